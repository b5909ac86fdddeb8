// The event a condition is judged at.
import type { Observation } from "@servanda/agreement";
import type { Interval } from "./interval.ts";

/** When it happened and the reports it rests on; none for an act on record. */
export interface Judged extends Interval {
  readonly observations: readonly Observation[];
}
