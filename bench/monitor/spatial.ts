// The workload of the spatial cases: reports of 340 bytes along the contact line, one in fifty sent twice, half of them
// with doubt about place; and what twenty clauses must find in it, by plain loops over the definition.
import { closeSync, openSync, writeSync } from "node:fs";
import {
  and,
  createRng,
  DAY_MS,
  distanceBounds,
  distanceM,
  formatInstant,
  fromBounds,
  HOUR_MS,
  type Kleene,
  MINUTE_MS,
  NO,
  nearestOnLine,
  not,
  or,
  prepareLine,
  withinKleene,
  YES,
} from "@servanda/core";
import { contactLine, somewhere } from "./terrain.ts";

const EPOCH_MS = 1_767_225_600_000;
/** So often a report comes, however many there are: what breaches is as rare in a long file as in a short one. */
const EVERY_MS = 13_000;
const LINE_BYTES = 340;
const LATEST_MS = 7 * DAY_MS;
const LINKED_MS = 5 * MINUTE_MS;
const LINKED_M = 500;

type Kind = "shelling" | "column" | "notice" | "patrol";

export interface Report {
  readonly id: number;
  readonly kind: Kind;
  readonly at: number;
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
  readonly party: number;
  readonly source: number;
}

/** Ten zones derived from the line; the last three leave out what lies nearer. */
const BANDS_M = [1000, 2000, 3000, 5000, 8000, 12_000, 20_000];
const ZONES = `${BANDS_M.map((m, index) => `zone B${index} = area within ${m / 1000} km of ContactLine`).join("\n")}
zone B7 = B1 outside B0
zone B8 = B3 outside B1
zone B9 = B5 outside B3
`;
const ZONE_COUNT = 10;
/** By zone: more shellings than this in an hour are seldom. */
const LEAST_PER_HOUR = [20, 24, 30, 38, 48, 58, 76, 18, 22, 38];

const eachZone = (say: (n: number) => string): string =>
  Array.from({ length: ZONE_COUNT }, (_, n) => say(n)).join("\n");

export const SPATIAL_TEXT = `---
title: Benchmark of twenty spatial clauses
version: "1"
time zone: UTC
---

# Benchmark of twenty spatial clauses

\`\`\`servanda
between P1, P2
line ContactLine from "line.geojson"
${ZONES}
standard suspected = 1 source
standard corroborated = 2 independent sources within 5 minutes, 500 m
${eachZone((n) => `define Barrage${n}: at least ${LEAST_PER_HOUR[n]} shelling in B${n} in last 1 hour`)}
${eachZone(
  (n) => `clause ${n + 1}: each party must not move column in B${n}
  unless notice by that party in B${n} in last 24 hours`,
)}
${eachZone((n) => `clause ${n + 11}: each party must not conduct Barrage${n}`)}
\`\`\`
`;

export function lineFile(): string {
  return JSON.stringify({ type: "LineString", coordinates: contactLine() });
}

export function reportsOf(count: number): Report[] {
  const rng = createRng(31);
  const spanMs = count * EVERY_MS;
  const reports: Report[] = [];
  while (reports.length < count) {
    const luck = rng.next();
    const kind: Kind = luck < 0.25 ? "shelling" : luck < 0.45 ? "column" : luck < 0.456 ? "notice" : "patrol";
    const { lat, lon } = somewhere(rng);
    const at = EPOCH_MS + Math.floor(rng.next() * spanMs);
    const again = kind === "shelling" ? 1 + Math.floor(rng.next() * 3) : 1;
    for (let left = again; left > 0 && reports.length < count; left -= 1) {
      reports.push({
        id: reports.length,
        kind,
        at: at + Math.floor(rng.next() * 2 * MINUTE_MS),
        lat: Math.round((lat + rng.next() * 0.003) * 1e6) / 1e6,
        lon: Math.round((lon + rng.next() * 0.003) * 1e6) / 1e6,
        radiusM: rng.next() < 0.5 ? 0 : 50 + Math.floor(rng.next() * 100),
        party: 1 + Math.floor(rng.next() * 2),
        source: Math.floor(rng.next() * 40),
      });
    }
  }
  return reports;
}

/** Writes the reports in the order of record, each at an instant of its own; how many lines, and how many stand. */
export function writeReports(reports: readonly Report[], lateShare: number, path: string): number {
  const rng = createRng(32);
  const recorded = reports
    .map((report) => ({ report, recordedAt: report.at + (rng.next() < lateShare ? rng.next() * LATEST_MS : 0) }))
    .sort((a, b) => a.recordedAt - b.recordedAt);
  const file = openSync(path, "w");
  let lines: string[] = [];
  let [count, lastAt] = [0, Number.NEGATIVE_INFINITY];
  for (const { report, recordedAt } of recorded) {
    lastAt = Math.max(lastAt + 1, Math.floor(recordedAt));
    const line = lineOf(report, lastAt);
    for (let left = rng.next() < 0.02 ? 2 : 1; left > 0; left -= 1) {
      lines.push(line);
      count += 1;
    }
    if (lines.length < 5000) continue;
    writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
  }
  writeSync(file, lines.map((line) => `${line}\n`).join(""));
  closeSync(file);
  return count;
}

function lineOf({ id, kind, at, lat, lon, radiusM, party, source }: Report, recordedAt: number): string {
  const named = kind === "patrol" ? {} : { by: `P${party}`, basis: "seen", attribution: "certain" };
  const record = {
    id: `report-${id}`,
    source: `uav-${source}`,
    sourceKind: "uav",
    group: `brigade-${source % 12}`,
    kind,
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    place: { lat, lon, radiusM },
    ...named,
    attributes: { note: "" },
  };
  record.attributes.note = "x".repeat(Math.max(0, LINE_BYTES - JSON.stringify(record).length));
  return JSON.stringify(record);
}

/** The findings of all clauses at the end, each weighted by its clause. */
export function countPlainly(reports: readonly Report[]): number {
  return [...foundPlainly(reports)].reduce((sum, each) => sum + Number.parseInt(each, 10), 0);
}

/** Clause, incident and bearer of each finding. */
function foundPlainly(reports: readonly Report[]): ReadonlySet<string> {
  const ordered = [...reports].sort((a, b) => a.at - b.at);
  const zones = zonesOf(ordered);
  const incidentOf = linked(ordered);
  const found = new Set<string>();
  const note = (clause: number, index: number): void => {
    found.add(`${clause} ${incidentOf[index]} ${ordered[index]?.party}`);
  };
  const ofKind = (kind: Kind): number[] => ordered.flatMap((each, index) => (each.kind === kind ? [index] : []));
  const notices = ofKind("notice");
  const shellings = ofKind("shelling");
  let firstNotice = 0;
  for (const index of ofKind("column")) {
    const column = ordered[index];
    if (column === undefined) continue;
    while ((ordered[notices[firstNotice] ?? 0]?.at ?? 0) < column.at - DAY_MS) firstNotice += 1;
    const noticed: Kleene[] = Array.from({ length: ZONE_COUNT }, () => NO);
    for (let at = firstNotice; at < notices.length; at += 1) {
      const notice = ordered[notices[at] ?? 0];
      if (notice === undefined || notice.at > column.at) break;
      if (notice.party !== column.party) continue;
      for (let zone = 0; zone < ZONE_COUNT; zone += 1) {
        noticed[zone] = or(noticed[zone] ?? NO, zones[notices[at] ?? 0]?.[zone] ?? NO);
      }
    }
    for (let zone = 0; zone < ZONE_COUNT; zone += 1) {
      if (and(zones[index]?.[zone] ?? NO, not(noticed[zone] ?? NO)) !== NO) note(zone + 1, index);
    }
  }
  let first = 0;
  for (const [position, index] of shellings.entries()) {
    const shelling = ordered[index];
    if (shelling === undefined) continue;
    while ((ordered[shellings[first] ?? 0]?.at ?? 0) < shelling.at - HOUR_MS) first += 1;
    for (let zone = 0; zone < ZONE_COUNT; zone += 1) {
      const value = and(zones[index]?.[zone] ?? NO, barrage(zone, first, position));
      if (value !== NO) note(zone + 11, index);
    }
  }
  return found;

  // An incident counts once: surely if one of its reports surely lay there, perhaps if one may have.
  function barrage(zone: number, from: number, position: number): Kleene {
    const sure = new Set<number>();
    const may = new Set<number>();
    const at = ordered[shellings[position] ?? 0]?.at ?? 0;
    for (let each = from; each < shellings.length; each += 1) {
      const index = shellings[each] ?? 0;
      if ((ordered[index]?.at ?? 0) > at) break;
      const value = zones[index]?.[zone] ?? NO;
      if (value === YES) sure.add(incidentOf[index] ?? 0);
      if (value !== NO) may.add(incidentOf[index] ?? 0);
    }
    const least = LEAST_PER_HOUR[zone] ?? 0;
    return fromBounds(sure.size >= least, may.size >= least);
  }
}

function zonesOf(ordered: readonly Report[]): Kleene[][] {
  const line = prepareLine([contactLine()]);
  return ordered.map(({ lat, lon, radiusM }) => {
    const bounds = distanceBounds(nearestOnLine(line, { lat, lon }).distanceM, radiusM);
    const bands = BANDS_M.map((limitM) => withinKleene(bounds, limitM));
    const [b0 = NO, b1 = NO, , b3 = NO, , b5 = NO] = bands;
    return [...bands, and(b1, not(b0)), and(b3, not(b1)), and(b5, not(b3))];
  });
}

/** The incident of each report, by number: single linkage over reports of one kind. */
function linked(ordered: readonly Report[]): number[] {
  const root = ordered.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  ordered.forEach((a, index) => {
    for (let before = index - 1; before >= 0; before -= 1) {
      const b = ordered[before];
      if (b === undefined || a.at - b.at >= LINKED_MS) return;
      if (a.kind !== b.kind || distanceBounds(distanceM(a, b), a.radiusM + b.radiusM).highM >= LINKED_M) continue;
      root[find(index)] = find(before);
    }
  });
  return root.map((_, index) => find(index));
}
