// Clauses as formulas whose free variables are the report or act that is judged, and whoever is bound: each pair of
// values that satisfies it is a breach, or a duty that was not done in time.
//   forbidden = a report of it ∧ attributed to a bearer, or to nobody ∧ stages ∧ when ∧ ¬ exceptions
//   owed      = its trigger ∧ a bearer ∧ in force ∧ ¬ exceptions ∧ ¬ done within the limit
import type {
  ActPattern,
  CheckedAgreement,
  Clause,
  Content,
  Obligation,
  Prohibition,
  Trigger,
} from "@servanda/agreement";
import type { DurationMs } from "@servanda/core";
import { isChanged } from "./changed.ts";
import { type Asking, during, hasCome, under, unless } from "./conditions.ts";
import { createDraft, type Demands, type Draft, fresh, linkedKinds, refuse, type Scope } from "./draft.ts";
import {
  conjunction,
  disjunction,
  exists,
  type Formula,
  negation,
  partsOf,
  related,
  text,
  variable,
} from "./formula.ts";
import { isBound } from "./membership.ts";
import type { Outside } from "./outside.ts";
import { actOf, doneBy, isAmong, isSame, reportOf } from "./patterns.ts";

/** Whom a report accuses that names nobody. No name of an agreement is written so. */
export const NOBODY = "-";

/** What a formula leaves out that Servanda says of the clause. */
export type Note =
  /** Pleas and rulings change what a finding is worth, not that it was found. */
  | "rulings"
  /** What follows a duty that was done or missed. */
  | "steps";

/** A clause that a formula says. */
export interface ExportedClause {
  readonly clause: Clause;
  readonly formula: Formula;
  /** The variables of the report or act, and of whoever is bound. */
  readonly about: string;
  readonly bearer: string;
  /** The longest time that it looks ahead. */
  readonly aheadMs: DurationMs;
  readonly demands: Demands;
  readonly notes: readonly Note[];
}

/** A clause that none says, with every reason. */
export interface RefusedClause {
  readonly clause: Clause;
  readonly outside: readonly Outside[];
}

export type Translated =
  | ({ readonly kind: "exported" } & ExportedClause)
  | ({ readonly kind: "refused" } & RefusedClause);

export function translateClause(agreement: CheckedAgreement, clause: Clause): Translated {
  const draft = createDraft(agreement);
  if (clause.reservedBy !== undefined) refuse(draft, { what: "reservation" });
  if (isChanged(agreement, clause)) refuse(draft, { what: "changed by the text" });
  const said = sayRule(draft, clause);
  if (said === undefined || draft.outside.length > 0) return { kind: "refused", clause, outside: draft.outside };
  return { kind: "exported", clause, demands: draft.demands, ...said };
}

type Said = Omit<ExportedClause, "clause" | "demands">;

function sayRule(draft: Draft, { rule }: Clause): Said | undefined {
  switch (rule.kind) {
    case "forbid":
      return sayProhibition(draft, rule);
    case "require":
      return sayObligation(draft, rule);
    case "permit":
      return refuseWhole(draft, "permission");
    case "effect":
      return refuseWhole(draft, "effect");
    case "empower":
      return refuseWhole(draft, "power");
  }
}

function refuseWhole(draft: Draft, what: "permission" | "effect" | "power"): undefined {
  refuse(draft, { what });
}

function sayProhibition(draft: Draft, rule: Prohibition): Said {
  if (rule.prevents !== undefined) refuse(draft, { what: "prevention" });
  const isOnRecord = rule.event.kinds.some((kind) => draft.agreement.forbiddenActs?.includes(kind) === true);
  if (isOnRecord) refuse(draft, { what: "forbidden act" });
  if (isAttributedByOthers(draft.agreement)) refuse(draft, { what: "attribution" });
  const [report, bearer] = [fresh(draft, "i"), fresh(draft, "p")];
  const zones = zonesOf(draft, rule.event.where);
  const scope: Scope = new Map([["bearer", { variable: bearer, among: rule.bearers.actors }], ...zones]);
  const happened = reportOf(draft, rule.event, report, variable(bearer), scope);
  const asking: Asking = { draft, scope, report };
  // Said twice: once on trial, to learn whether it speaks of `that party`. Then a report must name who did it.
  judged({ ...asking, draft: { ...draft, taken: new Set(draft.taken) } }, happened, rule);
  const speaksOfBearer = draft.asked.has("bearer");
  const { attributed, alone } = draft.demands;
  if (speaksOfBearer) for (const kind of rule.event.kinds) attributed.add(kind);
  else for (const kind of linkedKinds(draft, rule.event)) alone.add(kind);
  // Whether the text speaks of those in force makes no difference to what they must not do.
  const bearers = { ...rule.bearers, onlyInForce: false };
  const accused = conjunction([isAmong(draft, bearer, bearers.actors), ...isBound(draft, bearer, bearers)]);
  const accuses = speaksOfBearer ? accused : disjunction([accused, isSame(bearer, text(NOBODY))]);
  const notes: Note[] = rule.exceptions.some(({ kind }) => kind === "matter") ? ["rulings"] : [];
  const found = judged(asking, conjunction([happened, accuses]), rule);
  const formula = exists(
    [...zones.values()].map((each) => each.variable),
    found,
  );
  return { formula, about: report, bearer, aheadMs: 0, notes };
}

function isAttributedByOthers({ questions, attributionLimits }: CheckedAgreement): boolean {
  return attributionLimits !== undefined || questions?.some(({ question }) => question === "attribution") === true;
}

function judged(asking: Asking, guard: Formula, rule: Prohibition): Formula {
  const { draft } = asking;
  const after = rule.after.map((moment) => hasCome(draft, moment));
  const before = rule.before.map((moment) => negation(hasCome(draft, moment)));
  const timed = conjunction([during(guard, rule.during), ...after, ...before]);
  return unless(asking, under(asking, timed, rule.when), rule.exceptions);
}

/** `a zone Z` of a pattern. */
function zonesOf(draft: Draft, where: Prohibition["event"]["where"]): Scope {
  return new Map(
    where.flatMap((test) => {
      if (test.kind === "near judged" || test.region.kind !== "bind") return [];
      const { name, among } = test.region;
      return [[name, { variable: fresh(draft, name), among }] as const];
    }),
  );
}

function sayObligation(draft: Draft, rule: Obligation): Said | undefined {
  refuseParts(draft, rule);
  const aheadMs = limitOf(draft, rule);
  const begun = sayTrigger(draft, rule);
  if (begun === undefined) return undefined;
  const { about, scope, trigger, isAct } = begun;
  const bound = rule.bearers.variable === undefined ? undefined : scope.get(rule.bearers.variable);
  if (rule.bearers.variable !== undefined && bound === undefined)
    refuse(draft, { what: "variable", name: rule.bearers.variable });
  const bearer = bound?.variable ?? fresh(draft, "g");
  const parts = [trigger];
  if (bound === undefined) parts.push(isAmong(draft, bearer, rule.bearers.actors));
  parts.push(...isBound(draft, bearer, { ...rule.bearers, actors: bound?.among ?? rule.bearers.actors }));
  const asking: Asking = {
    draft,
    scope: new Map([...scope, ["bearer", { variable: bearer, among: bound?.among ?? rule.bearers.actors }]]),
    ...(isAct ? {} : { report: about }),
  };
  const owed = unless(asking, conjunction(parts), rule.exceptions);
  const missed = notDone(asking, owed, rule.content, { about, bearer, aheadMs });
  const others = [...scope.values()].map((each) => each.variable).filter((name) => name !== bearer);
  const follows = rule.otherwise !== undefined || rule.onFulfilment !== undefined;
  return { formula: exists(others, missed), about, bearer, aheadMs, notes: follows ? ["steps"] : [] };
}

function refuseParts(draft: Draft, rule: Obligation): void {
  if (rule.effort === true) refuse(draft, { what: "effort" });
  if (rule.recurs !== undefined) refuse(draft, { what: "recurrence" });
  if (rule.quota !== undefined) refuse(draft, { what: "quota" });
  if (rule.extendableBy !== undefined) refuse(draft, { what: "extension" });
  if (rule.until !== undefined) refuse(draft, { what: "until" });
  if (rule.bearers.jointly === true) refuse(draft, { what: "joint" });
  if (rule.exceptions.some(({ kind }) => kind === "matter")) refuse(draft, { what: "matter" });
}

// Every start of a clock that is known is the moment of the trigger, where nothing is recorded late.
function limitOf(draft: Draft, { clock }: Obligation): DurationMs {
  if (clock.kind === "within" && clock.length.kind === "elapsed") return clock.length.ms;
  if (clock.kind === "within") refuse(draft, { what: "calendar" });
  else refuse(draft, { what: clock.kind === "by" || clock.kind === "before" ? "date" : "no deadline" });
  return 0;
}

interface Begun {
  readonly about: string;
  readonly isAct: boolean;
  readonly scope: Scope;
  readonly trigger: Formula;
}

function sayTrigger(draft: Draft, rule: Obligation): Begun | undefined {
  const { trigger } = rule;
  if (trigger.kind === "standing") refuse(draft, { what: "standing" });
  else if (trigger.kind === "breach") refuse(draft, { what: "breach" });
  else if (trigger.kind !== "event" && trigger.kind !== "act") refuse(draft, { what: "trigger" });
  if (trigger.kind !== "event" && trigger.kind !== "act") return undefined;
  const begun = trigger.kind === "event" ? onReport(draft, trigger) : onAct(draft, trigger);
  // That a duty began stays, whatever is learnt later: what decides it must be known when it happens.
  for (const part of partsOf(begun.trigger)) {
    if (part.kind === "relation" && part.relation.kind === "event") draft.demands.punctual.add(part.relation.root);
  }
  const after = rule.after.map((moment) => hasCome(draft, moment));
  return { ...begun, trigger: conjunction([during(begun.trigger, rule.during), ...after]) };
}

// A report in two zones begins one duty: the zone it lies in is not known afterwards.
function onReport(draft: Draft, { event, guard, level }: Extract<Trigger, { kind: "event" }>): Begun {
  if (level !== undefined) refuse(draft, { what: "proof" });
  const kinds = linkedKinds(draft, event);
  if (kinds.length > 0) refuse(draft, { what: "incidents", kinds });
  const about = fresh(draft, "i");
  const zones = zonesOf(draft, event.where);
  const author = authorOf(draft, event.by);
  const scope: Scope = new Map([...zones, ...author]);
  const [bound] = author.values();
  const happened =
    bound === undefined
      ? doneBy(draft, event.by, scope, (by) => reportOf(draft, event, about, by, scope))
      : conjunction([
          reportOf(draft, event, about, variable(bound.variable), scope),
          isAmong(draft, bound.variable, bound.among),
        ]);
  const guarded = under({ draft, scope, report: about }, happened, guard);
  const trigger = exists(
    [...zones.values()].map((each) => each.variable),
    guarded,
  );
  return { about, isAct: false, scope: author, trigger };
}

function onAct(draft: Draft, { act: pattern, guard }: Extract<Trigger, { kind: "act" }>): Begun {
  const about = fresh(draft, "i");
  const author = authorOf(draft, pattern.by);
  const addressee = authorOf(draft, pattern.to);
  const scope: Scope = new Map([...author, ...addressee]);
  const { to, ...rest } = pattern;
  const [by] = author.values();
  const [whom] = addressee.values();
  const asked: ActPattern = whom === undefined ? pattern : rest;
  const done =
    by === undefined
      ? doneBy(draft, pattern.by, scope, (who) => actOf(draft, asked, about, who, scope))
      : actOf(draft, asked, about, variable(by.variable), scope);
  const parts = [done];
  if (by !== undefined) parts.push(isAmong(draft, by.variable, by.among));
  if (whom !== undefined && to !== undefined)
    parts.push(
      related({ kind: "addressee" }, variable(about), variable(whom.variable)),
      isAmong(draft, whom.variable, whom.among),
    );
  return { about, isAct: true, scope, trigger: under({ draft, scope }, conjunction(parts), guard) };
}

/** `by a party X`: X is whoever it was. */
function authorOf(draft: Draft, term: ActPattern["by"]): Scope {
  if (term?.kind !== "bind") return new Map();
  return new Map([[term.name, { variable: fresh(draft, term.name), among: term.among }]]);
}

interface Owed {
  readonly about: string;
  readonly bearer: string;
  readonly aheadMs: DurationMs;
}

// ¬ (all of c₁ … cₙ) = some of them is not done;  ¬ (any of c₁ … cₙ) = none of them is
function notDone(asking: Asking, owed: Formula, content: Content, duty: Owed): Formula {
  const { draft, scope } = asking;
  switch (content.kind) {
    case "all":
      return disjunction(content.of.map((each) => notDone(asking, owed, each, duty)));
    case "any":
      return content.of.reduce((sofar, each) => notDone(asking, sofar, each, duty), owed);
    case "event":
      return refuse(draft, { what: "seen content" });
    case "settled":
      return refuse(draft, { what: "judged content" });
    case "act": {
      const act = fresh(draft, "a");
      const parts = [actOf(draft, content.act, act, variable(duty.bearer), scope)];
      if (content.act.aboutTrigger) parts.push(related({ kind: "about" }, variable(act), variable(duty.about)));
      const done: Formula = { kind: "eventually", withinMs: duty.aheadMs, of: exists([act], conjunction(parts)) };
      return conjunction([owed, negation(done)]);
    }
  }
}
