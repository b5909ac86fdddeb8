// Three-valued questions about time. An event happened somewhere in a closed interval; an answer is *yes* only if it
// holds for every instant it may have happened at. Both implementations use these definitions.
import type { Compare, Window } from "@servanda/agreement";
import { type Instant, type Kleene, MAYBE, NO, YES } from "@servanda/core";

/** Closed interval of world time, `from <= to`. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Is the event in the closed window that ends at the judged event? */
export function inWindow(event: Interval, judged: Interval, window: Window): Kleene {
  const lengthMs = window.kind === "last" ? window.ms : Number.POSITIVE_INFINITY;
  if (event.to <= judged.from && event.from >= judged.to - lengthMs) return YES;
  if (event.from <= judged.to && event.to >= judged.from - lengthMs) return MAYBE;
  return NO;
}

/** Does the event lie in the half-open period `[start, end)`? A start that is not known has not come. */
export function inPeriod(event: Interval, start: Instant | undefined, end: Instant | undefined): Kleene {
  if (start === undefined || event.to < start) return NO;
  if (end !== undefined && event.from >= end) return NO;
  return event.from >= start && (end === undefined || event.to < end) ? YES : MAYBE;
}

/** Did it happen at `bound` or later? */
export function notBefore(event: Interval, bound: Instant): Kleene {
  return event.from >= bound ? YES : event.to < bound ? NO : MAYBE;
}

/** Did it happen by `bound` (included), or before it (not included)? */
export function inTime(event: Interval, bound: Instant, includesBound: boolean): Kleene {
  if (includesBound) return event.to <= bound ? YES : event.from > bound ? NO : MAYBE;
  return event.to < bound ? YES : event.from >= bound ? NO : MAYBE;
}

/** Compares a number known to lie between `low` and `high`, both included. */
export function compareBounds(low: number, high: number, compare: Compare, value: number): Kleene {
  switch (compare) {
    case ">":
      return low > value ? YES : high > value ? MAYBE : NO;
    case ">=":
      return low >= value ? YES : high >= value ? MAYBE : NO;
    case "<":
      return high < value ? YES : low < value ? MAYBE : NO;
    case "<=":
      return high <= value ? YES : low <= value ? MAYBE : NO;
    case "=":
      return low === value && high === value ? YES : low <= value && value <= high ? MAYBE : NO;
  }
}
