// Effects on their way: what the text brings about by itself, at its time, unless an exception holds then.
//   happens(e) = delay after it began, where no exception holds at that moment
//   again(e)   = of a relief: every length after that, until nothing is left or something else has changed the measure
//   ends(e)    = the first occurrence of `until` after it happened: what stands is what others have brought about, so
//                the state before it, unless something else has changed it since
import type { Act, StateChange, Thing } from "@servanda/agreement";
import { IN_FORCE, thingKey } from "@servanda/agreement";
import { type DayRule, type Instant, limitAfter, shifted, times, YES } from "@servanda/core";
import type { Following, Occurrence } from "../atoms/duty.ts";
import { type Changes, changeKey, endingAfter, runsUntil, standingOf } from "../atoms/history.ts";
import type { Bindings } from "../atoms/match.ts";
import { isExcusedByRuling } from "../atoms/status.ts";
import { type Entered, enteredBy } from "./affected.ts";
import type { Sight } from "./sight.ts";

/** One effect on its way. */
export interface Pending extends Following {
  /** When it first took place, or would; later by as long as its clause was suspended. */
  firstAt: Instant;
  /** From when it is counted: its start, then the last time it took place. */
  since: Instant;
  /** Of a relief: how often it took place. */
  times: number;
  at: Instant;
  stage: "waiting" | "prevented" | "happened" | "ended";
  /** What it has changed, while it lasts. */
  changed: readonly StateChange[];
}

export function pendingOf(dayRule: DayRule, following: Following): Pending {
  const { rule, startAt } = following;
  const at = rule.delay === undefined ? startAt : limitAfter(dayRule, startAt, rule.delay);
  return { ...following, firstAt: at, since: startAt, times: 0, at, stage: "waiting", changed: [] };
}

/** From when an effect counts that an occurrence begins on record at `now`. */
export function startOf({ rule }: Pick<Following, "rule">, { from }: Occurrence, now: Instant): Instant {
  const isTimed = rule.trigger.kind === "standing" || rule.trigger.kind === "moment";
  return isTimed && Number.isFinite(from) ? from : now;
}

/** An act of the institution, or a new state. */
export type BroughtAbout = { readonly act: Act } | { readonly change: StateChange };

/** What the effect brings about at `now`, where it is due. */
export function happens(sight: Sight, pending: Pending, now: Instant): BroughtAbout[] {
  const { rule, clause, occurrence } = pending;
  const changes = sight.changesIn(clause.reading);
  const at = dueAtOf(changes, pending);
  if (at === undefined || at > now) return [];
  const ended = endingAfter(changes, clause, pending.since);
  if ((ended !== undefined && ended <= at) || (pending.times === 0 && isPrevented(sight, pending, at))) {
    pending.stage = "prevented";
    return [];
  }
  const done = enteredBy(sight.agreement, changes, rule, occurrence, at);
  if (rule.relief !== undefined && pending.times > 0 && !isRelieved(changes, done, at)) {
    pending.stage = "ended";
    return [];
  }
  pending.stage = "happened";
  pending.times += 1;
  pending.firstAt += at - pending.at;
  pending.since = at;
  const every = rule.relief?.every;
  const isWhole = done.every((each) => "of" in each && (each.percent ?? 100) >= 100);
  if (every !== undefined && !isWhole) {
    pending.stage = "waiting";
    pending.at = shifted(sight.dayRule, pending.firstAt, times(every, pending.times));
  }
  const brought = done.map((each) => said(pending, each, at, occurrence));
  pending.changed = [...pending.changed, ...brought.flatMap((each) => ("change" in each ? [each.change] : []))];
  return brought;
}

/** When it takes place next, as far as known; not while its clause is suspended. */
export function dueAtOf(changes: Changes, { clause, since, at, stage }: Pending): Instant | undefined {
  return stage !== "waiting" ? undefined : runsUntil(changes, clause, since, at);
}

// Whoever restored, suspended or ended the measure has put an end to its relief.
function isRelieved(changes: Changes, done: readonly Entered[], at: Instant): boolean {
  return done.every((each) => "of" in each && standingOf(changes, each.of, at)?.state === "relieved");
}

// Where nothing was said of it before.
function initially(thing: Thing): string {
  return thing.kind === "clause" || thing.kind === "agreement" ? IN_FORCE : "ended";
}

/** It has taken place, and something may end it. */
export function canEnd({ rule, stage, times: count }: Pending): boolean {
  return rule.until !== undefined && stage !== "ended" && (stage === "happened" || count > 0);
}

/**
 * What is so again once `end` has ended the effect. Something else may have changed it since: what one effect ends,
 * another may still hold. `over`: changes by effects that have ended, and those by which they did.
 */
export function ends(sight: Sight, pending: Pending, end: Occurrence, now: Instant, over: Set<string>): StateChange[] {
  const { clause } = pending;
  pending.stage = "ended";
  for (const change of pending.changed) over.add(changeKey(change));
  const evidence = [...end.members].sort();
  const things = new Map(pending.changed.map(({ of }) => [thingKey(of), of]));
  const restored = [...things.values()].flatMap((of): StateChange[] => {
    const changes = sight.changesOf(of, clause.reading);
    const left = standingOf(
      changes.filter((change) => !over.has(changeKey(change))),
      of,
      now,
    );
    const { state, percent } = left ?? { state: initially(of), percent: undefined };
    const standing = standingOf(changes, of, now);
    if (standing?.state === state && standing.percent === percent) return [];
    const share = percent === undefined ? {} : { percent };
    return [{ cause: clause.key, reading: clause.reading, of, state, ...share, at: now, evidence }];
  });
  // What ends one effect is the ground for no other.
  for (const change of restored) over.add(changeKey(change));
  return restored;
}

function said(pending: Pending, brought: Entered, at: Instant, occurrence: Occurrence): BroughtAbout {
  const { clause } = pending;
  if ("convened" in brought) return { act: brought.convened };
  const { reading, key: cause } = clause;
  return { change: { cause, reading, ...brought, at, evidence: [...occurrence.members].sort() } };
}

function isPrevented(sight: Sight, { rule, occurrence, startAt }: Pending, at: Instant): boolean {
  const judged = { from: at, to: at, observations: [], triggeredAt: startAt };
  const { bindings } = occurrence;
  const isHolding = rule.exceptions.some(
    (each) => each.kind === "condition" && sight.holds(each.condition, judged, bindings) === YES,
  );
  const matters = rule.exceptions.flatMap((each) => (each.kind === "matter" ? [each.matter] : []));
  if (isHolding || matters.length === 0) return isHolding;
  // A ruling on another case is no answer to this one.
  const names = sight.namesOf(occurrence);
  const spoken = matters.flatMap((matter) => [...sight.actsOn("judge", matter), ...sight.actsOn("plead", matter)]);
  const aboutIt = spoken.filter(({ about }) => about === undefined || names.includes(about));
  return isExcusedByRuling(sight.dayRule, rule.exceptions, aboutIt, bearersIn(bindings), at);
}

function bearersIn(bindings: Bindings): readonly string[] {
  const bearer = bindings.get("bearer");
  return bearer === undefined ? [] : [bearer];
}
