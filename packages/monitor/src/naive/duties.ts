// The ground a duty's state stands on, found by scanning everything that stands.
import type { ActorName, Content, Duty, EventPattern, RecordRef } from "@servanda/agreement";
import { dutyId, refOf } from "@servanda/agreement";
import { type Instant, type Length, limitAfter, YES } from "@servanda/core";
import { watchedShare } from "../atoms/coverage.ts";
import { behindFrom, type DutyFact, dutyAt, lapsesAt, membersOf } from "../atoms/duty.ts";
import { type ClockNow, onDate } from "../atoms/duty-clock.ts";
import { endingAfter, runsUntil } from "../atoms/history.ts";
import type { Judged } from "../atoms/judged.ts";
import type { Bindings } from "../atoms/match.ts";
import { momentAt } from "../atoms/stages.ts";
import { isExcusedByRuling } from "../atoms/status.ts";
import { isDutyWaived } from "../atoms/waivers.ts";
import type { Judge, World } from "./judge.ts";
import { isUnsettled, namesIn, performanceOf, performancesBy, performancesOf } from "./performances.ts";
import { endOfRule } from "./scope.ts";

/** When it falls due, as far as known now: not while its clause is suspended. */
export function dueAtOf(judge: Judge, fact: DutyFact, world: World): Instant | undefined {
  return clockOf(judge, fact, world).dueAt;
}

// A counted clock stands still while the clause is suspended, and what was left of it runs on afterwards. A date stays
// what it is; where it passes meanwhile, the duty falls due when the clause is in force again. What is done keeps the
// deadline it was done by.
function clockOf(judge: Judge, fact: DutyFact, world: World): ClockNow {
  const { clock, extendableBy } = fact.rule;
  const changes = world.changesIn(fact.clause.reading);
  const plain = plainDueAt(judge, fact, world);
  const counted = clock.kind === "within" && plain !== undefined;
  const doneAt = performanceOf(judge, world, fact)?.to;
  const dueAt = counted ? runsUntil(changes, fact.clause, fact.begunAt, plain, doneAt) : plain;
  const asItStands = counted
    ? { dueAt, isSuspended: dueAt === undefined }
    : onDate(changes, fact.clause, dueAt, doneAt);
  if (extendableBy === undefined || asItStands.dueAt === undefined) return asItStands;
  const putOff = extended(judge, fact, asItStands.dueAt, extendableBy, world);
  return putOff === asItStands.dueAt ? asItStands : onDate(changes, fact.clause, putOff, doneAt);
}

function hasLapsed(judge: Judge, world: World, fact: DutyFact, { dueAt }: ClockNow, now: Instant): boolean {
  const ends = [
    endingAfter(world.changesIn(fact.clause.reading), fact.clause, fact.begunAt),
    endOfRule(judge, fact.rule.until, world, now),
    lapsesAt(fact.rule, world.stages, now),
  ];
  return ends.some((endedAt) => endedAt !== undefined && (dueAt === undefined || endedAt < dueAt));
}

/** The name that a record can always use for the duty. */
export function ownId({ agreement }: Judge, { clause, step, bearer, occurrence }: DutyFact): string {
  const { key, reading } = clause;
  return dutyId(agreement, { clause: key, reading, bearer, step, trigger: occurrence.key });
}

/** An effort is answered for by a reason: about what triggered it, the duty itself, or its clause by number. */
export function reasonsFor(judge: Judge, world: World, fact: DutyFact): readonly RecordRef[] {
  if (fact.rule.effort !== true) return [];
  const { clause, occurrence } = fact;
  const names = [...namesIn(world, fact), ownId(judge, fact)];
  return world.known.acts
    .filter((act) => act.act === "explain" && membersOf(fact).includes(act.by) && act.at >= occurrence.from)
    .filter((act) => (act.about === undefined ? act.matter === clause.number : names.includes(act.about)))
    .map(refOf);
}

// As the text has it, before anyone puts it off.
function plainDueAt(judge: Judge, fact: DutyFact, world: World): Instant | undefined {
  const { clock } = fact.rule;
  switch (clock.kind) {
    case "none":
      return undefined;
    case "within":
    case "each period":
      return fact.countedDueAt;
    case "in step":
      return dueInStep(judge, fact, world, clock.lag);
    case "by":
    case "before":
      return momentAt(judge.dayRule, clock.moment, world.stages, world.known.acts);
  }
}

// Nobody need go first; whoever is behind has the tolerated lag.
function dueInStep(judge: Judge, fact: DutyFact, world: World, lag: Length): Instant | undefined {
  const others = fact.rule.bearers.actors.filter((each) => each !== fact.bearer);
  const all = others.flatMap((other) => performancesBy(judge, world, fact, other));
  const first = behindFrom(all, performanceOf(judge, world, fact)?.to);
  return first === undefined ? undefined : limitAfter(judge.dayRule, first, lag);
}

// Each extension that went on record before the deadline, as it then was, puts it off.
function extended(judge: Judge, fact: DutyFact, dueAt: Instant, by: readonly ActorName[], world: World): Instant {
  const names = [...namesIn(world, fact), `clause ${fact.clause.number}`, ownId(judge, fact)];
  const extensions = world.known.acts
    .filter((act) => act.act === "extend" && by.includes(act.by))
    .filter((act) => names.includes(act.about ?? act.matter ?? ""))
    .sort((a, b) => a.recordedAt - b.recordedAt);
  let at = dueAt;
  for (const { recordedAt, until } of extensions) if (recordedAt <= at && until !== undefined) at = Math.max(at, until);
  return at;
}

/** The duty as it stands at the end of the instant `now`. */
export function dutyOf(judge: Judge, world: World, fact: DutyFact, now: Instant, holdsStill: boolean): Duty {
  const clock = clockOf(judge, fact, world);
  const { dueAt, isSuspended } = clock;
  const ground = {
    dueAt,
    isSuspended,
    hasLapsed: hasLapsed(judge, world, fact, clock, now),
    reasons: reasonsFor(judge, world, fact),
    performances: performancesOf(judge, world, fact),
    isExcused:
      isDutyWaived(judge.agreement, fact.clause, membersOf(fact), dueAt, world.known.acts) ||
      isExcused(judge, world, fact, Math.min(now, dueAt ?? now)),
    wasWatched: wasWatched(judge, world, fact, dueAt),
    isUnsettled: isUnsettled(world, fact),
    holdsStill,
  };
  return dutyAt(fact, ground, now);
}

function wasWatched(judge: Judge, world: World, fact: DutyFact, dueAt: Instant | undefined): boolean {
  if (dueAt === undefined) return true;
  const from = Number.isFinite(fact.occurrence.from) ? Math.min(fact.occurrence.from, dueAt) : dueAt;
  return eventsIn(fact.rule.content).every(
    (event) => watchedShare(world.known.coverage, event, { from, to: dueAt }, judge.kindTree) === 1,
  );
}

/** What of the content must be seen in the world. */
function eventsIn(content: Content): readonly EventPattern[] {
  if (content.kind === "event") return [content.event];
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(eventsIn) : [];
}

// What a trigger began is judged at the trigger. What stands has none: it is judged at its deadline, or now if that is
// still to come. `lastAt`: the earlier of these two.
function isExcused(judge: Judge, world: World, fact: DutyFact, lastAt: Instant): boolean {
  if (fact.rule.exceptions.length === 0) return false;
  const { from, to, members } = fact.occurrence;
  const observations = world.known.observations.filter((each) => members.includes(refOf(each)));
  const time = isOfNoTrigger(fact) ? { from: lastAt, to: lastAt } : { from, to };
  const judged: Judged = { ...time, observations, triggeredAt: fact.begunAt, metBy: lastAt };
  const names = isOfNoTrigger(fact) ? [...namesIn(world, fact), ownId(judge, fact)] : namesIn(world, fact);
  const aboutIt = world.known.acts.filter((act) => act.about !== undefined && names.includes(act.about));
  return (
    isExcusedByRuling(judge.dayRule, fact.rule.exceptions, aboutIt, membersOf(fact), fact.startAt) ||
    fact.rule.exceptions.some(
      (each) => each.kind === "condition" && judge.holds(each.condition, judged, bindingsOf(fact), world) === YES,
    )
  );
}

/** It stands by itself. */
export function isOfNoTrigger({ step, rule }: DutyFact): boolean {
  return step === 0 && rule.trigger.kind === "standing";
}

function bindingsOf(fact: DutyFact): Bindings {
  return new Map([...fact.occurrence.bindings, ["bearer", fact.bearer]]);
}
