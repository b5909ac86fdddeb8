// Maps as they come from the field: wrong axes, grids, cut files, and what someone sends on purpose. Each is read, or
// refused with a reason on the phrase that names the file.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { check } from "./check.ts";

const square = (lon: number, lat: number, size = 1): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const area = (ring: unknown): unknown => ({ type: "Polygon", coordinates: [ring] });
const feature = (name: unknown, geometry: unknown): unknown => ({ type: "Feature", properties: { name }, geometry });
const collection = (...features: unknown[]): unknown => ({ type: "FeatureCollection", features });
const near = [37, 38, 39].map((lon) => feature(`Site ${lon}`, area(square(lon, 48, 0.5))));
const nested = (depth: number): unknown =>
  depth === 0 ? area(square(37, 48)) : { type: "GeometryCollection", geometries: [nested(depth - 1)] };

function said(text: string): string {
  const source = makeSourceFile("x", '```servanda\nzone Depot from "depot.geojson"\n```\n');
  const { diagnostics } = check(source, { readFile: () => text });
  const [first] = diagnostics.filter(({ severity }) => severity === "error");
  if (first === undefined) return "read";
  const marked = source.text.slice(first.at.span.start, first.at.span.end);
  return `${first.code} ${marked} ${first.text} ${first.hint ?? ""}`.trim();
}

test.each([
  ["a square", area(square(37, 48))],
  ["the other way round", area([...square(37, 48)].reverse())],
  ["with heights", area(square(37, 48).map((position) => [...position, 120]))],
  ["the same position twice", area([[37, 48], ...square(37, 48)])],
  [
    "over the date line",
    area([
      [179, 10],
      [-179, 10],
      [-179, 11],
      [179, 11],
      [179, 10],
    ]),
  ],
  ["two of one name", collection(feature("A", area(square(37, 48))), feature("A", area(square(38, 48))))],
  [
    "keys of every object",
    collection(
      JSON.parse(
        '{"type":"Feature","properties":{"__proto__":{"x":1},"constructor":2},' +
          '"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}',
      ),
    ),
  ],
  ["eight collections deep", nested(7)],
  ["a feature far away, and right there", collection(...near, feature("Far", area(square(-60, 10))))],
])("read: %s", (_, value) => {
  expect(said(JSON.stringify(value))).toBe("read");
});

test("read: behind a byte order mark", () => {
  expect(said(`\ufeff${JSON.stringify(area(square(37, 48)))}`)).toBe("read");
});

test.each([
  [
    "a figure of eight",
    area([
      [37, 48],
      [38, 49],
      [38, 48],
      [37, 49],
      [37, 48],
    ]),
    "crosses itself: edge 0 and edge 2.",
  ],
  ["a ring that stays open", area(square(37, 48).slice(0, 4)), "does not end where it starts."],
  ["words for numbers", area([["37", "48"]]), "is not a position of two or three numbers."],
  ["nulls", area([[null, null]]), "is not a position of two or three numbers."],
  ["no geometry", collection(feature("North", null)), 'is null, not a GeoJSON object. It is feature 1, "North".'],
  ["nothing", collection(), "The file has no geometry."],
  ["an empty polygon", { type: "Polygon", coordinates: [] }, "has no ring."],
  ["nine collections deep", nested(12), "is nested more than 8 deep."],
  ["latitude first, beyond the pole", area(square(48, 137)), "longitude comes first."],
  [
    "latitude first, among others",
    collection(...near, feature("East", area(square(48, 38)))),
    'It is feature 4, "East".',
  ],
  ["metres of a grid", area(square(412_000, 5_310_000, 900)), "these are metres of a grid"],
  [
    "another datum",
    { ...(area(square(37, 48)) as object), crs: { type: "name", properties: { name: "EPSG:4284" } } },
    "only WGS 84 is read.",
  ],
  [
    "lines and areas",
    collection(
      feature("A", area(square(37, 48))),
      feature("B", {
        type: "LineString",
        coordinates: [
          [37, 48],
          [38, 48],
        ],
      }),
    ),
    "Put each sort in a file of its own".toLowerCase().slice(4),
  ],
  ["a name that moves the line", collection(feature('A\u202e\n"B', null)), 'It is feature 1, "AB".'],
])("refused: %s", (_, value, reason) => {
  const answer = said(JSON.stringify(value));
  expect(answer).toMatch(/^S0503 "depot\.geojson" /);
  expect(answer).toContain(reason);
});

test.each([
  ["a cut file", '{"type":"Polygon","coordinates":[[[37,4', "The file is cut off"],
  ["a cut string", '{"type":"Poly', "The file is cut off"],
  ["no JSON", "type: Polygon", "The file is not JSON."],
  ["NaN", '{"type":"Polygon","coordinates":[[[NaN,48]]]}', "The file is not JSON."],
  ["a number beyond all", '{"type":"Point","coordinates":[1e999,48]}', "is not a position"],
  ["a key twice", '{"type":"Point","type":"Polygon","coordinates":[]}', "gives a key twice in one place"],
  ["an empty file", "", "The file is not JSON."],
  ["brackets and nothing else", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "$ is a list"],
  ["more than a map may be", " ".repeat(67_108_865), "larger than a map may be"],
])("refused: %s", (_, text, reason) => {
  expect(said(text)).toContain(reason);
});
