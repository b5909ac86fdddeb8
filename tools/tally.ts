// Counts tests from vitest's JSON report. A file that fails before its first test, and a run that dies without a
// report, count as failures too: zero tests run is never a success.

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `exitCode` is vitest's own; null when a signal ended it. */
export function tallyOf(report: VitestReport | undefined, exitCode: number | null): Tally {
  const files = report?.testResults ?? [];
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = statuses.filter((status) => status === "passed").length;
  const broken = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = statuses.filter((status) => status === "failed").length + broken;
  const skipped = statuses.length - passed - (failed - broken);
  const isUnexplained = failed === 0 && (exitCode !== 0 || statuses.length === 0);
  return { passed, failed: isUnexplained ? 1 : failed, skipped };
}

export function render(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}
