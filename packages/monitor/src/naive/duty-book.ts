// Which duties began. That one did is a fact of record time: it is kept, whatever is learnt later.
import type { Clause, Obligation, StagePeriod } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import {
  type BegunOnce,
  beginDuty,
  boundBearers,
  createBegunOnce,
  type DutyFact,
  isMissed,
  isSameOccurrence,
  missedDeadline,
  type Occurrence,
} from "../atoms/duty.ts";
import { momentAt } from "../atoms/stages.ts";
import { compareOccurrences } from "../atoms/trigger-bindings.ts";
import { dutyOf } from "./duties.ts";
import type { Judge, World } from "./judge.ts";
import { occurrencesOf } from "./triggers.ts";

export class DutyBook {
  readonly facts: DutyFact[] = [];
  readonly #judge: Judge;
  readonly #begun = new Map<string, BegunOnce>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** Begins what the world at `now` brings to life. */
  begin(world: World, now: Instant): void {
    for (const clause of this.#judge.agreement.clauses) {
      if (clause.rule.kind === "require") this.#beginClause(clause, clause.rule, world, now);
    }
    // A missed deadline can begin a further duty whose own deadline has passed as well.
    for (let before = -1; before !== this.facts.length; ) {
      before = this.facts.length;
      for (const fact of this.facts.slice()) this.#beginOtherwise(fact, world, now);
    }
  }

  /** The trigger is still borne out by what stands; of an `otherwise`, the duty before it is still missed. */
  holdsStill(fact: DutyFact, world: World): boolean {
    if (fact.step > 0) {
      return this.facts.some(
        (outer) =>
          outer.clause === fact.clause &&
          outer.step === fact.step - 1 &&
          outer.occurrence.key === fact.occurrence.key &&
          isMissed(dutyOf(this.#judge, world, outer, Number.POSITIVE_INFINITY, true)),
      );
    }
    if (fact.rule.trigger.kind === "standing") return true;
    return this.#triggered(fact.rule, world).some((each) => isSameOccurrence(each, fact.occurrence));
  }

  #begunOf(clause: Clause): BegunOnce {
    const begun = this.#begun.get(clause.key) ?? createBegunOnce();
    this.#begun.set(clause.key, begun);
    return begun;
  }

  #beginClause(clause: Clause, rule: Obligation, world: World, now: Instant): void {
    const isStanding = rule.trigger.kind === "standing";
    const begun = this.#begunOf(clause);
    for (const occurrence of isStanding ? this.#standing(rule, world, now) : this.#triggered(rule, world)) {
      if (!begun.isFirst(occurrence)) continue;
      // A standing duty begins when its stage does, whenever that is first looked at.
      const begunAt = isStanding ? occurrence.from : now;
      for (const bearer of boundBearers(rule, occurrence.bindings, world.known.acts, begunAt)) {
        const hasBegun = this.facts.some(
          (fact) =>
            fact.clause === clause &&
            fact.step === 0 &&
            fact.bearer === bearer &&
            isSameOccurrence(fact.occurrence, occurrence),
        );
        if (!hasBegun) this.facts.push(beginDuty(this.#judge.dayRule, clause, rule, 0, bearer, occurrence, begunAt));
      }
    }
  }

  // A standing duty begins when its stage does; without a stage, when the agreement is first looked at.
  #standing(rule: Obligation, world: World, now: Instant): Occurrence[] {
    const starts = [
      ...rule.during.map((name) => world.stages.get(name)?.start),
      ...rule.after.map((moment) => momentAt(this.#judge.dayRule, moment, world.stages, world.known.acts)),
    ];
    if (starts.some((at) => at === undefined || at > now)) return [];
    const from = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
    return [{ key: "standing", members: [], from, to: from, bindings: new Map(), detectedAt: from }];
  }

  // A trigger outside the stages, or before the moment, that a clause is bound to begins nothing.
  #triggered(rule: Obligation, world: World): Occurrence[] {
    const isIn = (from: Instant): boolean => {
      const runs = ({ start, end }: StagePeriod): boolean =>
        start !== undefined && start <= from && (end === undefined || from < end);
      if (rule.during.length > 0 && !rule.during.some((name) => runs(world.stages.get(name) ?? {}))) return false;
      return rule.after.every((moment) => {
        const at = momentAt(this.#judge.dayRule, moment, world.stages, world.known.acts);
        return at !== undefined && at <= from;
      });
    };
    return occurrencesOf(this.#judge, rule.trigger, world)
      .filter(({ from }) => isIn(from))
      .sort(compareOccurrences);
  }

  #beginOtherwise(fact: DutyFact, world: World, now: Instant): void {
    const { otherwise } = fact.rule;
    if (otherwise === undefined) return;
    const duty = dutyOf(this.#judge, world, fact, now, true);
    if (duty.dueAt === undefined || !isMissed(duty)) return;
    const occurrence = missedDeadline(fact, duty.dueAt);
    const step = fact.step + 1;
    if (!this.#begunOf(fact.clause).isFirstStep(step, occurrence)) return;
    for (const bearer of boundBearers(otherwise, occurrence.bindings, world.known.acts, duty.dueAt)) {
      const hasBegun = this.facts.some(
        (other) =>
          other.clause === fact.clause &&
          other.step === step &&
          other.bearer === bearer &&
          other.occurrence.key === occurrence.key,
      );
      if (!hasBegun)
        this.facts.push(beginDuty(this.#judge.dayRule, fact.clause, otherwise, step, bearer, occurrence, duty.dueAt));
    }
  }
}
