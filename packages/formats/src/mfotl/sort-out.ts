// The sorting out of records before they become a log: of which of them is it sure what every formula says? What is in
// doubt, was learnt later than it happened, or was taken back is left out by name.
import {
  type Act,
  type CheckedAgreement,
  INSTITUTION,
  type LogRecord,
  type Observation,
  type RecordRef,
  type RegionName,
  refOf,
} from "@servanda/agreement";
import { type Kleene, MAYBE } from "@servanda/core";
import type { Asked } from "./asked.ts";
import { NOBODY } from "./clauses.ts";
import { mayBeJoined } from "./joined.ts";
import type { RecordOutside } from "./outside.ts";
import { authorOf, valueOf } from "./report.ts";

/** Whether a place lies in a region, as the monitor decides it. */
export type Inside = (place: Observation["place"], region: RegionName) => Kleene;

/** A record that no log of the fragment holds, and why. */
export interface LeftOut {
  readonly record: RecordRef;
  readonly reasons: readonly RecordOutside[];
}

export interface Sorted {
  /** In record order; what no formula speaks of is among them. */
  readonly kept: readonly LogRecord[];
  readonly leftOut: readonly LeftOut[];
}

/** Records of which every formula knows what they mean, and the others with every reason. */
export function sortOut(
  agreement: CheckedAgreement,
  asked: Asked,
  records: readonly LogRecord[],
  inside: Inside,
): Sorted {
  const takenBack = refsTaken(records, "withdrawal");
  const saidAnew = refsTaken(records, "correction");
  const reasonsFor = (record: LogRecord): readonly RecordOutside[] => {
    if (record.record === "tick") return [];
    if (record.record === "withdrawal" || record.record === "correction") return [{ why: record.record }];
    if (takenBack.has(refOf(record))) return [{ why: "withdrawn" }];
    if (saidAnew.has(refOf(record))) return [{ why: "corrected" }];
    if (record.record === "coverage" || !asked.speaksOf(record)) return [];
    if (record.record === "act") return reasonsForAct(record);
    return reasonsForReport(record, asked, agreement, inside);
  };
  const sorted = records.map((record) => ({ record, reasons: reasonsFor(record) }));
  const sure = sorted.flatMap(({ record, reasons }) =>
    record.record === "observation" && reasons.length === 0 ? [record] : [],
  );
  const joined = mayBeJoined(agreement, asked, sure);
  const kept: LogRecord[] = [];
  const leftOut: LeftOut[] = [];
  for (const { record, reasons } of sorted) {
    if (record.record === "tick") kept.push(record);
    else if (joined.has(refOf(record))) leftOut.push({ record: refOf(record), reasons: [{ why: "joined" }] });
    else if (reasons.length > 0) leftOut.push({ record: refOf(record), reasons });
    else kept.push(record);
  }
  return { kept, leftOut };
}

/** Records that their own source has withdrawn, or corrected. */
function refsTaken(records: readonly LogRecord[], how: "withdrawal" | "correction"): ReadonlySet<RecordRef> {
  return new Set(
    records.flatMap((each) => (each.record === how && each.of.startsWith(`${each.source}/`) ? [each.of] : [])),
  );
}

function reasonsForAct(act: Act): readonly RecordOutside[] {
  if (act.source === INSTITUTION || act.by === INSTITUTION) return [{ why: "institution" }];
  return act.at === act.recordedAt ? [] : [{ why: "late act" }];
}

function reasonsForReport(
  report: Observation,
  asked: Asked,
  { attributionBarred, horizonMs }: CheckedAgreement,
  inside: Inside,
): readonly RecordOutside[] {
  const reasons: RecordOutside[] = [];
  if (report.aggregate === true) reasons.push({ why: "figure" });
  if (report.from !== report.to) reasons.push({ why: "interval" });
  const lateMs = report.recordedAt - report.to;
  if (lateMs !== 0 && asked.mustBePunctual(report.kind)) reasons.push({ why: "late" });
  if (lateMs > horizonMs) reasons.push({ why: "beyond horizon" });
  if (report.attribution === "possible") reasons.push({ why: "doubtful attribution" });
  if (asked.needsAuthor(report.kind) && authorOf(report, attributionBarred) === NOBODY)
    reasons.push({ why: "nobody named" });
  for (const region of asked.regionsOf(report.kind)) {
    if (inside(report.place, region) === MAYBE) reasons.push({ why: "place", region });
  }
  for (const attribute of asked.numbersOf(report.kind)) {
    if (valueOf(report, attribute) === undefined) reasons.push({ why: "attribute", attribute });
  }
  return reasons;
}
