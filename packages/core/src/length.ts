// How long something lasts as agreements say it, and when it is over. Hours pass on any clock; days, months and working
// days are counted on a calendar, so neither converts into the other (semantics.md, rule 11).
import { addDays, addMonths } from "./civil.ts";
import { type DayRule, dayOf, endOfDay } from "./day-rule.ts";
import type { CivilDate } from "./gregorian.ts";
import type { DurationMs, Instant } from "./instant.ts";
import { civilToInstant, toCivil } from "./time-zone.ts";
import { addWorkingDays, coversYear, MONDAY_TO_FRIDAY } from "./working-days.ts";

/** `count` is a whole number. A week is seven days, a year twelve months; nothing else converts. */
export type Length =
  | { readonly kind: "elapsed"; readonly ms: DurationMs }
  | { readonly kind: "days" | "months" | "working days"; readonly count: number };

/**
 * When a time limit that starts at the instant is over; the limit includes this instant. Hours are elapsed. A limit in
 * days, months or working days is over at the end of its last day: the day in which it starts is not counted, unless it
 * starts at the very beginning of a day. A month ends on the day of the same number, or on the last day of a month that
 * has no such day. (European Convention on the Calculation of Time-Limits, ETS 76, Articles 3 and 4; that a limit from
 * the beginning of a day counts this day: German Civil Code, sections 187 and 188.)
 */
export function limitAfter(rule: DayRule, start: Instant, length: Length): Instant {
  if (length.kind === "elapsed") return start + length.ms;
  const today = dayOf(rule, start);
  const yesterday = addDays(today, -1);
  // 00:00 of a day is 24:00 of the day before: no part of a day is left out.
  if (endOfDay(rule, yesterday) === start) return limitFromBeginning(rule, today, length);
  if (endOfDay(rule, today) === start) return limitFromBeginning(rule, addDays(today, 1), length);
  if (length.kind === "days") return endOfDay(rule, addDays(today, length.count));
  if (length.kind === "months") return endOfDay(rule, addMonths(today, length.count));
  return endOfDay(rule, addWorkingDays(rule.calendar ?? MONDAY_TO_FRIDAY, today, length.count));
}

/** The limit whose first day is counted whole. */
function limitFromBeginning(rule: DayRule, first: CivilDate, length: Exclude<Length, { kind: "elapsed" }>): Instant {
  const before = addDays(first, -1);
  if (length.kind === "days") return endOfDay(rule, addDays(before, length.count));
  if (length.kind === "working days")
    return endOfDay(rule, addWorkingDays(rule.calendar ?? MONDAY_TO_FRIDAY, before, length.count));
  const same = addMonths(first, length.count);
  return endOfDay(rule, same.day === first.day ? addDays(same, -1) : same);
}

/**
 * Whether the holidays of every year between the two instants are known, where working days are counted; never
 * without a named calendar.
 */
export function areHolidaysKnown(rule: DayRule, start: Instant, end: Instant, length: Length): boolean {
  const { calendar } = rule;
  if (length.kind !== "working days") return true;
  if (calendar === undefined) return false;
  const [first, last] = [start, end].map((at) => toCivil(rule.timeZone, at).year).sort((a, b) => a - b);
  for (let year = first ?? 0; year <= (last ?? 0); year += 1) if (!coversYear(calendar, year)) return false;
  return true;
}

/**
 * The same clock time so many days or months later: what starts at 07:00 and lasts four days ends at 07:00. A day that
 * the month does not have is its last; a clock time that is skipped is the moment after, one that comes twice the
 * first. Working days have no clock time of their own: they are over when the last of them is. A count below zero goes
 * back.
 */
export function shifted(rule: DayRule, start: Instant, length: Length): Instant {
  if (length.kind === "elapsed") return start + length.ms;
  const { count } = length;
  if (length.kind === "working days" && count > 0) return limitAfter(rule, start, length);
  const civil = toCivil(rule.timeZone, start);
  if (length.kind === "days") return civilToInstant(rule.timeZone, addDays(civil, count));
  if (length.kind === "months") return civilToInstant(rule.timeZone, addMonths(civil, count));
  return civilToInstant(rule.timeZone, addWorkingDays(rule.calendar ?? MONDAY_TO_FRIDAY, civil, count));
}

/** So many times the length; below zero it goes back. */
export function times(length: Length, count: number): Length {
  if (length.kind === "elapsed") return { kind: "elapsed", ms: length.ms * count };
  return { ...length, count: length.count * count };
}
