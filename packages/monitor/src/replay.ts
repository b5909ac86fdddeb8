// Runs a monitor over a log: all records of one record instant are handed over together, in the order of their
// instants.
import type { LogRecord, Transition } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Monitor } from "./monitor.ts";

/**
 * Steps the monitor through records in record order, then lets time pass to `until` (if that is later): *as of* an
 * instant is the records up to it and this last tick.
 */
export function* replay(
  monitor: Monitor,
  ordered: readonly LogRecord[],
  until?: Instant,
): Generator<readonly Transition[], void, void> {
  let first = 0;
  let at = Number.NEGATIVE_INFINITY;
  while (first < ordered.length) {
    at = ordered[first]?.recordedAt ?? at;
    let next = first + 1;
    while (ordered[next]?.recordedAt === at) next += 1;
    yield monitor.step(at, ordered.slice(first, next));
    first = next;
  }
  if (until !== undefined && until > at) yield monitor.step(until, []);
}
