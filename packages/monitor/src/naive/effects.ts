// Effects: what the text brings about by itself, at its time, unless an exception holds then.
//   begins(e)  = an occurrence of its trigger goes on record, within its stages
//   happens(e) = delay after that, where no exception holds at that moment
//   ends(e)    = the first occurrence of `until` after it happened: the state before it holds again
import {
  type CheckedAgreement,
  type Clause,
  type Effect,
  IN_FORCE,
  type StateChange,
  type StateName,
} from "@servanda/agreement";
import { type Instant, limitAfter, YES } from "@servanda/core";
import { type BegunOnce, createBegunOnce, type Occurrence } from "../atoms/duty.ts";
import { stateAt } from "../atoms/history.ts";
import { isExcusedByRuling } from "../atoms/status.ts";
import type { Judge, World } from "./judge.ts";
import { scopedOccurrences } from "./scope.ts";

/** One effect on its way. */
interface Pending {
  readonly clause: Clause;
  readonly rule: Effect;
  readonly occurrence: Occurrence;
  readonly at: Instant;
  stage: "waiting" | "prevented" | "happened" | "ended";
  before: StateName | undefined;
}

export class EffectBook {
  readonly #agreement: CheckedAgreement;
  readonly #pending: Pending[] = [];
  readonly #begun = new Map<string, BegunOnce>();

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
  }

  /** What changes at `now`, in the order of the text. */
  bring(judge: Judge, world: World, now: Instant): StateChange[] {
    for (const clause of this.#agreement.clauses) {
      if (clause.rule.kind === "effect") this.#begin(judge, world, clause, clause.rule, now);
    }
    return this.#pending.flatMap((each) => [...happens(judge, world, each, now), ...ends(judge, world, each, now)]);
  }

  /** Moments at which an effect takes place by itself. */
  upcoming(): Instant[] {
    return this.#pending.filter(({ stage }) => stage === "waiting").map(({ at }) => at);
  }

  #begin(judge: Judge, world: World, clause: Clause, rule: Effect, now: Instant): void {
    const begun = this.#begun.get(clause.key) ?? createBegunOnce();
    this.#begun.set(clause.key, begun);
    for (const occurrence of scopedOccurrences(judge, rule, world, now)) {
      if (!begun.isFirst(occurrence)) continue;
      const isTimed = rule.trigger.kind === "standing" || rule.trigger.kind === "moment";
      const startAt = isTimed && Number.isFinite(occurrence.from) ? occurrence.from : now;
      const at = rule.delay === undefined ? startAt : limitAfter(judge.dayRule, startAt, rule.delay);
      this.#pending.push({ clause, rule, occurrence, at, stage: "waiting", before: undefined });
    }
  }
}

function happens(judge: Judge, world: World, pending: Pending, now: Instant): StateChange[] {
  const { rule, at } = pending;
  if (pending.stage !== "waiting" || at > now) return [];
  if (isPrevented(judge, world, pending)) {
    pending.stage = "prevented";
    return [];
  }
  pending.stage = "happened";
  pending.before = stateAt(world.changesIn(pending.clause.reading), rule.of, at);
  return [changeOf(pending, rule.state, at, pending.occurrence)];
}

function ends(judge: Judge, world: World, pending: Pending, now: Instant): StateChange[] {
  const { rule, at } = pending;
  if (pending.stage !== "happened" || rule.until === undefined) return [];
  const scope = { trigger: rule.until, during: [], after: [] };
  const [end] = scopedOccurrences(judge, scope, world, now).filter(({ from }) => from > at);
  if (end === undefined) return [];
  pending.stage = "ended";
  return [changeOf(pending, pending.before ?? IN_FORCE, now, end)];
}

function changeOf(pending: Pending, state: StateName, at: Instant, occurrence: Occurrence): StateChange {
  const { clause, rule } = pending;
  return {
    cause: clause.key,
    reading: clause.reading,
    of: rule.of,
    state,
    at,
    evidence: [...occurrence.members].sort(),
  };
}

function isPrevented(judge: Judge, world: World, { rule, occurrence, at }: Pending): boolean {
  const judged = { from: at, to: at, observations: [] };
  const { bindings } = occurrence;
  return (
    isExcusedByRuling(judge.dayRule, rule.exceptions, world.known.acts, bindings.get("bearer") ?? "", at) ||
    rule.exceptions.some(
      (each) => each.kind === "condition" && judge.holds(each.condition, judged, bindings, world) === YES,
    )
  );
}
