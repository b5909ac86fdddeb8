// What is read, and what is refused in which words.
import { describe, expect, test } from "vitest";
import { parseGeoJson } from "./geojson.ts";

const line = (...coordinates: unknown[]) => ({ type: "LineString", coordinates });
const polygon = (...coordinates: unknown[]) => ({ type: "Polygon", coordinates });
const feature = (geometry: unknown) => ({ type: "Feature", properties: { name: "x" }, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const triangle = [
  [0, 0],
  [1, 0],
  [0, 1],
  [0, 0],
];

describe("parseGeoJson reads", () => {
  test.each([
    ["a line", line([30, 50], [31, 51, 120])],
    ["a feature", feature(line([30, 50], [31, 51]))],
    ["a collection", collection(feature(line([30, 50], [31, 51])))],
    ["several lines", { type: "MultiLineString", coordinates: [line([30, 50], [31, 51]).coordinates] }],
    ["a collection of geometries", { type: "GeometryCollection", geometries: [line([30, 50], [31, 51])] }],
    [
      "a file that says it is WGS 84",
      { ...line([30, 50], [31, 51]), crs: { type: "name", properties: { name: "EPSG:4326" } } },
    ],
  ])("%s", (_, value) => {
    const lines = [
      [
        [30, 50],
        [31, 51],
      ],
    ];
    expect(parseGeoJson(value)).toEqual({ ok: true, value: { kind: "lines", lines } });
  });

  test("areas and points", () => {
    const many = { type: "MultiPolygon", coordinates: [[triangle], [triangle]] };
    expect(parseGeoJson(collection(feature(polygon(triangle)), feature(many)))).toEqual({
      ok: true,
      value: { kind: "polygons", polygons: [[triangle], [triangle], [triangle]] },
    });
    expect(parseGeoJson({ type: "MultiPoint", coordinates: [[1, 2]] })).toEqual({
      ok: true,
      value: { kind: "points", points: [[1, 2]] },
    });
    expect(parseGeoJson(feature({ type: "Point", coordinates: [1, 2] })).ok).toBe(true);
  });
});

describe("parseGeoJson refuses", () => {
  const deep = (depth: number): unknown =>
    depth === 0 ? line([0, 0], [1, 1]) : { type: "GeometryCollection", geometries: [deep(depth - 1)] };

  test.each([
    [null, "geojson-shape", "$ is null, not a GeoJSON object."],
    ["{}", "geojson-shape", '$ is "{}", not a GeoJSON object.'],
    [[], "geojson-shape", "$ is a list, not a GeoJSON object."],
    [{}, "geojson-shape", "$.type is missing, not a GeoJSON type."],
    [{ type: "Topology" }, "geojson-shape", '$.type is "Topology", not a GeoJSON type.'],
    [collection(), "geojson-empty", "The file has no geometry."],
    [feature(null), "geojson-shape", "$.geometry is null, not a GeoJSON object."],
    [{ type: "FeatureCollection" }, "geojson-shape", "$.features is missing, not a list."],
    [line([0, 0]), "geojson-shape", "$.coordinates is a line without two different positions."],
    [line([0, 0], [0, 0]), "geojson-shape", "$.coordinates is a line without two different positions."],
    [line([0, 0], [1, "1"]), "geojson-shape", "$.coordinates[1] is not a position of two or three numbers."],
    [line([0, 0], [1, Number.NaN]), "geojson-shape", "$.coordinates[1] is not a position of two or three numbers."],
    [line([0, 0], [1]), "geojson-shape", "$.coordinates[1] is not a position of two or three numbers."],
    [polygon(triangle.slice(0, 3)), "geojson-ring", "$.coordinates[0] is a ring of 3 positions; it needs four."],
    [polygon(), "geojson-ring", "$.coordinates has no ring."],
    [
      collection(feature(line([0, 0], [1, 1])), feature(polygon(triangle))),
      "geojson-mixed",
      "The file has 0 points, 1 lines and 1 polygons.",
    ],
    [deep(9), "geojson-shape", `$${".geometries[0]".repeat(9)} is nested more than 8 deep.`],
    [
      polygon([
        [0, 80],
        [120, 80],
        [-120, 80],
        [0, 80],
      ]),
      "geojson-ring",
      "$.coordinates[0] is a ring around a pole.",
    ],
    [
      polygon([
        [-180, 0],
        [180, 0],
        [180, 9],
        [-180, 0],
      ]),
      "geojson-ring",
      "$.coordinates[0][1] ends an edge of 360°.",
    ],
  ])("%j", (value, code, message) => {
    expect(parseGeoJson(value)).toMatchObject({ ok: false, refusal: { code, message } });
  });

  test("coordinates that are not degrees, and says what was probably meant", () => {
    expect(parseGeoJson(line([50, 130], [51, 131]))).toEqual({
      ok: false,
      refusal: {
        code: "geojson-range",
        message: "$.coordinates[0] is 50, 130: not longitude -180 to 180 and latitude -90 to 90, in degrees.",
        remedy: "Longitude comes first.",
      },
    });
    expect(parseGeoJson(line([4_500_000, 5_700_000]))).toMatchObject({ refusal: { code: "geojson-range" } });
  });

  test("a ring that stays open", () => {
    const open = [...triangle.slice(0, 3), [5, 5]];
    expect(parseGeoJson(feature(polygon(triangle, open)))).toMatchObject({
      refusal: { code: "geojson-ring", remedy: "Repeat the first position at the end." },
    });
  });

  test("another reference system", () => {
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::32637" } };
    expect(parseGeoJson({ ...collection(feature(line([0, 0], [1, 1]))), crs })).toMatchObject({
      refusal: { code: "geojson-crs" },
    });
  });

  test("more than it can hold, by positions and by length", () => {
    const many = { type: "MultiPoint", coordinates: Array.from({ length: 1_000_001 }, () => [0, 0]) };
    expect(parseGeoJson(many)).toMatchObject({ refusal: { code: "geojson-size" } });
    const long = line(...Array.from({ length: 300 }, (_, index) => [index % 2 === 0 ? 0 : 170, 0]));
    expect(parseGeoJson(long)).toMatchObject({ refusal: { code: "geojson-size" } });
  });
});
