// Duties that come again: which period runs at an instant, and when what is owed in it falls due.
import type { Recurrence } from "@servanda/agreement";
import {
  type DayRule,
  type Instant,
  nextDayOfYear,
  nextTimeOfDay,
  type Period,
  periodFrom,
  periodOfCalendar,
} from "@servanda/core";

/** From the start of its stages, where there is one; else by the calendar. */
export function periodAt(rule: DayRule, recurs: Recurrence, start: Instant, now: Instant): Period | undefined {
  if (!Number.isFinite(start)) return periodOfCalendar(rule, recurs.every, now);
  return periodFrom(rule, recurs.every, start, now);
}

/** Never after the end of the period. */
export function dueInPeriod(rule: DayRule, { by }: Recurrence, { from, to }: Period): Instant {
  if (by === undefined) return to;
  const at = by.kind === "time" ? nextTimeOfDay(rule, from, by.minutes) : nextDayOfYear(rule, from, by.month, by.day);
  return Math.min(at, to);
}
