// Effects: what the text brings about by itself, at its time, unless an exception holds then.
//   begins(e)  = an occurrence of its trigger goes on record, within its stages, while its clause is in force; or a
//                duty that it follows is missed or done
//   happens(e) = delay after that, where no exception holds at that moment
//   again(e)   = of a relief: every length after that, until nothing is left or something else has changed the measure
//   ends(e)    = the first occurrence of `until` after it happened: what stands is what others have brought about, so
//                the state before it, unless something else has changed it since
import type { Act, CheckedAgreement, Clause, Effect, StateChange, Thing } from "@servanda/agreement";
import { IN_FORCE, thingKey } from "@servanda/agreement";
import { type Instant, limitAfter, shifted, times, YES } from "@servanda/core";
import { type BegunOnce, createBegunOnce, type Following, type Occurrence } from "../atoms/duty.ts";
import { changeKey, endingAfter, type History, isOutOfForce, runsUntil, standingOf } from "../atoms/history.ts";
import type { Bindings } from "../atoms/match.ts";
import { momentAt } from "../atoms/stages.ts";
import { isExcusedByRuling } from "../atoms/status.ts";
import { type Entered, enteredBy } from "./affected.ts";
import type { Judge, World } from "./judge.ts";
import { namesIn } from "./performances.ts";
import { scopedOccurrences } from "./scope.ts";

/** One effect on its way. */
interface Pending extends Following {
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

export class EffectBook {
  readonly #agreement: CheckedAgreement;
  readonly #pending: Pending[] = [];
  readonly #begun = new Map<string, BegunOnce>();
  /** Changes by effects that have ended, and those by which they did. */
  readonly #over = new Set<string>();
  #adopted = 0;

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
  }

  /** What comes about at `now`, in the order of the text. `following`: all that ever followed a duty. */
  bring(judge: Judge, world: World, now: Instant, following: readonly Following[]): Pick<History, "acts" | "changes"> {
    for (const clause of this.#agreement.clauses) {
      if (clause.rule.kind === "effect") this.#begin(judge, world, clause, clause.rule, now);
    }
    for (const each of following.slice(this.#adopted)) this.#add(judge, each);
    this.#adopted = following.length;
    const brought = this.#pending.flatMap((each) => happens(judge, world, each, now));
    // What happens now is on record before anything ends: the monitor asks again.
    if (brought.length === 0) {
      const changes = this.#pending.flatMap((each) => ends(judge, world, each, now, this.#over));
      return { acts: [], changes };
    }
    return {
      acts: brought.flatMap((each) => ("act" in each ? [each.act] : [])),
      changes: brought.flatMap((each) => ("change" in each ? [each.change] : [])),
    };
  }

  /** Moments at which an effect takes place, or ends, by itself. */
  upcoming(judge: Judge, world: World): Instant[] {
    return this.#pending.flatMap((each) => {
      if (each.stage === "waiting") return dueAtOf(world.changesIn(each.clause.reading), each) ?? [];
      const { until } = each.rule;
      if (each.stage !== "happened" || until?.kind !== "moment") return [];
      const at = momentAt(judge.dayRule, until.moment, world.stages, world.known.acts);
      return at === undefined ? [] : [at];
    });
  }

  #begin(judge: Judge, world: World, clause: Clause, rule: Effect, now: Instant): void {
    const begun = this.#begun.get(clause.key) ?? createBegunOnce();
    this.#begun.set(clause.key, begun);
    const isOut = isOutOfForce(world.changesIn(clause.reading), clause, { from: now, to: now }) === YES;
    for (const occurrence of scopedOccurrences(judge, rule, world, now)) {
      if (!begun.isFirst(occurrence) || isOut) continue;
      const isTimed = rule.trigger.kind === "standing" || rule.trigger.kind === "moment";
      const startAt = isTimed && Number.isFinite(occurrence.from) ? occurrence.from : now;
      this.#add(judge, { clause, rule, occurrence, startAt });
    }
  }

  #add(judge: Judge, following: Following): void {
    const { rule, startAt } = following;
    const at = rule.delay === undefined ? startAt : limitAfter(judge.dayRule, startAt, rule.delay);
    this.#pending.push({ ...following, firstAt: at, since: startAt, times: 0, at, stage: "waiting", changed: [] });
  }
}

/** An act of the institution, or a new state. */
type BroughtAbout = { readonly act: Act } | { readonly change: StateChange };

function happens(judge: Judge, world: World, pending: Pending, now: Instant): BroughtAbout[] {
  const { rule, clause, occurrence } = pending;
  const changes = world.changesIn(clause.reading);
  const at = pending.stage === "waiting" ? dueAtOf(changes, pending) : undefined;
  if (at === undefined || at > now) return [];
  const ended = endingAfter(changes, clause, pending.since);
  if ((ended !== undefined && ended <= at) || (pending.times === 0 && isPrevented(judge, world, pending, at))) {
    pending.stage = "prevented";
    return [];
  }
  const done = enteredBy(judge.agreement, changes, rule, occurrence, at);
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
    pending.at = shifted(judge.dayRule, pending.firstAt, times(every, pending.times));
  }
  const brought = done.map((each) => said(pending, each, at, occurrence));
  pending.changed = [...pending.changed, ...brought.flatMap((each) => ("change" in each ? [each.change] : []))];
  return brought;
}

/** Not while its clause is suspended. */
function dueAtOf(changes: readonly StateChange[], { clause, since, at }: Pending): Instant | undefined {
  return runsUntil(changes, clause, since, at);
}

// Whoever restored, suspended or ended the measure has put an end to its relief.
function isRelieved(changes: readonly StateChange[], done: readonly Entered[], at: Instant): boolean {
  return done.every((each) => "of" in each && standingOf(changes, each.of, at)?.state === "relieved");
}

// Where nothing was said of it before.
function initially(thing: Thing): string {
  return thing.kind === "clause" || thing.kind === "agreement" ? IN_FORCE : "ended";
}

// Something else may have changed it since: what one effect ends, another may still hold.
function ends(judge: Judge, world: World, pending: Pending, now: Instant, over: Set<string>): StateChange[] {
  const { rule, firstAt, clause } = pending;
  const hasHappened = pending.stage === "happened" || pending.times > 0;
  if (!hasHappened || pending.stage === "ended" || rule.until === undefined) return [];
  const scope = { trigger: rule.until, during: [], after: [] };
  const [end] = scopedOccurrences(judge, scope, world, now).filter(({ from }) => from > firstAt);
  if (end === undefined) return [];
  pending.stage = "ended";
  for (const change of pending.changed) over.add(changeKey(change));
  const evidence = [...end.members].sort();
  const things = new Map(pending.changed.map(({ of }) => [thingKey(of), of]));
  const restored = [...things.values()].flatMap((of): StateChange[] => {
    const changes = world.changesIn(clause.reading);
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

function bearersIn(bindings: Bindings): readonly string[] {
  const bearer = bindings.get("bearer");
  return bearer === undefined ? [] : [bearer];
}

function said(pending: Pending, brought: Entered, at: Instant, occurrence: Occurrence): BroughtAbout {
  const { clause } = pending;
  if ("convened" in brought) return { act: brought.convened };
  const { reading, key: cause } = clause;
  return { change: { cause, reading, ...brought, at, evidence: [...occurrence.members].sort() } };
}

function isPrevented(judge: Judge, world: World, { rule, occurrence, startAt }: Pending, at: Instant): boolean {
  const judged = { from: at, to: at, observations: [], triggeredAt: startAt };
  const { bindings } = occurrence;
  // A ruling on another case is no answer to this one.
  const names = namesIn(world, { occurrence });
  const aboutIt = world.known.acts.filter(({ about }) => about === undefined || names.includes(about));
  return (
    isExcusedByRuling(judge.dayRule, rule.exceptions, aboutIt, bearersIn(bindings), at) ||
    rule.exceptions.some(
      (each) => each.kind === "condition" && judge.holds(each.condition, judged, bindings, world) === YES,
    )
  );
}
