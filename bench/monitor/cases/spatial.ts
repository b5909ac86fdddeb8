// Twenty spatial and temporal clauses end to end over a contact line of 2,000 vertices, with incidents and repeated
// lines, against the `JSON.parse` floor of the same file; and again with one report in ten up to seven days late,
// against the rate in order.
import { join } from "node:path";
import type { Monitor } from "@servanda/monitor";
import type { BenchCase, Input, Part } from "../case.ts";
import { runFloor } from "../chunks.ts";
import { runEndToEnd } from "../end-to-end.ts";
import { isEach, rateOf } from "../figures.ts";
import { countPlainly, lineFile, reportsOf, SPATIAL_TEXT, writeReports } from "../spatial.ts";

interface SpatialInput extends Input {
  readonly path: string;
  readonly latePath: string;
  readonly lines: number;
  readonly lateLines: number;
  readonly records: number;
  readonly expected: number;
}

/** Reports of the full size: their lines are long. */
const SHARE = 5;

function weighted(monitor: Monitor): number {
  return monitor.findings().reduce((sum, { clause }) => sum + Number(clause), 0);
}

function prepare({ events, folder }: Input): SpatialInput {
  const reports = reportsOf(Math.round(events / SHARE));
  const [path, latePath] = [join(folder, "records.ndjson"), join(folder, "late.ndjson")];
  const lines = writeReports(reports, 0, path);
  const lateLines = writeReports(reports, 0.1, latePath);
  return { events, folder, path, latePath, lines, lateLines, records: reports.length, expected: countPlainly(reports) };
}

const readFile = (): string => lineFile();
const inOrder: Part<SpatialInput> = { run: ({ path }) => runEndToEnd(path, SPATIAL_TEXT, weighted, readFile) };
const late: Part<SpatialInput> = {
  run: ({ latePath }) => runEndToEnd(latePath, SPATIAL_TEXT, weighted, readFile),
};

export const spatial: BenchCase<SpatialInput> = {
  name: "20 spatial",
  goal: { atLeast: 0.6 },
  prepare,
  parts: { floor: { run: runFloor }, monitor: inOrder },
  verdict({ lines, records, expected }, { floor, monitor }) {
    // Lines that repeat are read like any other.
    const eventsPerCpuS = (rateOf(monitor) * lines) / records;
    return {
      events: lines,
      ratio: eventsPerCpuS / rateOf(floor),
      correct: isEach(monitor, records, expected) && (floor ?? []).every(({ events }) => events === lines),
      eventsPerCpuS: Math.round(eventsPerCpuS),
      floorPerCpuS: Math.round(rateOf(floor)),
    };
  },
  growing: "monitor",
};

export const spatialLate: BenchCase<SpatialInput> = {
  name: "20 spatial late",
  goal: { atLeast: 0.75 },
  prepare,
  parts: { inOrder, late },
  verdict({ lateLines, records, expected }, { inOrder: ordered, late: shuffled }) {
    return {
      events: lateLines,
      ratio: rateOf(shuffled) / rateOf(ordered),
      correct: isEach(ordered, records, expected) && isEach(shuffled, records, expected),
      latePerCpuS: Math.round(rateOf(shuffled)),
      inOrderPerCpuS: Math.round(rateOf(ordered)),
    };
  },
  growing: "late",
};
