// The examples of this repository, exported: what satisfies their formulas is what the monitor says of their records.
import { createMonitor } from "@servanda/monitor";
import { expect, test } from "vitest";
import { agreementOf, EXAMPLES } from "../replays/examples.ts";
import { compare } from "./compare.ts";

/** Clauses that can be said, and verdicts on them. */
const EXPECTED: Readonly<Record<string, readonly [clauses: number, verdicts: number]>> = {
  berlin: [5, 145],
  // Figures over a period, all of them: no formula speaks of those.
  "donbas-2020": [7, 0],
  river: [1, 2],
};

test.each(EXAMPLES)("$name", ({ name, agreement, records }) => {
  const { plan, byFormula, byMonitor, possibleCount } = compare(agreementOf(agreement), records(), createMonitor);
  expect(byFormula).toEqual(byMonitor);
  expect(possibleCount).toBe(0);
  expect([plan.exported.length, byMonitor.length]).toEqual(EXPECTED[name]);
});
