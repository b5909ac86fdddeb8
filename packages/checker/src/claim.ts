// What a claim must say, worked out from the log: the same finding or duty, if there is one, with its grounds.
import type { Claim, Clause, Duty, DutyGrounds, Finding, Obligation } from "@servanda/agreement";
import { dutyId, findingId } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { type Begun, begunBy } from "./duty-book.ts";
import { isMissed, stateAt } from "./duty-state.ts";
import { findingWithGrounds, gatheredBy } from "./finding.ts";
import { isSame, occurrencesFor } from "./occurrences.ts";
import { performanceOf } from "./performances.ts";
import type { Past, Verdicts } from "./verdicts.ts";

/** The finding of the clause against the bearer on the same incident or day; undefined where there is none. */
export function findingClaim(
  past: Past,
  clause: Clause,
  { bearer, subject }: Pick<Finding, "bearer" | "subject">,
  asOf: Instant,
): Claim | undefined {
  const { rule } = clause;
  if (rule.kind !== "forbid") return undefined;
  const verdicts = past.at(asOf);
  const key = keyOf(subject);
  const gathered = gatheredBy(verdicts.onRecord, rule).find((each) => keyOf(each.subject) === key);
  const found = gathered && findingWithGrounds(verdicts, { clause, rule }, gathered, bearer);
  if (found === undefined) return undefined;
  return { kind: "finding", id: findingId(past.text.agreement, found.finding), ...found };
}

function keyOf(subject: Finding["subject"]): string {
  return subject.kind === "incident" ? `incident ${subject.least}` : `day ${subject.day}`;
}

/** The duty of the clause that began on the same trigger; undefined where none did. */
export function dutyClaim(
  past: Past,
  clause: Clause,
  { bearer, step, trigger }: Pick<Duty, "bearer" | "step" | "trigger">,
  asOf: Instant,
): Claim | undefined {
  if (clause.rule.kind !== "require") return undefined;
  const all = begunBy(past, clause, clause.rule, asOf);
  const begun = all.findLast((each) => each.bearer === bearer && each.step === step && each.occurrence.key === trigger);
  if (begun === undefined) return undefined;
  const verdicts = past.at(asOf);
  const { duty, grounds } = stateAt(verdicts, begun, asOf, holdsStill(verdicts, all, begun));
  const { clock } = begun.rule;
  const binds = begun.candidates.findIndex(({ at }) => at !== undefined && at === begun.startAt);
  const id = dutyId(past.text.agreement, duty);
  return {
    kind: "duty",
    id,
    duty,
    grounds: {
      trigger: triggerOf(begun),
      ...(clock.kind === "within" ? { length: clock.length } : {}),
      ...(binds < 0 ? {} : { binds }),
      ...grounds,
    },
  };
}

function triggerOf({ occurrence, begunAt }: Begun): DutyGrounds["trigger"] {
  const { members, from, to, detectedAt, actAt, finding, variables } = occurrence;
  const known = { from, to, detectedAt, actAt, begunAt };
  const instants = Object.entries(known).filter(([, at]) => at !== undefined && Number.isFinite(at));
  return {
    members,
    ...Object.fromEntries(instants),
    ...(finding === undefined ? {} : { finding }),
    variables: Object.fromEntries(variables),
  };
}

// A duty stands though its trigger is refuted later; it is then said to.
function holdsStill(verdicts: Verdicts, all: readonly Begun[], begun: Begun): boolean {
  if (begun.step > 0) return all.some((outer) => isStillFollowed(verdicts, outer, begun));
  const { rule, occurrence } = begun;
  if (rule.trigger.kind === "standing") return true;
  return occurrencesFor(verdicts, rule, Number.POSITIVE_INFINITY).some((each) => isSame(each, occurrence));
}

function isStillFollowed(verdicts: Verdicts, outer: Begun, { rule, step, occurrence }: Begun): boolean {
  if (outer.step !== step - 1) return false;
  if (follows(outer.rule, rule)) {
    const performance = performanceOf(verdicts, outer);
    return performance !== undefined && occurrence.members.includes(performance.ref);
  }
  if (outer.occurrence.key !== occurrence.key) return false;
  return isMissed(stateAt(verdicts, outer, Number.POSITIVE_INFINITY).duty);
}

function follows({ onFulfilment }: Obligation, rule: Obligation): boolean {
  return onFulfilment === rule;
}
