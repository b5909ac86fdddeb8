// Wrapping, tables, and instants as people read them.
import { DAY_MS, HOUR_MS, loadTimeZone, MINUTE_MS, parseInstant } from "@servanda/core";
import { expect, test } from "vitest";
import { deadlineTime, localInterval, spanText } from "./clock-face.ts";
import { columnsOf, grouped, listed, some, table, widthOf, wrap } from "./layout.ts";

test("wrapping keeps the words and the width, and never breaks a word", () => {
  const text = `${"word ".repeat(60)}${"x".repeat(130)}`;
  const lines = wrap(text, { first: "· ", indent: "  " }).split("\n");
  expect(lines.map((line) => line.slice(2)).join(" ")).toBe(text);
  expect(lines.filter((line) => line.length > 100)).toHaveLength(1);
});

test("a line is as wide as is wished, else as the terminal, within bounds", () => {
  const widths = [
    columnsOf(undefined, undefined),
    columnsOf(undefined, 80),
    columnsOf("70", 80),
    columnsOf("20", undefined),
    columnsOf("500", undefined),
    columnsOf("wide", 90),
  ];
  expect(widths).toEqual([100, 80, 70, 60, 120, 90]);
});

test("tables align by what is seen, not by what colours take", () => {
  const red = "\u001b[31m12\u001b[39m";
  expect(
    table(
      [
        ["a", "1"],
        ["bbb", red],
      ],
      [1],
      "",
    ),
  ).toBe(`a     1\nbbb  ${red}`);
  expect(widthOf(red)).toBe(2);
});

test("numbers and lists in English", () => {
  expect([grouped(1234567), grouped(999), some(1, "day"), some(1000, "day")]).toEqual([
    "1,234,567",
    "999",
    "1 day",
    "1,000 days",
  ]);
  expect([listed(["a"]), listed(["a", "b"], "or"), listed(["a", "b", "c"])]).toEqual(["a", "a or b", "a, b and c"]);
});

test("an interval that is a minute or a day reads as one", () => {
  const zone = loadTimeZone("Europe/Kyiv");
  if (zone === undefined) throw new Error("the zone is in the data");
  const show = (from: string, to: string): string =>
    localInterval(zone, parseInstant(from) ?? 0, parseInstant(to) ?? 0);
  expect(show("2025-11-24T08:15:00Z", "2025-11-24T08:15:59.999Z")).toBe("2025-11-24 10:15");
  expect(show("2025-11-23T22:00:00Z", "2025-11-24T21:59:59.999Z")).toBe("2025-11-24");
  expect(show("2025-11-24T08:15:00Z", "2025-11-24T08:20:00Z")).toBe("2025-11-24 10:15–10:20");
  expect(show("2025-11-24T20:15:00Z", "2025-11-24T22:20:00Z")).toBe("2025-11-24 22:15 – 2025-11-25 00:20");
  // The day on which the clocks go back has 25 hours.
  expect(show("2025-10-25T21:00:00Z", "2025-10-26T21:59:59.999Z")).toBe("2025-10-26");
});

test("how long something took is said by its two largest units", () => {
  const spans = [2.5 * HOUR_MS, 3 * DAY_MS + 4 * HOUR_MS + MINUTE_MS, 2 * DAY_MS + MINUTE_MS, 90_000, 250];
  expect(spans.map(spanText)).toEqual(["2 h 30 min", "3 d 4 h", "2 d", "1 min 30 s", "250 ms"]);
});

test("a deadline at midnight is the end of a day", () => {
  const zone = loadTimeZone("Europe/Moscow");
  if (zone === undefined) throw new Error("Moscow has a zone");
  const due = parseInstant("2020-11-20T21:00:00Z") ?? 0;
  expect(deadlineTime(zone, due)).toBe("2020-11-20 24:00");
  expect(deadlineTime(zone, due + HOUR_MS)).toBe("2020-11-21 01:00");
  expect(deadlineTime(zone, Number.POSITIVE_INFINITY)).toBe("…");
});
