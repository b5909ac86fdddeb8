// The reports that one event pattern of a condition is about, kept by who did it and where, so that "that party, in Z, in
// the last 24 hours" walks only those.
import type { EventPattern, Observation } from "@servanda/agreement";
import { and, type Kleene, MAYBE, NO, YES } from "@servanda/core";
import { type Bindings, isBarred, NO_BINDINGS } from "../atoms/match.ts";
import { Feed } from "./feed.ts";
import {
  actorValue,
  createRegionLookup,
  fixedValue,
  type Grounds,
  type Pattern,
  type RegionLookup,
  takeApart,
  variableValue,
} from "./pattern.ts";
import { Series, type Spanning } from "./series.ts";

/** A report that passes what no binding changes, and how surely. */
export interface Entry extends Spanning {
  readonly observation: Observation;
  readonly value: Kleene;
}

const ANYONE = "";
const ANYWHERE = "";

export class Stream {
  readonly event: EventPattern;
  /** Everything that looks at this stream. */
  readonly feed: Feed = new Feed();
  readonly #pattern: Pattern;
  readonly #grounds: Grounds;
  /** Kept by actor: the pattern asks for the value of a variable. */
  readonly #actorVariable: string | undefined;
  /** Kept by region: the pattern asks for events *in* the value of a variable. */
  readonly #regionVariable: string | undefined;
  readonly #regions: RegionLookup;
  readonly #isPlain: boolean;
  readonly #kept = new Map<string, Map<string, Series<Entry>>>();

  constructor(event: EventPattern, grounds: Grounds) {
    this.event = event;
    this.#grounds = grounds;
    this.#pattern = takeApart(event, grounds);
    this.#actorVariable = event.by?.kind === "variable" ? event.by.name : undefined;
    const inVariable = this.#pattern.byVariable.filter((test) => test.kind === "in");
    const [test] = inVariable;
    const isKeyed = inVariable.length === 1 && test?.region.kind === "variable";
    this.#regionVariable = isKeyed && test.region.kind === "variable" ? test.region.name : undefined;
    this.#regions = createRegionLookup(isKeyed ? [...grounds.regions.keys()] : [], grounds);
    const variables = this.#pattern.byVariable.length - (isKeyed ? 1 : 0) + this.#pattern.near.length;
    const target = event.target?.kind === "variable" || event.target?.kind === "other than";
    this.#isPlain = variables === 0 && !target && event.by?.kind !== "other than";
  }

  /** Takes in a report of one of the pattern's kinds. */
  offer(observation: Observation): void {
    this.#each(observation, (series, entry) => series.add(entry));
    this.feed.touch(observation.from, observation.to);
  }

  retract(observation: Observation): void {
    this.#each(observation, (series, entry) => {
      series.removeAt(entry.from, (each) => each.observation === observation);
    });
    this.feed.touch(observation.from, observation.to);
  }

  /**
   * Visits reports that overlap the closed interval, latest first, with how surely each matches under the bindings, until
   * `visit` returns true.
   */
  visit(
    bindings: Bindings,
    judged: readonly Observation[],
    from: number,
    to: number,
    visit: (observation: Observation, value: Kleene) => boolean,
  ): void {
    const region = this.#regionVariable === undefined ? ANYWHERE : bindings.get(this.#regionVariable);
    if (region === undefined) return;
    const actor = this.#actorVariable === undefined ? ANYONE : bindings.get(this.#actorVariable);
    // Whoever it was may have been the one that is not known.
    const ceiling: Kleene = actor === undefined ? MAYBE : YES;
    const actors = actor === undefined ? [...this.#kept.keys()].sort() : [actor];
    let isDone = false;
    for (const each of actors) {
      this.#kept
        .get(each)
        ?.get(region)
        ?.visitWindow(from, to, (entry) => {
          const value = and(this.#valueOf(entry, bindings, judged), ceiling);
          isDone = value !== NO && visit(entry.observation, value);
          return isDone;
        });
      if (isDone) return;
    }
  }

  #valueOf(entry: Entry, bindings: Bindings, judged: readonly Observation[]): Kleene {
    if (this.#isPlain) return entry.value;
    const { observation } = entry;
    const actor =
      this.#actorVariable === undefined ? actorValue(this.#pattern, observation, bindings, this.#grounds) : YES;
    const variable = variableValue(this.#pattern, observation, bindings, judged, this.#grounds, this.#regionVariable);
    return and(entry.value, and(actor, variable));
  }

  #each(observation: Observation, take: (series: Series<Entry>, entry: Entry) => void): void {
    const actor = this.#actorKey(observation);
    const fixed = and(actor.value, fixedValue(this.#pattern, observation, this.#grounds));
    if (fixed === NO) return;
    const { from, to } = observation;
    if (this.#regionVariable === undefined) {
      take(this.#series(actor.key, ANYWHERE), { from, to, observation, value: fixed });
      return;
    }
    for (const { region, value } of this.#regions(observation.place)) {
      take(this.#series(actor.key, region), { from, to, observation, value: and(fixed, value) });
    }
  }

  #actorKey(observation: Observation): { key: string; value: Kleene } {
    const { by } = this.event;
    if (by === undefined || by.kind === "other than") return { key: ANYONE, value: YES };
    if (by.kind !== "variable")
      return { key: ANYONE, value: actorValue(this.#pattern, observation, NO_BINDINGS, this.#grounds) };
    if (observation.by === undefined || isBarred(observation, this.#grounds.barred)) return { key: ANYONE, value: NO };
    return { key: observation.by, value: observation.attribution === "possible" ? MAYBE : YES };
  }

  #series(actor: string, region: string): Series<Entry> {
    let regions = this.#kept.get(actor);
    if (regions === undefined) {
      regions = new Map();
      this.#kept.set(actor, regions);
    }
    let series = regions.get(region);
    if (series === undefined) {
      series = new Series();
      regions.set(region, series);
    }
    return series;
  }
}
