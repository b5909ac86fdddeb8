// Lines small enough to see: which side, which end, how far.
import { describe, expect, test } from "vitest";
import { bearingDeg, geodesicM, travel } from "../testing/geodesic.ts";
import type { LonLat } from "./point.ts";
import { nearestOnLine, prepareLine } from "./polyline.ts";

const at = (lon: number, lat: number) => ({ lat, lon });
const side = (lines: LonLat[][], lon: number, lat: number) => nearestOnLine(prepareLine(lines), at(lon, lat)).side;

describe("sides, going from first to last", () => {
  const north: LonLat[] = [
    [30, 50],
    [30, 51],
  ];

  test("west of a line that runs north is left", () => {
    expect(side([north], 29.9, 50.5)).toBe("left");
    expect(side([north], 30.1, 50.5)).toBe("right");
    expect(side([north.toReversed()], 29.9, 50.5)).toBe("right");
  });

  test("beyond an end the side cannot be known", () => {
    expect(side([north], 29.9, 51.2)).toBe("end");
    expect(side([north], 30.1, 49.9)).toBe("end");
    expect(side([north], 30, 51)).toBe("end");
  });

  test("on the line there is no side", () => {
    const { distanceM, side: none } = nearestOnLine(prepareLine([north]), at(30, 50.5));
    expect([distanceM < 1e-6, none]).toEqual([true, "end"]);
  });

  test("outside a corner, where two pieces are equally near", () => {
    const hook: LonLat[] = [
      [30, 50],
      [30, 50.01],
      [30.01, 50],
    ];
    // North of the corner: left of the first piece's continuation and of the second.
    expect(side([hook], 30.0005, 50.012)).toBe("left");
    expect(side([hook], 30.003, 50.003)).toBe("right");
    expect(side([hook.toReversed()], 30.0005, 50.012)).toBe("right");
  });

  test("at the tip of a spike there is no side", () => {
    const spike: LonLat[] = [
      [30, 50],
      [30, 51],
      [30, 50],
      [31, 50],
    ];
    expect(side([spike], 30, 51.1)).toBe("end");
  });

  test("a ring has an inside and no end", () => {
    const ring: LonLat[] = [
      [30, 50],
      [31, 50],
      [31, 51],
      [30, 51],
      [30, 50],
    ];
    expect(side([ring], 30.5, 50.2)).toBe("left");
    expect(side([ring], 29.9, 49.9)).toBe("right");
    expect(side([ring.toReversed()], 29.9, 49.9)).toBe("left");
    expect(side([ring.slice(0, -1)], 29.9, 49.9)).toBe("end");
  });

  test("lines that meet are one line; a fork is an end", () => {
    const onward: LonLat[] = [
      [30, 51],
      [31, 50.9],
    ];
    const fork: LonLat[] = [
      [30, 51],
      [29, 50.9],
    ];
    expect(side([onward, north], 30, 51.1)).toBe("left");
    expect(side([onward.toReversed(), north], 30, 51.1)).toBe("end");
    expect(side([onward, north], 30, 49.9)).toBe("end");
    expect(side([onward, north, fork], 30, 51.1)).toBe("end");
  });

  test("across the date line and the equator", () => {
    const east: LonLat[] = [
      [179.5, -0.1],
      [-179.5, 0.1],
    ];
    expect(side([east], 180, 0.5)).toBe("left");
    expect(side([east], -180, -0.5)).toBe("right");
    expect(nearestOnLine(prepareLine([east]), at(180, 0)).distanceM).toBeLessThan(1e-6);
    expect(nearestOnLine(prepareLine([east]), at(0, 0)).distanceM).toBeGreaterThan(19_000_000);
  });
});

describe("distances", () => {
  test("to a long line: straight in degrees, so a parallel stays a parallel", () => {
    const line = prepareLine([
      [
        [20, 60],
        [40, 60],
      ],
    ]);
    expect(line.starts.length).toBeGreaterThan(1113);
    const inside = at(29.987, 60);
    // Between two cuts the piece bows at most a few centimetres off the parallel.
    expect(nearestOnLine(line, inside).distanceM).toBeLessThan(0.05);
    for (const metres of [0.5, 10, 1000, 15_000, 200_000]) {
      const found = nearestOnLine(line, travel(inside, 0, metres));
      expect(Math.abs(found.distanceM - metres)).toBeLessThan(0.05 + 2e-7 * metres);
      expect(found.side).toBe("left");
    }
  });

  test("to a geodesic piece: the foot of the perpendicular", () => {
    const [a, b] = [at(35, 48), at(35.01, 48.004)];
    const line = prepareLine([
      [
        [a.lon, a.lat],
        [b.lon, b.lat],
      ],
    ]);
    const foot = travel(a, bearingDeg(a, b), geodesicM(a, b) * 0.3);
    for (const metres of [0.01, 1, 100, 50_000]) {
      const { distanceM, side: where } = nearestOnLine(line, travel(foot, bearingDeg(foot, b) - 90, metres));
      expect(Math.abs(distanceM - metres)).toBeLessThan(2e-4 + 1e-9 * metres);
      expect(where).toBe("left");
    }
  });

  test("repeated positions change nothing, one position is near and has no side, none is infinitely far", () => {
    const twice = prepareLine([
      [
        [30, 50],
        [30, 50],
        [30, 51],
        [30, 51],
      ],
    ]);
    expect(nearestOnLine(twice, at(29.9, 50.5)).side).toBe("left");
    const dot = nearestOnLine(prepareLine([[[30, 50]]]), at(30, 50.1));
    expect(dot).toEqual({ distanceM: expect.closeTo(geodesicM(at(30, 50), at(30, 50.1)), 6), side: "end" });
    expect(nearestOnLine(prepareLine([]), at(0, 0))).toEqual({ distanceM: Number.POSITIVE_INFINITY, side: "end" });
  });

  test("a point without coordinates is our bug, not far away", () => {
    const line = prepareLine([[[30, 50]]]);
    expect(() => nearestOnLine(line, at(Number.NaN, 50))).toThrow("NaN");
  });
});
