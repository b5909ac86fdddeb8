// Sizes of trees and indices of leaves: whole numbers that JavaScript counts exactly, written one way only.

/** From 0 to 2^53 − 1. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** ASCII decimal without leading zeros, as the C2SP formats write it; undefined where it is anything else. */
export function parseCount(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The largest power of two below `count`, which is 2 or more: where RFC 6962 splits a tree. */
export function splitOf(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
