// Amounts with a unit, in the units the checked agreement uses: milliseconds, metres, millimetres. Hours never become
// days, and a month has no length of its own.
import type { Compare } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import { type Dimension, type UnitRow, units } from "../std/nouns.ts";
import type { Amount, Comparison } from "../syntax/ast-sentences.ts";

export interface Measured {
  readonly dimension: Dimension;
  /** Milliseconds, metres, millimetres; for calendar lengths and other quantities the number as written. */
  readonly value: number;
  /** Time, as it is counted. */
  readonly length: Length | undefined;
}

/** An amount whose words are a unit and nothing else. */
export function measure(amount: Amount): Measured | undefined {
  const unit = units.get(amount.words.map((word) => word.text).join(" "));
  if (unit === undefined) return undefined;
  const { text } = amount.number;
  return { dimension: unit.dimension, value: scaled(text, unit.perUnit), length: lengthOf(text, unit) };
}

function lengthOf(digits: string, { counted }: UnitRow): Length | undefined {
  if (counted === undefined) return undefined;
  const count = scaled(digits, counted.perUnit);
  return counted.kind === "elapsed" ? { kind: "elapsed", ms: count } : { kind: counted.kind, count };
}

/** Decimal digits times a whole number, without the noise of binary fractions. */
export function scaled(digits: string, factor: number): number {
  const [whole = "0", fraction = ""] = digits.split(".");
  return (Number(whole + fraction) * factor) / 10 ** fraction.length;
}

/** `3 breach` in a condition is at least three: it stays true when a fourth comes. */
export function compareOf(comparison: Comparison | undefined): Compare {
  switch (comparison) {
    case "more than":
      return ">";
    case "at most":
      return "<=";
    default:
      return ">=";
  }
}
