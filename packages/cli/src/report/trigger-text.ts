// What brought a duty to life, in words: a report, an act, a period, or what the monitor itself put on record.
import { DECIDES, HOLDS, INSTITUTION } from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { reportWords } from "../words/report-words.ts";
import { localTime } from "./clock-face.ts";

/** Before the beginning of a period, in the key of what recurs. */
export const PERIOD = "period ";

/** A duty of its own accord, without a trigger, has none: undefined. */
export function triggerText(zone: TimeZone, trigger: string): string | undefined {
  if (trigger === "standing") return undefined;
  const at = endInstant(trigger);
  if (trigger.startsWith(PERIOD) && at !== undefined) return reportWords.periodFrom(localTime(zone, at));
  return reportWords.triggeredBy(recordName(zone, trigger));
}

/** A record by its reference; one that the monitor put on record by what it says and when. */
export function recordName(zone: TimeZone, ref: string): string {
  const [source, act, first = "", second = ""] = ref.split("/");
  const at = endInstant(ref);
  if (source !== INSTITUTION || at === undefined) return ref;
  if (act === HOLDS) return reportWords.cameTrue(localTime(zone, at));
  if (act === DECIDES) return reportWords.decisionOf(first, second, localTime(zone, at));
  return reportWords.broughtAbout(act ?? "", localTime(zone, at));
}

// Keys of what the monitor itself puts on record end with the instant, in milliseconds.
function endInstant(key: string): number | undefined {
  const digits = /-?\d+$/.exec(key)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
