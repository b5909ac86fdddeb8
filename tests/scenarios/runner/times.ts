// Times as the pages write them, `Fri 2026-03-06 23:40`: the clocks of the agreement's own zone, the day of the week so
// that nobody has to look it up, and 24:00 for the end of a day.
import {
  addDays,
  civilToEpoch,
  civilToInstant,
  DAY_MS,
  formatCivilDate,
  type Instant,
  parseCivilDate,
  parseCivilDateTime,
  type TimeZone,
  toCivil,
} from "@servanda/core";

const weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/** Throws where the time is not one, or the day of the week is not that of the date. It may be left out. */
export function instantIn(zone: TimeZone, text: string): Instant {
  const [, weekday, date = "", time = ""] = /^(?:([A-Z][a-z]{2}) )?(\S+) (\S+)$/.exec(text) ?? [];
  const day = parseCivilDate(date);
  const isEnd = time === "24:00";
  const civil =
    day && parseCivilDateTime(`${formatCivilDate(isEnd ? addDays(day, 1) : day)} ${isEnd ? "00:00" : time}`);
  if (day === undefined || civil === undefined) throw new Error(`not a time like "Fri 2026-03-06 23:40": "${text}"`);
  if (weekday !== undefined && weekday !== weekdayOf(civilToEpoch(day))) {
    throw new Error(`"${text}" is a ${weekdayOf(civilToEpoch(day))}`);
  }
  return civilToInstant(zone, civil);
}

/** One time, or the first and the last of `Fri 2026-03-06 23:40 to Fri 2026-03-06 23:45`. */
export function intervalIn(zone: TimeZone, text: string): { readonly from: Instant; readonly to: Instant } {
  const [first = "", last = first] = text.split(" to ");
  return { from: instantIn(zone, first), to: instantIn(zone, last) };
}

export function timeText(zone: TimeZone, at: Instant | undefined): string {
  if (at === undefined || !Number.isFinite(at)) return "";
  const civil = toCivil(zone, at);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const seconds = civil.second === 0 ? "" : `:${pad(civil.second)}`;
  const { year, month, day } = civil;
  const weekday = weekdayOf(civilToEpoch({ year, month, day }));
  return `${weekday} ${formatCivilDate(civil)} ${pad(civil.hour)}:${pad(civil.minute)}${seconds}`;
}

/** A deadline at midnight is the end of a day: 24:00, not 00:00 of the day after. */
export function deadlineText(zone: TimeZone, at: Instant | undefined): string {
  const text = timeText(zone, at);
  if (at === undefined || !text.endsWith(" 00:00")) return text;
  return timeText(zone, at - DAY_MS / 2).replace(/ [0-9:]+$/, " 24:00");
}

export function intervalText(zone: TimeZone, from: Instant, to: Instant): string {
  return from === to ? timeText(zone, from) : `${timeText(zone, from)} to ${timeText(zone, to)}`;
}

function weekdayOf(midnightMs: number): string {
  return weekdays[(((midnightMs / DAY_MS) % 7) + 7) % 7] ?? "";
}
