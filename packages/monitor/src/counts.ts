// Counting rules by reporting day: what surely counts, what may, and how much of the day anyone says they watched.
import type { Act, Coverage, DayCount, EventPattern, Observation, Register } from "@servanda/agreement";
import {
  assert,
  type DayRule,
  dayBounds,
  dayOfInterval,
  formatCivilDate,
  type Kleene,
  NO,
  parseCivilDate,
  YES,
} from "@servanda/core";
import { watchedShare } from "./atoms/coverage.ts";
import { unitsLeft } from "./atoms/status.ts";
import { unitOf, unitsOf } from "./atoms/units.ts";

interface Cell {
  count: number;
  possible: number;
}

/** What is counted: incidents, figures, and what the records say of them. */
export interface Countable {
  /** Members of each incident, and each figure over a period on its own. */
  readonly happenings: readonly (readonly Observation[])[];
  readonly acts: readonly Act[];
  readonly coverage: readonly Coverage[];
  matches(event: EventPattern, report: Observation): Kleene;
}

/** Days on which a register has reports (also a report of none), in order, with a running total. */
export function countsOf(registers: readonly Register[], countable: Countable, dayRule: DayRule): DayCount[] {
  return registers.flatMap((register) => countsOfRegister(register, countable, dayRule));
}

function countsOfRegister(register: Register, countable: Countable, dayRule: DayRule): DayCount[] {
  const cells = new Map<string, Cell>();
  const cellOf = (report: readonly Observation[]): Cell => {
    const day = dayOf(dayRule, register, report);
    const cell = cells.get(day) ?? { count: 0, possible: 0 };
    cells.set(day, cell);
    return cell;
  };
  for (const members of countable.happenings) {
    const valued = members.map((report) => ({ report, value: valueOf(register, report, countable) }));
    const sure = valued.filter((each) => each.value === YES).map((each) => each.report);
    const may = valued.filter((each) => each.value !== NO).map((each) => each.report);
    if (may.length === 0) continue;
    const cell = cellOf(may);
    const units = unitsAfterRulings(register, sure, countable.acts);
    cell.count += units;
    cell.possible += unitsAfterRulings(register, may, countable.acts) - units;
  }
  let cumulative = 0;
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, cell]) => {
      const bounds = boundsOfDay(dayRule, day);
      const share = watchedShare(countable.coverage, register.event, bounds);
      cumulative += cell.count;
      return {
        register: register.name,
        reading: register.reading,
        day,
        ...bounds,
        ...cell,
        cumulative,
        ...(share === undefined ? {} : { watchedShare: share }),
      };
    });
}

// A figure of none is a figure: it opens its day.
function valueOf(register: Register, report: Observation, countable: Countable): Kleene {
  const { count: _figure, ...counted } = report;
  return countable.matches(register.event, report.count === 0 ? counted : report);
}

function unitsAfterRulings(register: Register, reports: readonly Observation[], acts: readonly Act[]): number {
  if (register.exceptions.length === 0) return unitsOf(reports, register);
  if (reports.some((each) => each.aggregate === true)) return unitsLeft(register.exceptions, reports, acts);
  const left = reports.filter(
    (each) => unitsLeft(register.exceptions, [each], acts) > 0 || unitOf(each, undefined) === 0,
  );
  return unitsOf(left, register);
}

function dayOf(dayRule: DayRule, register: Register, reports: readonly Observation[]): string {
  const from = Math.min(...reports.map((each) => each.from));
  const to = Math.max(...reports.map((each) => each.to));
  const day = register.dayOf === "start" ? dayOfInterval(dayRule, from, from) : dayOfInterval(dayRule, from, to);
  return formatCivilDate(day);
}

function boundsOfDay(dayRule: DayRule, day: string): { from: number; to: number } {
  const date = parseCivilDate(day);
  assert(date !== undefined, `${day} was formatted by us`);
  return dayBounds(dayRule, date);
}
