// Runs the command on real data, as a user would, and hands back what it printed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Where the real data are: never in this repository. */
export const DATA: string = process.env["SERVANDA_DATA"] ?? join(ROOT, "../shared/data");

/** Why a replay is skipped, for the test's title; empty if the data are there. */
export const WHY_SKIPPED: string = existsSync(DATA) ? "" : ` (skipped: no data at ${DATA}; set SERVANDA_DATA)`;

export interface DayCountRow {
  readonly register: string;
  readonly reading: string;
  readonly day: string;
  readonly count: number;
  readonly cumulative: number;
}

export interface Summary {
  readonly records: {
    readonly read: number;
    readonly accepted: number;
    readonly repeated: number;
    readonly refused: number;
  };
  readonly findings: readonly {
    readonly clause: string;
    readonly bearer: string | null;
    readonly reading: string;
    readonly level: string;
    readonly certainty: string;
    readonly count: number;
  }[];
  readonly excused: Summary["findings"];
  readonly counts: readonly DayCountRow[];
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["packages/cli/bin/servanda.js", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`servanda ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

export function summaryOf(agreement: string, sources: readonly string[], options: readonly string[] = []): Summary {
  return JSON.parse(
    run(["monitor", `agreements/${agreement}.servanda.md`, ...sources, ...options, "--summary"]),
  ) as Summary;
}

/** Transitions as the lines say them. */
export function transitionsOf(agreement: string, sources: readonly string[]): Record<string, unknown>[] {
  const lines = run(["monitor", `agreements/${agreement}.servanda.md`, ...sources, "--json"])
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Units of a register over days, both included. */
export function sumOf(summary: Summary, register: string, first: string, last: string, reading = "base"): number {
  return summary.counts
    .filter((row) => row.register === register && row.reading === reading && first <= row.day && row.day <= last)
    .reduce((sum, row) => sum + row.count, 0);
}
