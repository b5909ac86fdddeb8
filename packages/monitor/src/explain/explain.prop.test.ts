// An explanation agrees with the verdict it explains, on generated agreements and logs: its answers give the certainty,
// its levels the level, its matters the status. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import { refOf, type Transition } from "@servanda/agreement";
import { allOf, HOUR_MS, MAYBE, not, YES } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createNaiveMonitor } from "../naive/naive-monitor.ts";
import { replay } from "../replay.ts";
import { agreements } from "../testing/generate-agreement.ts";
import { logs } from "../testing/generate-log.ts";
import { explainDuty, explainFinding, type RunOfRecords } from "./explain.ts";
import type { FindingExplanation } from "./explanation.ts";
import { valueOf } from "./requirements.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 200);
const END = 200 * HOUR_MS;

function certaintyOf({ requirements }: FindingExplanation): string {
  const value = allOf(
    requirements.map(({ asks, answer }) => (asks.kind === "exception" ? not(valueOf(answer)) : valueOf(answer))),
  );
  return value === YES ? "certain" : value === MAYBE ? "possible" : "nothing";
}

test("answers, levels and matters of an explanation are those of its finding", () => {
  let explained = 0;
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      const monitor = createNaiveMonitor(agreement);
      const said: Transition[] = [...replay(monitor, log, END)].flat();
      const run: RunOfRecords = { agreement, records: log, said, end: END };
      for (const finding of monitor.findings()) {
        const explanation = explainFinding(run, finding);
        expect(certaintyOf(explanation)).toBe(finding.certainty);
        expect(explanation.levels.findLast((each) => each.isReached)?.level ?? "reported").toBe(finding.level);
        const evidence = explanation.reports.slice(0, finding.evidence.length).map(refOf);
        expect(evidence.sort()).toEqual(finding.evidence);
        const isAccepted = explanation.matters.some(
          (each) => each.ruling === "accepted" && (each.plea === undefined || each.plea.state === "made"),
        );
        if (finding.subject.kind === "incident") expect(isAccepted).toBe(finding.status === "excused");
        explained += 1;
      }
      for (const duty of monitor.duties()) expect(explainDuty(run, duty).duty).toBe(duty);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(explained).toBeGreaterThan(RUNS / 4);
});
