// Powers and their exercise.
//   uses(p, a)  = the act a is what the power p allows, whoever did it
//   held(p, a)  = its author is a holder in force ∧ within its stages ∧ when ∧ ¬exception, when a was on record
//   exercise(a) = held by some power: one for each; by none of those that it uses: said, and without effect
import type { Act, ActVerb, CheckedAgreement, Clause, Exercise, Power, StateChange } from "@servanda/agreement";
import { APPLIES, DECIDES, INSTITUTION, LEAVING_VERBS, refOf, thingKey } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import type { Brought } from "../atoms/history.ts";
import { isAct } from "../atoms/match.ts";
import { isBoundAt, MEMBERSHIP_VERBS } from "../atoms/membership.ts";
import { inOrder, isInScope, type Sight } from "./sight.ts";

/** The verb by which somebody who has not signed becomes bound. */
export const JOINS = "join";

export interface PowerClause {
  readonly clause: Clause;
  readonly power: Power;
}

export function powersOf({ clauses }: Pick<CheckedAgreement, "clauses">): readonly PowerClause[] {
  return clauses.flatMap((clause) => (clause.rule.kind === "empower" ? [{ clause, power: clause.rule }] : []));
}

/** Verbs of acts that may be the exercise of some power. */
export function verbsOfPowers(agreement: Pick<CheckedAgreement, "clauses">): readonly ActVerb[] {
  const verbsOf = ({ use }: Power): readonly ActVerb[] => {
    switch (use.kind) {
      case "leave":
        return LEAVING_VERBS;
      case "join":
        return [JOINS];
      case "apply provisionally":
        return [APPLIES];
      case "change":
        return [use.verb, DECIDES];
      case "act":
        return use.acts.map(({ act }) => act);
    }
  };
  return [...new Set(powersOf(agreement).flatMap(({ power }) => verbsOf(power)))];
}

export class PowerBook {
  readonly #powers: readonly PowerClause[];
  readonly #seen = new Set<string>();

  constructor(agreement: Pick<CheckedAgreement, "clauses">) {
    this.#powers = powersOf(agreement);
  }

  /** Acts that have been seen. */
  save(): readonly string[] {
    return [...this.#seen];
  }

  load(seen: readonly string[]): void {
    for (const each of seen) this.#seen.add(each);
  }

  /** What `acts` exercise that have not been seen before, and what they change at once. */
  bring(sight: Sight, acts: readonly Act[], now: Instant): Brought {
    if (this.#powers.length === 0) return {};
    const exercises: Exercise[] = [];
    const changes: StateChange[] = [];
    for (const act of inOrder(acts)) {
      const ref = refOf(act);
      if (this.#seen.has(ref)) continue;
      this.#seen.add(ref);
      const used = this.#powers.filter(({ power }) => uses(power, act));
      const held = used.filter(({ power }) => isHeld(sight, power, act));
      for (const { clause, power } of held) {
        exercises.push({ clause: clause.key, by: act.by, act: ref, standing: "held" });
        if (power.use.kind === "change") changes.push(changeBy(clause, power.use, act, now));
      }
      const [first] = used;
      if (held.length === 0 && first !== undefined && isPresumed(sight.agreement, first.power, act))
        exercises.push({ clause: first.clause.key, by: act.by, act: ref, standing: "not held" });
    }
    return { exercises, changes };
  }
}

// What everyone may do anyway is no pretence: an act that the text asks of its author, or a body's own decision.
function isPresumed({ bodies, clauses }: CheckedAgreement, { use }: Power, act: Act): boolean {
  if (use.kind !== "act") return use.kind !== "join";
  if (use.acts.every(({ matter }) => matter === undefined || matter !== act.matter)) return false;
  const isOwed = clauses.some(
    ({ rule }) =>
      rule.kind === "require" &&
      rule.content.kind === "act" &&
      rule.content.act.act === act.act &&
      rule.bearers.actors.includes(act.by),
  );
  return !isOwed && !(act.act === DECIDES && bodies.some(({ name }) => name === act.by));
}

function uses({ use }: Power, act: Act): boolean {
  switch (use.kind) {
    case "leave":
      return isNotice(act);
    case "join":
      return isJoining(act);
    case "apply provisionally":
      return isApplying(act);
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

/** A signatory's own act, and not what the institution makes of it. */
export function isApplying(act: Act): boolean {
  return act.act === APPLIES && act.matter === undefined && act.source !== INSTITUTION;
}

/** Notice of leaving; a notice on another matter is none. */
export function isNotice(act: Act): boolean {
  return LEAVING_VERBS.includes(act.act) && act.matter === undefined;
}

export function isJoining(act: Act): boolean {
  return act.act === JOINS && act.matter === undefined;
}

/** Whether its author had the power when the act went on record. */
export function isHeld(sight: Sight, power: Power, act: Act): boolean {
  const { membership } = sight.agreement;
  const at = act.recordedAt;
  const isSignatory = membership?.signatories.includes(act.by) === true;
  if (!power.bearers.actors.includes(act.by)) return false;
  // Who applies it provisionally is not bound yet.
  const mustBeBound = power.use.kind !== "apply provisionally" && (power.bearers.onlyInForce || isSignatory);
  const isBound = (): boolean => isBoundAt(membership, sight.acts(MEMBERSHIP_VERBS), act.by, at);
  if (mustBeBound && !isBound()) return false;
  const judged = { from: at, to: at, observations: [] };
  const bindings = new Map([["bearer", act.by]]);
  const holds = (condition: Power["when"]): boolean => sight.holds(condition, judged, bindings) === YES;
  return (
    isInScope(sight, power, at) &&
    holds(power.when) &&
    !power.exceptions.some((each) => each.kind === "condition" && holds(each.condition))
  );
}

function changeBy(clause: Clause, use: Extract<Power["use"], { kind: "change" }>, act: Act, now: Instant): StateChange {
  return { cause: clause.key, reading: clause.reading, of: use.of, state: use.state, at: now, evidence: [refOf(act)] };
}
