// What a verdict on a clause may hang on and no certificate covers yet, by name. Read off the text alone, so whoever
// checks a certificate finds the same names as whoever made it.
import type { CheckedAgreement, Clause, Exception, Obligation, Rule, Standard, Trigger } from "./agreement.ts";
import type { ActPattern, Condition, Moment } from "./condition.ts";
import type { Affected, Effect } from "./consequences.ts";
import { DECIDES } from "./institution.ts";
import type { Membership } from "./membership.ts";

/** Names of constructs. Sorted; empty where a certificate covers all that a verdict on the clause can hang on. */
export function uncoveredIn(agreement: CheckedAgreement, clauseKey: string): readonly string[] {
  const search = new Uncovered(agreement);
  search.clause(clauseKey);
  return [...search.names].sort();
}

/** As much of the agreement as verdicts on the clause can hang on; all of it where some of that is not covered. */
export function partFor(agreement: CheckedAgreement, clauseKey: string): CheckedAgreement {
  const search = new Uncovered(agreement);
  search.clause(clauseKey);
  if (search.names.size > 0) return agreement;
  const clauses = agreement.clauses.filter(({ key }) => search.hasSeen(key));
  return { ...agreement, clauses, ladders: [], measures: [] };
}

class Uncovered {
  readonly names = new Set<string>();
  readonly #agreement: CheckedAgreement;
  readonly #seen = new Set<string>();

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    if (agreement.regions.some(({ shape }) => shape.kind === "moving")) this.names.add("moving zone");
    if ((agreement.questions ?? []).length > 0) this.names.add("questions kept apart");
    if (agreement.standards.some((standard) => isFoundByBody(agreement, standard))) this.names.add("finding of a body");
    if (agreement.membership !== undefined) this.#membership(agreement.membership);
  }

  // Who is bound hangs on entry into force, and on powers to leave and to join.
  #membership({ entry }: Membership): void {
    for (const moment of entry?.at ?? []) this.#moment(moment);
    for (const { key, rule } of this.#agreement.clauses) {
      if (rule.kind === "empower" && rule.use.kind === "apply provisionally") this.names.add("provisional application");
      if (rule.kind !== "empower" || (rule.use.kind !== "leave" && rule.use.kind !== "join")) continue;
      this.#seen.add(key);
      for (const name of rule.during) this.#stage(name);
      for (const moment of rule.after) this.#moment(moment);
      this.#condition(rule.when);
      this.#exceptions(rule.exceptions);
    }
  }

  clause(key: string): void {
    const clause = this.#agreement.clauses.find((each) => each.key === key);
    if (clause === undefined || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#changes(clause);
    const { rule } = clause;
    if (rule.kind === "forbid") {
      for (const name of rule.during) this.#stage(name);
      for (const moment of [...rule.after, ...rule.before]) this.#moment(moment);
      this.#condition(rule.when);
      this.#exceptions(rule.exceptions);
    } else if (rule.kind === "require") this.#obligation(rule);
    else this.names.add(rule.kind);
  }

  hasSeen(clauseKey: string): boolean {
    return this.#seen.has(clauseKey);
  }

  #obligation(rule: Obligation): void {
    for (const name of rule.during) this.#stage(name);
    for (const moment of rule.after) this.#moment(moment);
    this.#trigger(rule.trigger);
    this.#exceptions(rule.exceptions);
    if (rule.recurs !== undefined && rule.during.length + rule.after.length === 0)
      this.names.add("recurrence by the calendar");
    if (rule.until !== undefined) this.#trigger(rule.until);
    if (rule.extendableBy !== undefined) this.names.add("extension");
    if (rule.clock.kind === "in step") this.names.add("in step");
    if (rule.clock.kind === "by" || rule.clock.kind === "before") this.#moment(rule.clock.moment);
    for (const next of [rule.otherwise, rule.onFulfilment]) if (next?.kind === "require") this.#obligation(next);
  }

  #trigger(trigger: Trigger): void {
    switch (trigger.kind) {
      case "standing":
        return;
      case "event":
        this.#condition(trigger.guard);
        return;
      case "breach":
        for (const key of trigger.breach.clauses) this.clause(key);
        this.#condition(trigger.guard);
        return;
      case "act":
        this.#act(trigger.act);
        this.#condition(trigger.guard);
        return;
      case "watch":
        this.#condition(trigger.watch.condition);
        return;
      case "moment":
        this.#moment(trigger.moment);
        return;
      case "any":
        trigger.of.forEach((each) => {
          this.#trigger(each);
        });
    }
  }

  #exceptions(exceptions: readonly Exception[]): void {
    for (const each of exceptions) if (each.kind === "condition") this.#condition(each.condition);
  }

  #condition(condition: Condition): void {
    switch (condition.kind) {
      case "and":
      case "or":
        condition.of.forEach((each) => {
          this.#condition(each);
        });
        return;
      case "not":
        this.#condition(condition.of);
        return;
      case "breach":
        for (const key of condition.breach.clauses) this.clause(key);
        return;
      case "did":
      case "did in time":
        this.#act(condition.act);
        return;
      case "stage":
        this.#stage(condition.stage);
        return;
      case "duty":
        this.names.add("standing of duties");
        return;
      case "is":
        this.names.add("state of a thing");
        return;
      case "always":
      case "happened":
      case "absent":
      case "count":
      case "judged":
      case "matter":
        return;
    }
  }

  #stage(name: string): void {
    const key = `stage ${name}`;
    const stage = this.#agreement.stages.find((each) => each.name === name);
    if (stage === undefined || this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const moment of [...stage.start, ...stage.end]) this.#moment(moment);
    for (const pattern of stage.renewal?.unless ?? []) this.#act(pattern);
    if (this.#effects().some(({ of }) => isOn(of, "stage", name))) this.names.add("stage ended by an effect");
  }

  #moment(moment: Moment): void {
    if (moment.kind === "stage") this.#stage(moment.stage);
    if (moment.kind === "act") this.#act(moment.act);
    if (moment.kind === "watch") this.#condition(moment.watch.condition);
  }

  // What the institution does itself is worked out, not read.
  #act({ act }: ActPattern): void {
    if (act === DECIDES && this.#agreement.bodies.some(({ rules }) => rules?.excludesAccused === true))
      this.names.add("vote of the accused");
    if (act === DECIDES && this.#agreement.bodies.some(({ declared }) => declared !== undefined))
      this.names.add("body under a reading");
    if (act === "convene" && this.#effects().some(({ of }) => of.kind === "meeting of"))
      this.names.add("meeting called by an effect");
  }

  // What suspends, voids or ends the clause, presumes its breach, or gives territory to those who answer for it.
  #changes({ key, number, rule }: Clause): void {
    for (const { of } of this.#effects()) {
      if (isOn(of, "clause", number) || isOn(of, "agreement")) this.names.add("state of the clause");
      if (of.kind === "breach of" && of.clauses.includes(key)) this.names.add("presumption");
      if (of.kind === "control of" && rule.kind === "forbid" && rule.prevents?.fromTerritory === true)
        this.names.add("control of a place");
    }
    for (const { rule: other } of this.#agreement.clauses) {
      if (other.kind !== "empower") continue;
      if (other.use.kind === "leave" && other.use.ends === "agreement") this.names.add("state of the clause");
      if (other.use.kind !== "change") continue;
      if (isOn(other.use.of, "clause", number) || isOn(other.use.of, "agreement"))
        this.names.add("state of the clause");
    }
  }

  #effects(): readonly Effect[] {
    return this.#agreement.clauses.flatMap(({ rule }) => effectsIn(rule));
  }
}

/** A body proves it by its word. */
function isFoundByBody({ bodies }: CheckedAgreement, { anyOf }: Standard): boolean {
  return anyOf.some(
    (proof) => proof.kind === "standing" && !proof.onSite && bodies.some(({ name }) => name === proof.actor),
  );
}

function effectsIn(rule: Rule): readonly Effect[] {
  if (rule.kind === "effect") return [rule];
  if (rule.kind !== "require") return [];
  return [rule.otherwise, rule.onFulfilment].flatMap((each) => (each === undefined ? [] : effectsIn(each)));
}

function isOn(of: Affected, kind: "agreement" | "clause" | "stage", name?: string): boolean {
  if (of.kind === "several") return of.of.some((each) => isOn(each, kind, name));
  if (of.kind !== kind) return false;
  return of.kind === "agreement" || (of.kind === "clause" ? of.number : of.kind === "stage" ? of.name : "") === name;
}
