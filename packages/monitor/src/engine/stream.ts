// The reports that one event pattern of a condition is about, kept by who did it and where, so that "that party, in
// Z, in the last 24 hours" walks only those.
import type { EventPattern, Observation, Window } from "@servanda/agreement";
import { and, type Instant, type Kleene, MAYBE, NO, or, YES } from "@servanda/core";
import { inWindow } from "../atoms/interval.ts";
import { isJudgedThen, type Judged } from "../atoms/judged.ts";
import { type Bindings, isBarred, NO_BINDINGS } from "../atoms/match.ts";
import { zoneNamesOf } from "./dispatch.ts";
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

/** Milliseconds; without end for `ever`. */
export function lengthOf(window: Window): number {
  return window.kind === "last" ? window.ms : Number.POSITIVE_INFINITY;
}

/** Whether what ended, or was on record, at the instant still counts. */
export function isSince(at: Instant, { since }: Judged): boolean {
  return since === undefined || at > since;
}

/** What ended before this is not in the window of the judged event, or counts no more. */
export function beginningOf({ from, since }: Judged, window: Window): Instant {
  return Math.max(from - lengthOf(window), since ?? Number.NEGATIVE_INFINITY);
}

/** The judged event lies in its own window, however uncertain its time. */
export function windowValue(observation: Observation, judged: Judged, window: Window): Kleene {
  if (!isSince(observation.to, judged)) return NO;
  return isJudgedThen(observation, judged) ? YES : inWindow(observation, judged, window);
}

const ANYONE = "";
const ANYWHERE = "";

export class Stream {
  readonly event: EventPattern;
  readonly kinds: ReadonlySet<string>;
  readonly zoneNames: ReadonlySet<string> | undefined;
  /** Everything that looks at this stream. */
  readonly feed: Feed = new Feed();
  /** Told of every report that came or went. */
  readonly listeners: ((report: Observation) => void)[] = [];
  readonly #pattern: Pattern;
  readonly #grounds: Grounds;
  /** Kept by actor: the pattern asks for the value of a variable. */
  readonly #actorVariable: string | undefined;
  /** Kept by region: the pattern asks for events *in* the value of a variable. */
  readonly #regionVariable: string | undefined;
  readonly #regions: RegionLookup;
  readonly #isPlain: boolean;
  #hasFigures = false;
  readonly #kept = new Map<string, Map<string, Series<Entry>>>();

  constructor(event: EventPattern, grounds: Grounds) {
    this.event = event;
    this.kinds = new Set(event.kinds);
    this.zoneNames = zoneNamesOf(event, grounds);
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
    const { from, to, place } = observation;
    const fixed = this.#fixedValueOf(observation);
    if (fixed === NO) return;
    const actor = this.#actorKeyOf(observation);
    if (this.#regionVariable === undefined)
      this.#seriesOf(actor, ANYWHERE).add({ from, to, observation, value: fixed });
    else {
      for (const { region, value } of this.#regions(place)) {
        this.#seriesOf(actor, region).add({ from, to, observation, value: and(fixed, value) });
      }
    }
    this.#hasFigures ||= observation.aggregate === true;
    this.#tell(observation);
  }

  retract(observation: Observation): void {
    for (const regions of this.#kept.values()) {
      for (const series of regions.values()) {
        series.removeAt(observation.from, (each) => each.observation === observation);
      }
    }
    this.#tell(observation);
  }

  #tell(observation: Observation): void {
    this.feed.touch(observation.from, observation.to);
    for (const listener of this.listeners) listener(observation);
  }

  /** How surely some report of the window matches, the judged reports being in it whatever their time. */
  happened(bindings: Bindings, judged: Judged, window: Window): Kleene {
    const region = this.#regionVariable === undefined ? ANYWHERE : bindings.get(this.#regionVariable);
    const actor = this.#actorVariable === undefined ? ANYONE : bindings.get(this.#actorVariable);
    if (region === undefined) return NO;
    if (actor === undefined) return this.#happenedByAnyone(bindings, judged, window);
    const series = this.#kept.get(actor)?.get(region);
    if (series === undefined) return NO;
    const { items } = series;
    const from = beginningOf(judged, window);
    const earliest = series.earliestReaching(from);
    let best: Kleene = NO;
    for (let index = series.lastAt(judged.to); index >= 0 && best !== YES; index -= 1) {
      const entry = items[index];
      if (entry === undefined || entry.from < earliest) break;
      if (entry.to < from) continue;
      const value = this.#isPlain ? entry.value : this.#valueOf(entry, bindings, judged.observations);
      if (value > best) best = or(best, and(value, windowValue(entry.observation, judged, window)));
    }
    return best;
  }

  /** No more things than that, whatever they are worth, overlap the closed interval; without bound if not known. */
  mostIn(bindings: Bindings, from: number, to: number): number {
    const region = this.#regionVariable === undefined ? ANYWHERE : bindings.get(this.#regionVariable);
    const actor = this.#actorVariable === undefined ? ANYONE : bindings.get(this.#actorVariable);
    // A figure is many things, and whoever it was may have been anyone.
    if (region === undefined || actor === undefined || this.#hasFigures) return Number.POSITIVE_INFINITY;
    const series = this.#kept.get(actor)?.get(region);
    return series === undefined ? 0 : series.lastAt(to) - series.lastAt(series.earliestReaching(from) - 1);
  }

  #happenedByAnyone(bindings: Bindings, judged: Judged, window: Window): Kleene {
    let best: Kleene = NO;
    this.visit(bindings, judged.observations, beginningOf(judged, window), judged.to, (observation, value) => {
      best = or(best, and(value, windowValue(observation, judged, window)));
      return best === YES;
    });
    return best;
  }

  /**
   * Visits reports that overlap the closed interval, latest first, with how surely each matches under the bindings,
   * until `visit` returns true.
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
    if (actor !== undefined) {
      this.#visitSeries(this.#kept.get(actor)?.get(region), YES, bindings, judged, from, to, visit);
      return;
    }
    // Whoever it was may have been the one that is not known.
    for (const each of [...this.#kept.keys()].sort()) {
      if (this.#visitSeries(this.#kept.get(each)?.get(region), MAYBE, bindings, judged, from, to, visit)) return;
    }
  }

  // True once `visit` has had enough.
  #visitSeries(
    series: Series<Entry> | undefined,
    ceiling: Kleene,
    bindings: Bindings,
    judged: readonly Observation[],
    from: number,
    to: number,
    visit: (observation: Observation, value: Kleene) => boolean,
  ): boolean {
    if (series === undefined) return false;
    const { items } = series;
    const earliest = series.earliestReaching(from);
    for (let index = series.lastAt(to); index >= 0; index -= 1) {
      const entry = items[index];
      if (entry === undefined || entry.from < earliest) return false;
      if (entry.to < from) continue;
      const value = and(this.#isPlain ? entry.value : this.#valueOf(entry, bindings, judged), ceiling);
      if (value !== NO && visit(entry.observation, value)) return true;
    }
    return false;
  }

  #valueOf(entry: Entry, bindings: Bindings, judged: readonly Observation[]): Kleene {
    if (this.#isPlain) return entry.value;
    const { observation } = entry;
    const actor =
      this.#actorVariable === undefined ? actorValue(this.#pattern, observation, bindings, this.#grounds) : YES;
    const variable = variableValue(this.#pattern, observation, bindings, judged, this.#grounds, this.#regionVariable);
    return and(entry.value, and(actor, variable));
  }

  // All that no binding changes; *no* where the pattern asks for a variable actor and the report names nobody.
  #fixedValueOf(observation: Observation): Kleene {
    const { by } = this.event;
    let actor: Kleene = YES;
    if (by !== undefined && by.kind !== "other than") {
      if (by.kind !== "variable") actor = actorValue(this.#pattern, observation, NO_BINDINGS, this.#grounds);
      else if (observation.by === undefined || isBarred(observation, this.#grounds.barred)) actor = NO;
      else if (observation.attribution === "possible") actor = MAYBE;
    }
    return actor === NO ? NO : and(actor, fixedValue(this.#pattern, observation, this.#grounds));
  }

  #actorKeyOf(observation: Observation): string {
    return this.#actorVariable === undefined ? ANYONE : (observation.by ?? ANYONE);
  }

  #seriesOf(actor: string, region: string): Series<Entry> {
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
