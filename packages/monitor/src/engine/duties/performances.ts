// What performs a duty, found by indexes: acts of its bearer on record, what the bearer is seen to do, rulings, and
// what is made of several of these.
import type { Act, ActorName, ActPattern, Content, EventPattern, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { and, type Kleene, NO, YES } from "@servanda/core";
import {
  comparePerformances,
  type DutyFact,
  membersOf,
  type Performance,
  performedTogether,
} from "../../atoms/duty.ts";
import { type Interval, inPeriod, notBefore } from "../../atoms/interval.ts";
import { isAct } from "../../atoms/match.ts";
import { type Amounted, reaching } from "../../atoms/quota.ts";
import { latest } from "../../atoms/status.ts";
import { Bound } from "../pattern.ts";
import type { State } from "../state.ts";
import { type DutyEntry, namesNow } from "./entry.ts";

/** What one of those who owe a duty has done of it, in the order of `comparePerformances`. */
export type Done = (entry: DutyEntry, bearer: ActorName) => readonly Performance[];

/** The same, with the record of each; without order. */
type Found = (entry: DutyEntry, bearer: ActorName) => readonly Amounted[];

/** What performed the duty: together, where several owe it together. */
export function performancesOf(entry: DutyEntry): readonly Performance[] {
  const { fact, step } = entry;
  if (fact.rule.bearers.jointly !== true) return step.done(entry, fact.bearer);
  return performedTogether(membersOf(fact).map((bearer) => step.done(entry, bearer)));
}

/** Whether it was done is a matter on which no judge has spoken. */
export function isUnsettled(state: State, entry: DutyEntry, content: Content = entry.fact.rule.content): boolean {
  if (content.kind === "all" || content.kind === "any")
    return content.of.some((each) => isUnsettled(state, entry, each));
  return content.kind === "settled" && rulingsOn(state, entry, content).length === 0;
}

/** Compiles what is owed. Only while the engine is built: a stream made later would have missed reports. */
export function compileContent(content: Content, rule: DutyFact["rule"], state: State): Done {
  if (content.kind === "all" || content.kind === "any") {
    const parts = content.of.map((each) => compileContent(each, rule, state));
    if (content.kind === "all") return (entry, bearer) => performedTogether(parts.map((part) => part(entry, bearer)));
    return (entry, bearer) => parts.flatMap((part) => part(entry, bearer)).sort(comparePerformances);
  }
  const found = compilePlain(content, state);
  const { quota } = rule;
  if (quota?.kind === "declared") {
    const declared = state.acts.ofVerb("declare");
    return (entry, bearer) => {
      const own = declared.byActor.get(bearer)?.items ?? [];
      const counting = own.filter(({ act }) => act.matter === quota.register && act.count !== undefined);
      return ofWhole(latest(counting.map(({ act }) => act)), found(entry, bearer));
    };
  }
  if (quota !== undefined) return (entry, bearer) => reaching(quota, found(entry, bearer));
  return (entry, bearer) => {
    const some = found(entry, bearer).map(({ performance }) => performance);
    return some.length > 1 ? some.sort(comparePerformances) : some;
  };
}

// As many as the bearer itself has last declared; before it has, nobody can say that it was all of them.
function ofWhole(declared: Act | undefined, some: readonly Amounted[]): readonly Performance[] {
  if (declared?.count === undefined) return [];
  const { at, count, recordedAt: knownAt } = declared;
  if (count === 0) return [{ from: at, to: at, ref: refOf(declared), knownAt, value: YES }];
  return reaching({ kind: "sum", attribute: "count", atLeast: count }, some);
}

function compilePlain(content: Exclude<Content, { kind: "all" | "any" }>, state: State): Found {
  switch (content.kind) {
    case "act":
      return compileAct(content.act, state);
    case "event":
      return compileEvent(content.event, state);
    case "settled":
      state.acts.ofVerb("judge");
      return (entry) => {
        const ruling = latest(rulingsOn(state, entry, content));
        if (ruling?.outcome !== "accepted") return [];
        const { at, recordedAt: knownAt } = ruling;
        return [{ record: ruling, performance: { from: at, to: at, ref: refOf(ruling), knownAt, value: YES } }];
      };
  }
}

function compileAct({ by: _bearer, ...pattern }: ActPattern, state: State): Found {
  const board = state.acts.ofVerb(pattern.act);
  return (entry, bearer) => {
    const found: Amounted[] = [];
    const bindings = bindingsFor(entry, bearer);
    const take = (act: Act): void => {
      if (act.act !== pattern.act || act.by !== bearer) return;
      const interval = { from: act.at, to: act.at };
      add(found, act, interval, and(isAct(act, pattern, bindings), inDutyTime(entry.fact, interval)));
    };
    if (pattern.aboutTrigger) {
      for (const name of namesNow(state, entry)) state.acts.about(name).forEach(take);
    } else {
      const { from, to } = timeOf(entry.fact);
      board.byActor.get(bearer)?.visitWindow(from, to, ({ act }) => {
        take(act);
        return false;
      });
    }
    return found;
  };
}

function compileEvent(event: EventPattern, state: State): Found {
  const stream = state.streamOf(byBearer(event));
  return (entry, bearer) => {
    const found: Amounted[] = [];
    const { from, to } = timeOf(entry.fact);
    stream.visit(bindingsFor(entry, bearer), [], from, to, (observation, matched) => {
      add(found, observation, observation, and(matched, inDutyTime(entry.fact, observation)));
      return false;
    });
    return found;
  };
}

/** What the bearer owes is what the bearer is seen to do. */
export function byBearer(event: EventPattern): EventPattern {
  return { ...event, by: { kind: "variable", name: "bearer" } };
}

function bindingsFor(entry: DutyEntry, bearer: ActorName): DutyEntry["bindings"] {
  return bearer === entry.fact.bearer ? entry.bindings : new Bound("bearer", bearer, entry.bindings);
}

function add(found: Amounted[], record: Act | Observation, { from, to }: Interval, value: Kleene): void {
  if (value !== NO)
    found.push({ record, performance: { from, to, ref: refOf(record), knownAt: record.recordedAt, value } });
}

// Nothing outside it performs the duty.
function timeOf({ rule, occurrence }: DutyFact): Interval {
  return { from: occurrence.from, to: rule.recurs === undefined ? Number.POSITIVE_INFINITY : occurrence.to };
}

// What was done before the trigger performs nothing; what recurs is done within its period.
function inDutyTime({ rule, occurrence }: DutyFact, interval: Interval): Kleene {
  const { from, to } = occurrence;
  return rule.recurs === undefined ? notBefore(interval, from) : inPeriod(interval, from, to);
}

// Rulings on whether a matter was done: about this duty's trigger, or on the matter as such.
function rulingsOn(state: State, entry: DutyEntry, { matter, judgedBy }: Settled): readonly Act[] {
  const names = namesNow(state, entry);
  return state.acts
    .ofVerb("judge")
    .byRecord.items.map(({ act }) => act)
    .filter((act) => act.matter === matter && act.outcome !== undefined && judgedBy.includes(act.by))
    .filter((act) => act.about === undefined || names.includes(act.about))
    .filter((act) => act.to === undefined || membersOf(entry.fact).includes(act.to));
}

type Settled = Extract<Content, { kind: "settled" }>;
