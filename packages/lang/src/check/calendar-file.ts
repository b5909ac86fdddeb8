// A calendar of the agreement's own: `{"name": …, "weekend": ["Saturday", "Sunday"], "holidays": ["2026-01-01"],
// "years": [2026]}`. Years are those whose holidays are all listed.
import { parseCivilDate, type WorkingCalendar } from "@servanda/core";

export type CalendarFault = "not-json" | "name" | "weekend" | "holidays" | "years";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MAX_HOLIDAYS = 10_000;

/** The calendar, or which part of it cannot be used. */
export function parseCalendar(text: string): WorkingCalendar | CalendarFault {
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return "not-json";
  const { name, weekend, holidays, years } = json as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || name.trim() === "") return "name";
  const daysOff = listOf(weekend, (each) => weekdays.indexOf(String(each)) + 1);
  if (daysOff === undefined || daysOff.includes(0) || new Set(daysOff).size === weekdays.length) return "weekend";
  const dates = listOf(holidays, String);
  if (dates === undefined || dates.some((each) => parseCivilDate(each) === undefined)) return "holidays";
  const known = listOf(years, Number);
  if (known === undefined || known.length === 0 || !known.every((each) => each >= 1 && each <= 9999 && each % 1 === 0))
    return "years";
  return { name, weekend: daysOff, holidays: dates.map((date) => ({ kind: "once", date })), years: known };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf<Item>(value: unknown, read: (each: unknown) => Item): readonly Item[] | undefined {
  return Array.isArray(value) && value.length <= MAX_HOLIDAYS ? value.map(read) : undefined;
}
