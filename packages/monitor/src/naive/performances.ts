// What performs a duty: acts on record, reports of the world, rulings, and what is made of several of these.
//   performed(all of c₁ … cₙ)  = when the last of them is
//   performed(any of c₁ … cₙ)  = when one of them is
//   performed together         = when the last of those who owe it has done his part
import type { Act, ActorName, Content, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, type Kleene, NO, YES } from "@servanda/core";
import {
  comparePerformances,
  type DutyFact,
  membersOf,
  namesOfTrigger,
  type Performance,
  performedTogether,
} from "../atoms/duty.ts";
import { type Interval, inPeriod, notBefore } from "../atoms/interval.ts";
import { attributedTo, type Bindings, isAct } from "../atoms/match.ts";
import { type Amounted, reaching } from "../atoms/quota.ts";
import { latest } from "../atoms/status.ts";
import type { Judge, World } from "./judge.ts";

/** In the order of `comparePerformances`. */
export function performancesOf(judge: Judge, world: World, fact: DutyFact): readonly Performance[] {
  return performedTogether(membersOf(fact).map((bearer) => performancesBy(judge, world, fact, bearer)));
}

/** What performed the duty, once that is sure. */
export function performanceOf(judge: Judge, world: World, fact: DutyFact): Performance | undefined {
  return performancesOf(judge, world, fact).find(({ value }) => value === YES);
}

/** What one of those who owe it, or another in his place, has done of it. */
export function performancesBy(judge: Judge, world: World, fact: DutyFact, bearer: ActorName): readonly Performance[] {
  return ofContent(judge, world, { fact, bearer }, fact.rule.content);
}

/** Whether it was done is a matter on which no judge has spoken. */
export function isUnsettled(world: World, fact: DutyFact, content: Content = fact.rule.content): boolean {
  if (content.kind === "all" || content.kind === "any")
    return content.of.some((each) => isUnsettled(world, fact, each));
  return content.kind === "settled" && rulingsOn(world, fact, content).length === 0;
}

/** The trigger by all its names, as what happened is known now. */
export function namesIn(world: World, { occurrence }: Pick<DutyFact, "occurrence">): readonly string[] {
  const incidents = world.incidents.filter(({ members }) =>
    members.some((each) => occurrence.members.includes(refOf(each))),
  );
  return namesOfTrigger(
    occurrence,
    incidents.flatMap(({ members }) => members.map(refOf)),
  );
}

interface Owed {
  readonly fact: DutyFact;
  readonly bearer: ActorName;
}

function ofContent(judge: Judge, world: World, owed: Owed, content: Content): readonly Performance[] {
  if (content.kind === "all" || content.kind === "any") {
    const parts = content.of.map((each) => ofContent(judge, world, owed, each));
    return content.kind === "all" ? performedTogether(parts) : parts.flat().sort(comparePerformances);
  }
  const some = amounted(judge, world, owed, content).filter(({ performance }) => performance.value !== NO);
  const { quota } = owed.fact.rule;
  if (quota?.kind === "declared") return ofWhole(world, owed, quota.register, some);
  if (quota !== undefined) return reaching(quota, some);
  return some.map(({ performance }) => performance).sort(comparePerformances);
}

// As many as the bearer itself has last declared; before it has, nobody can say that it was all of them.
function ofWhole(world: World, { bearer }: Owed, register: string, some: readonly Amounted[]): readonly Performance[] {
  const declared = world.known.acts.filter((act) => {
    return act.act === "declare" && act.by === bearer && act.matter === register && act.count !== undefined;
  });
  const last = latest(declared);
  if (last?.count === undefined) return [];
  if (last.count === 0) return [entry(last, { from: last.at, to: last.at }, YES).performance];
  return reaching({ kind: "sum", attribute: "count", atLeast: last.count }, some);
}

type Plain = Extract<Content, { readonly kind: "act" | "event" | "settled" }>;

function amounted(judge: Judge, world: World, { fact, bearer }: Owed, content: Plain): readonly Amounted[] {
  const bindings: Bindings = new Map([...fact.occurrence.bindings, ["bearer", bearer]]);
  const within = (interval: Interval): Kleene => inDutyTime(fact, interval);
  switch (content.kind) {
    case "act": {
      const { by: _bearer, ...pattern } = content.act;
      const names = pattern.aboutTrigger ? namesIn(world, fact) : [];
      return world.known.acts
        .filter((act) => act.by === bearer && (!pattern.aboutTrigger || names.includes(act.about ?? "")))
        .map((act) => {
          const interval = { from: act.at, to: act.at };
          return entry(act, interval, allOf([isAct(act, pattern, bindings), within(interval)]));
        });
    }
    case "event": {
      const { by: _bearer, ...event } = content.event;
      return world.known.observations.map((each) =>
        entry(
          each,
          each,
          allOf([judge.matches(event, each, bindings), attributedTo(each, bearer, judge.barred), within(each)]),
        ),
      );
    }
    case "settled": {
      const ruling = latest(rulingsOn(world, fact, content));
      return ruling?.outcome === "accepted" ? [entry(ruling, { from: ruling.at, to: ruling.at }, YES)] : [];
    }
  }
}

function entry(record: Observation | Act, { from, to }: Interval, value: Kleene): Amounted {
  return { performance: { from, to, ref: refOf(record), knownAt: record.recordedAt, value }, record };
}

// What was done before the trigger performs nothing; what recurs is done within its period.
function inDutyTime({ rule, occurrence }: DutyFact, interval: Interval): Kleene {
  const { from, to } = occurrence;
  return rule.recurs === undefined ? notBefore(interval, from) : inPeriod(interval, from, to);
}

// Rulings on whether a matter was done: about this duty's trigger, or on the matter as such.
function rulingsOn(world: World, fact: DutyFact, content: Extract<Content, { kind: "settled" }>): readonly Act[] {
  const { matter, judgedBy } = content;
  const names = namesIn(world, fact);
  return world.known.acts
    .filter((act) => act.act === "judge" && act.matter === matter && act.outcome !== undefined)
    .filter((act) => judgedBy.includes(act.by) && (act.about === undefined || names.includes(act.about)))
    .filter((act) => act.to === undefined || membersOf(fact).includes(act.to));
}
