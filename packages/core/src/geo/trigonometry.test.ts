// The platform's functions as witness; they may differ in the last bits.
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../testing/seed.ts";
import { asin, cosDeg, sinDeg } from "./trigonometry.ts";

test("sine and cosine of any longitude", () => {
  fc.assert(
    fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (degrees) => {
      expect(Math.abs(sinDeg(degrees) - Math.sin((degrees * Math.PI) / 180))).toBeLessThan(3e-15);
      expect(Math.abs(cosDeg(degrees) - Math.cos((degrees * Math.PI) / 180))).toBeLessThan(3e-15);
    }),
    { seed, numRuns: 5000 },
  );
});

test.each([
  [0, 0, 1],
  [90, 1, 0],
  [180, 0, -1],
  [270, -1, 0],
  [-90, -1, 0],
  [-180, 0, -1],
  [360, 0, 1],
])("quarter turns are exact: %i°", (degrees, sin, cos) => {
  expect(Math.abs(sinDeg(degrees) - sin)).toBe(0);
  expect(Math.abs(cosDeg(degrees) - cos)).toBe(0);
});

test("arcsine", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
      expect(Math.abs(asin(x) - Math.asin(x))).toBeLessThanOrEqual(1e-14 * Math.asin(x));
    }),
    { seed, numRuns: 5000 },
  );
  expect(asin(1)).toBeCloseTo(Math.PI / 2, 14);
});
