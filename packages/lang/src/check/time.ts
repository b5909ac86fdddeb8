// Dates and clock times of the text to instants, by the agreement's time zone. A time that local clocks skip or show
// twice is noted: two readers could take different moments.
import type { Moment } from "@servanda/agreement";
import { atTime, formatInstant, type Instant, parseCivilDate, parseCivilDateTime, toInstant } from "@servanda/core";
import type { FrontMatter } from "../document/front-matter.ts";
import type { Moment as MomentNoun } from "../syntax/ast-sentences.ts";
import { complain, gap, type Work } from "./context.ts";

/** Undefined after a gap or a mistake; a date alone is the start of its day. */
export function momentOf(work: Work, noun: MomentNoun): Moment | undefined {
  const { date, time } = noun;
  if (date === undefined) return gap(work, noun);
  const day = parseCivilDate(date.text);
  const civil = time === undefined ? day && atTime(day) : parseCivilDateTime(`${date.text} ${time.text}`);
  if (civil === undefined) {
    complain(work, "S0404", noun.span, { found: time === undefined ? date.text : `${date.text} ${time.text}` });
    return undefined;
  }
  const zone = work.shared.dayRule?.timeZone;
  if (zone === undefined) {
    work.shared.reportZone(work, noun.span);
    return undefined;
  }
  const zoned = toInstant(zone, civil);
  if (zoned.kind === "exact") return { kind: "at", at: zoned.at };
  const taken: Instant = zoned.kind === "gap" ? zoned.after : zoned.earlier;
  const found = time === undefined ? date.text : `${date.text} ${time.text}`;
  const facts = { found, zone: zone.name, reason: zoned.kind, taken: formatInstant(taken) } as const;
  work.shared.report("S0403", { file: work.source.name, span: noun.span }, facts);
  return { kind: "at", at: taken };
}

const MINUTES_OF_DAY = 1440;

/** When a day of the agreement ends, minutes after local midnight; `24:00` is midnight itself. */
export function dayEndsMinutes({ dayEndsMinutes: stated }: FrontMatter): number {
  return (stated?.value ?? 0) % MINUTES_OF_DAY;
}
