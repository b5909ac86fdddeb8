// Findings of breaches that nobody saw and that the text presumes. They stand until they are rebutted: by a ruling of
// the judge that the text names, or of any body of the agreement that turns the finding down.
import type { Act, CheckedAgreement, Clause, Effect, Exception, Finding, Rule, StateChange } from "@servanda/agreement";
import { YES } from "@servanda/core";
import { isOutOfForce, standingOf } from "../atoms/history.ts";
import { namesOf, withStatus } from "../atoms/status.ts";
import { withWaivers } from "../atoms/waivers.ts";
import type { FindingContext } from "./findings.ts";

type Breach = Extract<StateChange["of"], { kind: "breach" }>;

export function presumedFindings(context: FindingContext, clause: Clause): Finding[] {
  const { agreement } = context.judge;
  const changes = context.world.changesIn(clause.reading);
  const findings = changes.flatMap((change) => {
    if (change.of.kind !== "breach" || change.of.clause !== clause.key || !stands(changes, clause, change)) return [];
    return [judged(context, clause, presumption(clause, change, change.of), exceptionsOf(agreement, change, clause))];
  });
  // Presumed twice on the same ground is presumed once.
  return findings.filter((each, index) => findings.findIndex((other) => key(other) === key(each)) === index);
}

// Not what ended the presumption; and of a clause that was out of force then nothing is presumed.
function stands(changes: readonly StateChange[], clause: Clause, { of, state, at }: StateChange): boolean {
  if (isOutOfForce(changes, clause, { from: at, to: at }) === YES) return false;
  return standingOf(changes, of, Number.POSITIVE_INFINITY)?.state === state;
}

function key({ subject, bearer }: Finding): string {
  return JSON.stringify([subject, bearer]);
}

function presumption(clause: Clause, { evidence, cause, at }: StateChange, { by }: Breach): Finding {
  return {
    clause: clause.key,
    reading: clause.reading,
    bearer: by,
    subject: { kind: "incident", least: evidence[0] ?? `${cause}/${at}` },
    certainty: "certain",
    level: "reported",
    occurrence: "reported",
    status: "open",
    units: 1,
    from: at,
    to: at,
    evidence,
    unsettled: [],
    presumed: true,
  };
}

function judged(
  { judge, world, dayRule }: FindingContext,
  clause: Clause,
  finding: Finding,
  exceptions: readonly Exception[],
): Finding {
  const names = new Set([...namesOf(judge.agreement, finding, []), ...finding.evidence]);
  const aboutIt = world.known.acts.filter((act) => act.about !== undefined && names.has(act.about));
  const ruled = withStatus(dayRule, exceptions, finding, [], aboutIt, finding.from);
  const found = withWaivers(judge.agreement, clause, ruled, world.known.acts);
  return aboutIt.some((act) => rebuts(judge.agreement, clause, act)) ? { ...found, status: "excused" } : found;
}

function rebuts({ bodies }: CheckedAgreement, { rule }: Clause, { act, by, outcome, matter }: Act): boolean {
  // A ruling on a matter is one on an exception: turned down, it takes nothing from the breach.
  if (act !== "judge" || outcome !== "rejected" || matter !== undefined) return false;
  const judges = rule.kind === "forbid" ? judgesIn(rule.exceptions) : [];
  return judges.includes(by) || bodies.some(({ name }) => name === by);
}

function judgesIn(exceptions: readonly Exception[]): readonly string[] {
  return exceptions.flatMap((each) => (each.kind === "matter" ? (each.judgedBy ?? []) : []));
}

/** Those of the clause that is presumed broken, and of the effect that presumes it. */
function exceptionsOf({ clauses }: CheckedAgreement, { cause }: StateChange, clause: Clause): readonly Exception[] {
  const causing = clauses.find((each) => each.key === cause);
  const effects = causing === undefined ? [] : effectsIn(causing.rule);
  const own = clause.rule.kind === "forbid" ? clause.rule.exceptions : [];
  return [...own, ...effects.flatMap(({ of, exceptions }) => (of.kind === "breach of" ? exceptions : []))];
}

function effectsIn(rule: Rule): readonly Effect[] {
  if (rule.kind === "effect") return [rule];
  if (rule.kind !== "require") return [];
  return [rule.otherwise, rule.onFulfilment].flatMap((each) => (each === undefined ? [] : effectsIn(each)));
}
