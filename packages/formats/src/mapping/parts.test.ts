// The small languages inside a mapping: templates, quantities, forms of time.
import { expect, test } from "vitest";
import { durationUnits, lengthUnits, parseQuantity } from "./quantity.ts";
import { constantText, parseTemplate } from "./template.ts";
import { parseTimeForm } from "./time-form.ts";

test("templates", () => {
  expect(parseTemplate("<a> and <b c>")).toEqual([
    { kind: "column", text: "a" },
    { kind: "text", text: " and " },
    { kind: "column", text: "b c" },
  ]);
  expect(parseTemplate("a<")).toBeUndefined();
  expect(parseTemplate("a<>")).toBeUndefined();
  expect(constantText(parseTemplate("air alert") ?? [])).toBe("air alert");
  expect(constantText(parseTemplate("<a>") ?? [])).toBeUndefined();
});

test("quantities have a unit", () => {
  expect(parseQuantity("3 km", lengthUnits)).toBe(3000);
  expect(parseQuantity("0.38km", lengthUnits)).toBe(380);
  expect(parseQuantity("24 hours", durationUnits)).toBe(86_400_000);
  for (const text of ["3", "km", "-3 km", "3 miles", "1e3 m", "3 km 5"]) {
    expect(parseQuantity(text, lengthUnits)).toBeUndefined();
  }
});

test("forms of time", () => {
  const form = parseTimeForm("DD.MM.YYYY hh:mm");
  expect(form?.kind === "civil" && form.precision).toBe("minute");
  expect(form?.read("24.07.2014 17:05")).toEqual({
    year: 2014,
    month: 7,
    day: 24,
    hour: 17,
    minute: 5,
    second: 0,
    millisecond: 0,
  });
  for (const text of ["31.02.2014 10:00", "24.07.2014 24:00", "24x07.2014 17:05", "24.07.2014 17:05:00"]) {
    expect(form?.read(text)).toBeUndefined();
  }
  expect(parseTimeForm("iso")?.read("2026-02-15T12:00:00+02:00")).toBe(Date.UTC(2026, 1, 15, 10));
  for (const bad of ["", "YYYY-MM", "YYYY-MM-DD mm", "YYYY-MM-DD DD", "hh:mm"]) {
    expect(parseTimeForm(bad)).toBeUndefined();
  }
});
