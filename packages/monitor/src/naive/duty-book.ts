// Which duties began. That one did is a fact of record time: it is kept, whatever is learnt later.
import type { Clause, Condition, Effect, Obligation } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import {
  type BegunOnce,
  beginDuty,
  boundBearers,
  createBegunOnce,
  type DutyFact,
  type Following,
  isMissed,
  isSameOccurrence,
  missedDeadline,
  type Occurrence,
  performedOccurrence,
} from "../atoms/duty.ts";
import { isOutOfForce } from "../atoms/history.ts";
import { dutyOf } from "./duties.ts";
import type { Judge, World } from "./judge.ts";
import { performanceOf } from "./performances.ts";
import { endOfRule, scopedOccurrences } from "./scope.ts";

export class DutyBook {
  readonly facts: DutyFact[] = [];
  /** Effects that followed a duty. */
  readonly following: Following[] = [];
  readonly #judge: Judge;
  readonly #begun = new Map<string, BegunOnce>();
  readonly #periodEnds = new Map<Clause, Instant>();
  readonly #occurrences = new Map<Obligation, { readonly world: World; readonly all: readonly Occurrence[] }>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** Begins what the world at `now` brings to life. True if anything began. */
  begin(world: World, now: Instant): boolean {
    const known = this.facts.length + this.following.length;
    for (const clause of this.#judge.agreement.clauses) {
      if (clause.rule.kind === "require") this.#beginClause(clause, clause.rule, world, now);
    }
    // A missed deadline can begin a further duty whose own deadline has passed as well.
    for (let before = -1; before !== this.facts.length; ) {
      before = this.facts.length;
      for (const fact of this.facts.slice()) {
        this.#beginOtherwise(fact, world, now);
        this.#beginThen(fact, world, now);
      }
    }
    return this.facts.length + this.following.length > known;
  }

  /** The trigger is still borne out by what stands; of an `otherwise`, the duty before it is still missed. */
  holdsStill(fact: DutyFact, world: World): boolean {
    if (fact.step > 0) return this.facts.some((outer) => this.#isStillFollowed(outer, fact, world));
    if (fact.rule.trigger.kind === "standing") return true;
    return this.#allOccurrences(fact.rule, world).some((each) => isSameOccurrence(each, fact.occurrence));
  }

  // The duty before this one is still missed, or still performed.
  #isStillFollowed(outer: DutyFact, fact: DutyFact, world: World): boolean {
    if (outer.clause !== fact.clause || outer.step !== fact.step - 1) return false;
    if (outer.rule.onFulfilment === fact.rule) {
      const performance = performanceOf(this.#judge, world, outer);
      return performance !== undefined && fact.occurrence.members.includes(performance.ref);
    }
    if (outer.occurrence.key !== fact.occurrence.key) return false;
    return isMissed(dutyOf(this.#judge, world, outer, Number.POSITIVE_INFINITY, true));
  }

  /** Conditions that may excuse what no trigger began: they are asked until its deadline. */
  get exceptions(): readonly Condition[] {
    return this.#judge.agreement.clauses.flatMap(({ rule }) => {
      if (rule.kind !== "require" || rule.trigger.kind !== "standing") return [];
      return rule.exceptions.flatMap((each) => (each.kind === "condition" ? [each.condition] : []));
    });
  }

  /** Ends of periods at which what recurs begins again, whether or not anything was owed in them. */
  upcoming(): Instant[] {
    return [...this.#periodEnds.values()];
  }

  // The same for every duty of a rule, so asked once of each world.
  #allOccurrences(rule: Obligation, world: World): readonly Occurrence[] {
    const last = this.#occurrences.get(rule);
    if (last?.world === world) return last.all;
    const all = scopedOccurrences(this.#judge, rule, world, Number.POSITIVE_INFINITY);
    this.#occurrences.set(rule, { world, all });
    return all;
  }

  #begunOf(clause: Clause): BegunOnce {
    const begun = this.#begun.get(clause.key) ?? createBegunOnce();
    this.#begun.set(clause.key, begun);
    return begun;
  }

  #beginClause(clause: Clause, rule: Obligation, world: World, now: Instant): void {
    const isStanding = rule.trigger.kind === "standing";
    const begun = this.#begunOf(clause);
    const changes = world.changesIn(clause.reading);
    const endedAt = endOfRule(this.#judge, rule.until, world, now) ?? Number.POSITIVE_INFINITY;
    const { membership } = this.#judge.agreement;
    for (const occurrence of scopedOccurrences(this.#judge, rule, world, now)) {
      if (occurrence.from >= endedAt) continue;
      if (rule.recurs !== undefined) this.#periodEnds.set(clause, occurrence.to);
      // A clause that is suspended when its trigger goes on record starts nothing, then or later.
      if (isOutOfForce(changes, clause, { from: now, to: now }) === YES) {
        begun.isFirst(occurrence);
        continue;
      }
      const isFirst = begun.isFirst(occurrence);
      // A standing duty begins when its stage does, whenever that is first looked at.
      if (isFirst) this.#beginFor(clause, rule, occurrence, world, isStanding ? occurrence.from : now);
      // It binds also whoever enters later, from then on.
      if (isStanding && membership !== undefined && now < endedAt) this.#beginFor(clause, rule, occurrence, world, now);
    }
  }

  #beginFor(clause: Clause, rule: Obligation, occurrence: Occurrence, world: World, begunAt: Instant): void {
    const { agreement, dayRule } = this.#judge;
    for (const bearer of boundBearers(agreement.membership, rule, occurrence.bindings, world.known.acts, begunAt)) {
      const hasBegun = this.facts.some(
        (fact) =>
          fact.clause === clause &&
          fact.step === 0 &&
          fact.bearer === bearer &&
          isSameOccurrence(fact.occurrence, occurrence),
      );
      if (!hasBegun) this.facts.push(beginDuty(dayRule, clause, rule, 0, bearer, occurrence, begunAt));
    }
  }

  #beginOtherwise(fact: DutyFact, world: World, now: Instant): void {
    const { otherwise } = fact.rule;
    if (otherwise === undefined) return;
    const duty = dutyOf(this.#judge, world, fact, now, true);
    if (duty.dueAt === undefined || !isMissed(duty)) return;
    this.#follow(fact, otherwise, missedDeadline(fact, duty.dueAt), world, duty.dueAt);
  }

  #beginThen(fact: DutyFact, world: World, now: Instant): void {
    const { onFulfilment } = fact.rule;
    if (onFulfilment === undefined) return;
    const performance = performanceOf(this.#judge, world, fact);
    if (performance !== undefined)
      this.#follow(fact, onFulfilment, performedOccurrence(fact, performance, now), world, now);
  }

  // What follows the duty, once: a duty for each of those it binds, or an effect for each who bore the duty.
  #follow(fact: DutyFact, rule: Obligation | Effect, occurrence: Occurrence, world: World, begunAt: Instant): void {
    const { clause } = fact;
    const step = fact.step + 1;
    if (rule.kind === "effect") {
      if (this.#begunOf(clause).isFirstStep(`${step} ${fact.bearer}`, occurrence))
        this.following.push({ clause, rule, occurrence: borneBy(fact, occurrence), startAt: begunAt });
      return;
    }
    if (!this.#begunOf(clause).isFirstStep(step, occurrence)) return;
    const { membership } = this.#judge.agreement;
    for (const bearer of boundBearers(membership, rule, occurrence.bindings, world.known.acts, begunAt)) {
      const hasBegun = this.facts.some(
        (other) =>
          other.clause === clause &&
          other.step === step &&
          other.bearer === bearer &&
          other.occurrence.key === occurrence.key,
      );
      if (!hasBegun) this.facts.push(beginDuty(this.#judge.dayRule, clause, rule, step, bearer, occurrence, begunAt));
    }
  }
}

function borneBy({ bearer }: DutyFact, occurrence: Occurrence): Occurrence {
  return { ...occurrence, bindings: new Map([...occurrence.bindings, ["bearer", bearer]]) };
}
