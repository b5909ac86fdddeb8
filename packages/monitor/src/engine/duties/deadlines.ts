// When a duty falls due, as far as known now: a counted clock stands still while its clause is suspended; a date stays
// what it is, and passes when the clause is in force again; whoever may, puts it off before it passes.
import type { ActorName } from "@servanda/agreement";
import { type Instant, type Length, limitAfter, YES } from "@servanda/core";
import { behindFrom, type Performance } from "../../atoms/duty.ts";
import { type ClockNow, onDate } from "../../atoms/duty-clock.ts";
import { runsUntil } from "../../atoms/history.ts";
import { momentAt } from "../../atoms/stages.ts";
import type { State } from "../state.ts";
import { type DutyEntry, namesNow, ownId } from "./entry.ts";

/** `performances`: of the duty, by earliest end. */
export function clockOf(state: State, entry: DutyEntry, performances: readonly Performance[]): ClockNow {
  const { fact } = entry;
  const { clock, extendableBy } = fact.rule;
  const doneAt = performances.find(({ value }) => value === YES)?.to;
  const plain = plainDueAt(state, entry, doneAt);
  const changes = state.changesIn(fact.clause.reading);
  const isCounted = clock.kind === "within" && plain !== undefined;
  const dueAt = isCounted ? runsUntil(changes, fact.clause, fact.begunAt, plain, doneAt) : plain;
  const asItStands = isCounted
    ? { dueAt, isSuspended: dueAt === undefined }
    : onDate(changes, fact.clause, dueAt, doneAt);
  if (extendableBy === undefined || asItStands.dueAt === undefined) return asItStands;
  const putOff = extended(state, entry, asItStands.dueAt, extendableBy);
  return putOff === asItStands.dueAt ? asItStands : onDate(changes, fact.clause, putOff, doneAt);
}

// As the text has it, before anyone puts it off.
function plainDueAt(state: State, entry: DutyEntry, doneAt: Instant | undefined): Instant | undefined {
  const { fact } = entry;
  const { clock } = fact.rule;
  switch (clock.kind) {
    case "none":
      return undefined;
    case "within":
    case "each period":
      return fact.countedDueAt;
    case "in step":
      return dueInStep(state, entry, clock.lag, doneAt);
    case "by":
    case "before":
      return momentAt(state.dayRule, clock.moment, state.stages, state.momentActs);
  }
}

// Nobody need go first; whoever is behind has the tolerated lag.
function dueInStep(state: State, entry: DutyEntry, lag: Length, doneAt: Instant | undefined): Instant | undefined {
  const { fact, step } = entry;
  const others = fact.rule.bearers.actors.filter((each) => each !== fact.bearer);
  const first = behindFrom(
    others.flatMap((other) => step.done(entry, other)),
    doneAt,
  );
  return first === undefined ? undefined : limitAfter(state.dayRule, first, lag);
}

// Each extension that went on record before the deadline, as it then was, puts it off.
function extended(state: State, entry: DutyEntry, dueAt: Instant, by: readonly ActorName[]): Instant {
  const names = [...namesNow(state, entry), `clause ${entry.fact.clause.number}`, ownId(state, entry)];
  let at = dueAt;
  for (const { act } of state.acts.ofVerb("extend").byRecord.items) {
    const { recordedAt, until } = act;
    if (!by.includes(act.by) || !names.includes(act.about ?? act.matter ?? "")) continue;
    if (recordedAt <= at && until !== undefined) at = Math.max(at, until);
  }
  return at;
}
