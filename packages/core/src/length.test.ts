// Time limits around midnight, month ends, and the days on which clocks are changed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DayRule, dayOf, endOfDay } from "./day-rule.ts";
import { DAY_MS, formatInstant, HOUR_MS, parseInstant } from "./instant.ts";
import { type Length, limitAfter, shifted } from "./length.ts";
import { seed } from "./testing/seed.ts";
import { loadTimeZone } from "./time-zone.ts";
import type { WorkingCalendar } from "./working-days.ts";

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const days = (count: number): Length => ({ kind: "days", count });
const months = (count: number): Length => ({ kind: "months", count });
const workingDays = (count: number): Length => ({ kind: "working days", count });
const hours = (count: number): Length => ({ kind: "elapsed", ms: count * HOUR_MS });

function rule(name: string, endsMinutes = 0): DayRule {
  const timeZone = loadTimeZone(name);
  if (timeZone === undefined) throw new Error(`no zone ${name}`);
  return { timeZone, endsMinutes };
}

const utc = rule("UTC");
const kyiv = rule("Europe/Kyiv");
const evening = rule("Europe/Kyiv", 19 * 60 + 30);
const limit = (of: DayRule, start: string, length: Length): string => formatInstant(limitAfter(of, at(start), length));
const later = (of: DayRule, start: string, length: Length): string => formatInstant(shifted(of, at(start), length));

describe("a limit in days is over at the end of its last day", () => {
  test.each([
    // The day in which it starts is not counted …
    ["2026-06-01T10:00Z", 5, "2026-06-07T00:00:00Z"],
    ["2026-06-01T23:59Z", 5, "2026-06-07T00:00:00Z"],
    // … unless it starts with the day.
    ["2026-06-01T00:00Z", 5, "2026-06-06T00:00:00Z"],
    ["2026-06-01T10:00Z", 0, "2026-06-02T00:00:00Z"],
    ["2026-06-01T00:00Z", 0, "2026-06-01T00:00:00Z"],
  ])("%s, %i days", (start, count, end) => {
    expect(limit(utc, start, days(count))).toBe(end);
  });

  test("in the zone of the agreement, also where a day has 23 or 25 hours", () => {
    expect(limit(kyiv, "2026-03-28T10:00Z", days(1))).toBe("2026-03-29T21:00:00Z");
    expect(limit(kyiv, "2026-10-24T10:00Z", days(1))).toBe("2026-10-25T22:00:00Z");
    expect(limit(kyiv, "2026-03-28T10:00Z", hours(24))).toBe("2026-03-29T10:00:00Z");
  });

  test("by the agreement's own end of the day", () => {
    expect(limit(evening, "2026-06-01T19:30:00+03:00", days(2))).toBe("2026-06-03T16:30:00Z");
    expect(limit(evening, "2026-06-01T19:31:00+03:00", days(2))).toBe("2026-06-04T16:30:00Z");
  });
});

describe("a limit in months is over on the day of the same number, or on the last of the month", () => {
  test.each([
    ["2026-01-15T10:00Z", 1, "2026-02-16T00:00:00Z"],
    ["2026-01-30T10:00Z", 1, "2026-03-01T00:00:00Z"],
    ["2026-01-31T10:00Z", 1, "2026-03-01T00:00:00Z"],
    ["2024-01-31T10:00Z", 1, "2024-03-01T00:00:00Z"],
    ["2026-02-28T10:00Z", 1, "2026-03-29T00:00:00Z"],
    ["2024-02-29T10:00Z", 12, "2025-03-01T00:00:00Z"],
    // From the beginning of a day: until the day before the one of the same number.
    ["2026-01-15T00:00Z", 1, "2026-02-15T00:00:00Z"],
    ["2026-01-31T00:00Z", 1, "2026-03-01T00:00:00Z"],
    ["2026-03-01T00:00Z", 1, "2026-04-01T00:00:00Z"],
    ["2026-02-28T00:00Z", 1, "2026-03-28T00:00:00Z"],
  ])("%s, %i months", (start, count, end) => {
    expect(limit(utc, start, months(count))).toBe(end);
  });
});

describe("a limit in working days", () => {
  test("skips the weekend, Monday to Friday where no calendar is named", () => {
    // 2026-06-05 is a Friday.
    expect(limit(utc, "2026-06-05T10:00Z", workingDays(1))).toBe("2026-06-09T00:00:00Z");
    expect(limit(utc, "2026-06-06T10:00Z", workingDays(1))).toBe("2026-06-09T00:00:00Z");
    expect(limit(utc, "2026-06-08T00:00Z", workingDays(5))).toBe("2026-06-13T00:00:00Z");
  });

  test("skips the holidays and the weekend of a named calendar", () => {
    const calendar: WorkingCalendar = {
      name: "x",
      weekend: [5, 6],
      holidays: [
        { kind: "once", date: "2026-06-08" },
        { kind: "yearly", month: 6, day: 9 },
      ],
      years: [2026],
    };
    expect(limit({ ...utc, calendar }, "2026-06-04T10:00Z", workingDays(2))).toBe("2026-06-11T00:00:00Z");
  });
});

describe("a length keeps the clock time", () => {
  test.each([
    ["2023-11-24T05:00Z", days(4), "2023-11-28T05:00:00Z"],
    ["2026-03-28T10:00Z", days(1), "2026-03-29T09:00:00Z"],
    ["2026-01-31T10:00Z", months(1), "2026-02-28T10:00:00Z"],
    ["2026-03-31T10:00Z", months(-1), "2026-02-28T11:00:00Z"],
    ["2026-03-28T10:00Z", hours(24), "2026-03-29T10:00:00Z"],
    // 03:30 does not exist on the day after, and comes twice on the other.
    ["2026-03-28T03:30:00+02:00", days(1), "2026-03-29T01:00:00Z"],
    ["2026-10-24T03:30:00+03:00", days(1), "2026-10-25T00:30:00Z"],
  ] as const)("%s and %j", (start, length, end) => {
    expect(later(kyiv, start, length)).toBe(end);
  });

  test("working days are over when the last of them is; back, at the same clock time", () => {
    expect(later(utc, "2026-06-05T10:00Z", workingDays(1))).toBe("2026-06-09T00:00:00Z");
    expect(later(utc, "2026-06-08T10:00Z", workingDays(-1))).toBe("2026-06-05T10:00:00Z");
  });
});

describe.each(["UTC", "Europe/Kyiv", "Asia/Beirut", "America/New_York", "Pacific/Apia"])("laws in %s", (name) => {
  const of = rule(name);
  const instants = fc.integer({ min: at("1990-01-01T00:00Z"), max: at("2035-01-01T00:00Z") });
  const lengths = fc.record({
    kind: fc.constantFrom("days" as const, "months" as const, "working days" as const),
    count: fc.integer({ min: 1, max: 40 }),
  });

  test("a limit ends a day, and starting later never ends it earlier", () => {
    fc.assert(
      fc.property(instants, fc.nat(3 * DAY_MS), lengths, (start, wait, length) => {
        const end = limitAfter(of, start, length);
        expect(endOfDay(of, dayOf(of, end - 1))).toBe(end);
        expect(end).toBeGreaterThan(start);
        expect(limitAfter(of, start + wait, length)).toBeGreaterThanOrEqual(end);
      }),
      { seed, numRuns: 300 },
    );
  });

  test("a limit in days is never shorter than a length of as many, and less than a day longer", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 400 }), (start, count) => {
        const over = limitAfter(of, start, days(count)) - shifted(of, start, days(count));
        expect(over).toBeGreaterThanOrEqual(0);
        expect(over).toBeLessThanOrEqual(25 * HOUR_MS);
      }),
      { seed, numRuns: 300 },
    );
  });
});
