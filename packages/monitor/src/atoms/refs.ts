// References of records, in the order output has them, and when the first of several was on record.
import type { Observation, RecordRef } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** References of reports, sorted. */
export function refsOf(observations: readonly Observation[]): RecordRef[] {
  return observations.length === 1 ? observations.map(refOf) : observations.map(refOf).sort();
}

/** The earliest record instant among these, i.e. when the first of them was detected. */
export function firstRecordedAt(records: readonly { readonly recordedAt: Instant }[]): Instant {
  return Math.min(...records.map((each) => each.recordedAt));
}
