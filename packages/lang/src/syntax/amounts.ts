// Quantities and points in time: `at least 1`, `3.67 %`, `2026-02-15 00:00`, `31 January`.
import type { Amount, Moment, YearlyDate } from "./ast-sentences.ts";
import type { Cursor } from "./cursor.ts";
import { type Comparison, limits, monthNames } from "./grammar.ts";
import type { Token } from "./tokens.ts";
import { foundText, wordOf } from "./words.ts";

const decimal = /^\d+(?:\.\d+)?$/;

/** Whether an amount begins with this token. */
export function startsAmount(token: Token): boolean {
  return token.kind === "comparison" || isNumber(token);
}

/** `at most 20 %`: an amount without its unit. The caller has seen `startsAmount`. */
export function parseQuantity(c: Cursor): Pick<Amount, "comparison" | "number" | "isPercent"> {
  const comparison = c.accept("comparison")?.text as Comparison | undefined;
  if (!isNumber(c.token)) needNumber(c);
  const digits = c.take();
  const count = digits.text.length - (digits.text.includes(".") ? 1 : 0);
  if (count > limits.digitCount) c.complain("S0148", digits.span, { count, maximum: limits.digitCount });
  const isPercent = c.accept("symbol", "%") !== undefined;
  return { comparison, number: { text: digits.text, span: digits.span }, isPercent };
}

function needNumber(c: Cursor): void {
  c.fail("S0110", c.token.span, { found: foundText(c.token), expected: "number", after: c.lastText });
}

/** `31 January`; with a year it is a date in words, reported and read as the date it is. */
export function parseYearlyDate(c: Cursor): YearlyDate | Moment {
  const day = c.take();
  const month = c.take();
  const isYear = c.at("integer") && c.token.text.length === 4;
  if (!isYear) return { kind: "yearly-date", day: wordOf(day), month: wordOf(month), span: c.spanFrom(day.span.start) };
  return datedInWords(c, day.span.start, day.text, month.text);
}

/** `February 15, 2026`, reported and read as the date it is; without a year too. */
export function parseMonthFirst(c: Cursor): YearlyDate | Moment {
  const month = c.take();
  const day = c.take();
  const next = c.at("symbol", ",") ? c.peek(1) : c.token;
  if (next.kind !== "integer" || next.text.length !== 4) {
    const span = c.spanFrom(month.span.start);
    c.complain("S0117", span, { month: month.text, instead: `${day.text} ${month.text}` });
    return { kind: "yearly-date", day: wordOf(day), month: wordOf(month), span };
  }
  c.accept("symbol", ",");
  return datedInWords(c, month.span.start, day.text, month.text);
}

/** The year is at hand. */
function datedInWords(c: Cursor, start: number, day: string, month: string): Moment {
  const number = (monthNames as readonly string[]).indexOf(month) + 1;
  const isoDate = `${c.take().text}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const span = c.spanFrom(start);
  c.complain("S0117", span, { month, instead: isoDate });
  const time = c.accept("time");
  return { kind: "moment", date: { text: isoDate, span }, time: time && wordOf(time), span: c.spanFrom(start) };
}

/** `2026-02-15 00:00`. */
export function parseMoment(c: Cursor): Moment {
  const start = c.token.span.start;
  const date = c.accept("date");
  const time = c.accept("time");
  return { kind: "moment", date: date && wordOf(date), time: time && wordOf(time), span: c.spanFrom(start) };
}

function isNumber(token: Token): boolean {
  return token.kind === "integer" || (token.kind === "code" && decimal.test(token.text));
}
