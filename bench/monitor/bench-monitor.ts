// The monitor end to end from a file, beside its floor, in one run. Fails if a count is wrong: first equality, then
// speed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Measured } from "./measure.ts";
import { RULE_NAMES, type RuleName } from "./rules.ts";
import { type TrueCounts, writeWorkload } from "./workload.ts";

const MEASURE = join(import.meta.dirname, "measure.ts");

interface Row {
  readonly bench: "monitor";
  readonly case: string;
  readonly events: number;
  readonly eventsPerCpuS: number;
  readonly floorPerCpuS: number;
  readonly ratio: number;
  readonly peakMiB: number;
  readonly correct: boolean;
}

/** Exit code: 0, 1 if a count is wrong, 64 wrong usage. */
export function benchMonitor(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      events: { type: "string", default: "1000000" },
      runs: { type: "string", default: "3" },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "servanda-bench-"));
  try {
    const path = join(folder, "records.ndjson");
    const shape = { events: Number(values.events), perTimePoint: 1, seed: 42, days: 30 };
    const counts = writeWorkload(shape, path);
    let isCorrect = true;
    for (const rule of RULE_NAMES) {
      const row = measureRule(rule, path, counts, Number(values.runs));
      isCorrect &&= row.correct;
      process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : lineOf(row));
    }
    return isCorrect ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Floor and monitor in turn, so that a drift of the machine's speed touches both; medians of each.
function measureRule(rule: RuleName, path: string, counts: TrueCounts, runs: number): Row {
  const floors: Measured[] = [];
  const monitors: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    floors.push(measure("floor", path, counts.zones));
    monitors.push(measure(rule, path, counts.zones));
  }
  const expected = { P1: counts.p1, P2: counts.p2, P3: counts.p3 }[rule];
  const rate = (all: readonly Measured[]): number => median(all.map(({ events, cpuS }) => events / cpuS));
  const eventsPerCpuS = rate(monitors);
  const floorPerCpuS = rate(floors);
  return {
    bench: "monitor",
    case: `${rule} R=1`,
    events: counts.records,
    eventsPerCpuS: Math.round(eventsPerCpuS),
    floorPerCpuS: Math.round(floorPerCpuS),
    ratio: Math.round((eventsPerCpuS / floorPerCpuS) * 1000) / 1000,
    peakMiB: Math.round(Math.max(...monitors.map(({ peakMiB }) => peakMiB))),
    correct: monitors.every(({ found, events }) => found === expected && events === counts.records),
  };
}

function measure(what: string, path: string, zones: number): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=source", MEASURE, what, path, String(zones)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`the measured process failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function lineOf(row: Row): string {
  const rate = (perS: number): string => `${(perS / 1000).toFixed(0)} k/CPU-s`;
  const verdict = row.correct ? "counts right" : "COUNT WRONG";
  const rates = `${rate(row.eventsPerCpuS)}, floor ${rate(row.floorPerCpuS)}, ratio ${row.ratio.toFixed(3)}`;
  return `${row.case}: ${rates}, peak ${row.peakMiB} MiB, ${verdict}\n`;
}
