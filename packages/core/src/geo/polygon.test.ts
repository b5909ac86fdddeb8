// Areas with holes, in parts, overlapping, across the date line; the plain even-odd rule as witness.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geodesicM } from "../testing/geodesic.ts";
import { seed } from "../testing/seed.ts";
import type { LonLat } from "./point.ts";
import { containsPoint, preparePolygon, signedDistanceM } from "./polygon.ts";
import { nearestOnLine } from "./polyline.ts";

const at = (lon: number, lat: number) => ({ lat, lon });
const box = (west: number, south: number, east: number, north: number): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

function naiveContains(ring: readonly LonLat[], [lon, lat]: LonLat): boolean {
  const crossings = ring.filter(([toLon, toLat], index) => {
    const [fromLon, fromLat] = ring.at(index - 1) ?? [0, 0];
    if (fromLat > lat === toLat > lat) return false;
    return lon < fromLon + ((lat - fromLat) / (toLat - fromLat)) * (toLon - fromLon);
  });
  return crossings.length % 2 === 1;
}

describe("containsPoint", () => {
  test("holes are outside, in whatever direction they run", () => {
    const [outer, hole] = [box(30, 50, 31, 51), box(30.4, 50.4, 30.6, 50.6)];
    for (const rings of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
      [hole, outer],
    ]) {
      const ringed = preparePolygon([rings]);
      expect([at(30.2, 50.5), at(30.5, 50.5), at(31.2, 50.5)].map((each) => containsPoint(ringed, each))).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  test("overlapping polygons are one area, and so are distant ones", () => {
    const area = preparePolygon([[box(30, 50, 31, 51)], [box(30.5, 50.5, 31.5, 51.5)], [box(40, 50, 41, 51)]]);
    expect([at(30.7, 50.7), at(31.2, 51.2), at(40.5, 50.5)].every((each) => containsPoint(area, each))).toBe(true);
    expect([at(30.2, 51.2), at(35, 50.5)].some((each) => containsPoint(area, each))).toBe(false);
  });

  test("a ring may run across the date line", () => {
    const area = preparePolygon([[box(179, -1, -179, 1), box(179.9, -0.1, -179.9, 0.1)]]);
    for (const lon of [179.5, -179.5]) expect(containsPoint(area, at(lon, 0.5))).toBe(true);
    for (const lon of [180, -180, 178.5, -178.5, 0]) expect(containsPoint(area, at(lon, 0))).toBe(false);
    expect(signedDistanceM(area, at(179.3, 0))).toBeCloseTo(-geodesicM(at(179.3, 0), at(179, 0)), 1);
  });

  test("or be cut there, which makes the cut a border", () => {
    const area = preparePolygon([[box(179, -1, 180, 1)], [box(-180, -1, -179, 1)]]);
    for (const lon of [179.5, -179.5]) expect(containsPoint(area, at(lon, 0.5))).toBe(true);
    const nearCut = signedDistanceM(area, at(179.9999, 0));
    expect(nearCut > -12 && nearCut <= 0).toBe(true);
  });

  // Hundredths of a degree, so that borders stay short.
  const lattice = ([x, y]: [number, number]): LonLat => [30 + x / 100, 50 + y / 100];

  test("equals the plain rule on random rings, closed or not", () => {
    const positions = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })).map(lattice);
    const ring = fc.array(positions, { minLength: 3, maxLength: 80 });
    fc.assert(
      fc.property(
        ring,
        fc.tuple(fc.integer({ min: -22, max: 22 }), fc.integer({ min: -22, max: 22 })),
        (coords, [x, y]) => {
          // Beside the lattice, so that no point lies on an edge's end.
          const [lon, lat] = lattice([x + 0.37, y + 0.41]);
          const point = at(lon, lat);
          const expected = naiveContains(coords, [point.lon, point.lat]);
          expect(containsPoint(preparePolygon([[coords]]), point)).toBe(expected);
          expect(containsPoint(preparePolygon([[[...coords, coords[0] ?? [0, 0]]]]), point)).toBe(expected);
        },
      ),
      { seed, numRuns: 2000 },
    );
  });

  test("nothing is in no area", () => {
    expect(containsPoint(preparePolygon([]), at(0, 0))).toBe(false);
    expect(signedDistanceM(preparePolygon([]), at(0, 0))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("signedDistanceM", () => {
  const area = preparePolygon([[box(30, 50, 31, 51)]]);

  test("negative inside, positive outside, to the nearest border", () => {
    expect(signedDistanceM(area, at(30.1, 50.5))).toBeCloseTo(-geodesicM(at(30.1, 50.5), at(30, 50.5)), -1);
    expect(signedDistanceM(area, at(29, 49))).toBeCloseTo(geodesicM(at(29, 49), at(30, 50)), 3);
  });

  test("changes sign at the border and by no more than the way travelled", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 50.1, max: 50.9, noNaN: true }),
        (metres, lat) => {
          const degrees = metres / (111_320 * Math.cos((lat * Math.PI) / 180));
          const signed = signedDistanceM(area, at(30 + degrees, lat));
          expect(Math.abs(signed + metres)).toBeLessThan(0.01);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  test("the side of the border and the even-odd rule agree, though neither knows of the other", () => {
    const stars = fc.array(fc.double({ min: 0.1, max: 0.4, noNaN: true }), { minLength: 3, maxLength: 60 });
    const away = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(stars, away, away, (radii, east, north) => {
        const ring = radii.map((radius, index): LonLat => {
          const angle = (index / radii.length) * 2 * Math.PI;
          return [37 + radius * Math.cos(angle), 47 + radius * Math.sin(angle)];
        });
        const star = preparePolygon([[ring]]);
        const point = at(37 + east, 47 + north);
        const signed = signedDistanceM(star, point);
        fc.pre(Math.abs(signed) > 0.1);
        expect(nearestOnLine(star.border, point).side).toBe(signed < 0 ? "left" : "right");
      }),
      { seed, numRuns: 2000 },
    );
  });
});
