// What was on record at an instant, and what follows from it by the text alone: which reports are one happening, when
// stages run. Worked out from the log with code of this package only.
import type {
  Act,
  CheckedAgreement,
  Coverage,
  IdentifiedRecord,
  LogRecord,
  Observation,
  StagePeriod,
} from "@servanda/agreement";
import { INSTITUTION, refOf } from "@servanda/agreement";
import { assert, type DayRule, type Instant, loadTimeZone } from "@servanda/core";
import { asFarAsAllowed, corrected } from "./corrected.ts";
import { type Happening, happeningsOf } from "./happenings.ts";
import { createPlaces, type Places } from "./place.ts";
import { periodsOf } from "./stages.ts";

/** An agreement made ready to be asked about. */
export interface Text {
  readonly agreement: CheckedAgreement;
  readonly dayRule: DayRule;
  readonly places: Places;
  readonly barred: ReadonlySet<string>;
}

export function readText(agreement: CheckedAgreement): Text {
  const timeZone = loadTimeZone(agreement.timeZone);
  assert(timeZone !== undefined, `time zone ${agreement.timeZone} of a checked agreement is known`);
  const { calendar, dayEndsMinutes: endsMinutes } = agreement;
  return {
    agreement,
    dayRule: { timeZone, endsMinutes, ...(calendar === undefined ? {} : { calendar }) },
    places: createPlaces(agreement.regions),
    barred: new Set(agreement.attributionBarred),
  };
}

/** Lists are sorted by reference; what the institution did itself comes after the acts of others, in its order. */
export interface OnRecord {
  readonly text: Text;
  readonly observations: readonly Observation[];
  readonly acts: readonly Act[];
  readonly coverage: readonly Coverage[];
  readonly periods: ReadonlyMap<string, StagePeriod>;
  /** Sorted by least report. */
  readonly happenings: readonly Happening[];
}

/** What the institution did itself, and which decisions on record do not count. */
interface Done {
  readonly acts: readonly Act[];
  readonly bodies: { readonly disregarded: ReadonlySet<string> };
}

/** What is left of a waiver that is taken back: it held until that was on record. Nothing is left of other records. */
function waiverUntil(record: IdentifiedRecord, takenBackAt: Instant): Act | undefined {
  if (record.record !== "act" || record.act !== "waive" || takenBackAt <= record.recordedAt) return undefined;
  return { ...record, until: Math.min(takenBackAt, record.until ?? takenBackAt) };
}

/** What a forbidden act reports of itself: who did it is on record, and its matter is what it was done on. */
function ownReport({ act, matter, to, place, at, by, source, id, recordedAt }: Act): Observation {
  const said = {
    ...(matter === undefined ? {} : { attributes: { object: matter } }),
    ...(to === undefined ? {} : { target: to }),
    ...(place === undefined ? {} : { place }),
  };
  const seen = { sourceKind: "institution", group: source, by, basis: "on record" } as const;
  return { record: "observation", id, source, recordedAt, kind: act, from: at, to: at, ...seen, ...said };
}

/**
 * Records up to the instant that stand: no repeats, nothing taken back, nothing too old, nothing in the institution's
 * name, no decision of which the votes say the same or otherwise.
 */
export function onRecordAt(text: Text, log: readonly LogRecord[], { acts: own, bodies }: Done, at: Instant): OnRecord {
  const { agreement } = text;
  const known = log.filter(({ recordedAt }) => recordedAt <= at);
  const takenBack = new Map<string, Instant>();
  for (const each of known) {
    if (each.record !== "withdrawal" || !each.of.startsWith(`${each.source}/`)) continue;
    takenBack.set(each.of, Math.min(each.recordedAt, takenBack.get(each.of) ?? each.recordedAt));
  }
  const corrections = Map.groupBy(
    known.filter((each) => each.record === "correction").filter((each) => !takenBack.has(refOf(each))),
    ({ of, source }) => (of.startsWith(`${source}/`) ? of : ""),
  );
  const standing = new Map<string, Observation | Act | Coverage>();
  for (const each of known) {
    if (each.record === "tick" || each.record === "withdrawal" || each.record === "correction") continue;
    const takenBackAt = takenBack.get(refOf(each));
    if (each.record === "act" && (each.source === INSTITUTION || each.by === INSTITUTION)) continue;
    if (each.record === "observation" && each.recordedAt - each.to > agreement.horizonMs) continue;
    if (standing.has(refOf(each))) continue;
    if (takenBackAt !== undefined) {
      const left = waiverUntil(each, takenBackAt);
      if (left !== undefined) standing.set(refOf(each), left);
      continue;
    }
    const now = each.record === "observation" ? corrected(each, corrections.get(refOf(each)) ?? []) : each;
    standing.set(
      refOf(each),
      now.record === "observation" ? asFarAsAllowed(agreement.attributionLimits ?? [], now) : now,
    );
  }
  const refs = [...standing.keys()].sort();
  const all = refs.flatMap((ref) => standing.get(ref) ?? []);
  const forbidden = new Set(agreement.forbiddenActs ?? []);
  const observations = all.flatMap((each) => {
    if (each.record === "observation") return [each];
    return each.record === "act" && forbidden.has(each.act) ? [ownReport(each)] : [];
  });
  const done = own.filter(({ recordedAt }) => recordedAt <= at);
  const isCounting = (each: Observation | Act | Coverage): each is Act =>
    each.record === "act" && !bodies.disregarded.has(refOf(each));
  const acts = [...all.filter(isCounting), ...done];
  let happenings: readonly Happening[] | undefined;
  return {
    text,
    observations,
    acts,
    coverage: all.filter((each): each is Coverage => each.record === "coverage"),
    periods: periodsOf(text.dayRule, agreement.stages, acts),
    get happenings() {
      happenings ??= happeningsOf(text, observations);
      return happenings;
    },
  };
}
