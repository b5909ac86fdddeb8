// The index against looking at every piece, on random lines, rings and bundles of lines.
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../testing/seed.ts";
import { distanceM } from "./distance.ts";
import { type LonLat, toEcef } from "./point.ts";
import { nearestOnLine, type PreparedLine, prepareLine } from "./polyline.ts";
import { nearestSegment } from "./segments.ts";

type Triple = readonly [number, number, number];
const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function naivePieceM(line: PreparedLine, piece: number, point: Triple): number {
  const vertex = (index: number): Triple => {
    const [x = 0, y = 0, z = 0] = line.vertices.subarray(3 * index, 3 * index + 3);
    return [x, y, z];
  };
  const start = line.starts[piece] ?? 0;
  const [a, b] = [vertex(start), vertex(start + 1)];
  const d = minus(b, a);
  const share = Math.min(1, Math.max(0, dot(minus(point, a), d) / (dot(d, d) || 1)));
  const way = minus(point, [a[0] + d[0] * share, a[1] + d[1] * share, a[2] + d[2] * share]);
  return Math.sqrt(dot(way, way));
}

const here = fc.tuple(fc.double({ min: 28, max: 32, noNaN: true }), fc.double({ min: 48, max: 51, noNaN: true }));
const walks = fc
  .tuple(here, fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 60 }))
  .map(([[lon, lat], steps]) => {
    const walk: [number, number][] = [[lon, lat]];
    for (const [east, north] of steps) {
      const [x, y] = walk.at(-1) ?? [0, 0];
      walk.push([x + east / 200, y + north / 200]);
    }
    return walk;
  });

test("the nearest piece is as near as the nearest of all pieces", () => {
  fc.assert(
    fc.property(fc.array(walks, { minLength: 1, maxLength: 4 }), here, (lines, [lon, lat]) => {
      const line = prepareLine(lines);
      const { x, y, z } = toEcef({ lon, lat });
      const point: Triple = [x, y, z];
      const found = nearestSegment(line, x, y, z);
      const all = Array.from(line.starts, (_, piece) => naivePieceM(line, piece, point));
      expect(naivePieceM(line, found, point)).toBeCloseTo(Math.min(...all), 6);
    }),
    { seed, numRuns: 1000 },
  );
});

test("no vertex is nearer than the line, and reversing it keeps the distance and turns the side", () => {
  fc.assert(
    fc.property(walks, here, (walk: LonLat[], [lon, lat]) => {
      const point = { lon, lat };
      const { distanceM: metres, side } = nearestOnLine(prepareLine([walk]), point);
      const toVertices = walk.map(([vertexLon, vertexLat]) => distanceM(point, { lat: vertexLat, lon: vertexLon }));
      expect(metres).toBeLessThanOrEqual(Math.min(...toVertices) + 1e-3);
      const reversed = nearestOnLine(prepareLine([walk.toReversed()]), point);
      expect(Math.abs(reversed.distanceM - metres)).toBeLessThan(1e-3);
      // A walk may cross itself; there, two places are equally near and either may be named.
      const isCrossing = new Set(walk.map(String)).size < walk.length;
      if (!isCrossing && side === "end") expect(reversed.side).toBe("end");
    }),
    { seed, numRuns: 1000 },
  );
});

test("beside a line that climbs steadily, left is west", () => {
  const climbs = fc.array(
    fc.tuple(fc.double({ min: -0.02, max: 0.02, noNaN: true }), fc.double({ min: 0.03, max: 0.2, noNaN: true })),
    {
      minLength: 2,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(climbs, fc.double({ min: 0.05, max: 2, noNaN: true }), fc.boolean(), (steps, away, isWest) => {
      const line: [number, number][] = [[30, 45]];
      for (const [east, north] of steps) {
        const [x, y] = line.at(-1) ?? [0, 0];
        line.push([x + east, y + north]);
      }
      const [lon, lat] = line[Math.floor(line.length / 2)] ?? [0, 0];
      const found = nearestOnLine(prepareLine([line]), { lon: isWest ? lon - away : lon + away, lat });
      expect([isWest ? "left" : "right", "end"]).toContain(found.side);
    }),
    { seed, numRuns: 1000 },
  );
});
