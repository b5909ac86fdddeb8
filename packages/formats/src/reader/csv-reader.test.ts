// Rows of a CSV file: line numbers, refusals that do not stop the run, and chunks that do not show.
import fc from "fast-check";
import { expect, test } from "vitest";
import { mappingOf, readAll } from "../testing/read-all.ts";
import { seed } from "../testing/seed.ts";
import { CsvRows, MAX_ROW } from "./csv-rows.ts";

const mapping = mappingOf(`mapping: test
format: csv
recognise: { columns: [id, when] }
optional: [extra]
source: { id: test, kind: press, group: <paper> }
time: { at: <when> }
skip: [{ when: { is: { kind: [drill] } }, reason: a drill }]
observations:
  - id: <id>
    kind: { value: <kind>, table: { s: shot, b: burst } }
    place: { lat: <lat>, lon: <lon>, radius: { value: <prec>, table: { 1: 1 km, 2: 25 km } }, names: [<town>] }
    by: { exactlyOne: { a: Karsa, b: Ostrel } }
    basis: as reported
    attribution: possible
    count: <n>
    attributes: { note: <note>, extra: <extra>, depthM: { number: <depth>, times: 1000 } }
`);
const header = "id,when,paper,kind,lat,lon,prec,town,a,b,n,note,depth\n";
const row = "1,2026-02-15T10:00:00Z,Post,s,48.1,37.2,2,Kamianka,1,0,3,,1.5\n";
const refused = (text: string) =>
  readAll(mapping, header + text).refusals.map(
    ({ line, column, columnName, code }) => `${line}:${column ?? "-"} ${columnName ?? "-"} ${code}`,
  );

test("a row with everything", () => {
  const at = Date.UTC(2026, 1, 15, 10);
  expect(readAll(mapping, header + row).records).toStrictEqual([
    {
      record: "observation",
      id: "1",
      source: "test",
      recordedAt: at,
      kind: "shot",
      from: at,
      to: at,
      sourceKind: "press",
      group: "Post",
      place: { lat: 48.1, lon: 37.2, radiusM: 25_000, names: ["Kamianka"] },
      by: "Karsa",
      basis: "as reported",
      attribution: "possible",
      count: 3,
      attributes: { depthM: 1500 },
    },
  ]);
});

test("nobody is named where both flags are set, or none", () => {
  for (const flags of ["1,1", "0,0", ","]) {
    const [observation] = readAll(mapping, header + row.replace(",1,0,", `,${flags},`)).observations;
    expect(observation).toBeDefined();
    expect(Object.keys(observation ?? {})).not.toContain("by");
    expect(Object.keys(observation ?? {})).not.toContain("basis");
  }
});

test("a bad row says where and why, and the next is read", () => {
  expect(refused(row.replace(",s,", ",x,") + row)).toEqual(["2:4 kind unknown-value"]);
  expect(refused(row.replace("10:00", "25:00"))).toEqual(["2:2 when bad-time"]);
  expect(refused(row.replace("48.1", "98.1"))).toEqual(["2:5 lat bad-number"]);
  expect(refused(row.replace("48.1", ""))).toEqual(["2:5 lat half-a-point"]);
  expect(refused(row.replace("48.1", "N48"))).toEqual(["2:5 lat bad-number"]);
  expect(refused(row.replace(",2,Kam", ",9,Kam"))).toEqual(["2:7 prec unknown-value"]);
  expect(refused(row.replace(",3,", ",1.5,"))).toEqual(["2:11 n bad-number"]);
  expect(refused(row.replace("Post", ""))).toEqual(["2:- - bad-text"]);
  expect(refused("a,b\n")).toEqual(["2:- - field-count"]);
  expect(refused(row.replace("Kamianka", "x".repeat(65_537)))).toEqual(["2:8 town field-too-long"]);
  expect(refused(row.replace("Kamianka", "\ud800"))).toEqual(["2:- - ill-formed-text"]);
  const { records, refusals } = readAll(mapping, header + row.replace(",s,", ",x,") + row.replace("1,", "2,"));
  expect(records).toHaveLength(1);
  expect(refusals[0]).toEqual({
    file: "test.csv",
    line: 2,
    column: 4,
    columnName: "kind",
    code: "unknown-value",
    message: '"x" is not in the mapping\'s table (s, b)',
    row: row.replace(",s,", ",x,").trimEnd(),
  });
});

test("lines are counted through quoted line breaks, blank lines and CRLF", () => {
  const long = row.replace("Kamianka", '"Ka\nmi\r\nanka, ""old"""');
  const text = `${header}${long}\n${row.replace(",s,", ",x,")}${row.replace(/^\w+/, "9")}`.replaceAll(
    /(?<!\r)\n(?=\d|$)/g,
    "\r\n",
  );
  const { observations, refusals } = readAll(mapping, text);
  expect(observations.map(({ place }) => place?.names)).toEqual([['Ka\nmi\nanka, "old"'], ["Kamianka"]]);
  expect(refusals.map(({ line }) => line)).toEqual([6]);
});

test("a header that lacks a column refuses the file once", () => {
  const { refusals, records } = readAll(mapping, header.replace("when", "wehn") + row + row);
  expect(records).toEqual([]);
  expect(refusals).toEqual([
    {
      file: "test.csv",
      line: 0,
      row: "",
      code: "missing-column",
      message: "the file has no column `when`",
      remedy: "did you mean `wehn`?",
    },
  ]);
  expect(readAll(mapping, "").refusals.map(({ code }) => code)).toEqual(["missing-column"]);
  expect(readAll(mapping, header.replace("id,", "id,id,")).refusals.map(({ code }) => code)).toEqual(["double-column"]);
});

test("what is skipped is said, with its line", () => {
  expect(readAll(mapping, header + row.replace(",s,", ",drill,") + row).skipped).toEqual(["2: a drill"]);
  expect(readAll(mapping, header + row.replace(",3,", ",0,")).skipped).toEqual([
    "2: the row states nothing that the mapping asks for",
  ]);
});

test("quotation marks out of place cost their own row", () => {
  expect(refused(row.replace("Kamianka", '"Ka" x') + row)).toEqual(["2:- - bad-quotes"]);
  const { records, refusals, repeated } = readAll(mapping, `${header + row}2,"never closed\n${row}${row}`);
  expect(refusals.map(({ line, code, row: raw }) => [line, code, raw])).toEqual([[3, "bad-quotes", '2,"never closed']]);
  expect([records.length, repeated]).toEqual([1, [4, 5]]);
});

test("a file of nothing but quotation marks is given up in bounded time", () => {
  const lines = Array.from({ length: 200_000 }, () => '"a\n').join("");
  const rows: [number, number][] = [];
  const csv = new CsvRows(",", ({ line, raw }) => rows.push([line, raw.length]));
  for (let i = 0; i < 5; i++) csv.push(lines);
  csv.end();
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]).toEqual([1, 2]);
});

test("a quotation mark that is never closed does not swallow a long file", () => {
  const rows: string[] = [];
  const csv = new CsvRows(",", ({ line, fault }) => {
    if (fault !== undefined || line > 40_000) rows.push(`${line} ${fault}`);
  });
  csv.push('a,"b\n');
  const count = Math.ceil(MAX_ROW / 26) + 10;
  for (let i = 0; i < count; i++) csv.push("abcdefghijkl,mnopqrstuvwx\n");
  csv.end();
  expect(rows[0]).toBe("1 quotes");
  expect(rows.at(-1)).toBe(`${count + 1} undefined`);
});

test("chunks do not show", () => {
  const cell = fc.constantFrom("a", '"b"', '"x""y"', '"l\nm"', '"p\r\nq"', "", "ж");
  const table = fc.array(
    fc.tuple(cell, cell).map((cells) => cells.join(",")),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.integer({ min: 1, max: 20 }), (lines, end, length) => {
      const text = lines.join(end) + end;
      const read = (by: number): unknown[] => {
        const rows: unknown[] = [];
        const csv = new CsvRows(",", (each) => rows.push(each));
        for (let i = 0; i < text.length; i += by) csv.push(text.slice(i, i + by));
        csv.end();
        return rows;
      };
      expect(read(length)).toEqual(read(text.length));
    }),
    { seed, numRuns: 1000 },
  );
});

test("no text makes the reader throw, and every row has its event", () => {
  const piece = fc.constantFrom(
    ",",
    "\n",
    "\r",
    '"',
    "1",
    "s",
    "2026-02-15T10:00:00Z",
    "-",
    " ",
    "<",
    "\ud800",
    row,
    header,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (pieces, length) => {
      const { records, refusals, skipped } = readAll(mapping, header + pieces.join("") + row, length);
      expect(records.length + refusals.length + skipped.length).toBeGreaterThan(0);
      for (const { line, row: raw, code, message } of refusals) {
        expect(line).toBeGreaterThan(0);
        expect(`${raw}${code}${message}`).not.toContain("undefined");
      }
    }),
    { seed, numRuns: 2000 },
  );
});
