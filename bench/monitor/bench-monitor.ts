// `npm run bench -- monitor [--case NAME]… [--events N] [--runs N] [--json]`: the monitor beside its floor, in one run.
// Fails if a count is wrong: first equality, then speed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchCase, Row } from "./case.ts";
import { CASES } from "./cases/index.ts";
import { measureCase } from "./measure.ts";

/** Exit code: 0, 1 if a count is wrong, 64 wrong usage. */
export function benchMonitor(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      case: { type: "string", multiple: true },
      events: { type: "string", default: "1000000" },
      runs: { type: "string", default: "3" },
      growth: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const chosen = CASES.filter(({ name }) => values.case?.includes(name) ?? true);
  if (chosen.length === 0) {
    process.stderr.write(`No such case. Cases: ${CASES.map(({ name }) => name).join(", ")}\n`);
    return 64;
  }
  const rows = chosen.map((each) => {
    const row = measured(each, Number(values.events), Number(values.runs), values.growth);
    process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : lineOf(row));
    return row;
  });
  return rows.every(({ correct }) => correct) ? 0 : 1;
}

function measured(benchCase: BenchCase, events: number, runs: number, isGrowth: boolean): Row {
  const folder = mkdtempSync(join(tmpdir(), "servanda-bench-"));
  try {
    return measureCase(benchCase, { events, folder }, runs, isGrowth);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineOf({ case: name, ratio, goal, correct, peakMiB, growth, ...figures }: Row): string {
  const aim = "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  const said = Object.entries(figures)
    .filter(([figure]) => figure !== "bench")
    .map(([figure, value]) => `${figure} ${JSON.stringify(value)}`);
  if (growth !== undefined) said.push(`grows as events to the power of ${growth}`);
  said.push(`peak ${peakMiB} MiB`, correct ? "counts right" : "COUNT WRONG");
  return `${name}: ratio ${ratio} (goal ${aim}), ${said.join(", ")}\n`;
}
