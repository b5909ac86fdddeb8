// Points of time and their text. No zones by name (`time-zone.ts`), no leap seconds, and no clock: nothing here knows
// what time it is.
import { assert } from "./assert.ts";
import { civilFromDays, daysFromCivil, daysInMonth } from "./gregorian.ts";

/** Milliseconds since 1970-01-01T00:00:00Z, an integer; every day has 86,400 seconds. */
export type Instant = number;
/** Milliseconds, an integer. */
export type DurationMs = number;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const ZERO = 48;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const T = 84;
const Z = 90;

/** Two digits at `index`, or a number below zero. */
function twoDigits(text: string, index: number): number {
  const tens = text.charCodeAt(index) - ZERO;
  const ones = text.charCodeAt(index + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
}

/**
 * Strict ISO 8601: date, `T` or a space, hours and minutes, optional seconds with up to three decimals, then `Z` or
 * `±hh:mm`. Years 0000-9999. Undefined for anything else: no zone, 24:00, a leap second, a day the month does not have.
 */
export function parseInstant(text: string): Instant | undefined {
  const { length } = text;
  // The form that machines write goes by character codes; every other form, and every mistake, goes the slow way.
  if ((length === 20 || length === 24) && text.charCodeAt(10) === T && text.charCodeAt(length - 1) === Z) {
    const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const month = twoDigits(text, 5);
    const day = twoDigits(text, 8);
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    let ms = 0;
    if (length === 24) ms = text.charCodeAt(19) === DOT ? millisecondsAt(text) : -1;
    if (
      ms >= 0 &&
      text.charCodeAt(4) === DASH &&
      text.charCodeAt(7) === DASH &&
      text.charCodeAt(13) === COLON &&
      text.charCodeAt(16) === COLON
    ) {
      return join(year, month, day, hour, minute, second, ms);
    }
  }
  return parseSlowly(text);
}

/** The three digits of a fraction whose first digit is at index 20, or a number below zero. */
function millisecondsAt(text: string): number {
  const last = text.charCodeAt(22) - ZERO;
  return last >= 0 && last <= 9 ? twoDigits(text, 20) * 10 + last : -1;
}

function join(year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number) {
  if (year < 0 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > 28 && day > daysInMonth(year, month)) return undefined;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  return daysFromCivil(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms;
}

const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

function parseSlowly(text: string): Instant | undefined {
  const match = isoForm.exec(text);
  if (match === null) return undefined;
  const field = (index: number): number => Number(match[index] ?? 0);
  const ms = Number((match[7] ?? "").padEnd(3, "0"));
  const local = join(field(1), field(2), field(3), field(4), field(5), field(6), ms);
  // ISO 8601 has no offset of minus zero.
  if (local === undefined || (match[8] === "-" && field(9) === 0 && field(10) === 0)) return undefined;
  const offsetMs = field(9) * HOUR_MS + field(10) * MINUTE_MS;
  return match[8] === "-" ? local + offsetMs : local - offsetMs;
}

/**
 * `2026-02-15T00:00:00Z`; milliseconds only where they are not zero. Years beyond 0000-9999 have a sign and six
 * digits.
 */
export function formatInstant(at: Instant): string {
  assert(Number.isSafeInteger(at), `an instant is an integer, not ${at}`);
  const days = Math.floor(at / DAY_MS);
  const ms = at - days * DAY_MS;
  const { year, month, day } = civilFromDays(days);
  const clock = [ms / HOUR_MS, (ms / MINUTE_MS) % 60, (ms / SECOND_MS) % 60]
    .map((part) => pad(Math.floor(part)))
    .join(":");
  const fraction = ms % SECOND_MS === 0 ? "" : `.${String(ms % SECOND_MS).padStart(3, "0")}`;
  return `${formatYear(year)}-${pad(month)}-${pad(day)}T${clock}${fraction}Z`;
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Four digits, or a sign and six where four do not hold it (ISO 8601, expanded representation). */
export function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
}
