// Which reports are about the same happening: joined where they surely can be, divided where they span too long.
import type { Linking, Observation, RecordRef, Register } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { YES } from "@servanda/core";
import type { Text } from "./on-record.ts";
import { matches, NOBODY } from "./pattern.ts";
import { apart } from "./place.ts";

export interface Happening {
  readonly least: RecordRef;
  /** Sorted by reference. */
  readonly members: readonly Observation[];
}

/** Of all reports that are no figures. Sorted by least report. */
export function happeningsOf(text: Text, observations: readonly Observation[]): readonly Happening[] {
  const { linkings } = text.agreement;
  const alone: Observation[][] = [];
  const linked = new Map<Linking, Observation[]>();
  for (const report of observations) {
    if (report.aggregate === true) continue;
    const judged = { from: report.from, to: report.to, reports: [report] };
    const linking = linkings.find(({ event }) => matches(text, event, report, NOBODY, judged) === YES);
    if (linking === undefined) alone.push([report]);
    else linked.set(linking, [...(linked.get(linking) ?? []), report]);
  }
  const joined = [...linked].flatMap(([linking, reports]) =>
    joinedBy(linking, reports).flatMap((each) => dividedBy(linking.maxSpanMs, each)),
  );
  return [...alone, ...joined].map(happeningOf).sort((a, b) => (a.least < b.least ? -1 : 1));
}

function happeningOf(reports: readonly Observation[]): Happening {
  const members = [...reports].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
  return { least: members.map(refOf)[0] ?? "", members };
}

// Single linkage. In the order of their beginnings a report's neighbours lie close: a link needs `from` less than the
// linking's time away.
function joinedBy(linking: Linking, reports: readonly Observation[]): Observation[][] {
  const ordered = [...reports].sort((a, b) => a.from - b.from);
  const groupOf = ordered.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    for (let up = groupOf[root] ?? root; up !== root; up = groupOf[root] ?? root) root = up;
    return root;
  };
  ordered.forEach((a, i) => {
    for (let j = i + 1; j < ordered.length; j += 1) {
      const b = ordered[j];
      if (b === undefined || b.from - a.from >= linking.withinMs) break;
      if (isLinked(a, b, linking)) groupOf[find(j)] = find(i);
    }
  });
  const groups = new Map<number, Observation[]>();
  ordered.forEach((report, index) => {
    const root = find(index);
    groups.set(root, [...(groups.get(root) ?? []), report]);
  });
  return [...groups.values()];
}

function isLinked(a: Observation, b: Observation, { withinMs, withinM }: Linking): boolean {
  const farthestMs = Math.max(a.to - b.from, b.to - a.from);
  return farthestMs < withinMs && (withinM === undefined || apart(a.place, b.place).highM < withinM);
}

// At the longest quiet gap; of equal ones at that nearest the middle, of equally near ones at the first.
function dividedBy(maxSpanMs: number, reports: readonly Observation[]): readonly (readonly Observation[])[] {
  const ordered = [...reports].sort((a, b) => a.from - b.from || (refOf(a) < refOf(b) ? -1 : 1));
  const begin = Math.min(...ordered.map(({ from }) => from));
  if (Math.max(...ordered.map(({ to }) => to)) - begin <= maxSpanMs) return [ordered];
  const middle = ordered.length / 2;
  let best = { gapMs: 0, cut: 0 };
  let quietSince = Number.POSITIVE_INFINITY;
  ordered.forEach(({ from, to }, cut) => {
    const gapMs = cut === 0 ? 0 : from - quietSince;
    const isNearer = gapMs === best.gapMs && Math.abs(cut - middle) < Math.abs(best.cut - middle);
    if (gapMs > 0 && (gapMs > best.gapMs || isNearer)) best = { gapMs, cut };
    quietSince = cut === 0 ? to : Math.max(quietSince, to);
  });
  if (best.cut === 0) return [ordered];
  return [ordered.slice(0, best.cut), ordered.slice(best.cut)].flatMap((part) => dividedBy(maxSpanMs, part));
}

/** What reports about one happening count: two sources' figures are never added up. */
export function unitsOf(reports: readonly Observation[], register: Register | undefined): number {
  if (reports.length === 0) return 0;
  const isFigure = reports.every(({ aggregate }) => aggregate === true);
  if (!isFigure && register?.countsIncidents !== false) return 1;
  return largestOf(reports, (report) => unitsIn(report, register));
}

/** The largest total that any one source gives. */
export function largestOf(reports: readonly Observation[], worth: (report: Observation) => number): number {
  const totals = new Map<string, number>();
  for (const report of reports) totals.set(report.source, (totals.get(report.source) ?? 0) + worth(report));
  return Math.max(...totals.values());
}

function unitsIn(report: Observation, register: Register | undefined): number {
  if (register?.unit.kind !== "attribute") return report.count ?? 1;
  const stated = report.attributes?.[register.unit.attribute];
  return typeof stated === "number" ? stated : 0;
}
