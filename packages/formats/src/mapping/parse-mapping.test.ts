// What a mapping's author is told: where, what was found, what is expected.
import { expect, test } from "vitest";
import { parseMapping } from "./parse-mapping.ts";

const good = `mapping: test
format: csv
recognise: { columns: [id, when] }
source: { id: test, kind: open }
time: { at: <when> }
observations:
  - id: <id>
    kind: shot
`;
const complaints = (yaml: string): string[] => {
  const outcome = parseMapping(yaml, "m.yaml");
  if (outcome.ok) return [];
  return outcome.diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
};

test("the smallest mapping", () => {
  expect(complaints(good)).toEqual([]);
});

test("keys", () => {
  expect(complaints(good.replace("format: csv", "fromat: csv"))).toEqual([
    "m.yaml:1:1 `format` is missing",
    "m.yaml:2:1 unknown key `fromat`; did you mean `format`?",
  ]);
  expect(complaints(`${good}    knd: x\n`)).toEqual(["m.yaml:9:5 unknown key `knd`; did you mean `kind`?"]);
  expect(complaints(good.replace("    kind: shot\n", ""))).toEqual(["m.yaml:7:5 `kind` is missing"]);
});

test("values", () => {
  expect(complaints(good.replace("csv", "cvs"))).toEqual([
    'm.yaml:2:9 one of csv, ndjson, geojson is expected, here is "cvs"; did you mean `csv`?',
  ]);
  expect(complaints(good.replace("kind: open", "kind: opn"))[0]).toContain("did you mean `open`?");
  expect(complaints(good.replace("<when>", "<when"))[0]).toBe(
    'm.yaml:5:13 `<` without `>` in "<when"; a column is written <name>',
  );
  expect(complaints(good.replace("<when> }", "<when>, form: DD.MM }"))[0]).toContain("a form of time is `iso`");
  expect(complaints(good.replace("<when> }", "<when>, form: DD.MM.YYYY }"))).toEqual([
    "m.yaml:5:7 times without an offset, and days, need a `zone`",
  ]);
  expect(complaints(good.replace("<when> }", "<when>, zone: Europe/Kiew }"))[0]).toContain(
    'no time zone is called "Europe/Kiew"',
  );
  expect(complaints(good.replace("<when> }", "<when>, to: <x> }"))).toEqual([
    "m.yaml:5:7 a time is `at`, or `from` and `to`",
  ]);
  expect(complaints(good.replace("<when> }", "<when>, previous: 24 }"))).toEqual([
    "m.yaml:5:31 a number with a unit (second, seconds, minute, minutes, hour, hours, day, days) is expected, here is" +
      ' "24"',
  ]);
  expect(complaints(`${good}    by: Karsa\n`)[0]).toContain("`by` needs a `basis`");
  expect(complaints(`${good}    place: { lat: <a>, lon: <b> }\n`)[0]).toContain("a `radius` of doubt");
  expect(complaints(`${good}    count: { increaseOf: total }\n`)[0]).toContain("`since: previous row`");
  expect(complaints(good.replace(/observations[^]*/, ""))[0]).toContain("a mapping makes `observations`");
  expect(complaints(good.replace("time: { at: <when> }\n", ""))).toEqual([
    "m.yaml:6:5 no `time`, neither here nor for the whole mapping",
  ]);
});

test("YAML", () => {
  expect(complaints("a: [")[0]).toMatch(/^m\.yaml:1:5 YAML: /);
  expect(complaints(good.replace("id: <id>", "id: <id>\n    id: x"))[0]).toContain("YAML: Map keys must be unique");
  expect(complaints(`${good}---\na: b\n`)).toContain("m.yaml:9:1 a mapping file holds one document");
  expect(complaints(good.replace("<when> }", "&a <when>, form: *a }"))[0]).toContain("anchors and aliases");
  expect(complaints("")).toHaveLength(1);
  expect(complaints("- a")).not.toEqual([]);
});
