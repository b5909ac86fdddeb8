// `npm test`: the check, then every test, then one line to count by. Each step of the check counts as one test, so that
// the line and the exit code never disagree. Words after `npm test --` go to vitest, e.g. a file name.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./check.ts";
import { binary } from "./step.ts";
import { render, type Tally, tallyOf, type VitestReport } from "./tally.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const reportFile = fileURLToPath(new URL("../node_modules/.servanda/tests.json", import.meta.url));

function readReport(): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8")) as VitestReport;
  } catch {
    return undefined;
  }
}

function runTests(args: readonly string[]): Tally {
  mkdirSync(dirname(reportFile), { recursive: true });
  // A report of an earlier run must never be counted.
  rmSync(reportFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const { status } = spawnSync(process.execPath, [binary("vitest"), "run", ...reporters, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return tallyOf(readReport(), status);
}

const steps = await check();
const tests = runTests(process.argv.slice(2));
const failedSteps = steps.filter((step) => step.isFailed).length;
const total: Tally = {
  passed: tests.passed + steps.length - failedSteps,
  failed: tests.failed + failedSteps,
  skipped: tests.skipped,
};
process.stdout.write(`\nThe ${steps.length} steps of the check count as tests.\n${render(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
