// The grid answers as the definition does, whatever the shape, the doubt, and how often a cell was asked about.
import type { Place, Region, Shape } from "@servanda/agreement";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPlaces } from "../atoms/place.ts";
import { createFastPlaces } from "./places.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 150);
const COMPARES = ["<", "<=", ">", ">=", "="] as const;

// A few kilometres, so that cells are asked about again and bounds run through them.
const position = (): fc.Arbitrary<[number, number]> =>
  fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })).map(([x, y]) => [x / 5000, y / 5000]);
const metres = (): fc.Arbitrary<number> => fc.constantFrom(0, 1, 250, 1000, 1500, 3000, 12_000);

const square = ([lon, lat]: [number, number], side: number): [number, number][] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];

const shapes = (): fc.Arbitrary<Record<string, Shape>> =>
  fc
    .record({
      line: fc.array(position(), { minLength: 2, maxLength: 6 }),
      corner: position(),
      side: fc.constantFrom(0.005, 0.02, 0.05),
      distanceM: metres(),
      other: metres(),
      way: fc.constantFrom("left" as const, "right" as const),
    })
    .map(({ line, corner, side, distanceM, other, way }) => ({
      Line: { kind: "lines", lines: [line] },
      Square: { kind: "polygons", polygons: [[square(corner, side)], [square(line[0] ?? corner, side / 2)]] },
      Strip: { kind: "within", of: "Line", distanceM },
      Around: { kind: "within", of: "Square", distanceM: other },
      Wider: { kind: "within", of: "Strip", distanceM: other },
      Side: { kind: "side", of: "Line", side: way },
      Both: { kind: "union", of: ["Strip", "Square"] },
      Shared: { kind: "intersection", of: ["Strip", "Around"] },
      Less: { kind: "minus", from: "Strip", less: ["Square", "Side"] },
      Named: { kind: "named" },
    }));

const place = (): fc.Arbitrary<Place> =>
  fc.oneof(
    { weight: 20, arbitrary: position().chain(([lon, lat]) => placed(lon, lat)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("Line", "Named", "Elsewhere").map((name) => ({ radiusM: 0, names: [name] })),
    },
    { weight: 1, arbitrary: position().chain(([lon, lat]) => placed(lon + 360, lat)) },
  );

function placed(lon: number, lat: number): fc.Arbitrary<Place> {
  const names = fc.constantFrom([], [], [], ["Line"]);
  return fc.record({ lat: fc.constant(lat), lon: fc.constant(lon), radiusM: metres(), names });
}

test("the grid = the definition", () => {
  const cases = fc.tuple(shapes(), fc.array(place(), { minLength: 1, maxLength: 40 }), metres());
  fc.assert(
    fc.property(cases, ([shapeOf, places, limitM]) => {
      const regions = Object.entries(shapeOf).map(([name, shape]): Region => ({ name, names: [name], shape }));
      const [plain, fast] = [createPlaces(regions), createFastPlaces(regions)];
      for (const { name } of regions) {
        const asked = [...places, ...places];
        expect(asked.map((each) => fast.inside(each, name))).toEqual(asked.map((each) => plain.inside(each, name)));
        for (const compare of COMPARES) {
          expect(asked.map((each) => fast.isAt(each, name, compare, limitM))).toEqual(
            asked.map((each) => plain.isAt(each, name, compare, limitM)),
          );
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
