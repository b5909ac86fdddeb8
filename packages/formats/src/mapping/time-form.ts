// How a file writes its times: `iso` (with its own offset), or a pattern of YYYY MM DD hh mm ss and other characters,
// which is a civil time of the zone that the mapping names.
import { atTime, type CivilDateTime, daysInMonth, type Instant, parseInstant } from "@servanda/core";
import type { Precision } from "./mapping.ts";

/** `read` gives undefined for a text of another form, or of a day or hour that does not exist. */
export type TimeForm =
  | { readonly kind: "iso"; readonly source: string; readonly read: (text: string) => Instant | undefined }
  | {
      readonly kind: "civil";
      readonly source: string;
      readonly precision: Precision;
      readonly read: (text: string) => CivilDateTime | undefined;
    };

const fields = ["YYYY", "MM", "DD", "hh", "mm", "ss"] as const;
type Field = (typeof fields)[number];
const anyField = /YYYY|MM|DD|hh|mm|ss/g;

/** Undefined when the pattern lacks a date, names a part twice, or leaves one out between two that it has. */
export function parseTimeForm(source: string): TimeForm | undefined {
  if (source === "iso") return { kind: "iso", source, read: parseInstant };
  const order = (source.match(anyField) ?? []) as Field[];
  // The parts present must be the first few of the list, in whatever order they are written.
  if (order.length < 3 || order.length > 6 || !fields.slice(0, order.length).every((each) => order.includes(each))) {
    return undefined;
  }
  const parts = source.split(anyField).map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  const body = order.map((each, index) => `${parts[index] ?? ""}(\\d{${each.length}})`).join("");
  const pattern = new RegExp(`^${body}${parts.at(-1) ?? ""}$`);
  const precision = (["day", "hour", "minute", "second"] as const)[order.length - 3] ?? "second";
  const indexes = fields.map((each) => order.indexOf(each) + 1);
  return { kind: "civil", source, precision, read: (text) => civilOf(pattern.exec(text), indexes) };
}

function civilOf(match: RegExpExecArray | null, indexes: readonly number[]): CivilDateTime | undefined {
  if (match === null) return undefined;
  // Index 0 is the whole match and stands for a part that the form lacks.
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = indexes.map((index) =>
    index === 0 ? 0 : Number(match[index]),
  );
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return atTime({ year, month, day }, hour, minute, second);
}
