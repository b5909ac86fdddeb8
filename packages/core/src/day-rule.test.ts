// Days that end at midnight, days that do not, and days on which the clocks are changed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, formatCivilDate, parseCivilDate } from "./civil.ts";
import { type DayRule, dayBounds, dayOf, dayOfInterval } from "./day-rule.ts";
import { HOUR_MS, parseInstant } from "./instant.ts";
import { seed } from "./testing/seed.ts";
import { loadTimeZone } from "./time-zone.ts";

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

function rule(name: string, endsMinutes: number): DayRule {
  const timeZone = loadTimeZone(name);
  if (timeZone === undefined) throw new Error(`no zone ${name}`);
  return { timeZone, endsMinutes };
}

const evening = rule("Europe/Kyiv", 19 * 60 + 30);
const midnight = rule("Europe/Kyiv", 0);
const dayAt = (of: DayRule, text: string): string => formatCivilDate(dayOf(of, at(text)));
const bounds = (of: DayRule, text: string) => dayBounds(of, parseCivilDate(text) ?? { year: 0, month: 1, day: 1 });

describe("day ends: 19:30", () => {
  test("the end belongs to the day, the millisecond after to the next", () => {
    expect(dayAt(evening, "2020-07-27T19:30:00+03:00")).toBe("2020-07-27");
    expect(dayAt(evening, "2020-07-27T19:30:00.001+03:00")).toBe("2020-07-28");
    expect(dayAt(evening, "2020-07-26T19:30:00.001+03:00")).toBe("2020-07-27");
    expect(dayAt(evening, "2020-07-27T00:00:00+03:00")).toBe("2020-07-27");
  });

  test("bounds", () => {
    expect(bounds(evening, "2020-07-27")).toEqual({ from: at("2020-07-26T16:30Z"), to: at("2020-07-27T16:30Z") });
  });

  test("an interval belongs to the day of its end", () => {
    const end = at("2020-07-27T19:30:00+03:00");
    expect(dayOfInterval(evening, end - 48 * HOUR_MS, end)).toEqual({ year: 2020, month: 7, day: 27 });
    expect(dayOfInterval(evening, end, end + 1)).toEqual({ year: 2020, month: 7, day: 28 });
  });
});

describe("day ends at midnight", () => {
  test("the start belongs to the day", () => {
    expect(dayAt(midnight, "2020-07-27T00:00:00+03:00")).toBe("2020-07-27");
    expect(dayAt(midnight, "2020-07-26T23:59:59.999+03:00")).toBe("2020-07-26");
  });

  test("an interval that lasts until 24:00 belongs to the day that ends there, a moment at 00:00 to the next", () => {
    const end = at("2020-07-28T00:00:00+03:00");
    expect(dayOfInterval(midnight, end - 24 * HOUR_MS, end)).toEqual({ year: 2020, month: 7, day: 27 });
    expect(dayOfInterval(midnight, end, end)).toEqual({ year: 2020, month: 7, day: 28 });
    expect(dayOfInterval(midnight, end - 1, end + 1)).toEqual({ year: 2020, month: 7, day: 28 });
  });

  test("days on which clocks change have 23 and 25 hours", () => {
    const lengthHours = (text: string): number => {
      const { from, to } = bounds(midnight, text);
      return (to - from) / HOUR_MS;
    };
    expect(["2026-03-28", "2026-03-29", "2026-10-25"].map(lengthHours)).toEqual([24, 23, 25]);
  });
});

describe.each([
  ["Europe/Kyiv", 0],
  ["Europe/Kyiv", 210],
  ["Asia/Beirut", 0],
  ["America/New_York", 90],
  ["Pacific/Apia", 0],
  ["Pacific/Apia", 1439],
] as const)("%s, %i minutes after midnight", (name, endsMinutes) => {
  const days = rule(name, endsMinutes);

  test("the bounds of an instant's day hold it, and days leave no gap", () => {
    const instants = fc.integer({ min: at("1990-01-01T00:00Z"), max: at("2035-01-01T00:00Z") });
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(days, instant);
        const { from, to } = dayBounds(days, day);
        if (endsMinutes === 0) expect(from <= instant && instant < to).toBe(true);
        else expect(from < instant && instant <= to).toBe(true);
        expect(dayBounds(days, addDays(day, 1)).from).toBe(to);
        expect(dayOfInterval(days, from, to)).toEqual(day);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
