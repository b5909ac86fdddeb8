// Instants of the command line, and what of a log a period takes in.
import type { LogRecord } from "@servanda/agreement";
import { loadTimeZone, parseInstant } from "@servanda/core";
import { expect, test } from "vitest";
import { overlaps, wasKnown } from "./in-period.ts";
import { readInstant } from "./instants.ts";

const kyiv = loadTimeZone("Europe/Kyiv");

test("an instant with an offset, a local time, a date", () => {
  if (kyiv === undefined) throw new Error("the zone is in the data");
  expect(readInstant("2025-04-20T00:00:00+03:00", kyiv)).toBe(parseInstant("2025-04-19T21:00:00Z"));
  expect(readInstant("2025-04-20 07:30", kyiv)).toBe(parseInstant("2025-04-20T04:30:00Z"));
  expect(readInstant("2025-04-20", kyiv)).toBe(parseInstant("2025-04-19T21:00:00Z"));
  const none = ["yesterday", "2025-02-30", "20.04.2025", "2025-04-20 25:00", ""];
  expect(none.filter((text) => readInstant(text, kyiv) !== undefined)).toEqual([]);
});

const seen = (from: number, to: number): LogRecord => ({
  record: "observation",
  id: "o",
  source: "s",
  kind: "shot",
  from,
  to,
  recordedAt: to,
  sourceKind: "patrol",
  group: "s",
});

test("a period takes in what overlaps it; an interval that only touches it does not", () => {
  const period = { from: 10, until: 20 };
  const kept = [seen(10, 10), seen(20, 20), seen(5, 11), seen(19, 30), seen(0, 100)];
  const left = [seen(9, 9), seen(21, 21), seen(0, 10), seen(20, 30)];
  expect(kept.map((each) => overlaps(each, period))).toEqual(kept.map(() => true));
  expect(left.map((each) => overlaps(each, period))).toEqual(left.map(() => false));
});

test("acts go by when they were done; withdrawals and ticks stay", () => {
  const act: LogRecord = { record: "act", id: "a", source: "s", act: "notify", by: "X", at: 5, recordedAt: 50 };
  expect(overlaps(act, { from: 10 })).toBe(false);
  expect(overlaps({ record: "withdrawal", id: "w", source: "s", of: "s/o", recordedAt: 50 }, { until: 10 })).toBe(true);
  expect(overlaps({ record: "tick", recordedAt: 50 }, { until: 10 })).toBe(true);
  expect(wasKnown(act, { asOf: 50 })).toBe(true);
  expect(wasKnown(act, { asOf: 49 })).toBe(false);
});
