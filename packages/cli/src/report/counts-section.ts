// Counting rules by day: what surely counts, what may, the running total; readings in columns beside the base.
import { BASE_READING, type DayCount } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { reportWords } from "../words/report-words.ts";
import { grouped, table } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_DAYS = 40;

export function countsSection(section: Section): string {
  const { registers } = section.run.agreement;
  if (registers.length === 0) return "";
  const names = [...new Set(registers.map((each) => each.name))];
  const parts = names.map((name) => registerText(section, name));
  return [section.paint("strong", reportWords.counts), ...parts].join("\n");
}

function registerText(section: Section, name: string): string {
  const { run, isAll } = section;
  const cells = run.counts.filter((each) => each.register === name);
  const title = `  ${reportWords.register(name)}`;
  if (cells.length === 0) return `${title}\n    ${reportWords.nothingCounted}`;
  const readings = [...new Set(cells.map((each) => each.reading))];
  const byDay = [...Map.groupBy(cells, (each) => each.day)].sort(([a], [b]) => (a < b ? -1 : 1));
  const isExposed = cells.some((each) => each.observedMs !== undefined);
  const shown = isAll || byDay.length <= SHOWN_DAYS ? byDay : daysThatMatter(section, byDay);
  const hasPossible = cells.some((each) => each.possible > 0);
  const hasWatch = cells.some((each) => each.watchedShare !== undefined);
  const columns = readings.flatMap((reading) => columnNames(reading, hasPossible));
  const rows = shown.map(([day, ofDay]) => [
    day,
    ...readings.flatMap((reading) =>
      values(
        ofDay.find((each) => each.reading === reading),
        hasPossible,
      ),
    ),
    ...(hasWatch ? [watched(ofDay[0])] : []),
    ...(isExposed ? [perObservedHour(ofDay[0])] : []),
  ]);
  const exposure = isExposed ? [reportWords.perObservedHour] : [];
  const head = ["day", ...columns, ...(hasWatch ? ["watched"] : []), ...exposure];
  const right = head.map((_, index) => index).filter((index) => index > 0);
  const more = byDay.length > shown.length ? `\n    ${reportWords.otherDays(byDay.length - shown.length)}` : "";
  return `${title}${more}\n${table([head, ...rows], right, "    ")}`;
}

function columnNames(reading: string, hasPossible: boolean): string[] {
  const suffix = reading === BASE_READING ? "" : ` (${reading})`;
  return [`count${suffix}`, ...(hasPossible ? [`possible${suffix}`] : []), `total${suffix}`];
}

function values(cell: DayCount | undefined, hasPossible: boolean): string[] {
  if (cell === undefined) return ["", ...(hasPossible ? [""] : []), ""];
  const possible = cell.possible === 0 ? "" : `+${grouped(cell.possible)}`;
  return [grouped(cell.count), ...(hasPossible ? [possible] : []), grouped(cell.cumulative)];
}

function watched(cell: DayCount | undefined): string {
  return cell?.watchedShare === undefined ? "no data" : `${Math.floor(cell.watchedShare * 100)} %`;
}

/** What surely counts, for each hour that somebody watched. */
function perObservedHour(cell: DayCount | undefined): string {
  const { observedMs = 0, count = 0 } = cell ?? {};
  return observedMs === 0 ? reportWords.notObservedAtAll : ((count * HOUR_MS) / observedMs).toFixed(2);
}

type Days = readonly (readonly [day: string, cells: readonly DayCount[]])[];

/** Days of stages that have started, if they are few; otherwise the last. */
function daysThatMatter({ run }: Section, days: Days): Days {
  const isStaged = (cell: DayCount): boolean =>
    [...run.onTheWay.stages.values()].some(
      ({ startedAt, endedAt = Number.POSITIVE_INFINITY }) =>
        startedAt !== undefined && cell.to > startedAt && cell.from < endedAt,
    );
  const staged = days.filter(([, cells]) => cells.some(isStaged));
  return staged.length > 0 && staged.length <= SHOWN_DAYS ? staged : days.slice(-SHOWN_DAYS);
}
