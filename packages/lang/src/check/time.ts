// Dates and clock times of the text to instants, by the agreement's time zone. A time that local clocks skip is no
// moment; one that they show twice is noted, since two readers could take different ones.
import type { Moment } from "@servanda/agreement";
import {
  addDays,
  atTime,
  type CivilDate,
  type CivilDateTime,
  civilToInstant,
  formatCivilDate,
  type Instant,
  offsetAt,
  parseCivilDate,
  parseCivilDateTime,
  parseInstant,
  type TimeZone,
  toCivil,
  toInstant,
} from "@servanda/core";
import type { FrontMatter } from "../document/front-matter.ts";
import type { Moment as MomentNoun } from "../syntax/ast-sentences.ts";
import { complain, gap, type Work } from "./context.ts";

/** A moment of the text; a date alone is a day, with a start and an end. */
export interface Dated {
  readonly start: Moment;
  readonly end: Moment;
}

/** Undefined after a gap or a mistake. */
export function datedOf(work: Work, noun: MomentNoun): Dated | undefined {
  const { date, time } = noun;
  if (date === undefined) return gap(work, noun);
  const day = parseCivilDate(date.text);
  const found = time === undefined ? date.text : `${date.text} ${time.text}`;
  // An offset from UTC says which moment is meant, whatever the clocks do.
  const exact = parseInstant(found);
  if (exact !== undefined) return momentAt(exact);
  const civil = time?.text === "24:00" ? day && atTime(addDays(day, 1)) : parseCivilDateTime(found);
  if (day === undefined || (time !== undefined && civil === undefined)) {
    complain(work, "S0404", noun.span, { found });
    return undefined;
  }
  const zone = work.shared.days.rule?.timeZone;
  if (zone === undefined) {
    work.shared.days.needZone(work, noun.span);
    return undefined;
  }
  return civil === undefined ? dayIn(zone, day) : timeIn(work, noun, zone, civil, found);
}

function momentAt(at: Instant): Dated {
  const moment = { kind: "at", at } as const;
  return { start: moment, end: moment };
}

/** From midnight to midnight; where clocks skip midnight, the day begins with the moment after. */
function dayIn(zone: TimeZone, day: CivilDate): Dated {
  const [start, end] = [day, addDays(day, 1)].map((each) => civilToInstant(zone, atTime(each)));
  return { start: { kind: "at", at: start ?? 0 }, end: { kind: "at", at: end ?? 0 } };
}

function timeIn(
  work: Work,
  { span }: MomentNoun,
  zone: TimeZone,
  civil: CivilDateTime,
  found: string,
): Dated | undefined {
  const zoned = toInstant(zone, civil);
  switch (zoned.kind) {
    case "exact":
      return momentAt(zoned.at);
    case "gap": {
      const [before, after] = [zoned.after - 60_000, zoned.after].map((at) => clockText(zone, at));
      complain(work, "S0410", span, { found, zone: zone.name, before: before ?? "", after: after ?? "" });
      return undefined;
    }
    case "overlap": {
      const both = [zoned.earlier, zoned.later].map((at) => `${clockText(zone, at)}${offsetText(zone, at)}`);
      const [earlier = "", later = ""] = both;
      const facts = { zone: zone.name, earlier, later };
      work.shared.report("S0403", { file: work.source.name, span }, facts);
      return momentAt(zoned.earlier);
    }
  }
}

/** As the text writes it: `2026-03-29 02:59`. */
function clockText(zone: TimeZone, at: Instant): string {
  const civil = toCivil(zone, at);
  return `${formatCivilDate(civil)} ${pad(civil.hour)}:${pad(civil.minute)}`;
}

/** `+03:00`. */
function offsetText(zone: TimeZone, at: Instant): string {
  const minutes = Math.round(offsetAt(zone, at) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

const pad = (value: number): string => String(value).padStart(2, "0");

const MINUTES_OF_DAY = 1440;

/** When a day of the agreement ends, minutes after local midnight; `24:00` is midnight itself. */
export function dayEndsMinutes({ dayEndsMinutes: stated }: FrontMatter): number {
  return (stated?.value ?? 0) % MINUTES_OF_DAY;
}
