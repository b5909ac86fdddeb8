// One export held against the monitor: what satisfies each formula over the log, and what the reference says of the
// same records.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { type MfotlPlan, planMfotl, recordsForMfotl, renderFormula, verdictsOf } from "@servanda/formats";
import { createNaiveMonitor, createPlaces, type Monitor, replay } from "@servanda/monitor";
import { satisfy } from "./evaluate.ts";
import { parseFormula } from "./formula-text.ts";
import { parseLog, parseSignature } from "./log-text.ts";

export interface Compared {
  readonly plan: MfotlPlan;
  readonly kept: readonly LogRecord[];
  readonly leftOut: readonly string[];
  readonly formulas: ReadonlyMap<string, string>;
  /** Violations as `clause about bearer`, sorted, by formula and by monitor. */
  readonly byFormula: readonly string[];
  readonly byMonitor: readonly string[];
  /** Findings of exported clauses that are not certain: there are none in the fragment. */
  readonly possibleCount: number;
}

type Create = (agreement: CheckedAgreement) => Monitor;

/** `tamper` changes a formula's text before it is evaluated. */
export function compare(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  create: Create = createNaiveMonitor,
  tamper: (formula: string) => string = (formula) => formula,
): Compared {
  const plan = planMfotl(agreement);
  const { inside } = createPlaces(agreement.regions);
  const { kept, leftOut, trace } = recordsForMfotl(plan, records, inside, (some) =>
    [...replay(create(agreement), some)].flat(),
  );
  const signature = parseSignature(plan.signature.text);
  const log = parseLog(trace.text, signature);
  const formulas = new Map(
    plan.exported.map(({ clause, formula }) => [clause.key, renderFormula(formula, plan.signature.nameOf)]),
  );
  const byFormula = plan.exported.flatMap(({ clause, about, bearer }) => {
    const formula = parseFormula(tamper(formulas.get(clause.key) ?? ""));
    return satisfy(formula, signature, log).map(({ values }) => `${clause.key} ${values[about]} ${values[bearer]}`);
  });
  const monitor = create(agreement);
  for (const said of replay(monitor, kept)) void said;
  const findings = monitor.findings();
  const keys = new Set(plan.exported.map(({ clause }) => clause.key));
  return {
    plan,
    kept,
    leftOut: leftOut.map(({ record }) => record),
    formulas,
    byFormula: byFormula.sort(),
    byMonitor: verdictsOf(plan.exported, findings, monitor.duties())
      .map(({ clause, about, bearer }) => `${clause} ${about} ${bearer}`)
      .sort(),
    possibleCount: findings.filter((each) => keys.has(each.clause) && each.certainty === "possible").length,
  };
}
