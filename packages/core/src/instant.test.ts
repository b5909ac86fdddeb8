// Texts that are instants and texts that are not.
import { describe, expect, test } from "vitest";
import { DAY_MS, formatInstant, HOUR_MS, parseInstant } from "./instant.ts";

const at = Date.UTC(2026, 1, 15);

describe("parseInstant", () => {
  test.each([
    ["2026-02-15T00:00:00Z", at],
    ["2026-02-15T00:00:00.000Z", at],
    ["2026-02-15T00:00:00.5Z", at + 500],
    ["2026-02-15T00:00:00.25Z", at + 250],
    ["2026-02-15T00:00:00.007Z", at + 7],
    ["2026-02-15 00:00:00Z", at],
    ["2026-02-15T00:00Z", at],
    ["2026-02-15 00:00+00:00", at],
    ["2026-02-15T02:00:00+02:00", at],
    ["2026-02-14T18:30:00-05:30", at],
    ["1970-01-01T00:00:00Z", 0],
    ["1969-12-31T23:59:59.999Z", -1],
    ["0000-03-01T00:00:00Z", -719_468 * DAY_MS],
    ["2024-02-29T12:00:00Z", Date.UTC(2024, 1, 29, 12)],
    ["2000-02-29T00:00:00Z", Date.UTC(2000, 1, 29)],
    ["9999-12-31T23:59:59.999Z", Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
  ])("%s", (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  test.each([
    "",
    "2026-02-15",
    "2026-02-15T00:00:00",
    "2026-02-15T00:00:00z",
    "2026-02-15t00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00.000Z",
    "2026-00-10T00:00:00Z",
    "2026-13-10T00:00:00Z",
    "2026-02-00T00:00:00Z",
    "2026-02-15T24:00:00Z",
    "2026-02-15T23:60:00Z",
    "2026-02-15T23:59:60Z",
    "2026-02-15T00:00:00.0000Z",
    "2026-02-15T00:00:00.Z",
    "2026-02-15T00:00:00,000Z",
    "2026-02-15T00:00:00.0a0Z",
    "2026-02-15T00:00:00-00:00",
    "2026-02-15T00:00:00+24:00",
    "2026-02-15T00:00:00+0200",
    "2026-02-15T00:00:00+02:60",
    "2026-2-15T00:00:00Z",
    "+002026-02-15T00:00:00Z",
    " 2026-02-15T00:00:00Z",
    "2026-02-15T00:00:00Z ",
    "2026-02-15T00:00:00Z\n",
    "2026/02/15T00:00:00Z",
    "2026-02-15T00.00:00Z",
    "２026-02-15T00:00:00Z",
    "-026-02-15T00:00:00Z",
    "2026-02-15T00:00:-1Z",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe("formatInstant", () => {
  test("writes milliseconds only where there are some", () => {
    expect(formatInstant(at)).toBe("2026-02-15T00:00:00Z");
    expect(formatInstant(at + 23 * HOUR_MS + 7)).toBe("2026-02-15T23:00:00.007Z");
  });

  test("years that four digits do not hold", () => {
    expect(formatInstant(Date.UTC(10_000, 0, 1))).toBe("+010000-01-01T00:00:00Z");
    expect(formatInstant(-719_529 * DAY_MS)).toBe("-000001-12-31T00:00:00Z");
  });

  test("a fraction of a millisecond is our bug", () => {
    expect(() => formatInstant(0.5)).toThrow("0.5");
  });
});
