// Who watched when. No coverage data and no watch are different answers: the first is `undefined`, the second is 0.
import type { Coverage, EventPattern } from "@servanda/agreement";
import type { Interval } from "./interval.ts";

/** A watch counts for a pattern if it looked for one of its kinds, everywhere or in the very region asked about. */
export function watches(coverage: Coverage, event: EventPattern): boolean {
  if (coverage.kinds !== undefined && !event.kinds.some((kind) => coverage.kinds?.includes(kind))) return false;
  if (coverage.area === undefined) return true;
  return event.where.some(
    (test) => test.kind === "in" && test.region.kind === "named" && test.region.region === coverage.area,
  );
}

/**
 * Share of the interval that somebody watched for events like these: union of *watched* less union of *denied*,
 * *jammed* and *blind* is not taken, since another source may have seen what one could not.
 */
export function watchedShare(
  coverage: readonly Coverage[],
  event: EventPattern,
  interval: Interval,
): number | undefined {
  const relevant = coverage.filter((each) => watches(each, event));
  if (relevant.length === 0) return undefined;
  if (interval.to <= interval.from) {
    return relevant.some((each) => each.state === "watched" && each.from <= interval.from && each.to >= interval.to)
      ? 1
      : 0;
  }
  const watched = relevant
    .filter((each) => each.state === "watched" && each.to > interval.from && each.from < interval.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let reached = interval.from;
  let watchedMs = 0;
  for (const each of watched) {
    const from = Math.max(reached, each.from);
    const to = Math.min(interval.to, each.to);
    if (to > from) {
      watchedMs += to - from;
      reached = to;
    }
  }
  return watchedMs / (interval.to - interval.from);
}
