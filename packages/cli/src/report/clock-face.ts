// Instants as the agreement's people read them: local time of the agreement's zone, seconds only where they matter.
import {
  addDays,
  civilToInstant,
  formatCivilDate,
  formatInstant,
  type Instant,
  type Length,
  MINUTE_MS,
  SECOND_MS,
  type TimeZone,
  toCivil,
} from "@servanda/core";

const pad = (value: number): string => String(value).padStart(2, "0");

/** `2023-11-24 07:15`, or with seconds where there are any. The zone is said once, in the head of a report. */
export function localTime(zone: TimeZone, at: Instant): string {
  if (!Number.isFinite(at)) return "…";
  const civil = toCivil(zone, at);
  const seconds = civil.second === 0 ? "" : `:${pad(civil.second)}`;
  return `${formatCivilDate(civil)} ${pad(civil.hour)}:${pad(civil.minute)}${seconds}`;
}

/** A deadline at midnight is the end of a day: `2020-11-20 24:00`, not 00:00 of the day after. */
export function deadlineTime(zone: TimeZone, at: Instant): string {
  if (!Number.isFinite(at) || !localTime(zone, at).endsWith(" 00:00")) return localTime(zone, at);
  return `${formatCivilDate(addDays(toCivil(zone, at), -1))} 24:00`;
}

/**
 * One instant, or `from – to`; the date of the end only where it differs. An end in the last millisecond of a second,
 * as a time known to the minute or the day has it, reads as the next; a whole minute or day reads as itself.
 */
export function localInterval(zone: TimeZone, from: Instant, to: Instant): string {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return `${localTime(zone, from)} – ${localTime(zone, to)}`;
  const isWhole = to > from && (to + 1) % SECOND_MS === 0;
  const [start, end] = [localTime(zone, from), localTime(zone, isWhole ? to + 1 : to)];
  if (start === end || (isWhole && to + 1 - from === MINUTE_MS && from % MINUTE_MS === 0)) return start;
  if (isWhole && isNextMidnight(zone, from, to + 1)) return start.slice(0, 10);
  return start.slice(0, 10) === end.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start} – ${end}`;
}

function isNextMidnight(zone: TimeZone, from: Instant, to: Instant): boolean {
  const day = toCivil(zone, from);
  return day.hour === 0 && day.minute === 0 && civilToInstant(zone, addDays(day, 1)) === to;
}

/** `72 h`, `15 min`, `14 d`: the largest unit that divides it. */
export function lengthText(ms: number): string {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000} d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  if (ms % 60_000 === 0) return `${ms / 60_000} min`;
  return `${ms / 1000} s`;
}

/** A time limit as the text gives it: `6 h`, `14 d`, `6 months`, `20 working days`. */
export function limitText(length: Length): string {
  if (length.kind === "elapsed") return lengthText(length.ms);
  if (length.kind === "days") return `${length.count} d`;
  return length.count === 1 ? `1 ${length.kind.slice(0, -1)}` : `${length.count} ${length.kind}`;
}

/** How long something took, by its two largest units: `2 h 30 min`, `3 d 4 h`. */
export function spanText(ms: number): string {
  const parts = (
    [
      ["d", 86_400_000],
      ["h", 3_600_000],
      ["min", 60_000],
      ["s", 1000],
    ] as const
  ).map(([unit, unitMs], index, units) => {
    const left = index === 0 ? ms : ms % (units[index - 1]?.[1] ?? ms);
    return { unit, count: Math.floor(left / unitMs) };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  if (first < 0) return `${ms} ms`;
  const shown = parts.slice(first, first + 2).filter(({ count }) => count > 0);
  return shown.map(({ unit, count }) => `${count} ${unit}`).join(" ");
}

/** ISO in UTC for machines; null where there is none. */
export function isoOrNull(at: Instant | undefined): string | null {
  return at === undefined || !Number.isFinite(at) ? null : formatInstant(at);
}
