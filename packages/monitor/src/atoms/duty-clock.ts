// A duty's deadline while its clause is suspended.
import type { Clause } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { type Changes, pausesOf } from "./history.ts";

/** When a duty falls due, as things stand; no deadline where it has none, or while its clock stands still. */
export interface ClockNow {
  readonly dueAt: Instant | undefined;
  readonly isSuspended: boolean;
}

/**
 * A deadline that is a date: where it passes while the clause is suspended, the duty falls due when the clause is in
 * force again. `doneAt`: when it was done; what is suspended later takes nothing from that.
 */
export function onDate(
  changes: Changes,
  clause: Pick<Clause, "number">,
  dueAt: Instant | undefined,
  doneAt: Instant | undefined,
): ClockNow {
  const pauses = pausesOf(changes, clause, doneAt);
  const pause =
    dueAt === undefined
      ? pauses.find(({ end }) => end === undefined)
      : pauses.find(({ start, end }) => start < dueAt && (end === undefined || dueAt < end));
  if (pause === undefined) return { dueAt, isSuspended: false };
  return { dueAt: pause.end, isSuspended: pause.end === undefined };
}
