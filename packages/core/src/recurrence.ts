// Periods that follow each other without a gap: every six months from a day, every day of the calendar.
import { addDays, addMonths, atTime, type CivilDateTime } from "./civil.ts";
import { type DayRule, dayOf, endOfDay } from "./day-rule.ts";
import type { CivilDate } from "./gregorian.ts";
import type { Instant } from "./instant.ts";
import { type Length, shifted, times } from "./length.ts";
import { civilToInstant } from "./time-zone.ts";

/** Half-open: `[from, to)`. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The period of this length that holds the instant. They run from the anchor, which is not after the instant; each edge
 * is counted from the anchor, so that a short month shortens no later period. Undefined where a length has no days.
 */
export function periodFrom(rule: DayRule, every: Length, anchor: Instant, at: Instant): Period | undefined {
  if (lengthIsEmpty(every) || every.kind === "working days") return undefined;
  let count = every.kind === "elapsed" ? Math.floor((at - anchor) / every.ms) : 0;
  while (shifted(rule, anchor, times(every, count + 1)) <= at) count += 1;
  return { from: shifted(rule, anchor, times(every, count)), to: shifted(rule, anchor, times(every, count + 1)) };
}

/** The day, or the month or months counted from January, that holds the instant. Undefined for any other length. */
export function periodOfCalendar(rule: DayRule, every: Length, at: Instant): Period | undefined {
  const last = dayOf(rule, at);
  // A reporting day holds its end, a period does not: at the end of one day the next has begun.
  const today = at < endOfDay(rule, last) ? last : addDays(last, 1);
  if (every.kind === "days" && every.count === 1)
    return { from: endOfDay(rule, addDays(today, -1)), to: endOfDay(rule, today) };
  if (every.kind !== "months" || every.count < 1 || 12 % every.count !== 0) return undefined;
  const month = today.month - ((today.month - 1) % every.count);
  const first = { year: today.year, month, day: 1 };
  const next = addMonths(first, every.count);
  return { from: endOfDay(rule, addDays(first, -1)), to: endOfDay(rule, addDays(next, -1)) };
}

/** The first time of day, in minutes from midnight, at the instant or after it. */
export function nextTimeOfDay(rule: DayRule, from: Instant, minutes: number): Instant {
  const today = dayOf({ ...rule, endsMinutes: 0 }, from);
  const at = civilToInstant(rule.timeZone, clockTime(today, minutes));
  return at >= from ? at : civilToInstant(rule.timeZone, clockTime(addDays(today, 1), minutes));
}

/** The end of the first such day of the year at the instant or after it. */
export function nextDayOfYear(rule: DayRule, from: Instant, month: number, day: number): Instant {
  const { year } = dayOf(rule, from);
  const end = endOfDay(rule, { year, month, day });
  return end > from ? end : endOfDay(rule, { year: year + 1, month, day });
}

function clockTime(date: CivilDate, minutes: number): CivilDateTime {
  return atTime(date, Math.floor(minutes / 60), minutes % 60);
}

function lengthIsEmpty(length: Length): boolean {
  return length.kind === "elapsed" ? length.ms <= 0 : length.count <= 0;
}
