// Distances against Karney's geodesics, and triples there and back.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geodesicM, travel } from "../testing/geodesic.ts";
import { seed } from "../testing/seed.ts";
import { distanceM } from "./distance.ts";
import { fromEcef, toEcef } from "./point.ts";

const points = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const bearings = fc.double({ min: 0, max: 360, noNaN: true });

describe("distanceM", () => {
  // Rounding of coordinates is worth some nanometres at any distance.
  test.each([
    ["1 m to 200 km", 1, 200_000, 1e-10],
    ["to 1000 km", 200_000, 1_000_000, 2e-8],
    ["to 3000 km", 1_000_000, 3_000_000, 2e-6],
    ["to the other side", 3_000_000, 20_003_000, 3e-3],
  ])("%s", (_, fromM, toM, relative) => {
    fc.assert(
      fc.property(points, bearings, fc.double({ min: fromM, max: toM, noNaN: true }), (a, bearing, metres) => {
        const b = travel(a, bearing, metres);
        const expected = geodesicM(a, b);
        expect(Math.abs(distanceM(a, b) - expected)).toBeLessThan(expected * relative + 1e-8);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("there is no date line and no pole", () => {
    const a = { lat: 66, lon: 179.99 };
    const b = { lat: 66, lon: -179.99 };
    expect(distanceM(a, b)).toBeCloseTo(geodesicM(a, b), 6);
    expect(distanceM({ lat: 89.9, lon: 0 }, { lat: 89.9, lon: 180 })).toBeCloseTo(22_338.8, 0);
    expect(distanceM({ lat: 10, lon: 190 }, { lat: 10, lon: -170 })).toBe(0);
  });

  test("the same there and back, and nothing to oneself", () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(distanceM(a, b)).toBe(distanceM(b, a));
        expect(distanceM(a, a)).toBe(0);
      }),
      { seed, numRuns: 500 },
    );
  });
});

test("fromEcef ∘ toEcef = id", () => {
  fc.assert(
    fc.property(points, (point) => {
      const back = fromEcef(toEcef(point));
      expect(distanceM(back, point)).toBeLessThan(1e-8);
      expect(Math.abs(back.lat - point.lat)).toBeLessThan(1e-12);
    }),
    { seed, numRuns: 2000 },
  );
});

test("a known triple: 0°N 0°E is one semi-major axis out, the pole one semi-minor axis up", () => {
  expect(toEcef({ lat: 0, lon: 0 })).toEqual({ x: 6_378_137, y: 0, z: 0 });
  expect(toEcef({ lat: 90, lon: 0 }).z).toBeCloseTo(6_356_752.314245, 6);
});
