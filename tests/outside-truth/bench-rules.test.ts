// The benchmark's three rules and its workload: exported, they give the true counts; and so do the policies that were
// written for MonPoly by hand, over a log by another program. So the evaluator is held to counts that are not ours.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { inRecordOrder, parseRecordLine } from "@servanda/formats";
import { check, makeSourceFile } from "@servanda/lang";
import { createMonitor } from "@servanda/monitor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RuleName, ruleText } from "../../bench/monitor/rules.ts";
import { writeWorkload } from "../../bench/monitor/workload.ts";
import { compare } from "./compare.ts";
import { satisfy } from "./evaluate.ts";
import { parseFormula } from "./formula-text.ts";
import { parseLog, parseSignature } from "./log-text.ts";

/** So many that each rule is broken, and few enough for an evaluator that is naive. */
const EVENTS: Readonly<Record<RuleName, number>> = { P1: 1500, P2: 4000, P3: 1500 };
const BENCH = process.env["SERVANDA_BENCH"] ?? join(import.meta.dirname, "../../../shared/bench");
const WHY_SKIPPED = existsSync(BENCH) ? "" : ` (skipped: nothing at ${BENCH}; set SERVANDA_BENCH)`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-outside-truth-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As MonPoly reads them; compare with p1.mfotl, p2.mfotl, p3.mfotl of the benchmark. */
const FORMULAS: Readonly<Record<RuleName, string>> = {
  P1:
    "EXISTS Z. (column(i, p) AND inside(i, Z) AND (ONCE[0,*] party(p)) AND " +
    "NOT (ONCE[0,86400000] (EXISTS j. (notice(j, p) AND inside(j, Z)))))",
  P2:
    "(EXISTS q. attack(i, q)) AND (ONCE[0,*] guarantor(g)) AND NOT (ONCE[0,*] (EXISTS a. denounce(a, g))) AND " +
    "NOT (EVENTUALLY[0,86400000] (EXISTS a2. (consult(a2, g) AND about(a2, i))))",
  P3:
    'EXISTS Z. (shelling(i, p) AND inside(i, Z) AND ((ONCE[0,*] party(p)) OR (p = "-")) AND ' +
    "(EXISTS c. ((c <- CNT j; Z (ONCE[0,3600000] (EXISTS q. (shelling(j, q) AND inside(j, Z))))) AND (c >= 10))))",
};

test.each<RuleName>(["P1", "P2", "P3"])(
  "%s reads like the policy, and gives the true count of the workload",
  (rule) => {
    const path = join(folder, `${rule}.ndjson`);
    // Shellings in one day, so that there are barrages.
    const days = rule === "P3" ? 1 : 30;
    const counts = writeWorkload({ events: EVENTS[rule], perTimePoint: 1, seed: 42, days }, path);
    const compared = compare(agreementOf(rule, counts.zones), recordsIn(path), createMonitor);
    expect([...compared.formulas.values()]).toEqual([FORMULAS[rule]]);
    expect(compared.leftOut).toEqual([]);
    expect(compared.byFormula).toEqual(compared.byMonitor);
    expect(compared.byFormula.length).toBe(counts[rule]);
    expect(compared.byFormula.length).toBeGreaterThan(0);
  },
);

describe.skipIf(WHY_SKIPPED !== "")(`the policies written for MonPoly${WHY_SKIPPED}`, () => {
  test.each([
    ["4000", "30"],
    ["1500", "1"],
  ])("over %s events in %s days the evaluator gives their true counts", (events, days) => {
    const where = join(folder, days);
    mkdirSync(join(where, "traces"), { recursive: true });
    const generator = join(BENCH, "generate-workload.mjs");
    const { status, stdout, stderr } = spawnSync(process.execPath, [generator, events, "1", "42", days], {
      cwd: where,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const expected = JSON.parse(stdout) as { v1: number; v2: number; v3: number };
    const signature = parseSignature(textOf("servanda.sig"));
    const log = parseLog(readFileSync(join(where, "traces", `t_${events}_1_d${days}.log`), "utf8"), signature);
    const found = ["p1.mfotl", "p2.mfotl", "p3.mfotl"].map(
      (policy) => satisfy(parseFormula(textOf(policy)), signature, log).length,
    );
    expect(found).toEqual([expected.v1, expected.v2, expected.v3]);
  });
});

function textOf(policy: string): string {
  return readFileSync(join(BENCH, "policies", policy), "utf8");
}

function agreementOf(rule: RuleName, zones: number): CheckedAgreement {
  const { agreement, diagnostics } = check(makeSourceFile(`${rule}.servanda.md`, ruleText(rule, zones)));
  return agreement ?? expect.unreachable(JSON.stringify(diagnostics));
}

function recordsIn(path: string): LogRecord[] {
  const records = readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const outcome = parseRecordLine(line);
      return outcome.kind === "record" ? outcome.record : expect.unreachable(line);
    });
  return inRecordOrder(records);
}
