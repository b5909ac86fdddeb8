// Questions about intervals of time, and about numbers known to lie between bounds.
import type { Compare, Window } from "@servanda/agreement";
import { type Instant, type Kleene, MAYBE, NO, YES } from "@servanda/core";

/** Closed, `from <= to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** For every instant the event may have had, and every instant of the judged event? For some? */
export function inWindow(event: Span, judged: Span, window: Window): Kleene {
  const reach = window.kind === "ever" ? Number.POSITIVE_INFINITY : window.ms;
  const surely = event.from >= judged.to - reach && event.to <= judged.from;
  const perhaps = event.to >= judged.from - reach && event.from <= judged.to;
  return surely ? YES : perhaps ? MAYBE : NO;
}

/** In `[start, end)`; a start that is unknown has not come, an end that is unknown never does. */
export function inPeriod(event: Span, start: Instant | undefined, end: Instant = Number.POSITIVE_INFINITY): Kleene {
  if (start === undefined || event.to < start || event.from >= end) return NO;
  return event.from >= start && event.to < end ? YES : MAYBE;
}

/** By the bound, which counts or does not. */
export function byDeadline(event: Span, bound: Instant, isIncluded: boolean): Kleene {
  const isBy = (at: Instant): boolean => (isIncluded ? at <= bound : at < bound);
  return isBy(event.to) ? YES : isBy(event.from) ? MAYBE : NO;
}

/** Whether it holds for both bounds, or could for some number between them. */
export function compared(low: number, high: number, compare: Compare, value: number): Kleene {
  switch (compare) {
    case ">=":
      return low >= value ? YES : high >= value ? MAYBE : NO;
    case ">":
      return low > value ? YES : high > value ? MAYBE : NO;
    case "<=":
      return high <= value ? YES : low <= value ? MAYBE : NO;
    case "<":
      return high < value ? YES : low < value ? MAYBE : NO;
    case "=":
      if (value < low || value > high) return NO;
      return low === high ? YES : MAYBE;
  }
}
