// What the text has changed so far, by what it changed, as each reading sees it. Stretches are worked out once for each
// thing; a change wakes those who ask about that thing.
import { type CheckedAgreement, type ReadingName, type StateChange, type Thing, thingKey } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import {
  type ChangesByThing,
  changeKey,
  createCountsIn,
  initialChanges,
  type Stretch,
  stretchesOfOne,
} from "../atoms/history.ts";
import { Feed } from "./feed.ts";

const AGREEMENT: Thing = { kind: "agreement" };

export class Changes {
  /** In the order in which they came about. */
  readonly all: StateChange[] = [];
  /** Told of every change, once it counts. */
  readonly listeners: ((change: StateChange) => void)[] = [];
  /** Touched where the control of any place passed. */
  readonly placeFeed: Feed = new Feed();
  /** Whether a change counts under a reading. */
  readonly countsIn: ReturnType<typeof createCountsIn>;
  readonly #known = new Set<string>();
  readonly #byThing = new Map<string, StateChange[]>();
  /** When each thing was last changed. */
  readonly #latest = new Map<string, Instant>();
  readonly #places = new Set<string>();
  readonly #stretches = new Map<ReadingName, Map<string, Stretch[]>>();
  readonly #feeds = new Map<string, Feed>();

  constructor(agreement: CheckedAgreement) {
    this.countsIn = createCountsIn(agreement);
    for (const change of initialChanges(agreement)) this.add(change);
  }

  /** False for one that came about before. */
  add(change: StateChange): boolean {
    const identity = changeKey(change);
    if (this.#known.has(identity)) return false;
    this.#known.add(identity);
    this.all.push(change);
    const { of, at } = change;
    const key = thingKey(of);
    const own = this.#byThing.get(key);
    const isLast = (this.#latest.get(key) ?? Number.NEGATIVE_INFINITY) < at;
    if (isLast) this.#latest.set(key, at);
    if (own === undefined) this.#byThing.set(key, [change]);
    else own.push(change);
    for (const [reading, known] of this.#stretches) {
      const stretches = known.get(key);
      if (stretches === undefined || !this.countsIn(change, reading)) continue;
      if (isLast) extend(stretches, change);
      else known.delete(key);
    }
    if (of.kind === "place") this.#places.add(of.name);
    // What was before it stays: only what is judged from then on can have another answer.
    this.#feeds.get(key)?.touch(at, Number.POSITIVE_INFINITY);
    if (of.kind === "place") this.placeFeed.touch(at, Number.POSITIVE_INFINITY);
    for (const listener of this.listeners) listener(change);
    return true;
  }

  in(reading: ReadingName): ChangesByThing {
    return { stretchesOf: (thing) => this.#stretchesOf(thing, reading), places: this.#places };
  }

  /** Changes of a thing as a reading sees them, in the order in which they came about. */
  of(thing: Thing, reading: ReadingName): readonly StateChange[] {
    return (this.#byThing.get(thingKey(thing)) ?? []).filter((change) => this.countsIn(change, reading));
  }

  /** Whoever asks what state the thing is in. */
  feedOf(thing: Thing): Feed {
    const key = thingKey(thing);
    let feed = this.#feeds.get(key);
    if (feed === undefined) {
      feed = new Feed();
      this.#feeds.set(key, feed);
    }
    return feed;
  }

  /** Those to be told where a clause may be in force no more, or again. */
  feedsOfClause(number: string): readonly Feed[] {
    return [this.feedOf({ kind: "clause", number }), this.feedOf(AGREEMENT)];
  }

  #stretchesOf(thing: Thing, reading: ReadingName): readonly Stretch[] {
    let known = this.#stretches.get(reading);
    if (known === undefined) {
      known = new Map();
      this.#stretches.set(reading, known);
    }
    const key = thingKey(thing);
    let stretches = known.get(key);
    if (stretches === undefined) {
      stretches = [...stretchesOfOne(this.of(thing, reading))];
      known.set(key, stretches);
    }
    return stretches;
  }
}

// Nearly every change comes last.
function extend(stretches: Stretch[], { state, percent, at }: StateChange): void {
  const last = stretches.at(-1);
  if (last?.state === state && last.percent === percent) return;
  if (last !== undefined) stretches[stretches.length - 1] = { ...last, end: at };
  stretches.push({ state, ...(percent === undefined ? {} : { percent }), start: at });
}
