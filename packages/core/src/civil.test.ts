// Dates and clock times without zone.
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  atTime,
  civilToEpoch,
  compare,
  epochToCivil,
  formatCivilDate,
  parseCivilDate,
  parseCivilDateTime,
} from "./civil.ts";

const date = (year: number, month: number, day: number) => ({ year, month, day });

describe("civil", () => {
  test("parses and formats a date", () => {
    expect(parseCivilDate("2020-07-27")).toEqual(date(2020, 7, 27));
    expect(formatCivilDate(date(2020, 7, 27))).toBe("2020-07-27");
    expect(formatCivilDate(date(987, 1, 2))).toBe("0987-01-02");
  });

  test.each(["2020-02-30", "2020-2-3", "2020-00-01", "2020-01-00", "2020-07-27T00:00", ""])("no date: %j", (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  test("parses a date with a clock time", () => {
    expect(parseCivilDateTime("2020-07-27 19:30")).toEqual(atTime(date(2020, 7, 27), 19, 30));
    expect(parseCivilDateTime("2020-07-27T19:30:05")).toEqual(atTime(date(2020, 7, 27), 19, 30, 5));
  });

  test.each(["2020-07-27", "2020-07-27 24:00", "2020-07-27 7:30", "2020-02-30 07:30", "2020-07-27 07:30Z"])(
    "no clock time: %j",
    (text) => {
      expect(parseCivilDateTime(text)).toBeUndefined();
    },
  );

  test("days are counted across months, years and leap days", () => {
    expect(addDays(date(2024, 2, 28), 1)).toEqual(date(2024, 2, 29));
    expect(addDays(date(2024, 12, 31), 1)).toEqual(date(2025, 1, 1));
    expect(addDays(date(2024, 3, 1), -366)).toEqual(date(2023, 3, 1));
  });

  test.each([
    [date(2024, 1, 31), 1, date(2024, 2, 29)],
    [date(2023, 1, 31), 1, date(2023, 2, 28)],
    [date(2023, 3, 31), -1, date(2023, 2, 28)],
    [date(2023, 11, 30), 3, date(2024, 2, 29)],
    [date(2023, 1, 15), -13, date(2021, 12, 15)],
    [date(2023, 12, 15), 12, date(2024, 12, 15)],
  ])("months end where the month ends: %j + %i", (from, months, expected) => {
    expect(addMonths(from, months)).toEqual(expected);
  });

  test("a clock time stays when days are added", () => {
    expect(addDays(atTime(date(2024, 2, 28), 19, 30), 2)).toEqual(atTime(date(2024, 3, 1), 19, 30));
  });

  test("as if UTC, there and back", () => {
    const civil = atTime(date(1914, 7, 28), 11, 10, 9, 8);
    expect(civilToEpoch(civil)).toBe(Date.UTC(1914, 6, 28, 11, 10, 9, 8));
    expect(epochToCivil(civilToEpoch(civil))).toEqual(civil);
    expect(civilToEpoch(date(1970, 1, 2))).toBe(86_400_000);
  });

  test("a date is as early as its start", () => {
    expect(compare(date(2024, 1, 1), atTime(date(2024, 1, 1)))).toBe(0);
    expect(compare(date(2024, 1, 1), atTime(date(2024, 1, 1), 0, 1))).toBeLessThan(0);
    expect(compare(date(2024, 1, 2), date(2023, 12, 31))).toBeGreaterThan(0);
  });
});
