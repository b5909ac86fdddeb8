// The ground a duty's state stands on, found by scanning everything that stands.
import type { Act, ActorName, Content, Duty } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, type Instant, type Kleene, NO, YES } from "@servanda/core";
import { watchedShare } from "../atoms/coverage.ts";
import {
  comparePerformances,
  type DutyFact,
  dutyAt,
  membersOf,
  namesOfTrigger,
  type Performance,
  performedTogether,
} from "../atoms/duty.ts";
import { type Interval, notBefore } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { attributedTo, type Bindings, isAct } from "../atoms/match.ts";
import { momentAt } from "../atoms/stages.ts";
import { isExcusedByRuling, latest } from "../atoms/status.ts";
import type { Judge, World } from "./judge.ts";

type SettledContent = Extract<Content, { kind: "settled" }>;

/** When it falls due, as far as known now. */
export function dueAtOf({ dayRule }: Judge, fact: DutyFact, world: World): Instant | undefined {
  const { clock } = fact.rule;
  if (clock.kind === "within") return fact.countedDueAt;
  if (clock.kind === "none") return undefined;
  return momentAt(dayRule, clock.moment, world.stages, world.known.acts);
}

/** The duty as it stands at the end of the instant `now`. */
export function dutyOf(judge: Judge, world: World, fact: DutyFact, now: Instant, holdsStill: boolean): Duty {
  const dueAt = dueAtOf(judge, fact, world);
  const ground = {
    dueAt,
    performances: performedTogether(membersOf(fact).map((bearer) => performancesOf(judge, world, fact, bearer))),
    isExcused: isExcused(judge, world, fact),
    wasWatched: wasWatched(judge, world, fact, dueAt),
    isUnsettled: isUnsettled(world, fact),
    holdsStill,
  };
  return dutyAt(fact, ground, now);
}

function wasWatched(judge: Judge, world: World, fact: DutyFact, dueAt: Instant | undefined): boolean {
  const { content } = fact.rule;
  if (content.kind !== "event" || dueAt === undefined) return true;
  const from = Number.isFinite(fact.occurrence.from) ? Math.min(fact.occurrence.from, dueAt) : dueAt;
  return watchedShare(world.known.coverage, content.event, { from, to: dueAt }, judge.kindTree) === 1;
}

function isUnsettled(world: World, fact: DutyFact): boolean {
  return fact.rule.content.kind === "settled" && rulingsOn(world, fact, fact.rule.content).length === 0;
}

// Rulings on whether a matter was done: about this duty's trigger, or on the matter as such.
function rulingsOn(world: World, fact: DutyFact, { matter, judgedBy }: SettledContent): readonly Act[] {
  const names = namesIn(world, fact);
  return world.known.acts
    .filter((act) => act.act === "judge" && act.matter === matter && act.outcome !== undefined)
    .filter((act) => judgedBy.includes(act.by) && (act.about === undefined || names.includes(act.about)))
    .filter((act) => act.to === undefined || membersOf(fact).includes(act.to));
}

function isExcused(judge: Judge, world: World, fact: DutyFact): boolean {
  const { from, to, members } = fact.occurrence;
  const observations = world.known.observations.filter((each) => members.includes(refOf(each)));
  const judged: Judged = { from, to, observations };
  const names = namesIn(world, fact);
  const aboutIt = world.known.acts.filter((act) => act.about !== undefined && names.includes(act.about));
  return (
    isExcusedByRuling(judge.dayRule, fact.rule.exceptions, aboutIt, fact.bearer, fact.startAt) ||
    fact.rule.exceptions.some(
      (each) => each.kind === "condition" && judge.holds(each.condition, judged, bindingsOf(fact), world) === YES,
    )
  );
}

function bindingsOf(fact: DutyFact): Bindings {
  return new Map([...fact.occurrence.bindings, ["bearer", fact.bearer]]);
}

// The trigger by all its names, as what happened is known now.
function namesIn(world: World, { occurrence }: DutyFact): readonly string[] {
  const incidents = world.incidents.filter(({ members }) =>
    members.some((each) => occurrence.members.includes(refOf(each))),
  );
  return namesOfTrigger(
    occurrence,
    incidents.flatMap(({ members }) => members.map(refOf)),
  );
}

// What was done before the trigger performs nothing.
function performancesOf(judge: Judge, world: World, fact: DutyFact, bearer: ActorName): Performance[] {
  const { content } = fact.rule;
  const after = (interval: Interval): Kleene => notBefore(interval, fact.occurrence.from);
  const all: Performance[] = [];
  if (content.kind === "act") {
    const { by: _bearer, ...pattern } = content.act;
    const names = namesIn(world, fact);
    for (const act of world.known.acts) {
      if (act.by !== bearer || (pattern.aboutTrigger && !names.includes(act.about ?? ""))) continue;
      const interval = { from: act.at, to: act.at };
      const value = allOf([isAct(act, pattern, bindingsOf(fact)), after(interval)]);
      all.push({ ...interval, ref: refOf(act), value });
    }
  } else if (content.kind === "settled") {
    const ruling = latest(rulingsOn(world, fact, content));
    if (ruling?.outcome === "accepted") all.push({ from: ruling.at, to: ruling.at, ref: refOf(ruling), value: YES });
  } else {
    const { by: _bearer, ...event } = content.event;
    for (const each of world.known.observations) {
      const value = allOf([
        judge.matches(event, each, bindingsOf(fact)),
        attributedTo(each, bearer, judge.barred),
        after(each),
      ]);
      all.push({ from: each.from, to: each.to, ref: refOf(each), value });
    }
  }
  return all.filter((each) => each.value !== NO).sort(comparePerformances);
}
