// Runs a case: every part in turn in a fresh process, several rounds, and the growing part again at smaller sizes.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchCase, Input, Measured, Row, Runs } from "./case.ts";
import { growthOf, median, rounded } from "./figures.ts";

const PART = fileURLToPath(new URL("./part.ts", import.meta.url));
/** Shares of the full size at which growth is measured, besides the full size. */
const SMALLER = [1 / 4, 1 / 2];

export function measureCase(benchCase: BenchCase, full: Input, rounds: number, isGrowth: boolean): Row {
  const input = prepared(benchCase, full.folder, full.events);
  const runs = runsOf(benchCase.name, Object.keys(benchCase.parts), input, rounds);
  const { events, ratio, correct, ...figures } = benchCase.verdict(input, runs);
  rmSync(input.folder, { recursive: true });
  const peakMiB = Math.round(Math.max(...Object.values(runs).flatMap((each) => each.map((run) => run.peakMiB))));
  const { growing, name, goal } = benchCase;
  const growth = growing === undefined || !isGrowth ? undefined : growthAt(benchCase, growing, full, rounds, runs);
  return {
    bench: "monitor",
    case: name,
    events,
    ratio: rounded(ratio),
    goal,
    correct,
    ...figures,
    ...(growth === undefined ? {} : { growth: Math.round(growth * 100) / 100 }),
    peakMiB,
  };
}

function prepared(benchCase: BenchCase, root: string, events: number): Input {
  const folder = join(root, `${events}`);
  mkdirSync(folder, { recursive: true });
  return benchCase.prepare({ events, folder });
}

function growthAt(benchCase: BenchCase, part: string, full: Input, rounds: number, atFull: Runs): number {
  const points = SMALLER.map((share) => {
    const input = prepared(benchCase, full.folder, Math.round(full.events * share));
    const runs = runsOf(benchCase.name, [part], input, rounds);
    rmSync(input.folder, { recursive: true });
    return pointOf(runs[part] ?? []);
  });
  return growthOf([...points, pointOf(atFull[part] ?? [])]);
}

function pointOf(runs: readonly Measured[]): { events: number; cpuS: number } {
  return { events: runs[0]?.events ?? 0, cpuS: median(runs.map(({ cpuS }) => cpuS)) };
}

function runsOf(name: string, parts: readonly string[], input: Input, rounds: number): Runs {
  const runs: Record<string, Measured[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const part of parts) (runs[part] ??= []).push(runPart(name, part, input));
  }
  return runs;
}

function runPart(name: string, part: string, input: Input): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=source", PART, name, part, JSON.stringify(input)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`the measured process failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}
