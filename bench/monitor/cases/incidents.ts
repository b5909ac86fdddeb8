// Incidents from parsed reports: a year along a front, linked in time and place where that is sure, one report in ten
// late. Plain loops over the definition count the incidents. Grouping alone is measured, and the whole monitor with a
// clause over them. Beside it a crowded day, all of it one incident, every report with a record instant of its own:
// there cost must not grow with the square.
import type { Observation } from "@servanda/agreement";
import { createRng, DAY_MS, distanceBounds, distanceM, HOUR_MS, MINUTE_MS, SECOND_MS } from "@servanda/core";
import { createMonitor, groupReports, type Monitor } from "@servanda/monitor";
import type { BenchCase, Input, Ran } from "../case.ts";
import { agreementOf } from "../end-to-end.ts";
import { cpuSince, isEach, median, rateOf } from "../figures.ts";

interface IncidentsInput extends Input {
  /** Incidents of the year. */
  readonly expected: number;
}

/** A front that runs to the east along 48° N, where a degree is this long. */
const FRONT_LAT = 48;
const DEGREE_M = 74_600;
const FRONT_M = 300_000;
const WITHIN_MS = 5 * MINUTE_MS;
const WITHIN_M = 500;
/** The crowded day is one report to so many of the year. */
const CROWD_SHARE = 100;

const TEXT = `---
title: Benchmark incidents
version: "1"
time zone: UTC
---

\`\`\`servanda
between P1, P2
standard suspected = 1 source
standard corroborated = 2 independent sources within 5 minutes, 500 m
clause 1: each party must not conduct shelling
\`\`\`
`;

interface Seen {
  readonly atMs: number;
  readonly eastM: number;
  readonly source: number;
  readonly radiusM: number;
}

function reportOf({ atMs, eastM, source, radiusM }: Seen, index: number, lateMs: number): Observation {
  return {
    record: "observation",
    id: String(index),
    source: `s${source}`,
    sourceKind: source % 2 === 0 ? "camera" : "patrol",
    group: `g${source}`,
    kind: "shelling",
    from: atMs,
    to: atMs,
    place: { lat: FRONT_LAT, lon: 30 + eastM / DEGREE_M, radiusM, names: [] },
    by: index % 2 === 0 ? "P1" : "P2",
    basis: "seen",
    attribution: "certain",
    recordedAt: atMs + lateMs,
  };
}

/** Happenings of one to five reports each, in order of record; each record instant is its own. */
function yearOf(events: number): Observation[] {
  const rng = createRng(11);
  const seen: Seen[] = [];
  while (seen.length < events) {
    const atMs = Math.floor(rng.next() * 365 * DAY_MS);
    const eastM = rng.next() * FRONT_M;
    for (let left = 1 + Math.floor(rng.next() * 5); left > 0 && seen.length < events; left -= 1) {
      seen.push({
        atMs: atMs + Math.floor(rng.next() * 4 * MINUTE_MS),
        eastM: eastM + rng.next() * 400,
        source: Math.floor(rng.next() * 8),
        radiusM: rng.next() < 0.2 ? 300 : 0,
      });
    }
  }
  const reports = seen.map((each, index) => reportOf(each, index, rng.next() < 0.1 ? 7 * DAY_MS * rng.next() : 0));
  return inOrder(reports);
}

/** A day along 37 km, each report near the one before. `sources` groups take part. */
function crowdOf(events: number, sources: number): Observation[] {
  const rng = createRng(12);
  const seen = Array.from({ length: events }, (_, index): Seen => {
    const atMs = Math.floor((index / events) * (DAY_MS - HOUR_MS)) + Math.floor(rng.next() * SECOND_MS);
    return { atMs, eastM: rng.next() * 400, source: Math.floor(rng.next() * sources), radiusM: 0 };
  });
  return inOrder(seen.map((each, index) => reportOf(each, index, 0)));
}

function inOrder(reports: readonly Observation[]): Observation[] {
  let lastAt = Number.NEGATIVE_INFINITY;
  return [...reports]
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map((report) => {
      lastAt = Math.max(lastAt + 1, Math.ceil(report.recordedAt));
      return { ...report, recordedAt: lastAt };
    });
}

/** Single linkage by plain loops over what lies within five minutes. */
function countIncidents(reports: readonly Observation[]): number {
  const ordered = [...reports].sort((a, b) => a.from - b.from);
  const root = ordered.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  let count = ordered.length;
  ordered.forEach((a, index) => {
    for (let before = index - 1; before >= 0; before -= 1) {
      const b = ordered[before];
      if (b === undefined || a.from - b.from >= WITHIN_MS) return;
      const [from, to] = [find(index), find(before)];
      if (from === to || !areNear(a, b)) continue;
      root[from] = to;
      count -= 1;
    }
  });
  return count;
}

function areNear({ place: a }: Observation, { place: b }: Observation): boolean {
  if (a?.lat === undefined || a.lon === undefined || b?.lat === undefined || b.lon === undefined) return false;
  const metres = distanceM({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon });
  return distanceBounds(metres, a.radiusM + b.radiusM).highM < WITHIN_M;
}

function run(reports: readonly Observation[], found: (monitor: Monitor) => number): Ran {
  const monitor = createMonitor(agreementOf(TEXT));
  const before = process.cpuUsage();
  for (const report of reports) monitor.step(report.recordedAt, [report]);
  return { events: reports.length, cpuS: cpuSince(before), found: found(monitor) };
}

function runGrouping(reports: readonly Observation[]): Ran {
  const group = groupReports(agreementOf(TEXT));
  const before = process.cpuUsage();
  for (const report of reports) group.add(report);
  return { events: reports.length, cpuS: cpuSince(before), found: group.count() };
}

const happenings = (monitor: Monitor): number =>
  new Set(monitor.findings().map(({ subject }) => (subject.kind === "incident" ? subject.least : subject.day))).size;

const crowded = (events: number): number => Math.round(events / CROWD_SHARE);

export const incidents: BenchCase<IncidentsInput> = {
  name: "incidents",
  goal: { atLeast: 0.4 },
  prepare: ({ events, folder }) => ({ events, folder, expected: countIncidents(yearOf(events)) }),
  parts: {
    year: { run: ({ events }) => runGrouping(yearOf(events)) },
    judged: { run: ({ events }) => run(yearOf(events / 10), happenings) },
    crowd: { run: ({ events }) => run(crowdOf(crowded(events), 8), happenings) },
    "crowd of one source": { run: ({ events }) => run(crowdOf(crowded(events), 1), happenings) },
  },
  verdict({ events, expected }, runs) {
    const cpuOf = (part: string): number => median((runs[part] ?? []).map(({ cpuS }) => cpuS));
    return {
      events,
      // Millions of reports per CPU second.
      ratio: rateOf(runs["year"]) / 1e6,
      correct:
        isEach(runs["year"], events, expected) &&
        isEach(runs["crowd"], crowded(events), 1) &&
        isEach(runs["crowd of one source"], crowded(events), 1),
      incidents: expected,
      judgedPerCpuS: Math.round(rateOf(runs["judged"])),
      crowd: { reports: crowded(events), cpuS: cpuOf("crowd"), oneSourceCpuS: cpuOf("crowd of one source") },
    };
  },
  growing: "crowd",
};
