// Running totals become counts, over the time since they were last stated.
import { formatInstant } from "@servanda/core";
import { expect, test } from "vitest";
import { mappingOf, readAll } from "../testing/read-all.ts";

function increases(since: string, ...rows: string[]): string[] {
  const mapping = mappingOf(`mapping: test
format: csv
recognise: { columns: [at, total] }
source: { id: test, kind: open }
time: { at: <at>, since: ${since} }
observations:
  - id: <at>
    kind: lethal event
    count: { increaseOf: total }
    aggregate: true
    when: { present: [total] }`);
  const text = `at,total\n${rows.map((row) => row.replace(/^/, "2026-02-1").replace(",", "T00:00:00Z,")).join("\n")}\n`;
  const { observations, refusals, skipped } = readAll(mapping, text);
  return [
    ...observations.map(
      ({ from, to, count }) => `${formatInstant(from).slice(8, 10)}-${formatInstant(to).slice(8, 10)} ${count}`,
    ),
    ...refusals.map(({ line, code }) => `${line} ${code}`),
    ...skipped.map((each) => each.slice(0, 20)),
  ];
}

test("since the row before", () => {
  expect(increases("previous row", "1,5", "2,9", "3,9", "4,", "5,12", "6,13")).toEqual([
    "11-12 4",
    "15-16 1",
    "6 no-previous-total",
    "2: the first running",
    "4: the row states no",
    "5: the row states no",
  ]);
});

test("since the last total, however long ago", () => {
  expect(increases("last total", "1,5", "2,9", "3,", "4,12")).toEqual([
    "11-12 4",
    "12-14 3",
    "2: the first running",
    "4: the row states no",
  ]);
});

test("a total that falls is refused, and the next counts from it", () => {
  expect(increases("last total", "1,5", "2,3", "3,4")).toEqual(["12-13 1", "3 total-falls", "2: the first running"]);
});
