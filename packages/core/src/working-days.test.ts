// Days of the week, Easter, and years a calendar does not know.
import { expect, test } from "vitest";
import { formatCivilDate, parseCivilDate } from "./civil.ts";
import { parseInstant } from "./instant.ts";
import { areHolidaysKnown } from "./length.ts";
import { loadTimeZone } from "./time-zone.ts";
import { addWorkingDays, easterSunday, isWorkingDay, MONDAY_TO_FRIDAY, type WorkingCalendar } from "./working-days.ts";

const date = (text: string) => parseCivilDate(text) ?? { year: 0, month: 1, day: 1 };

test.each([
  "1961-04-02",
  "2000-04-23",
  "2008-03-23",
  "2019-04-21",
  "2024-03-31",
  "2025-04-20",
  "2026-04-05",
  "2038-04-25",
])("Easter was or will be on %s", (text) => {
  expect(formatCivilDate(easterSunday(date(text).year))).toBe(text);
});

test.each([
  ["1969-12-29", true],
  ["1970-01-01", true],
  ["1969-12-28", false],
  ["2026-02-14", false],
  ["2026-02-16", true],
])("%s is a working day: %s", (text, expected) => {
  expect(isWorkingDay(MONDAY_TO_FRIDAY, date(text))).toBe(expected);
});

test("Good Friday and Easter Monday are off where the calendar says so", () => {
  const easter: WorkingCalendar = { ...MONDAY_TO_FRIDAY, holidays: [-2, 1].map((days) => ({ kind: "easter", days })) };
  expect(
    ["2026-04-02", "2026-04-03", "2026-04-06", "2026-04-07"].map((each) => isWorkingDay(easter, date(each))),
  ).toEqual([true, false, false, true]);
  expect(formatCivilDate(addWorkingDays(easter, date("2026-04-02"), 1))).toBe("2026-04-07");
  expect(formatCivilDate(addWorkingDays(easter, date("2026-04-07"), -1))).toBe("2026-04-02");
});

test("a calendar says which years it knows", () => {
  const timeZone = loadTimeZone("UTC");
  if (timeZone === undefined) throw new Error("UTC is a zone");
  const rule = { timeZone, endsMinutes: 0, calendar: { ...MONDAY_TO_FRIDAY, years: [2024, 2026] } };
  const known = (from: string, to: string, kind: "days" | "working days") =>
    areHolidaysKnown(rule, parseInstant(from) ?? 0, parseInstant(to) ?? 0, { kind, count: 1 });
  expect(known("2024-06-01T00:00Z", "2024-12-31T00:00Z", "working days")).toBe(true);
  expect(known("2024-12-31T00:00Z", "2025-01-02T00:00Z", "working days")).toBe(false);
  expect(known("2024-12-31T00:00Z", "2026-01-02T00:00Z", "working days")).toBe(false);
  expect(known("2024-12-31T00:00Z", "2025-01-02T00:00Z", "days")).toBe(true);
});
