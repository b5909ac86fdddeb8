// The mapping is found by the columns; more columns win, and a file name decides between equals.
import { expect, test } from "vitest";
import { mappingOf } from "../testing/read-all.ts";
import { recogniseMapping } from "./recognise.ts";

const mapping = (name: string, format: string, recognise: string, more = "") =>
  mappingOf(`mapping: ${name}
format: ${format}
recognise: ${recognise}
${more}source: { id: s, kind: open }
time: { at: <t> }
observations: [{ id: <a>, kind: shot }]`);

const wide = mapping("wide", "csv", "{ columns: [a, b, t] }");
const narrow = mapping("narrow", "csv", "{ columns: [a, t] }");
const named = mapping("named", "csv", "{ columns: [a, t], file: 'x*.csv' }");
const semicolon = mapping("semicolon", "csv", "{ columns: [a, t] }", "delimiter: ';'\n");
const lines = mapping("lines", "ndjson", "{ columns: [a, t] }");
const geo = mapping("geo", "geojson", "{ columns: [a, t] }");
const all = [narrow, wide, named, semicolon, lines, geo];
const recognised = (firstLine: string, file = "some/f.csv") => recogniseMapping(firstLine, file, all)?.name;

test("by columns, then by name", () => {
  expect(recognised('a,"b",t\r')).toBe("wide");
  expect(recognised("\uFEFFa,t,z")).toBe("narrow");
  expect(recognised("a,t,z", "some/x1.csv")).toBe("named");
  expect(recognised("a,t,z", "x/f.csv")).toBe("narrow");
  expect(recognised("a;t")).toBe("semicolon");
  expect(recognised('{"a":1,"t":2}')).toBe("lines");
  expect(recognised('{"type":"FeatureCollection","features":[{"properties":{"a":1,"t":')).toBe("geo");
  expect(recognised("a,z")).toBeUndefined();
});
