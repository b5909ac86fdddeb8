// Periods around short months, changes of clocks, and their own edges.
import { describe, expect, test } from "vitest";
import type { DayRule } from "./day-rule.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import type { Length } from "./length.ts";
import { nextDayOfYear, nextTimeOfDay, periodFrom, periodOfCalendar } from "./recurrence.ts";
import { loadTimeZone } from "./time-zone.ts";

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

function rule(name: string, endsMinutes = 0): DayRule {
  const timeZone = loadTimeZone(name);
  if (timeZone === undefined) throw new Error(`no zone ${name}`);
  return { timeZone, endsMinutes };
}

const utc = rule("UTC");
const kyiv = rule("Europe/Kyiv");
const evening = rule("Europe/Kyiv", 19 * 60 + 30);
const months = (count: number): Length => ({ kind: "months", count });
const shown = (period: { from: number; to: number } | undefined): string =>
  period === undefined ? "none" : `${formatInstant(period.from)} ${formatInstant(period.to)}`;

describe("periods from an anchor", () => {
  test.each([
    // Each edge is counted from the anchor: February shortens itself and no month after it.
    ["2026-01-31T00:00Z", months(1), "2026-02-10T00:00Z", "2026-01-31T00:00:00Z 2026-02-28T00:00:00Z"],
    ["2026-01-31T00:00Z", months(1), "2026-03-10T00:00Z", "2026-02-28T00:00:00Z 2026-03-31T00:00:00Z"],
    // An edge begins the next period.
    ["2026-01-01T00:00Z", months(6), "2026-07-01T00:00Z", "2026-07-01T00:00:00Z 2027-01-01T00:00:00Z"],
    [
      "2026-01-01T00:00Z",
      { kind: "elapsed", ms: 7_200_000 } as const,
      "2026-01-01T05:00Z",
      "2026-01-01T04:00:00Z 2026-01-01T06:00:00Z",
    ],
    ["2026-01-01T00:00Z", months(0), "2026-01-01T00:00Z", "none"],
    ["2026-01-01T00:00Z", { kind: "working days", count: 1 } as const, "2026-01-01T00:00Z", "none"],
  ])("%s, %o, at %s", (anchor, every, now, wanted) => {
    expect(shown(periodFrom(utc, every, at(anchor), at(now)))).toBe(wanted);
  });
});

describe("periods of the calendar", () => {
  test.each([
    [kyiv, { kind: "days", count: 1 } as const, "2026-03-29T10:00Z", "2026-03-28T22:00:00Z 2026-03-29T21:00:00Z"],
    // At the end of a reporting day, or of a month of them, the next has begun.
    [evening, { kind: "days", count: 1 } as const, "2026-06-01T16:30Z", "2026-06-01T16:30:00Z 2026-06-02T16:30:00Z"],
    [evening, months(1), "2026-05-31T16:30Z", "2026-05-31T16:30:00Z 2026-06-30T16:30:00Z"],
    [utc, months(3), "2026-05-31T23:59Z", "2026-04-01T00:00:00Z 2026-07-01T00:00:00Z"],
    [utc, months(12), "2026-05-31T23:59Z", "2026-01-01T00:00:00Z 2027-01-01T00:00:00Z"],
    [utc, months(5), "2026-05-31T23:59Z", "none"],
    [utc, { kind: "days", count: 2 } as const, "2026-05-31T23:59Z", "none"],
  ])("%#", (days, every, now, wanted) => {
    expect(shown(periodOfCalendar(days, every, at(now)))).toBe(wanted);
  });
});

test("the next time of day and the next day of the year include the instant itself", () => {
  expect(formatInstant(nextTimeOfDay(kyiv, at("2026-06-01T09:00Z"), 12 * 60))).toBe("2026-06-01T09:00:00Z");
  expect(formatInstant(nextTimeOfDay(kyiv, at("2026-06-01T09:01Z"), 12 * 60))).toBe("2026-06-02T09:00:00Z");
  expect(formatInstant(nextDayOfYear(utc, at("2026-01-31T23:00Z"), 1, 31))).toBe("2026-02-01T00:00:00Z");
  expect(formatInstant(nextDayOfYear(utc, at("2026-02-01T00:00Z"), 1, 31))).toBe("2027-02-01T00:00:00Z");
});
