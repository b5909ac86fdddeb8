// Which day something belongs to, for texts that count by days. Missions' reporting days rarely end at midnight; a day
// is named by the date on which it ends. semantics.md, rule 11.
import { assert } from "./assert.ts";
import { addDays, atTime } from "./civil.ts";
import type { CivilDate } from "./gregorian.ts";
import type { Instant } from "./instant.ts";
import { civilToInstant, type TimeZone, toCivil } from "./time-zone.ts";
import type { WorkingCalendar } from "./working-days.ts";

/** Days of a zone, when they end, and which of them are worked. */
export interface DayRule {
  readonly timeZone: TimeZone;
  /** Minutes after local midnight at which the reporting day ends, 0-1439; 0 is midnight itself. */
  readonly endsMinutes: number;
  /** Monday to Friday where none is named. */
  readonly calendar?: WorkingCalendar;
}

/**
 * The day an instant belongs to. A day that ends at midnight holds its start and not its end, `[00:00, 24:00)`; any
 * other holds its end and not its start, `(19:30 the day before, 19:30]`.
 */
export function dayOf(rule: DayRule, instant: Instant): CivilDate {
  const { year, month, day } = toCivil(rule.timeZone, instant);
  let date: CivilDate = { year, month, day };
  // The local date is at most one day off, except where a country jumped over the date line: hence loops.
  while (isAfter(rule, instant, date)) date = addDays(date, 1);
  while (!isAfter(rule, instant, addDays(date, -1))) date = addDays(date, -1);
  return date;
}

/** The day of an interval is the day of its end. One that lasts and ends at midnight ends the day before. */
export function dayOfInterval(rule: DayRule, from: Instant, to: Instant): CivilDate {
  assert(from <= to, `an interval runs forward, not from ${from} to ${to}`);
  return dayOf(rule, rule.endsMinutes === 0 && to > from ? to - 1 : to);
}

/** Where the day starts and ends: `[from, to)` where days end at midnight, otherwise `(from, to]`. */
export function dayBounds(rule: DayRule, date: CivilDate): { readonly from: Instant; readonly to: Instant } {
  return { from: endOfDay(rule, addDays(date, -1)), to: endOfDay(rule, date) };
}

/** The instant at which the day ends. */
export function endOfDay({ timeZone, endsMinutes }: DayRule, date: CivilDate): Instant {
  assert(endsMinutes >= 0 && endsMinutes < 1440, `a day ends 0-1439 minutes after midnight, not ${endsMinutes}`);
  if (endsMinutes === 0) return civilToInstant(timeZone, atTime(addDays(date, 1)));
  return civilToInstant(timeZone, atTime(date, Math.floor(endsMinutes / 60), endsMinutes % 60));
}

function isAfter(rule: DayRule, instant: Instant, date: CivilDate): boolean {
  const end = endOfDay(rule, date);
  return rule.endsMinutes === 0 ? instant >= end : instant > end;
}
