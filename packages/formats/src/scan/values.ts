// Single values in the bytes of a line, in their plain forms alone: texts without escapes, instants as machines write
// them, numbers of at most fifteen digits. What is not plain is answered by -1, and the line is read by `JSON.parse`.
// Every line ends with a line feed, which no value holds, so nothing here reads beyond it.
import { parseInstant } from "@servanda/core";
import { BASIS_A, PRIME_A, PRIME_B } from "../identity/lanes.ts";
import { isRecordable } from "../instants.ts";
import { spell } from "./spell.ts";

export const QUOTE = 34;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;
/** With its quotes and the end of the line, without milliseconds and with them. */
const INSTANT_BYTES = 24;
const LONG_INSTANT_BYTES = 28;

/** What the last scan of a value found. One object, so that no value allocates. */
export const found: { a: number; b: number; isAscii: boolean; number: number } = {
  a: 0,
  b: 0,
  isAscii: true,
  number: 0,
};

/** Bytes at which a plain text stops: the closing quote, escapes, control characters. */
const STOPS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 32 || byte === QUOTE || byte === 92 || byte === 127 ? 1 : 0,
);

/** From after the opening quote to the closing one, whose index is given. Lanes begin at the bases. */
export function scanText(bytes: Uint8Array, from: number, basisA: number, basisB: number): number {
  let a = basisA;
  let b = basisB;
  let all = 0;
  let index = from;
  for (;;) {
    const byte = bytes[index] ?? 0;
    if (STOPS[byte] !== 0) {
      if (byte !== QUOTE) return -1;
      break;
    }
    a = Math.imul(a ^ byte, PRIME_A);
    b = Math.imul(b ^ byte, PRIME_B);
    b ^= b >>> 15;
    all |= byte;
    index += 1;
  }
  found.a = a;
  found.b = b;
  found.isAscii = all < 128;
  return index;
}

/** As `scanText`, with the first lane alone: of a name that is known the table has the other. */
export function scanShared(bytes: Uint8Array, from: number): number {
  let a = BASIS_A;
  let all = 0;
  let index = from;
  for (;;) {
    const byte = bytes[index] ?? 0;
    if (STOPS[byte] !== 0) {
      if (byte !== QUOTE) return -1;
      break;
    }
    a = Math.imul(a ^ byte, PRIME_A);
    all |= byte;
    index += 1;
  }
  found.a = a;
  found.isAscii = all < 128;
  return index;
}

/** The digit, and six more: what is no digit leaves a bit above the lowest four. */
function spread(digit: number): number {
  return digit | (digit + 6);
}

/** `"2026-02-15T00:00:00Z"` or with `.000`, from its opening quote to after the closing one; `found.number`. */
export function scanInstant(bytes: Uint8Array, view: DataView, at: number): number {
  if (at + INSTANT_BYTES > view.byteLength) return -1;
  if (bytes[at + 14] !== COLON || bytes[at + 17] !== COLON) return -1;
  const h = (bytes[at + 12] ?? 0) - ZERO;
  const hh = (bytes[at + 13] ?? 0) - ZERO;
  const m = (bytes[at + 15] ?? 0) - ZERO;
  const mm = (bytes[at + 16] ?? 0) - ZERO;
  const s = (bytes[at + 18] ?? 0) - ZERO;
  const ss = (bytes[at + 19] ?? 0) - ZERO;
  let all = spread(h) | spread(hh) | spread(m) | spread(mm) | spread(s) | spread(ss);
  let ms = 0;
  let end = at + 20;
  if (bytes[end] === DOT) {
    if (at + LONG_INSTANT_BYTES > view.byteLength) return -1;
    const d = (bytes[at + 21] ?? 0) - ZERO;
    const dd = (bytes[at + 22] ?? 0) - ZERO;
    const ddd = (bytes[at + 23] ?? 0) - ZERO;
    all |= spread(d) | spread(dd) | spread(ddd);
    ms = d * 100 + dd * 10 + ddd;
    end = at + 24;
  }
  const hour = h * 10 + hh;
  if (all >>> 0 > 15 || hour > 23 || m > 5 || s > 5) return -1;
  if (bytes[end] !== LETTER_Z || bytes[end + 1] !== QUOTE) return -1;
  const startsAt = dayAt(bytes, view, at);
  if (Number.isNaN(startsAt)) return -1;
  found.number = startsAt + (hour * 3600 + (m * 10 + mm) * 60 + s * 10 + ss) * 1000 + ms;
  return end + 2;
}

/** The day of the last instant: `"2026-02-15T` as three words, and when it starts. Logs go on by the day. */
const lastDay = { first: 0, second: 0, third: 0, startsAt: Number.NaN };

/** The first instant of the day of the instant written here, NaN where there is none that records can be of. */
function dayAt(bytes: Uint8Array, view: DataView, at: number): number {
  const first = view.getInt32(at, true);
  const second = view.getInt32(at + 4, true);
  const third = view.getInt32(at + 8, true);
  if (first === lastDay.first && second === lastDay.second && third === lastDay.third) return lastDay.startsAt;
  if (bytes[at] !== QUOTE || bytes[at + 5] !== DASH || bytes[at + 8] !== DASH || bytes[at + 11] !== LETTER_T) {
    return Number.NaN;
  }
  const startsAt = otherDayAt(bytes, at + 1);
  if (Number.isNaN(startsAt)) return startsAt;
  lastDay.first = first;
  lastDay.second = second;
  lastDay.third = third;
  lastDay.startsAt = startsAt;
  return startsAt;
}

/** Two digits, or far below zero. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1_000_000 : tens * 10 + ones;
}

/** Days that were asked for, by a number made of year, month and day; most logs hold few. */
const DAY_SLOTS = 1024;
const dayKeys = new Int32Array(DAY_SLOTS).fill(-1);
const dayStarts = new Float64Array(DAY_SLOTS);

function otherDayAt(bytes: Uint8Array, at: number): number {
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  if ((year | month | day) < 0) return Number.NaN;
  const key = (year * 100 + month) * 100 + day;
  const slot = ((year * 12 + month) * 31 + day) & (DAY_SLOTS - 1);
  if (dayKeys[slot] === key) return dayStarts[slot] ?? Number.NaN;
  const start = parseInstant(`${spell(bytes, at, 10)}T00:00:00Z`);
  if (start === undefined || !isRecordable(start)) return Number.NaN;
  dayKeys[slot] = key;
  dayStarts[slot] = start;
  return start;
}

/** Powers of ten that a double holds exactly; dividing by one of an integer below 2^53 rounds once, as reading does. */
const POWERS: Float64Array = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const MAX_DIGITS = 15;

/** Sign, digits, and a fraction, at most fifteen digits in all; to after the last, with `found.number`. */
export function scanNumber(bytes: Uint8Array, at: number): number {
  const isNegative = bytes[at] === DASH;
  const first = isNegative ? at + 1 : at;
  let index = first;
  let value = 0;
  for (let digit = (bytes[index] ?? 0) - ZERO; digit >>> 0 <= 9; digit = (bytes[index] ?? 0) - ZERO) {
    value = value * 10 + digit;
    index += 1;
    if (index - first > MAX_DIGITS) return -1;
  }
  const whole = index - first;
  if (whole === 0 || (whole > 1 && bytes[first] === ZERO)) return -1;
  let decimals = 0;
  if (bytes[index] === DOT) {
    index += 1;
    for (let digit = (bytes[index] ?? 0) - ZERO; digit >>> 0 <= 9; digit = (bytes[index] ?? 0) - ZERO) {
      value = value * 10 + digit;
      index += 1;
      decimals += 1;
      if (whole + decimals > MAX_DIGITS) return -1;
    }
    if (decimals === 0) return -1;
  }
  // An exponent is not plain.
  if (((bytes[index] ?? 0) | 32) === 101) return -1;
  const size = decimals === 0 ? value : value / (POWERS[decimals] ?? 1);
  found.number = isNegative ? -size : size;
  return index;
}
