// Whether a report is of what a clause forbids: pattern, stages and moments, `when`, exceptions. Who did it, and whom
// the clause bound, is accusation.ts.
import type { ActorName, Exception, Observation, Prohibition } from "@servanda/agreement";
import { and, type Kleene, NO, not, or, YES } from "@servanda/core";
import { inPeriod } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { type Bindings, NO_BINDINGS } from "../atoms/match.ts";
import { momentAt } from "../atoms/stages.ts";
import { compileCondition, type Test, type Wakes } from "./conditions.ts";
import { Bound, fixedValue, type Pattern, regionHits, takeApart, variableValue } from "./pattern.ts";
import type { State } from "./state.ts";

export class Occurring {
  /** Whether anything but the report itself decides. */
  readonly isConditional: boolean;
  readonly #kinds: ReadonlySet<string>;
  readonly #rule: Prohibition;
  readonly #state: State;
  readonly #pattern: Pattern;
  readonly #when: Test;
  readonly #exceptions: readonly Test[];
  #lastAsked: Observation | undefined;
  #isLastPossible = false;

  /** `wakes` has reports judged again when what a condition asks about changes. */
  constructor(rule: Prohibition, state: State, wakes: Wakes) {
    this.#kinds = new Set(rule.event.kinds);
    this.#rule = rule;
    this.#state = state;
    this.#pattern = takeApart(rule.event, state.grounds);
    this.#when = compileCondition(rule.when, state, wakes);
    this.#exceptions = rule.exceptions.flatMap((each) => compileException(each, state, wakes));
    const isTimed = rule.during.length + rule.after.length + rule.before.length > 0;
    if (isTimed) state.stageFeed.add(wakes(0));
    this.isConditional = isTimed || rule.when.kind !== "always" || this.#exceptions.length > 0;
  }

  /** False for most: they are of something else, or somewhere else, whatever the conditions are. */
  isPossible(report: Observation): boolean {
    // Asked several times in a row.
    if (this.#lastAsked !== report) {
      this.#lastAsked = report;
      this.#isLastPossible =
        this.#kinds.has(report.kind) && fixedValue(this.#pattern, report, this.#state.grounds) !== NO;
    }
    return this.#isLastPossible;
  }

  /** Whoever did it. Conditions may speak of the bearer. */
  valueOf(report: Observation, bearer: ActorName | null): Kleene {
    if (!this.#kinds.has(report.kind)) return NO;
    const judged: Judged = { from: report.from, to: report.to, observations: [report] };
    const bindings = bearer === null ? NO_BINDINGS : new Bound("bearer", bearer, NO_BINDINGS);
    // Who is judged again is so because a condition may have changed: most have not, and that is soon seen.
    const isAgain = this.isConditional && this.#pattern.bound.length === 0 && this.#lastAsked !== report;
    const held = isAgain ? this.#bound(report, judged, bindings) : undefined;
    if (held === NO) return NO;
    const value = and(fixedValue(this.#pattern, report, this.#state.grounds), this.#timely(judged));
    if (value === NO) return NO;
    return held === undefined ? this.#orOverRegions(0, value, bindings, report, judged) : and(value, held);
  }

  // ∨ over every region the report may lie in, for each `a zone Z` in turn.
  #orOverRegions(index: number, value: Kleene, bindings: Bindings, report: Observation, judged: Judged): Kleene {
    const bound = this.#pattern.bound[index];
    if (bound === undefined) return and(value, this.#bound(report, judged, bindings));
    let best: Kleene = NO;
    for (const hit of regionHits(bound, report, this.#state.grounds)) {
      const chosen = new Bound(bound.name, hit.region, bindings);
      best = or(best, this.#orOverRegions(index + 1, and(value, hit.value), chosen, report, judged));
      if (best === YES) break;
    }
    return best;
  }

  #timely(judged: Judged): Kleene {
    const { during, after, before } = this.#rule;
    const { stages, momentActs } = this.#state;
    let running: Kleene = during.length === 0 ? YES : NO;
    for (const name of during) {
      const period = stages.get(name);
      running = or(running, inPeriod(judged, period?.start, period?.end));
    }
    for (const moment of after)
      running = and(running, inPeriod(judged, momentAt(this.#state.dayRule, moment, stages, momentActs), undefined));
    for (const moment of before) {
      running = and(
        running,
        inPeriod(judged, Number.NEGATIVE_INFINITY, momentAt(this.#state.dayRule, moment, stages, momentActs)),
      );
    }
    return running;
  }

  #bound(report: Observation, judged: Judged, bindings: Bindings): Kleene {
    let value = variableValue(this.#pattern, report, bindings, judged.observations, this.#state.grounds);
    if (value !== NO) value = and(value, this.#when(judged, bindings));
    for (const exception of this.#exceptions) {
      if (value === NO) break;
      value = and(value, not(exception(judged, bindings)));
    }
    return value;
  }
}

function compileException(exception: Exception, state: State, wakes: Wakes): Test[] {
  return exception.kind === "condition" ? [compileCondition(exception.condition, state, wakes)] : [];
}
