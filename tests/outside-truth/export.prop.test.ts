// What MonPoly would say is what the reference says: on generated agreements of the fragment and generated logs, the
// values that satisfy each exported formula are the findings and missed duties of its clause. A failure prints its
// seed; `SEED=… RUNS=…` runs it again.
import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import { fragmentAgreements } from "./generate-agreement.ts";
import { fragmentLogs } from "./generate-log.ts";
import { linkingAgreements, memberAgreements } from "./variants.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 250);
const parameters = { seed: SEED, numRuns: RUNS };

test("what satisfies a formula is what the reference finds", () => {
  const seen = { exported: 0, verdicts: 0, leftOut: 0 };
  fc.assert(
    fc.property(fragmentAgreements(), fragmentLogs(), (agreement, log) => {
      const { plan, byFormula, byMonitor, possibleCount, leftOut } = compare(agreement, log);
      expect(plan.refused).toEqual([]);
      expect(byFormula).toEqual(byMonitor);
      expect(possibleCount).toBe(0);
      seen.exported += plan.exported.length;
      seen.verdicts += byMonitor.length;
      seen.leftOut += leftOut.length;
    }),
    parameters,
  );
  // Nothing would be held where nothing is found.
  expect(Math.min(seen.exported, seen.verdicts, seen.leftOut)).toBeGreaterThan(RUNS / 2);
});

test("the same where reports are joined into incidents, but for clauses that speak of incidents", () => {
  const seen = { refused: 0, nobody: 0 };
  fc.assert(
    fc.property(linkingAgreements(), fragmentLogs(), (agreement, log) => {
      const { plan, byFormula, byMonitor } = compare(agreement, log);
      expect(byFormula).toEqual(byMonitor);
      const reasons = plan.refused.flatMap(({ outside }) => outside.map(({ what }) => what));
      expect(reasons.filter((what) => what !== "incidents")).toEqual([]);
      seen.refused += plan.refused.length;
      seen.nobody += byMonitor.filter((verdict) => verdict.endsWith(" -")).length;
    }),
    { ...parameters, numRuns: RUNS / 2 },
  );
  expect(Math.min(seen.refused, seen.nobody)).toBeGreaterThan(0);
});

test("the same where signatories enter and leave", () => {
  let count = 0;
  fc.assert(
    fc.property(memberAgreements(), fragmentLogs(), (agreement, log) => {
      const { plan, byFormula, byMonitor } = compare(agreement, log);
      expect(plan.refused).toEqual([]);
      expect(byFormula).toEqual(byMonitor);
      count += byMonitor.filter((verdict) => !verdict.endsWith(" -")).length;
    }),
    { ...parameters, numRuns: RUNS / 2 },
  );
  expect(count).toBeGreaterThan(0);
});

test("another formula is told apart: windows and limits, and what is negated", () => {
  const tampered = [
    (formula: string) => formula.replaceAll(/ONCE\[0,\d+\]/g, "ONCE[0,1]"),
    (formula: string) => formula.replaceAll(/EVENTUALLY\[0,\d+\]/g, "EVENTUALLY[0,1]"),
    (formula: string) => formula.replaceAll("NOT (ONCE", "(ONCE"),
    (formula: string) => formula.replaceAll("NOT (EVENTUALLY", "(EVENTUALLY"),
    (formula: string) => formula.replaceAll(/"(Karsa|Harbour|go)"/g, '"nothing"'),
  ];
  const told = tampered.map((tamper) => {
    const isSame = fc.property(fragmentAgreements(), fragmentLogs(), (agreement, log) => {
      const { byFormula, byMonitor } = compare(agreement, log, undefined, tamper);
      return byFormula.join() === byMonitor.join();
    });
    return fc.check(isSame, { seed: SEED, numRuns: 1000, endOnFailure: true }).failed;
  });
  expect(told).toEqual(tampered.map(() => true));
});
