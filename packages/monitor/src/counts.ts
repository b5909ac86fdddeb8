// Counting rules by reporting day: what surely counts, what may, and how much of the day anyone says they watched.
import type { Act, Coverage, DayCount, EventPattern, Observation, Register } from "@servanda/agreement";
import {
  addDays,
  assert,
  atTime,
  compare,
  type DayRule,
  dayBounds,
  dayOfInterval,
  formatCivilDate,
  type Kleene,
  NO,
  parseCivilDate,
  YES,
} from "@servanda/core";
import { type KindTree, watchedShare, watches } from "./atoms/coverage.ts";
import { unitsLeft } from "./atoms/status.ts";
import { unitOf, unitsOf } from "./atoms/units.ts";

/** A watch of ten years is one; beyond that its days are not listed one by one. */
const MOST_DAYS = 3660;

interface Cell {
  count: number;
  possible: number;
  /** Figures over the day, by source. */
  readonly figures: Map<string, { readonly count: number; readonly possible: number }>;
  reportCount: number;
  /** Where the earliest figure of the day begins, which may be days before. */
  from: number;
}

/** What is counted: incidents, figures, and what the records say of them. */
export interface Countable {
  /** Members of each incident, and each figure over a period on its own. */
  readonly happenings: readonly (readonly Observation[])[];
  readonly acts: readonly Act[];
  readonly coverage: readonly Coverage[];
  readonly kindTree: KindTree;
  matches(event: EventPattern, report: Observation): Kleene;
}

/** Days that somebody reports on or says they watched, in order, with a running total. */
export function countsOf(registers: readonly Register[], countable: Countable, dayRule: DayRule): DayCount[] {
  return registers.flatMap((register) => countsOfRegister(register, countable, dayRule));
}

function countsOfRegister(register: Register, countable: Countable, dayRule: DayRule): DayCount[] {
  const cells = new Map<string, Cell>();
  for (const day of watchedDays(countable, register.event, dayRule)) cells.set(day, emptyCell());
  for (const members of countable.happenings) {
    const valued = members.map((report) => ({ report, value: valueOf(register, report, countable) }));
    const sure = valued.filter((each) => each.value === YES).map((each) => each.report);
    const may = valued.filter((each) => each.value !== NO).map((each) => each.report);
    if (may.length === 0) continue;
    const day = dayOf(dayRule, register, may);
    const cell = cells.get(day) ?? emptyCell();
    cells.set(day, cell);
    cell.reportCount += 1;
    const [figure] = may.filter((each) => each.aggregate === true);
    const count = unitsAfterRulings(register, sure, countable.acts);
    const possible = unitsAfterRulings(register, may, countable.acts) - count;
    if (figure === undefined) {
      cell.count += count;
      cell.possible += possible;
    } else {
      const before = cell.figures.get(figure.source) ?? { count: 0, possible: 0 };
      cell.figures.set(figure.source, { count: before.count + count, possible: before.possible + possible });
      cell.from = Math.min(cell.from, figure.from);
    }
  }
  dropSpanned(cells, dayRule);
  return rowsOf(cells, register, countable, dayRule);
}

function emptyCell(): Cell {
  return { count: 0, possible: 0, figures: new Map(), reportCount: 0, from: Number.POSITIVE_INFINITY };
}

// Two sources' figures of a day are never added up: the largest of any one source counts.
function totalOf({ count, possible, figures }: Cell): { count: number; possible: number } {
  const sure = Math.max(0, ...[...figures.values()].map((each) => each.count));
  const may = Math.max(0, ...[...figures.values()].map((each) => each.count + each.possible));
  return { count: count + sure, possible: possible + may - sure };
}

// A figure over several days stands on the last of them; of the days before, nothing is known on their own.
function dropSpanned(cells: Map<string, Cell>, dayRule: DayRule): void {
  for (const [day, { from }] of cells) {
    if (!Number.isFinite(from)) continue;
    for (const [earlier, { reportCount }] of cells) {
      if (earlier < day && reportCount === 0 && boundsOfDay(dayRule, earlier).to > from) cells.delete(earlier);
    }
  }
}

function rowsOf(cells: Map<string, Cell>, register: Register, countable: Countable, dayRule: DayRule): DayCount[] {
  let cumulative = 0;
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, cell]) => {
      const { from } = cell;
      const { count, possible } = totalOf(cell);
      const bounds = boundsOfDay(dayRule, day);
      const period = { from: Math.min(bounds.from, from), to: bounds.to };
      const share = watchedShare(countable.coverage, register.event, period, countable.kindTree);
      cumulative += count;
      return {
        register: register.name,
        reading: register.reading,
        day,
        ...period,
        count,
        possible,
        cumulative,
        ...(share === undefined ? {} : { watchedShare: share }),
        ...(register.isExposed === true ? { observedMs: Math.round((share ?? 0) * (period.to - period.from)) } : {}),
      };
    });
}

// A day that was watched and on which nothing was reported is a day with none; a day that nobody watched is not.
function watchedDays({ coverage, kindTree }: Countable, event: EventPattern, dayRule: DayRule): Set<string> {
  const days = new Set<string>();
  for (const each of coverage) {
    if (each.state !== "watched" || !watches(each, event, kindTree)) continue;
    const last = dayOfInterval(dayRule, each.from, each.to);
    // A watch that begins as a day ends is of the next day.
    let day = dayOfInterval(dayRule, each.from + 1, each.from + 1);
    for (let count = 0; compare(atTime(day), atTime(last)) <= 0 && count < MOST_DAYS; count += 1) {
      days.add(formatCivilDate(day));
      day = addDays(day, 1);
    }
  }
  return days;
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
