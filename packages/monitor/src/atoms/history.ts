// What the institution has brought about so far. Facts of record time: kept, never recomputed.
import type {
  Act,
  CheckedAgreement,
  Clause,
  ReadingName,
  RecordedDecision,
  RecordRef,
  StateChange,
  StateName,
  Tally,
  Thing,
} from "@servanda/agreement";
import { BASE_READING, IN_FORCE, refOf, thingKey } from "@servanda/agreement";
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
}

/** What one organ brings about at an instant. */
export type Brought = Partial<History>;

export const NO_HISTORY: History = { acts: [], changes: [], decisions: [], tallies: new Map() };

/** What several bring about. */
export function together(parts: readonly Brought[]): History {
  return {
    acts: parts.flatMap(({ acts = [] }) => acts),
    changes: parts.flatMap(({ changes = [] }) => changes),
    decisions: parts.flatMap(({ decisions = [] }) => decisions),
    tallies: new Map(parts.flatMap(({ tallies = [] }) => [...tallies])),
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
  const allTallies = new Map<RecordRef, Tally>();
  const known = new Set<string>();
  const isNew = (key: string): boolean => !known.has(key) && known.add(key) !== undefined;
  return {
    acts,
    changes,
    decisions,
    tallies: allTallies,
    add(brought) {
      const { acts: broughtActs = [], changes: broughtChanges = [], decisions: weighed = [], tallies = [] } = brought;
      const newActs = broughtActs.filter((act) => isNew(refOf(act)));
      const newChanges = broughtChanges.filter((change) => isNew(changeKey(change)));
      acts.push(...newActs);
      changes.push(...newChanges);
      decisions.push(...weighed);
      for (const [ref, tally] of tallies) allTallies.set(ref, tally);
      return newActs.length + newChanges.length + weighed.length > 0;
    },
  };
}

function changeKey({ cause, of, state, at, evidence }: StateChange): string {
  return JSON.stringify([cause, thingKey(of), state, at, evidence]);
}

/** A stretch of record time in which a thing is in one state. */
interface Stretch {
  readonly state: StateName;
  readonly start: Instant;
  readonly end?: Instant;
}

/** Whether a change counts under a reading: its own do, and those of clauses in the base that it leaves alone. */
type CountsIn = (change: StateChange, reading: ReadingName) => boolean;

export function createCountsIn(agreement: Pick<CheckedAgreement, "clauses">): CountsIn {
  const keys = new Set(agreement.clauses.map(({ key }) => key));
  return (change, reading) => {
    if (change.reading === reading) return true;
    return change.reading === BASE_READING && !keys.has(`${change.cause}@${reading}`);
  };
}

/** Is the thing in this state throughout the interval? A clause is in force until something changes that. */
export function isInState(changes: readonly StateChange[], thing: Thing, state: StateName, judged: Interval): Kleene {
  if (thing.kind === "clause" && state === IN_FORCE) return not(isOutOfForce(changes, thing, judged));
  return isInAny(changes, thing, [state], judged);
}

function isInAny(
  changes: readonly StateChange[],
  thing: Thing,
  states: readonly StateName[],
  judged: Interval,
): Kleene {
  return anyOf(
    stretchesOf(changes, thing)
      .filter(({ state }) => states.includes(state))
      .map(({ start, end }) => inPeriod(judged, start, end)),
  );
}

const OUT_OF_FORCE: readonly StateName[] = ["suspended", "void", "ended"];

/** Is the clause suspended, void or ended throughout the interval? */
export function isOutOfForce(
  changes: readonly StateChange[],
  { number }: Pick<Clause, "number">,
  judged: Interval,
): Kleene {
  return isInAny(changes, { kind: "clause", number }, OUT_OF_FORCE, judged);
}

/** The state a thing is in at an instant; undefined before any change. */
export function stateAt(changes: readonly StateChange[], thing: Thing, at: Instant): StateName | undefined {
  return stretchesOf(changes, thing).findLast(({ start }) => start <= at)?.state;
}

/** Of two changes at one instant the one brought about later counts. Neighbouring stretches of one state are one. */
function stretchesOf(changes: readonly StateChange[], thing: Thing): readonly Stretch[] {
  const key = thingKey(thing);
  const own = changes.filter(({ of }) => thingKey(of) === key).sort((a, b) => a.at - b.at);
  const last = own.filter((change, index) => own[index + 1]?.at !== change.at);
  const turns = last.filter((change, index) => last[index - 1]?.state !== change.state);
  return turns.map(({ state, at }, index) => {
    const next = turns[index + 1];
    return { state, start: at, ...(next === undefined ? {} : { end: next.at }) };
  });
}
