// From civil times to closed intervals: precision, days, clocks put forward and back, widening.
import { formatInstant } from "@servanda/core";
import { expect, test } from "vitest";
import { mappingOf, readAll } from "../testing/read-all.ts";

/** `from to`, or the code of the refusal. */
function interval(time: string, ...values: string[]): string {
  const mapping = mappingOf(`mapping: test
format: csv
recognise: { columns: [a] }
source: { id: test, kind: open }
time: ${time}
observations: [{ id: x, kind: shot, attributes: { a: <a>, b: <b> } }]`);
  const { observations, refusals } = readAll(mapping, `a,b\n${values.join(",")}${values.length < 2 ? "," : ""}\n`);
  const [found] = observations;
  if (found === undefined) return refusals[0]?.code ?? "nothing";
  return `${formatInstant(found.from)} ${formatInstant(found.to)}`;
}

const kyiv = "zone: Europe/Kyiv";

test("as precise as the form, unless the mapping knows better", () => {
  expect(interval("{ at: <a> }", "2026-02-15T10:00:00+02:00")).toBe("2026-02-15T08:00:00Z 2026-02-15T08:00:00Z");
  const minutes = `{ at: <a>, form: "YYYY-MM-DD hh:mm", ${kyiv} }`;
  expect(interval(minutes, "2026-02-15 10:00")).toBe("2026-02-15T08:00:00Z 2026-02-15T08:00:59.999Z");
  expect(interval(minutes.replace(" }", ", precision: second }"), "2026-02-15 10:00")).toBe(
    "2026-02-15T08:00:00Z 2026-02-15T08:00:00Z",
  );
  expect(interval("{ at: <a>, precision: hour }", "2026-02-15T10:00:00Z")).toBe(
    "2026-02-15T10:00:00Z 2026-02-15T10:59:59.999Z",
  );
});

test("what is finer than stated is not believed", () => {
  expect(interval("{ at: <a>, precision: minute }", "2026-02-15T10:00:30Z")).toBe(
    "2026-02-15T10:00:00Z 2026-02-15T10:00:59.999Z",
  );
  expect(interval(`{ at: <a>, precision: day, ${kyiv} }`, "2026-02-15T23:30:00Z")).toBe(
    "2026-02-15T22:00:00Z 2026-02-16T21:59:59.999Z",
  );
});

test("a day is the whole day of its zone, also when clocks change", () => {
  const days = `{ at: <a>, form: YYYY-MM-DD, ${kyiv} }`;
  expect(interval(days, "2026-02-15")).toBe("2026-02-14T22:00:00Z 2026-02-15T21:59:59.999Z");
  expect(interval(days, "2026-03-29")).toBe("2026-03-28T22:00:00Z 2026-03-29T20:59:59.999Z");
  expect(interval(`{ from: <a>, to: <b>, form: YYYY-MM-DD, ${kyiv} }`, "2026-02-15", "2026-02-16")).toBe(
    "2026-02-14T22:00:00Z 2026-02-16T21:59:59.999Z",
  );
  expect(interval(`{ from: <a>, to: <b>, form: YYYY-MM-DD, ${kyiv} }`, "2026-02-16", "2026-02-15")).toBe(
    "interval-backwards",
  );
});

test("a clock time shown twice keeps its doubt, one never shown is refused", () => {
  const clock = `{ at: <a>, form: "YYYY-MM-DD hh:mm:ss", ${kyiv} }`;
  expect(interval(clock, "2026-10-25 03:30:00")).toBe("2026-10-25T00:30:00Z 2026-10-25T01:30:00Z");
  expect(interval(clock, "2026-03-29 03:30:00")).toBe("skipped-time");
});

test("the interval that ends, and the one that is at least so wide", () => {
  expect(interval("{ at: <a>, previous: 24 hours }", "2026-02-15T10:00:00Z")).toBe(
    "2026-02-14T10:00:00Z 2026-02-15T10:00:00Z",
  );
  const wide = `{ at: <a>, form: YYYY-MM-DD, zone: UTC, atLeast: { value: <b>, table: { 1: 0 days, 2: 3 days } } }`;
  expect(interval(wide, "2026-02-15", "1")).toBe("2026-02-15T00:00:00Z 2026-02-15T23:59:59.999Z");
  expect(interval(wide, "2026-02-15", "2")).toBe("2026-02-14T00:00:00Z 2026-02-16T23:59:59.999Z");
  expect(interval(wide, "2026-02-15", "3")).toBe("unknown-value");
  expect(interval("{ at: <a> }", "")).toBe("missing-value");
});
