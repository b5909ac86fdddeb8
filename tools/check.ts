// `npm run check`: all that can be said of the repository without running its tests. Every step runs even when an
// earlier one fails; a passing step is one line, a failing one shows its tool's words.
import { binary, runStep, type StepResult } from "./step.ts";

/** Runs all steps and prints them in order. */
export async function check(): Promise<readonly StepResult[]> {
  const startedAt = performance.now();
  const tsc = binary("typescript", "tsc");
  const results: StepResult[] = [];
  const run = async (name: string, ...scripts: readonly (readonly string[])[]) => {
    const result = await runStep(name, scripts);
    print(result);
    results.push(result);
  };
  await run("types", [tsc, "-b", "--pretty", "false"], [tsc, "-p", "tsconfig.tests.json", "--pretty", "false"]);
  await run("lint", [binary("oxlint"), "--type-aware", "--deny-warnings"]);
  await run("format", [binary("@biomejs/biome", "biome"), "check", "--max-diagnostics=200"]);
  await run("repository", ["--conditions=source", "tools/tidy.ts"]);
  await run("dead code", [binary("knip")]);
  const failed = results.filter((result) => result.isFailed).map((result) => result.name);
  const verdict = failed.length === 0 ? "all well" : `failed: ${failed.join(", ")}`;
  process.stdout.write(`check: ${verdict} (${seconds(performance.now() - startedAt)})\n`);
  return results;
}

function print({ name, isFailed, output, durationMs }: StepResult): void {
  process.stdout.write(`${isFailed ? "FAIL" : "ok  "} ${name.padEnd(10)} ${seconds(durationMs)}\n`);
  if (isFailed) process.stdout.write(`${output.trimEnd()}\n\n`);
}

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

if (import.meta.main) {
  const results = await check();
  process.exitCode = results.some((result) => result.isFailed) ? 1 : 0;
}
