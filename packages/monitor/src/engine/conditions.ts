// Conditions, compiled once into functions that ask indexes. Each leaf registers whoever is judged by it with the
// feed it asks, so that a change wakes those it can reach and no others.
import type {
  Act,
  ActorName,
  ActPattern,
  Compare,
  Condition,
  EventPattern,
  LevelName,
  Observation,
  Window,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import {
  and,
  DAY_MS,
  type DurationMs,
  type Kleene,
  type Length,
  limitAfter,
  MAYBE,
  NO,
  not,
  or,
  YES,
} from "@servanda/core";
import { watchedShare } from "../atoms/coverage.ts";
import { isStanding } from "../atoms/duty.ts";
import { isInState } from "../atoms/history.ts";
import { compareBounds, inPeriod, inWindow } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { type Bindings, isAct, isActor } from "../atoms/match.ts";
import { isBreach, isProvenTo } from "../atoms/standards.ts";
import { latest } from "../atoms/status.ts";
import type { Dependent } from "./feed.ts";
import { type Happening, membersOf } from "./incident.ts";
import { actorValue, fixedValue, type Pattern, takeApart, variableValue } from "./pattern.ts";
import type { State } from "./state.ts";
import { beginningOf, isSince, lengthOf, type Stream, windowValue } from "./stream.ts";
import { OneEach, Weighed } from "./units.ts";

/** A condition under the bindings of a judged event. */
export type Test = (judged: Judged, bindings: Bindings) => Kleene;

/** Makes the dependent that is woken when something within `windowMs` before it changes. */
export type Wakes = (windowMs: number) => Dependent;

const EVER = Number.POSITIVE_INFINITY;

export function compileCondition(condition: Condition, state: State, wakes: Wakes): Test {
  switch (condition.kind) {
    case "always":
      return () => YES;
    case "and":
      return combine(
        condition.of.map((each) => compileCondition(each, state, wakes)),
        YES,
        NO,
        and,
      );
    case "or":
      return combine(
        condition.of.map((each) => compileCondition(each, state, wakes)),
        NO,
        YES,
        or,
      );
    case "not": {
      const test = compileCondition(condition.of, state, wakes);
      return (judged, bindings) => not(test(judged, bindings));
    }
    case "happened":
      return condition.level === undefined
        ? compileHappened(condition.event, condition.window, state, wakes)
        : compileProven(condition.event, condition.level, condition.window, state, wakes);
    case "absent":
      return compileAbsent(condition.event, condition.window, state, wakes);
    case "count":
      return compileCount(condition, state, wakes);
    case "breach":
      return compileBreach(condition, state, wakes);
    case "did":
      return condition.atLeastActors === undefined
        ? compileDid(condition.act, condition.window, state, wakes)
        : compileDidSeveral(condition, condition.atLeastActors, state, wakes);
    case "stage":
      return compileStage(condition.stage, condition.is, state, wakes);
    case "judged":
      return compileJudged(condition.event, state, wakes);
    case "matter":
      return compileMatter(condition, state, wakes);
    case "is":
      return compileIs(condition, state, wakes);
    case "duty":
      return compileDuty(condition, state, wakes);
    case "did in time":
      return compileDidInTime(condition, state, wakes);
  }
}

// Stops at the first part that decides.
function combine(
  tests: readonly Test[],
  start: Kleene,
  decisive: Kleene,
  join: (a: Kleene, b: Kleene) => Kleene,
): Test {
  return (judged, bindings) => {
    let value = start;
    for (const test of tests) {
      value = join(value, test(judged, bindings));
      if (value === decisive) return value;
    }
    return value;
  };
}

// Near what is judged: the reports that are judged may come to lie elsewhere.
function askedStream(event: EventPattern, state: State, wakes: Wakes): Stream {
  if (event.where.some(({ kind }) => kind === "near judged")) state.saidAnewFeed.add(wakes(0));
  return state.streamOf(event);
}

function compileHappened(event: EventPattern, window: Window, state: State, wakes: Wakes): Test {
  const stream = askedStream(event, state, wakes);
  stream.feed.add(wakes(lengthOf(window)));
  return (judged, bindings) => stream.happened(bindings, judged, window);
}

// Reports of one incident that match, in the window, bear each other out to the level.
function compileProven(event: EventPattern, level: LevelName, window: Window, state: State, wakes: Wakes): Test {
  const stream = askedStream(event, state, wakes);
  // Who bears a report out may lie outside the window, and later than what is judged: whatever changes an incident may
  // change what it proves.
  const dependent = wakes(EVER);
  const wakeAll = (): void => dependent.wakeAll();
  for (const feed of [state.incidents.feed, state.incidents.grownFeed]) feed.add({ wake: wakeAll, wakeAll });
  stream.feed.add(wakes(lengthOf(window)));
  return (judged, bindings) => {
    const found = new Map<Happening, { value: Kleene; readonly core: Observation[] }>();
    stream.visit(bindings, judged.observations, beginningOf(judged, window), judged.to, (observation, matched) => {
      const value = and(matched, windowValue(observation, judged, window));
      if (value === NO || observation.aggregate === true) return false;
      const happening = state.incidents.of(observation);
      const each = found.get(happening) ?? { value: NO, core: [] };
      found.set(happening, { value: or(each.value, value), core: [...each.core, observation] });
      return false;
    });
    let best: Kleene = NO;
    for (const [happening, { value, core }] of found) {
      const members = membersOf(happening).filter(({ to }) => isSince(to, judged));
      if (isProvenTo(state.agreement, event, core, members, level)) best = or(best, value);
    }
    return best;
  };
}

function compileAbsent(event: EventPattern, window: Window, state: State, wakes: Wakes): Test {
  const stream = askedStream(event, state, wakes);
  const dependent = wakes(lengthOf(window));
  stream.feed.add(dependent);
  state.coverageFeed.add(dependent);
  return (judged, bindings) => {
    const seen = stream.happened(bindings, judged, window);
    if (seen !== NO || window.kind === "ever") return seen === NO ? MAYBE : not(seen);
    const share = watchedShare(state.coverage, event, { from: judged.from - window.ms, to: judged.to }, state.kindTree);
    return share === 1 ? YES : MAYBE;
  };
}

function compileCount(condition: Extract<Condition, { kind: "count" }>, state: State, wakes: Wakes): Test {
  const { window, compare, count } = condition;
  const stream = askedStream(condition.event, state, wakes);
  const dependent = wakes(lengthOf(window));
  stream.feed.add(dependent);
  state.incidents.feed.add(dependent);
  const register = state.agreement.registers.find((each) => each.key === condition.register);
  const enough = enoughFor(compare, count);
  const isOneEach = register?.countsIncidents !== false;
  // Where each report is worth one at most, fewer reports than are asked for are too few.
  const isCounted = count >= 1 && (compare === ">=" || compare === ">") && isOneEach;
  return (judged, bindings) => {
    const from = beginningOf(judged, window);
    let left = isCounted ? stream.mostIn(bindings, from, judged.to) : EVER;
    if (left < count) return NO;
    const units = isOneEach ? new OneEach(register) : new Weighed(register);
    stream.visit(bindings, judged.observations, from, judged.to, (observation, matched) => {
      left -= 1;
      const value = and(matched, windowValue(observation, judged, window));
      if (value === NO) return false;
      const incident = state.incidents.linkedOf(observation);
      if (incident === undefined) units.addLone(observation, value);
      else units.addOf(incident, observation, value);
      return units.low >= enough || units.high + left < count;
    });
    const { low, high } = units.bounds();
    return compareBounds(low, high, compare, count);
  };
}

// From how many sure units on more of them cannot change the answer.
function enoughFor(compare: Compare, count: number): number {
  if (compare === ">=") return count;
  return compare === "=" ? EVER : count + 1;
}

function compileBreach(condition: Extract<Condition, { kind: "breach" }>, state: State, wakes: Wakes): Test {
  const { breach, window, compare, count } = condition;
  const boards = breach.clauses.map((key) => state.boardOf(key));
  const enough = enoughFor(compare, count);
  const dependent = wakes(lengthOf(window));
  for (const board of boards) board.feed.add(dependent);
  return (judged, bindings) => {
    let low = 0;
    let high = 0;
    for (const board of boards) {
      board.findings.visitWindow(beginningOf(judged, window), judged.to, (finding) => {
        if (!isSince(finding.to, judged) || !isBreach(state.agreement, breach, finding, bindings)) return false;
        const value = and(finding.certainty === "certain" ? YES : MAYBE, inWindow(finding, judged, window));
        if (value === YES) low += 1;
        if (value !== NO) high += 1;
        return low >= enough;
      });
      if (low >= enough) break;
    }
    return compareBounds(low, high, compare, count);
  };
}

function compileDid(pattern: ActPattern, window: Window, state: State, wakes: Wakes): Test {
  const board = state.acts.ofVerb(pattern.act);
  board.feed.add(wakes(lengthOf(window)));
  return (judged, bindings) => {
    let best: Kleene = NO;
    board.byRecord.visitWindow(beginningOf(judged, window), judged.to, ({ act, from, to }) => {
      if (isSince(to, judged))
        best = or(best, and(isAct(act, pattern, bindings), inWindow({ from, to }, judged, window)));
      return best === YES;
    });
    return best;
  };
}

// Acts of so many different actors.
function compileDidSeveral(
  { act: pattern, window }: Extract<Condition, { kind: "did" }>,
  atLeastActors: number,
  state: State,
  wakes: Wakes,
): Test {
  const board = state.acts.ofVerb(pattern.act);
  board.feed.add(wakes(lengthOf(window)));
  return (judged, bindings) => {
    const sure = new Set<ActorName>();
    const may = new Set<ActorName>();
    board.byRecord.visitWindow(beginningOf(judged, window), judged.to, ({ act, from, to }) => {
      const value = isSince(to, judged)
        ? and(isAct(act, pattern, bindings), inWindow({ from, to }, judged, window))
        : NO;
      if (value === YES) sure.add(act.by);
      if (value !== NO) may.add(act.by);
      return sure.size >= atLeastActors;
    });
    return compareBounds(sure.size, may.size, ">=", atLeastActors);
  };
}

// Between the trigger and the end of the limit that is counted from it.
function compileDidInTime(
  { act: pattern, within }: Extract<Condition, { kind: "did in time" }>,
  state: State,
  wakes: Wakes,
): Test {
  const board = state.acts.ofVerb(pattern.act);
  // The act comes after what triggered the rule: no window of the past holds it.
  const dependent = wakes(EVER);
  const wakeAll = (): void => dependent.wakeAll();
  const wakeSince = dependent.wakeSince?.bind(dependent) ?? wakeAll;
  board.feed.add({ wake: (at) => wakeSince(at - mostMs(within)), wakeAll });
  return (judged, bindings) => {
    const { triggeredAt, to, metBy } = judged;
    if (triggeredAt === undefined || !Number.isFinite(triggeredAt)) return NO;
    const until = Math.min(metBy ?? to, limitAfter(state.dayRule, triggeredAt, within));
    let best: Kleene = NO;
    board.byRecord.visitWindow(triggeredAt, until, ({ act }) => {
      if (isSince(act.recordedAt, judged)) best = or(best, isAct(act, pattern, bindings));
      return best === YES;
    });
    return best;
  };
}

// No limit of this length is longer, wherever it begins.
function mostMs(length: Length): DurationMs {
  switch (length.kind) {
    case "elapsed":
      return length.ms;
    case "days":
      return (length.count + 2) * DAY_MS;
    case "months":
      return (31 * length.count + 2) * DAY_MS;
    case "working days":
      return EVER;
  }
}

function compileIs({ reading, of, state: name }: Extract<Condition, { kind: "is" }>, state: State, wakes: Wakes): Test {
  const { membership } = state.agreement;
  const mustEnter =
    membership?.entry !== undefined || (of.kind === "actor" && membership?.signatories.includes(of.name) !== true);
  const feeds = of.kind === "clause" ? state.changes.feedsOfClause(of.number) : [state.changes.feedOf(of)];
  const dependent = wakes(0);
  for (const feed of feeds) feed.add(dependent);
  return (judged) => isInState(state.changesIn(reading), of, name, judged, mustEnter);
}

function compileDuty({ clauses, is }: Extract<Condition, { kind: "duty" }>, state: State, wakes: Wakes): Test {
  const dependent = wakes(EVER);
  // However long ago the judged event was, a duty may have come to stand otherwise since.
  for (const key of clauses)
    state.dutyBoardOf(key).feed.add({ wake: () => dependent.wakeAll(), wakeAll: () => dependent.wakeAll() });
  return ({ to }) =>
    clauses.some((key) => state.dutiesOf(key, to).some((duty) => isStanding(duty, is, to))) ? YES : NO;
}

function compileStage(stage: string, is: "running" | "ended", state: State, wakes: Wakes): Test {
  state.stageFeed.add(wakes(0));
  return (judged) => {
    const period = state.stages.get(stage) ?? {};
    return is === "running" ? inPeriod(judged, period.start, period.end) : inPeriod(judged, period.end, undefined);
  };
}

function compileJudged(event: EventPattern, state: State, wakes: Wakes): Test {
  state.saidAnewFeed.add(wakes(0));
  const pattern: Pattern = takeApart(event, state.grounds);
  return (judged, bindings) => {
    let best: Kleene = NO;
    for (const each of judged.observations) {
      if (!event.kinds.includes(each.kind)) continue;
      const fixed = and(fixedValue(pattern, each, state.grounds), actorValue(pattern, each, bindings, state.grounds));
      best = or(best, and(fixed, variableValue(pattern, each, bindings, judged.observations, state.grounds)));
    }
    return best;
  };
}

function compileMatter(condition: Extract<Condition, { kind: "matter" }>, state: State, wakes: Wakes): Test {
  const { judgedBy, matter } = condition;
  if (judgedBy === undefined) return () => MAYBE;
  const board = state.acts.ofVerb("judge");
  const dependent = wakes(0);
  // A ruling on the matter as such has no world time: everything judged by it is judged again.
  board.listeners.push((act) => {
    if (act.matter !== matter) return;
    if (act.about === undefined) return dependent.wakeAll();
    const report = state.reports.find(act.about);
    if (report !== undefined) dependent.wake(report.from, report.to);
  });
  return (judged, bindings) => {
    const refs = judged.observations.map(refOf);
    const isOfIt = (act: Act): boolean =>
      act.matter === matter &&
      isSince(act.recordedAt, judged) &&
      act.outcome !== undefined &&
      isActor(judgedBy, act.by, bindings) === YES &&
      (act.about === undefined || refs.includes(act.about));
    const last = latest((board.byMatter.get(matter) ?? []).filter(isOfIt));
    return last === undefined ? MAYBE : last.outcome === "accepted" ? YES : NO;
  };
}
