// Doubt about distances: what is sure, what is not.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAYBE, NO, YES } from "../kleene.ts";
import { seed } from "../testing/seed.ts";
import { distanceBounds, insideKleene, withinKleene } from "./interval-distance.ts";

describe("distanceBounds", () => {
  test.each([
    [14_800, 500, 14_299.9, 15_300.1],
    [100, 0, 99.9, 100.1],
    [100, 200, 0, 300.1],
    [0, 0, 0, 0],
    [0.04, 0, 0, 0.1],
  ])("%d m ± %d m", (s, r, lowM, highM) => {
    expect(distanceBounds(s, r)).toEqual({ lowM, highM });
  });

  test("they hold every distance that may be meant, and little more", () => {
    const metres = fc.double({ min: 0, max: 2_000_000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (s, r) => {
        const { lowM, highM } = distanceBounds(s, r);
        expect(lowM).toBeLessThanOrEqual(Math.max(0, s - r));
        expect(highM).toBeGreaterThanOrEqual(s + r);
        expect(highM - lowM).toBeLessThan(Math.min(s + r, 2 * r) + 0.21 + 1e-6 * (2 * s + 2 * r));
        expect(Math.abs(lowM * 10 - Math.round(lowM * 10))).toBeLessThan(1e-8);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("a negative radius is our bug", () => {
    expect(() => distanceBounds(1, -1)).toThrow("-1");
  });
});

test("14.8 km ± 500 m against a limit of 15 km is maybe", () => {
  expect(withinKleene(distanceBounds(14_800, 500), 15_000)).toBe(MAYBE);
  expect(withinKleene(distanceBounds(14_400, 500), 15_000)).toBe(YES);
  expect(withinKleene(distanceBounds(15_600, 500), 15_000)).toBe(NO);
  expect(withinKleene({ lowM: 15_000, highM: 15_000 }, 15_000)).toBe(YES);
});

test("inside an area: sure only where the whole doubt is clear of the border", () => {
  expect([-100, -50, -0.05, 0, 0.05, 50, 100].map((signed) => insideKleene(signed, 60))).toEqual([
    YES,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    MAYBE,
    NO,
  ]);
  expect([-0.3, -0.05, 0, 0.05, 0.3].map((signed) => insideKleene(signed, 0))).toEqual([YES, MAYBE, MAYBE, MAYBE, NO]);
  expect(insideKleene(Number.POSITIVE_INFINITY, 500)).toBe(NO);
});
