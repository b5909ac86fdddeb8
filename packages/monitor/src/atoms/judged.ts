// The event a condition is judged at.
import type { Observation } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Interval } from "./interval.ts";

/** When it happened and the reports it rests on; none for an act on record. */
export interface Judged extends Interval {
  readonly observations: readonly Observation[];
  /** When the rule that asks was triggered, for limits that are counted from there. */
  readonly triggeredAt?: Instant;
  /** Up to when such a limit may be met, where that is not the judged time: now, or the deadline of a duty. */
  readonly metBy?: Instant;
  /** What ended, or was on record, by then counts no more: a ladder was closed. */
  readonly since?: Instant;
}

/** Whether the report is one of those judged, at its own time (and not at a missed deadline, say). */
export function isJudgedThen(observation: Observation, judged: Judged): boolean {
  return observation.from <= judged.to && observation.to >= judged.from && judged.observations.includes(observation);
}
