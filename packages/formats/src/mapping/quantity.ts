// Amounts with their unit: `3 km`, `24 hours`. A unit is never left out, so that nobody reads metres for kilometres.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@servanda/core";
import type { Units } from "./mapping.ts";

/** Metres per unit. */
export const lengthUnits: Units = new Map([
  ["m", 1],
  ["km", 1000],
  ["nm", 1852],
]);

/** Milliseconds per unit. */
export const durationUnits: Units = new Map([
  ["second", SECOND_MS],
  ["seconds", SECOND_MS],
  ["minute", MINUTE_MS],
  ["minutes", MINUTE_MS],
  ["hour", HOUR_MS],
  ["hours", HOUR_MS],
  ["day", DAY_MS],
  ["days", DAY_MS],
]);

const form = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/;

/** In the units' base; undefined for anything but a plain decimal number, zero or more, and a unit. */
export function parseQuantity(text: string, units: Units): number | undefined {
  const match = form.exec(text);
  const perUnit = units.get(match?.[2] ?? "");
  if (match === null || perUnit === undefined) return undefined;
  // Rounded to a millionth, so that 0.1 km is 100 m.
  return Math.round(Number(match[1]) * perUnit * 1e6) / 1e6;
}
