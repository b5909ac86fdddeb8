// Closed intervals of world time from a row. Doubt is kept: a day is the whole day of its zone, a clock time that the
// zone showed twice is the stretch from the first to the second, and one that it never showed is refused.
import {
  addDays,
  type CivilDateTime,
  civilToInstant,
  formatInstant,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  type TimeZone,
  toCivil,
  toInstant,
} from "@servanda/core";
import { isRecordable } from "../instants.ts";
import type { Precision, TimeRule } from "../mapping/mapping.ts";
import type { Template } from "../mapping/template.ts";
import { recordRefusals, rowRefusals } from "../messages.ts";
import { type Columns, compileTemplate, Failed, firstColumn, type Reads } from "./row.ts";
import { compileQuantity } from "./values.ts";

/** Closed, `from` ≤ `to`. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** A time to the second is taken as the instant it states; a coarser one as all that it may mean. */
const unitMs: Readonly<Record<Precision, number>> = { second: 1, minute: MINUTE_MS, hour: HOUR_MS, day: 1 };

/** Undefined if the interval runs forward. */
export function runsBackwards({ from, to }: Interval): Failed | undefined {
  return from <= to ? undefined : new Failed(recordRefusals.backwards(formatInstant(from), formatInstant(to)));
}

/** Leaves `since` to whoever knows the rows before (totals.ts). */
export function compileInterval(rule: TimeRule, columns: Columns): Reads<Interval> {
  const stated = compileStated(rule, columns);
  const { atLeast } = rule;
  if (atLeast === undefined) return stated;
  const least = compileQuantity(atLeast, columns);
  return (row) => {
    const interval = stated(row);
    if (interval instanceof Failed) return interval;
    const widestMs = least(row);
    if (widestMs instanceof Failed) return widestMs;
    // Both ends belong to the interval, so a day is a millisecond short of 24 hours.
    const lackingMs = widestMs - 1 - (interval.to - interval.from);
    if (lackingMs <= 0) return interval;
    const half = Math.ceil(lackingMs / 2);
    return { from: interval.from - half, to: interval.to + half };
  };
}

function compileStated(rule: TimeRule, columns: Columns): Reads<Interval> {
  if (rule.at !== undefined) {
    const at = compileMoment(rule.at, rule, columns);
    const { previous } = rule;
    if (previous === undefined) return at;
    return (row) => {
      const end = at(row);
      return end instanceof Failed ? end : { from: end.from - previous, to: end.to };
    };
  }
  // The schema asks for both where `at` is not given.
  const from = compileMoment(rule.from ?? [], rule, columns);
  const to = compileMoment(rule.to ?? [], rule, columns);
  return (row) => {
    const first = from(row);
    if (first instanceof Failed) return first;
    const last = to(row);
    return last instanceof Failed ? last : { from: first.from, to: last.to };
  };
}

function compileMoment(template: Template, rule: TimeRule, columns: Columns): Reads<Interval> {
  const text = compileTemplate(template, columns);
  const column = firstColumn(template);
  const { form: forms, zone, precision: stated } = rule;
  return (row) => {
    const found = text(row);
    for (const form of forms) {
      if (form.kind === "iso") {
        const at = form.read(found);
        if (at === undefined || !isRecordable(at)) continue;
        if (stated === "day" && zone !== undefined) return dayOf(zone, toCivil(zone, at));
        return spread(at, at, stated ?? "second");
      }
      const civil = form.read(found);
      if (civil === undefined || zone === undefined || !isRecordable(civilToInstant(zone, civil))) continue;
      // What is stated is said of clock times; a date alone is a day whatever is stated.
      const precision = form.precision === "day" ? "day" : (stated ?? form.precision);
      return precision === "day" ? dayOf(zone, civil) : clockTime(zone, civil, precision, found, column);
    }
    if (found === "") return new Failed(rowRefusals.empty("the time"), column);
    return new Failed(
      rowRefusals.badTime(
        found,
        forms.map(({ source }) => source),
      ),
      column,
    );
  };
}

/** From the start of the first's minute or hour to the last millisecond of the second's. */
function spread(from: Instant, to: Instant, precision: Precision): Interval {
  const unit = unitMs[precision];
  return { from: Math.floor(from / unit) * unit, to: Math.floor(to / unit) * unit + unit - 1 };
}

/** From the day's first millisecond to its last: 23 to 25 hours. */
function dayOf(zone: TimeZone, civil: CivilDateTime): Interval {
  const start = { ...civil, hour: 0, minute: 0, second: 0, millisecond: 0 };
  return { from: civilToInstant(zone, start), to: civilToInstant(zone, addDays(start, 1)) - 1 };
}

function clockTime(
  zone: TimeZone,
  civil: CivilDateTime,
  precision: Precision,
  found: string,
  column: string | undefined,
): Interval | Failed {
  const zoned = toInstant(zone, civil);
  switch (zoned.kind) {
    case "exact":
      return spread(zoned.at, zoned.at, precision);
    case "overlap":
      return spread(zoned.earlier, zoned.later, precision);
    case "gap":
      return new Failed(rowRefusals.skippedTime(found, zone.name), column);
  }
}
