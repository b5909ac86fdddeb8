// Dates, times and remarks as other traditions write them: what was found and, where it can be read in one way only,
// what it is here. Only the shapes; where they stand and what to say of them is for the scanner and the words.

/** A date in another order, at the start of `text`; `instead` is missing where day and month could be exchanged. */
export interface ForeignDate {
  readonly found: string;
  /** Year, month, day; the likelier reading where there are two. */
  readonly iso: string;
  readonly isSure: boolean;
}

const dayFirst = /(\d{1,2})([./‑–—−-])(\d{1,2})\2((?:19|20)\d\d)(?![\p{L}\p{Nd}])/uy;
const yearFirst = /((?:19|20)\d\d)([./‑–—−-])(\d{1,2})\2(\d{1,2})(?![\p{L}\p{Nd}])/uy;

/** `15.02.2026`, `02/15/2026`, `2026–02–15`, `2026-2-15`; not the language's own form. */
export function foreignDateAt(text: string, at: number): ForeignDate | undefined {
  const reversed = matchAt(dayFirst, text, at);
  if (reversed) {
    const [found, first = "", sign = "", second = "", year = ""] = reversed;
    const [one, two] = [Number(first), Number(second)];
    const isMonthFirst = one <= 12 && two > 12;
    if (!isMonthFirst && two > 12) return undefined;
    const isSure = isMonthFirst || sign === "." || one > 12 || one === two;
    const [day, month] = isMonthFirst ? [second, first] : [first, second];
    return { found, iso: isoDate(year, month, day), isSure };
  }
  const [found, year = "", , month = "", day = ""] = matchAt(yearFirst, text, at) ?? [];
  if (found === undefined) return undefined;
  const iso = isoDate(year, month, day);
  return iso === found ? undefined : { found, iso, isSure: Number(month) <= 12 };
}

function isoDate(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** A time of day in another form, with the blanks before it. */
export interface ForeignTime {
  readonly found: string;
  /** Hours, minutes, offset from UTC; undefined where a zone is named or seconds are part of what was said. */
  readonly instead: string | undefined;
  readonly time: string;
  readonly hasZone: boolean;
}

const clockShape = "(\\d{1,2}(?=:)|\\d{2}(?=\\.[0-5]\\d))[:.](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?";
const halfShape = "(?:[ \\t]?([ap])\\.?m\\b\\.?)?";
const zoneShape = "([ \\t]?(?:Z|UTC|GMT|[A-Z]{2,3}T)\\b(?:[ \\t]?[+-]\\d{1,2}(?::?\\d\\d)?)?|[+-]\\d\\d:?\\d\\d)?";
const timeAfterDate = new RegExp(`(?:T|[ \\t]+)${clockShape}${halfShape}${zoneShape}(?![\\p{L}\\p{Nd}]|:\\d)`, "uy");

/** What follows a date: `0:00`, `00.00`, `12:00 am`, `T00:00Z`; undefined for the language's own form. */
export function foreignTimeAt(text: string, at: number): ForeignTime | undefined {
  const parts = matchAt(timeAfterDate, text, at);
  if (!parts) return undefined;
  const [found, hours = "", minutes = "", seconds, half, zone] = parts;
  const offset = zone === undefined ? "" : offsetOf(zone.trim());
  const time = `${hoursOf(Number(hours), half)}:${minutes}${offset ?? ""}`;
  if (found.trimStart() === time && !found.startsWith("T")) return undefined;
  const isSure = offset !== undefined && (seconds === undefined || seconds === "00");
  return { found, time, instead: isSure ? time : undefined, hasZone: zone !== undefined };
}

/** `+03:00` for `UTC+3`, `+00:00` for `Z`; undefined for letters that name a zone. */
function offsetOf(zone: string): string | undefined {
  const [, sign = "+", hours = "0", minutes = "00"] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  if (!/^(?:Z|UTC|GMT)?[ \t]*(?:[+-][\d:]+)?$/.test(zone)) return undefined;
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

function hoursOf(hours: number, half: string | undefined): string {
  const ofDay = half === undefined ? hours : (hours % 12) + (half === "p" ? 12 : 0);
  return String(ofDay).padStart(2, "0");
}

const remark = /\/\/[^\r\n]*|\/\*[^]*?\*\/|<!--[^]*?-->|<!--[^\r\n]*/y;

/** `// …`, `/* … *\/`, `<!-- … -->`: remarks of other notations, to their end. */
export function foreignRemarkAt(text: string, at: number): string | undefined {
  return matchAt(remark, text, at)?.[0];
}

/** The same remark in the language's own form; undefined where it runs over several lines. */
export function remarkInstead(found: string): string | undefined {
  if (/[\r\n]/.test(found)) return undefined;
  const inside = found.replace(/^(?:\/\/|\/\*|<!--)\s*/, "").replace(/\s*(?:\*\/|-->)$/, "");
  return `# ${inside}`.trimEnd();
}

const emphasis = /(\*{1,3}|_{1,3}|~~)(?=[\p{L}\p{N}"])([^*_~\r\n]*[\p{L}\p{N}"])\1/uy;

/** `**must not**`, `_Buffer_`: the marks and what stands between them. */
export function emphasisAt(text: string, at: number): { readonly marks: string; readonly inside: string } | undefined {
  const [found, marks = "", inside = ""] = matchAt(emphasis, text, at) ?? [];
  return found === undefined ? undefined : { marks, inside };
}

const footnote = /\[\^?[\p{L}\p{N}]{1,12}\]|\p{No}+/uy;

/** `[^1]`, `[2]`, `¹`. */
export function footnoteAt(text: string, at: number): string | undefined {
  return matchAt(footnote, text, at)?.[0];
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | undefined {
  shape.lastIndex = at;
  return shape.exec(text) ?? undefined;
}
