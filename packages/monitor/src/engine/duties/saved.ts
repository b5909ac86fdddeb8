// Duties as plain data, and back.
import type { Clause, Duty } from "@servanda/agreement";
import { beginDuty, type DutyFact, type Occurrence } from "../../atoms/duty.ts";
import { finite, sinceEver } from "../saved-instant.ts";
import type { SavedDuty } from "../snapshot.ts";
import type { State } from "../state.ts";
import type { DutyEntry } from "./entry.ts";
import type { Step } from "./steps.ts";

/** `indexOf`: the place of its occurrence among those that are saved. Undefined of a duty of which nothing was said. */
export function saveDuty(entry: DutyEntry, indexOf: (occurrence: Occurrence) => number): SavedDuty | undefined {
  const { fact, said, settledAt, performedBy, isMissedInTheEnd } = entry;
  if (said === undefined) return undefined;
  const { state, certainty, dueAt, basisRevised, evidence } = said;
  return {
    step: fact.step,
    bearer: fact.bearer,
    of: indexOf(fact.occurrence),
    begunAt: finite(fact.begunAt),
    said: { state, certainty, ...(dueAt === undefined ? {} : { dueAt }), basisRevised, evidence },
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(performedBy === undefined ? {} : { performedBy }),
    ...(isMissedInTheEnd ? { isMissedInTheEnd } : {}),
  };
}

/**
 * The facts of a duty are a function of when it began, and of what began it. `last`: the one before, with which it may
 * share its clock.
 */
export function factOf(
  state: State,
  clause: Clause,
  { rule }: Step,
  { step, bearer, begunAt }: SavedDuty,
  occurrence: Occurrence,
  last: DutyFact | undefined,
): DutyFact {
  const at = sinceEver(begunAt);
  if (last?.occurrence === occurrence && last.step === step && last.begunAt === at) return { ...last, bearer };
  return beginDuty(state.dayRule, clause, rule, step, bearer, occurrence, at);
}

export function saidOf({ clause, bearer, step, occurrence, ...fact }: DutyFact, { said }: SavedDuty): Duty {
  return {
    clause: clause.key,
    reading: clause.reading,
    bearer,
    step,
    trigger: occurrence.key,
    state: said.state,
    certainty: said.certainty,
    ...(fact.startAt === undefined ? {} : { startAt: fact.startAt }),
    ...(said.dueAt === undefined ? {} : { dueAt: said.dueAt }),
    startAssumed: fact.startAssumed,
    candidates: fact.candidates,
    basisRevised: said.basisRevised,
    evidence: said.evidence,
  };
}
