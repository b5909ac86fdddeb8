// What the body of a logged record may hold: JSON without fractions (RFC 7493, I-JSON, less floating point), so that
// every program writes the same bytes. Not the bounds of a whole record: those are the log's.
import { formatInstant, type Instant } from "@servanda/core";

/** Numbers are integers of at most 2^53 - 1. */
export type LoggedJson = null | boolean | number | string | readonly LoggedJson[] | LoggedBody;

/** The body of a logged record. */
export interface LoggedBody {
  readonly [key: string]: LoggedJson;
}

/** An integer as it is; every other number as decimal text, so that no reader's arithmetic touches it. */
export type LoggedNumber = number | { readonly decimal: string };

/** One form for one number: -0 is 0, and a fraction is the shortest text that reads back as it (ECMAScript's). */
export function loggedNumber(value: number): LoggedNumber {
  if (Number.isSafeInteger(value)) return value + 0;
  return { decimal: String(value) };
}

/** The number, or undefined where it is not in the form that `loggedNumber` gives. */
export function parseLoggedNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== "object" || value === null || !("decimal" in value)) return undefined;
  const { decimal, ...others } = value;
  if (typeof decimal !== "string" || Object.keys(others).length > 0) return undefined;
  const number = Number(decimal);
  const isOne = Number.isFinite(number) && !Number.isSafeInteger(number) && String(number) === decimal;
  return isOne ? number : undefined;
}

/** RFC 3339 in UTC, always with three digits of milliseconds. */
export function loggedInstant(at: Instant): string {
  const text = formatInstant(at);
  return text.includes(".") ? text : `${text.slice(0, -1)}.000Z`;
}
