// References of records, in the order output has them.
import type { Observation, RecordRef } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";

/** References of reports, sorted. */
export function refsOf(observations: readonly Observation[]): RecordRef[] {
  return observations.length === 1 ? observations.map(refOf) : observations.map(refOf).sort();
}
