// The ground on which a duty's state stands, asked of indexes.
import { refOf } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { watchedShare } from "../../atoms/coverage.ts";
import { type DutyGround, lapsesAt, membersOf } from "../../atoms/duty.ts";
import type { ClockNow } from "../../atoms/duty-clock.ts";
import { endingAfter } from "../../atoms/history.ts";
import { isExcusedByRuling } from "../../atoms/status.ts";
import { isDutyWaived, WAIVES } from "../../atoms/waivers.ts";
import type { State } from "../state.ts";
import { hasCome } from "../triggers.ts";
import { clockOf } from "./deadlines.ts";
import { type DutyEntry, isOfNoTrigger, namesNow, ownId } from "./entry.ts";
import { isUnsettled, performancesOf } from "./performances.ts";
import type { Step } from "./steps.ts";

/** What a duty's state hangs on, as things stand at `now`. */
export function groundOf(state: State, entry: DutyEntry, now: Instant, holdsStill: boolean): DutyGround {
  const performances = performancesOf(entry);
  const clock = clockOf(state, entry, performances);
  const { dueAt, isSuspended } = clock;
  return {
    dueAt,
    isSuspended,
    hasLapsed: hasLapsed(state, entry, clock, now),
    reasons: reasonsFor(state, entry),
    performances,
    isExcused: isWaived(state, entry, dueAt) || isExcused(state, entry, Math.min(now, dueAt ?? now)),
    wasWatched: wasWatched(state, entry, dueAt),
    isUnsettled: isUnsettled(state, entry),
    holdsStill,
  };
}

function hasLapsed(state: State, { fact, step }: DutyEntry, { dueAt }: ClockNow, now: Instant): boolean {
  const changes = state.changesIn(fact.clause.reading);
  const ended = endingAfter(changes, fact.clause, fact.begunAt);
  const cutOff = lapsesAt(fact.rule, state.stages, now);
  return [ended, endOf(step, now), cutOff].some((at) => at !== undefined && (dueAt === undefined || at < dueAt));
}

// An effort is answered for by a reason: about what triggered it, the duty itself, or its clause by number.
function reasonsFor(state: State, entry: DutyEntry): readonly string[] {
  const { fact } = entry;
  if (fact.rule.effort !== true) return [];
  const names = [...namesNow(state, entry), ownId(state, entry)];
  return state.acts
    .ofVerb("explain")
    .byRecord.items.map(({ act }) => act)
    .filter((act) => membersOf(fact).includes(act.by) && act.at >= fact.occurrence.from)
    .filter((act) => (act.about === undefined ? act.matter === fact.clause.number : names.includes(act.about)))
    .map(refOf)
    .sort();
}

function isWaived({ agreement, acts }: State, { fact }: DutyEntry, dueAt: Instant | undefined): boolean {
  const { items } = acts.ofVerb(WAIVES).byRecord;
  if (items.length === 0) return false;
  const waivers = items.map(({ act }) => act);
  return isDutyWaived(agreement, fact.clause, membersOf(fact), dueAt, waivers);
}

// What a trigger began is judged at the trigger; what nothing triggered, at its deadline or now (`lastAt`).
function isExcused(state: State, entry: DutyEntry, lastAt: Instant): boolean {
  const { fact, step } = entry;
  const { exceptions } = fact.rule;
  if (exceptions.length === 0) return false;
  if (step.exceptions.length < exceptions.length) {
    const names = namesNow(state, entry);
    const all = isOfNoTrigger(entry) ? [...names, ownId(state, entry)] : names;
    const aboutIt = all.flatMap((name) => state.acts.about(name));
    if (isExcusedByRuling(state.dayRule, exceptions, aboutIt, membersOf(fact), fact.startAt)) return true;
  }
  if (step.exceptions.length === 0) return false;
  const { from, to, members } = fact.occurrence;
  const time = isOfNoTrigger(entry) ? { from: lastAt, to: lastAt } : { from, to };
  const observations = [...members].sort().flatMap((ref) => state.reports.find(ref) ?? []);
  const judged = { ...time, observations, triggeredAt: fact.begunAt, metBy: lastAt };
  return step.exceptions.some((test) => test(judged, entry.bindings) === YES);
}

function wasWatched(state: State, { fact, step }: DutyEntry, dueAt: Instant | undefined): boolean {
  if (dueAt === undefined || step.watchedFor.length === 0) return true;
  const from = Number.isFinite(fact.occurrence.from) ? Math.min(fact.occurrence.from, dueAt) : dueAt;
  const { coverage, kindTree } = state;
  return step.watchedFor.every((event) => watchedShare(coverage, event, { from, to: dueAt }, kindTree) === 1);
}

/** When what ends the rule first came true. */
export function endOf(step: Step | undefined, now: Instant): Instant | undefined {
  if (step === undefined || step.until.length === 0) return undefined;
  const all = step.until.flatMap((each) => each.current().filter((occurrence) => hasCome(occurrence, now)));
  return all.length === 0 ? undefined : Math.min(...all.map(({ from }) => from));
}
