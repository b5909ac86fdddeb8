// Dates and clock times as people write them, without a zone. They become instants only together with one
// (`time-zone.ts`).
import { type CivilDate, civilFromDays, daysFromCivil, daysInMonth } from "./gregorian.ts";
import { DAY_MS, formatYear, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "./instant.ts";

/** A date and a clock time without zone. `hour` 0-23, `minute` and `second` 0-59, `millisecond` 0-999. */
export interface CivilDateTime extends CivilDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const dateForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const dateTimeForm = /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** `YYYY-MM-DD`, a day that exists; otherwise undefined. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = dateForm.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** `YYYY-MM-DD HH:MM` or with `T`, seconds optional; otherwise undefined. */
export function parseCivilDateTime(text: string): CivilDateTime | undefined {
  const match = dateTimeForm.exec(text);
  const date = parseCivilDate(match?.[1] ?? "");
  if (match === null || date === undefined) return undefined;
  return atTime(date, Number(match[2]), Number(match[3]), Number(match[4] ?? 0));
}

/** The date at a clock time, midnight at its start when none is given. */
export function atTime(date: CivilDate, hour = 0, minute = 0, second = 0, millisecond = 0): CivilDateTime {
  return { year: date.year, month: date.month, day: date.day, hour, minute, second, millisecond };
}

/** Keeps the clock time, if there is one. `days` may be negative. */
export function addDays<T extends CivilDate>(date: T, days: number): T {
  return { ...date, ...civilFromDays(daysFromCivil(date.year, date.month, date.day) + days) };
}

/** One month after 31 January is the last day of February: a day the month does not have becomes its last. */
export function addMonths<T extends CivilDate>(date: T, months: number): T {
  const count = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return { ...date, year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** `YYYY-MM-DD`; of a date with a clock time, the date. */
export function formatCivilDate(date: CivilDate): string {
  return `${formatYear(date.year)}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** The instant at which a clock in UTC shows this; of a date, its start. */
export function civilToEpoch(civil: CivilDate | CivilDateTime): Instant {
  const startMs = daysFromCivil(civil.year, civil.month, civil.day) * DAY_MS;
  if (!("hour" in civil)) return startMs;
  return startMs + civil.hour * HOUR_MS + civil.minute * MINUTE_MS + civil.second * SECOND_MS + civil.millisecond;
}

/** What a clock in UTC shows at the instant: the inverse of `civilToEpoch`. */
export function epochToCivil(at: Instant): CivilDateTime {
  const days = Math.floor(at / DAY_MS);
  const ms = at - days * DAY_MS;
  return atTime(
    civilFromDays(days),
    Math.floor(ms / HOUR_MS),
    Math.floor(ms / MINUTE_MS) % 60,
    Math.floor(ms / SECOND_MS) % 60,
    ms % SECOND_MS,
  );
}

/** Below, at or above zero as `a` comes before, with or after `b`; a date without clock time is its start. */
export function compare(a: CivilDate | CivilDateTime, b: CivilDate | CivilDateTime): number {
  return civilToEpoch(a) - civilToEpoch(b);
}
