// What the institution has brought about so far. Facts of record time: kept, never recomputed.
import type {
  Act,
  ActorName,
  CheckedAgreement,
  Clause,
  Exercise,
  ReadingName,
  RecordedDecision,
  RecordRef,
  RegionName,
  StateChange,
  StateName,
  Tally,
  Thing,
} from "@servanda/agreement";
import { BASE_READING, IN_FORCE, NOTICE_GIVEN, refOf, thingKey } from "@servanda/agreement";
import { anyOf, type Instant, type Kleene, not } from "@servanda/core";
import { type Interval, inPeriod } from "./interval.ts";

/** Everything in the order in which it was brought about. */
export interface History {
  readonly acts: readonly Act[];
  readonly changes: readonly StateChange[];
  /** Decisions on record of bodies with rules, each time it was said what one is worth. */
  readonly decisions: readonly RecordedDecision[];
  /** The tally behind an act that was worked out from votes. */
  readonly tallies: ReadonlyMap<RecordRef, Tally>;
  readonly exercises: readonly Exercise[];
}

/** What one organ brings about at an instant. */
export type Brought = Partial<History>;

export const NO_HISTORY: History = { acts: [], changes: [], decisions: [], tallies: new Map(), exercises: [] };

/** What several bring about. */
export function together(parts: readonly Brought[]): History {
  return {
    acts: parts.flatMap(({ acts = [] }) => acts),
    changes: parts.flatMap(({ changes = [] }) => changes),
    decisions: parts.flatMap(({ decisions = [] }) => decisions),
    tallies: new Map(parts.flatMap(({ tallies = [] }) => [...tallies])),
    exercises: parts.flatMap(({ exercises = [] }) => exercises),
  };
}

/** Decisions on record that do not count: the votes say the same themselves, or say otherwise. */
export function disregarded({ decisions }: Pick<History, "decisions">): ReadonlySet<RecordRef> {
  const first = new Map<RecordRef, RecordedDecision>();
  for (const each of decisions) if (!first.has(refOf(each.act))) first.set(refOf(each.act), each);
  return new Set([...first].filter(([, { standing }]) => standing !== "not computed").map(([ref]) => ref));
}

/** Grows; the same act or change comes once. */
export interface GrowingHistory extends History {
  /** True if anything was new. */
  add(brought: Brought): boolean;
}

export function createHistory(): GrowingHistory {
  const acts: Act[] = [];
  const changes: StateChange[] = [];
  const decisions: RecordedDecision[] = [];
  const exercises: Exercise[] = [];
  const allTallies = new Map<RecordRef, Tally>();
  const known = new Set<string>();
  const isNew = (key: string): boolean => !known.has(key) && known.add(key) !== undefined;
  return {
    acts,
    changes,
    decisions,
    tallies: allTallies,
    exercises,
    add(brought) {
      const all = together([brought]);
      const newActs = all.acts.filter((act) => isNew(refOf(act)));
      const newChanges = all.changes.filter((change) => isNew(changeKey(change)));
      acts.push(...newActs);
      changes.push(...newChanges);
      decisions.push(...all.decisions);
      exercises.push(...all.exercises);
      // What two motions come to at once is the first one's.
      for (const [ref, tally] of all.tallies) if (!allTallies.has(ref)) allTallies.set(ref, tally);
      return newActs.length + newChanges.length + all.decisions.length + all.exercises.length > 0;
    },
  };
}

/** Tells changes apart: the same one comes about once. */
export function changeKey(change: StateChange): string {
  const known = changeKeys.get(change);
  if (known !== undefined) return known;
  const { cause, of, state, percent, at, evidence } = change;
  const key = JSON.stringify([cause, thingKey(of), state, percent ?? null, at, evidence]);
  changeKeys.set(change, key);
  return key;
}

/** Worked out once for each. */
const changeKeys = new WeakMap<StateChange, string>();

/** A stretch of record time in which a thing is in one state. */
export interface Stretch {
  readonly state: StateName;
  readonly percent?: number;
  readonly start: Instant;
  readonly end?: Instant;
}

/** What was changed as a reading sees it: all of it in the order in which it came about, or found by thing. */
export type Changes = readonly StateChange[] | ChangesByThing;

/** Changes as a reading sees them, by what they are of. */
export interface ChangesByThing {
  stretchesOf(thing: Thing): readonly Stretch[];
  /** Every place whose control ever passed. */
  readonly places: Iterable<RegionName>;
}

/** Whether a change counts under a reading: its own do, and those of clauses in the base that it leaves alone. */
type CountsIn = (change: StateChange, reading: ReadingName) => boolean;

export function createCountsIn(agreement: Pick<CheckedAgreement, "clauses" | "ladders">): CountsIn {
  const keys = new Set([...agreement.clauses, ...agreement.ladders].map(({ key }) => key));
  return (change, reading) => {
    if (change.reading === reading) return true;
    return change.reading === BASE_READING && !keys.has(`${change.cause}@${reading}`);
  };
}

/** What measures are before anything changes them. */
export function initialChanges(agreement: Pick<CheckedAgreement, "measures">): readonly StateChange[] {
  return agreement.measures
    .filter(({ isInForceAtFirst }) => isInForceAtFirst)
    .map(({ name }) => ({
      cause: "",
      reading: BASE_READING,
      of: { kind: "measure", name },
      state: IN_FORCE,
      at: Number.NEGATIVE_INFINITY,
      evidence: [],
    }));
}

/**
 * Is the thing in this state throughout the interval? Clauses are in force until something changes that; so are the
 * agreement and its signatories where no statement says when it enters into force (else `mustEnter`). Who has given
 * notice still is; a measure is in force as long as some of it is.
 */
export function isInState(
  changes: Changes,
  thing: Thing,
  state: StateName,
  judged: Interval,
  mustEnter: boolean,
): Kleene {
  if (state !== IN_FORCE) return isInAny(changes, thing, (each) => each.state === state, judged);
  if (thing.kind === "clause") return not(isOutOfForce(changes, thing, judged));
  if (thing.kind === "agreement" || thing.kind === "actor")
    return mustEnter ? isInAny(changes, thing, binds, judged) : not(isInAny(changes, thing, isOut, judged));
  return isInAny(changes, thing, bites, judged);
}

function binds({ state }: Stretch): boolean {
  return state === IN_FORCE || state === NOTICE_GIVEN;
}

function bites({ state, percent }: Stretch): boolean {
  return state === IN_FORCE || state === "restored" || (state === "relieved" && (percent ?? 0) < 100);
}

function isInAny(changes: Changes, thing: Thing, test: (stretch: Stretch) => boolean, judged: Interval): Kleene {
  return anyOf(
    stretchesOf(changes, thing)
      .filter(test)
      .map(({ start, end }) => inPeriod(judged, start, end)),
  );
}

const AGREEMENT: Thing = { kind: "agreement" };

function isOut({ state }: Stretch): boolean {
  return state === "suspended" || isOver(state);
}

function isOver(state: StateName): boolean {
  return state === "void" || state === "ended";
}

/** Is the clause, or the whole agreement, suspended, void or ended throughout the interval? */
export function isOutOfForce(changes: Changes, { number }: Pick<Clause, "number">, judged: Interval): Kleene {
  const things: readonly Thing[] = [{ kind: "clause", number }, AGREEMENT];
  return anyOf(things.map((thing) => isInAny(changes, thing, isOut, judged)));
}

/**
 * Stretches in which the clause, or the agreement, is suspended: its clocks stand still. By their start. For what was
 * done at `doneAt` only what was suspended until then counts.
 */
export function pausesOf(
  changes: Changes,
  { number }: Pick<Clause, "number">,
  doneAt: Instant = Number.POSITIVE_INFINITY,
): readonly Stretch[] {
  const pauses = ofClause(changes, number).filter(({ state, start }) => state === "suspended" && start < doneAt);
  return pauses.map((pause) => ((pause.end ?? Number.POSITIVE_INFINITY) > doneAt ? { ...pause, end: doneAt } : pause));
}

/**
 * When something of the clause comes that would come at `at`, counted from `since`: later by as long as the clause was
 * suspended meanwhile. Undefined while it is, unless it was done at `doneAt`.
 */
export function runsUntil(
  changes: Changes,
  clause: Pick<Clause, "number">,
  since: Instant,
  at: Instant,
  doneAt?: Instant,
): Instant | undefined {
  let due = at;
  for (const { start, end } of pausesOf(changes, clause, doneAt)) {
    if (due <= start) break;
    if (end === undefined) return undefined;
    if (end > since) due += end - Math.max(start, since);
  }
  return due;
}

/** When the clause, or the agreement, was first void or ended at or after the instant. */
export function endingAfter(changes: Changes, { number }: Pick<Clause, "number">, from: Instant): Instant | undefined {
  return ofClause(changes, number).find(({ state, start }) => isOver(state) && start >= from)?.start;
}

function ofClause(changes: Changes, number: string): readonly Stretch[] {
  const all = [...stretchesOf(changes, { kind: "clause", number }), ...stretchesOf(changes, AGREEMENT)];
  return all.sort((a, b) => a.start - b.start);
}

/** Every place that was under the actor's control at the instant. */
export function placesHeldBy(changes: Changes, actor: ActorName, at: Instant): readonly RegionName[] {
  const places =
    "places" in changes ? changes.places : new Set(changes.flatMap(({ of }) => (of.kind === "place" ? [of.name] : [])));
  return [...places].filter((name) => standingOf(changes, { kind: "place", name }, at)?.state === actor);
}

/** The state a thing is in at an instant; undefined before any change. */
export function standingOf(changes: Changes, thing: Thing, at: Instant): Stretch | undefined {
  return stretchesOf(changes, thing).findLast(({ start }) => start <= at);
}

function stretchesOf(changes: Changes, thing: Thing): readonly Stretch[] {
  if ("stretchesOf" in changes) return changes.stretchesOf(thing);
  const key = thingKey(thing);
  return stretchesOfOne(changes.filter(({ of }) => thingKey(of) === key));
}

/**
 * Of all changes of one thing. Of two at one instant the one brought about later counts. Neighbouring stretches of one
 * state are one.
 */
export function stretchesOfOne(changes: readonly StateChange[]): readonly Stretch[] {
  const own = [...changes].sort((a, b) => a.at - b.at);
  const last = own.filter((change, index) => own[index + 1]?.at !== change.at);
  const turns = last.filter(
    ({ state, percent }, index) => last[index - 1]?.state !== state || last[index - 1]?.percent !== percent,
  );
  return turns.map(({ state, percent, at }, index) => {
    const next = turns[index + 1];
    return {
      state,
      ...(percent === undefined ? {} : { percent }),
      start: at,
      ...(next === undefined ? {} : { end: next.at }),
    };
  });
}
