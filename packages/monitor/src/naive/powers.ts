// Powers and their exercise.
//   uses(p, a)  = the act a is what the power p allows, whoever did it
//   held(p, a)  = its author is a holder in force ∧ within its stages ∧ when ∧ ¬exception, when a was on record
//   exercise(a) = held by some power: one for each; by none of those that it uses: said, and without effect
import type { Act, Clause, Exercise, Power, StateChange } from "@servanda/agreement";
import { DECIDES, LEAVING_VERBS, refOf, thingKey } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import type { Brought } from "../atoms/history.ts";
import { isAct } from "../atoms/match.ts";
import { isBoundAt } from "../atoms/membership.ts";
import type { Judge, World } from "./judge.ts";
import { isInScope } from "./scope.ts";

export interface PowerClause {
  readonly clause: Clause;
  readonly power: Power;
}

export function powersOf({ agreement }: Judge): readonly PowerClause[] {
  return agreement.clauses.flatMap((clause) =>
    clause.rule.kind === "empower" ? [{ clause, power: clause.rule }] : [],
  );
}

export class PowerBook {
  readonly #judge: Judge;
  readonly #powers: readonly PowerClause[];
  readonly #seen = new Set<string>();

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#powers = powersOf(judge);
  }

  /** Exercises that went on record, and what they change at once. */
  bring(world: World, now: Instant): Brought {
    if (this.#powers.length === 0) return {};
    const exercises: Exercise[] = [];
    const changes: StateChange[] = [];
    for (const act of world.known.acts) {
      const ref = refOf(act);
      if (this.#seen.has(ref)) continue;
      this.#seen.add(ref);
      const used = this.#powers.filter(({ power }) => uses(power, act));
      const held = used.filter(({ power }) => isHeld(this.#judge, power, act, world));
      for (const { clause, power } of held) {
        exercises.push({ clause: clause.key, by: act.by, act: ref, standing: "held" });
        if (power.use.kind === "change") changes.push(changeBy(clause, power.use, act, now));
      }
      const [first] = used;
      if (held.length === 0 && first !== undefined && this.#isPresumed(first.power, act))
        exercises.push({ clause: first.clause.key, by: act.by, act: ref, standing: "not held" });
    }
    return { exercises, changes };
  }

  // What everyone may do anyway is no pretence: an act that the text asks of its author, or a body's own decision.
  #isPresumed({ use }: Power, act: Act): boolean {
    if (use.kind !== "act") return use.kind !== "join";
    if (use.acts.every(({ matter }) => matter === undefined || matter !== act.matter)) return false;
    const { bodies, clauses } = this.#judge.agreement;
    const isOwed = clauses.some(
      ({ rule }) =>
        rule.kind === "require" &&
        rule.content.kind === "act" &&
        rule.content.act.act === act.act &&
        rule.bearers.actors.includes(act.by),
    );
    return !isOwed && !(act.act === DECIDES && bodies.some(({ name }) => name === act.by));
  }
}

function uses({ use }: Power, act: Act): boolean {
  switch (use.kind) {
    case "leave":
      return isNotice(act);
    case "join":
      return act.act === "join" && act.matter === undefined;
    case "change": {
      const thing = thingKey(use.of);
      if (act.act === DECIDES) return act.outcome !== "rejected" && act.matter === `${use.verb} ${thing}`;
      return act.act === use.verb && (act.matter === thing || act.about === thing);
    }
    case "act": {
      return use.acts.some((pattern) => isAct(act, pattern, NOBODY) === YES);
    }
  }
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Notice of leaving; a notice on another matter is none. */
export function isNotice(act: Act): boolean {
  return LEAVING_VERBS.includes(act.act) && act.matter === undefined;
}

/** Whether its author had the power when the act went on record. */
export function isHeld(judge: Judge, power: Power, act: Act, world: World): boolean {
  const { membership } = judge.agreement;
  const at = act.recordedAt;
  const isSignatory = membership?.signatories.includes(act.by) === true;
  if (!power.bearers.actors.includes(act.by)) return false;
  if ((power.bearers.onlyInForce || isSignatory) && !isBoundAt(membership, world.known.acts, act.by, at)) return false;
  const judged = { from: at, to: at, observations: [] };
  const bindings = new Map([["bearer", act.by]]);
  const holds = (condition: Power["when"]): boolean => judge.holds(condition, judged, bindings, world) === YES;
  return (
    isInScope(judge, power, world, at) &&
    holds(power.when) &&
    !power.exceptions.some((each) => each.kind === "condition" && holds(each.condition))
  );
}

function changeBy(clause: Clause, use: Extract<Power["use"], { kind: "change" }>, act: Act, now: Instant): StateChange {
  return { cause: clause.key, reading: clause.reading, of: use.of, state: use.state, at: now, evidence: [refOf(act)] };
}
