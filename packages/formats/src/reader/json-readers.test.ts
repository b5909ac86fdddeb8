// NDJSON and GeoJSON by a mapping.
import { expect, test } from "vitest";
import { mappingOf, readAll } from "../testing/read-all.ts";

const mapping = (format: string, place: string) =>
  mappingOf(`mapping: test
format: ${format}
recognise: { columns: [id] }
optional: [n]
source: { id: test, kind: uav }
time: { at: <seen.at> }
observations: [{ id: <id>, kind: heat, place: ${place}, attributes: { n: { number: <n> } } }]`);

test("NDJSON: a path reaches into an object, and a bad line does not stop the next", () => {
  const lines = [
    '{"id":1,"seen":{"at":"2026-02-15T10:00:00Z"},"town":"A","n":5}',
    "{oops",
    '{"id":2,"town":"A"}',
    '{"id":[3],"seen":{"at":"2026-02-15T10:00:00Z"},"town":"A"}',
    "",
    '{"id":4,"seen.at":"2026-02-15T10:00:00Z","town":null}',
    '{"id":5,"seen":{"at":"2026-02-15T10:00:00Z","at":"2026-02-16T10:00:00Z"}}',
  ];
  const { observations, refusals } = readAll(mapping("ndjson", "{ names: [<town>] }"), lines.join("\n"), 7);
  expect(observations.map(({ id, place, attributes }) => [id, place?.names, attributes])).toEqual([
    ["1", ["A"], { n: 5 }],
    ["4", undefined, undefined],
  ]);
  expect(refusals.map(({ line, code, columnName, row }) => [line, code, columnName, row === lines[line - 1]])).toEqual([
    [2, "not-json", undefined, true],
    [3, "missing-column", "seen.at", true],
    [4, "not-a-value", "id", true],
    [7, "repeated-key", undefined, true],
  ]);
});

test("GeoJSON: a feature is a row, a point its coordinates", () => {
  const point = "{ lat: <geometry.lat>, lon: <geometry.lon>, radius: 1 km }";
  const feature = (id: number, geometry: unknown) => ({
    type: "Feature",
    properties: { id, seen: { at: "2026-02-15T10:00:00Z" } },
    geometry,
  });
  const features = [feature(1, { type: "Point", coordinates: [37.5, 48.25] }), feature(2, null), { type: "Other" }];
  const text = JSON.stringify({ type: "FeatureCollection", features });
  const { observations, refusals } = readAll(mapping("geojson", point), text, 11);
  expect(observations.map(({ place }) => place)).toEqual([{ lat: 48.25, lon: 37.5, radiusM: 1000, names: [] }]);
  expect(refusals.map(({ line, code }) => [line, code])).toEqual([
    [2, "missing-column"],
    [3, "not-a-feature"],
  ]);
  expect(readAll(mapping("geojson", point), "[]").refusals.map(({ code }) => code)).toEqual(["not-geojson"]);
  const twice = text.replace('"id":1', '"id":1,"id":3');
  expect(readAll(mapping("geojson", point), twice).refusals.map(({ code }) => code)).toEqual(["repeated-key"]);
});
