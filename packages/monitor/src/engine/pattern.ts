// An event pattern taken apart once: what can be asked when a report arrives, and what only when it is asked for
// under the bindings of a judged event.
import type { ActorTerm, EventPattern, Observation, Place, PlaceTest, Region, RegionName } from "@servanda/agreement";
import { and, anyOf, type Kleene, MAYBE, NO, or, YES } from "@servanda/core";
import { type Bindings, hasAttribute, isDoneBy, isTarget, NO_BINDINGS, regionsOf } from "../atoms/match.ts";
import { apart, compareDistance, isPlaced, type Places } from "../atoms/place.ts";

/** What patterns are judged with. */
export interface Grounds {
  readonly places: Places;
  readonly barred: ReadonlySet<string>;
  readonly regions: ReadonlyMap<RegionName, Region>;
}

type RegionTest = Exclude<PlaceTest, { kind: "near judged" }>;

/** A test of many regions. */
interface ManyTest {
  readonly test: RegionTest;
  readonly among: readonly RegionName[];
  readonly lookup: RegionLookup;
}

/** A test that binds a variable to every region that passes it. */
export interface BoundTest extends ManyTest {
  readonly name: string;
}

/** Bindings as a chain: cheap to make for each report, never changed. */
export class Bound implements Bindings {
  readonly #name: string;
  readonly #value: string;
  readonly #rest: Bindings;

  constructor(name: string, value: string, rest: Bindings) {
    this.#name = name;
    this.#value = value;
    this.#rest = rest;
  }

  get(name: string): string | undefined {
    return name === this.#name ? this.#value : this.#rest.get(name);
  }
}

/** The parts of a pattern. `bound` tests name a region that the judged event chooses. */
export interface Pattern {
  readonly event: EventPattern;
  readonly fixed: readonly RegionTest[];
  readonly anyOfThem: readonly ManyTest[];
  readonly byVariable: readonly RegionTest[];
  readonly bound: readonly BoundTest[];
  readonly near: readonly { readonly distanceM: number }[];
}

export function takeApart(event: EventPattern, grounds: Grounds): Pattern {
  const fixed: RegionTest[] = [];
  const byVariable: RegionTest[] = [];
  const anyOfThem: ManyTest[] = [];
  const bound: BoundTest[] = [];
  const near: { distanceM: number }[] = [];
  for (const test of event.where) {
    if (test.kind === "near judged") near.push(test);
    else if (test.region.kind === "named") fixed.push(test);
    else if (test.region.kind === "variable" || test.region.kind === "of bearer") byVariable.push(test);
    else {
      const { among } = test.region;
      const lookup = createRegionLookup(among, grounds);
      if (test.region.kind === "any") anyOfThem.push({ test, among, lookup });
      else bound.push({ test, name: test.region.name, among, lookup });
    }
  }
  return { event, fixed, anyOfThem, byVariable, bound, near };
}

/** Target, fixed places and attributes: all that no binding changes. Kind and actor are the caller's. */
export function fixedValue(pattern: Pattern, observation: Observation, grounds: Grounds): Kleene {
  if (observation.count === 0) return NO;
  let value: Kleene = YES;
  const { target, attributes } = pattern.event;
  if (target !== undefined && !isVariable(target)) value = isTarget(observation, target, NO_BINDINGS);
  for (const test of pattern.fixed) {
    if (value === NO || test.region.kind !== "named") break;
    value = and(value, isPlaced(test, test.region.region, observation.place, grounds.places));
  }
  for (const each of pattern.anyOfThem) {
    if (value === NO) break;
    value = and(value, anyOf(regionHits(each, observation, grounds).map((hit) => hit.value)));
  }
  for (const test of attributes) {
    if (value === NO) break;
    value = and(value, hasAttribute(observation, test));
  }
  return value;
}

/**
 * What only the bindings, or the reports being judged, decide. `skip` names a region variable that is settled
 * already.
 */
export function variableValue(
  pattern: Pattern,
  observation: Observation,
  bindings: Bindings,
  judged: readonly Observation[],
  grounds: Grounds,
  skip?: string,
): Kleene {
  let value: Kleene = YES;
  const { target } = pattern.event;
  if (target !== undefined && isVariable(target)) value = isTarget(observation, target, bindings);
  for (const test of pattern.byVariable) {
    if (value === NO) break;
    if (test.kind === "in" && test.region.kind === "variable" && test.region.name === skip) continue;
    const regions = regionsOf(test.region, bindings);
    value = and(value, anyOf(regions.map((region) => isPlaced(test, region, observation.place, grounds.places))));
  }
  for (const { distanceM } of pattern.near) {
    let nearest: Kleene = NO;
    for (const each of judged) {
      nearest = or(nearest, compareDistance(apart(each.place, observation.place), "<=", distanceM));
    }
    value = and(value, nearest);
  }
  return value;
}

/** Did one of those meant do it? Every report passes a pattern that names no one. */
export function actorValue(pattern: Pattern, observation: Observation, bindings: Bindings, grounds: Grounds): Kleene {
  const { by } = pattern.event;
  return by === undefined ? YES : isDoneBy(observation, by, bindings, grounds.barred);
}

function isVariable(term: ActorTerm): boolean {
  return term.kind === "variable" || term.kind === "other than";
}

/** The regions a bound test may choose for a report. */
export function regionHits(bound: ManyTest, report: Observation, grounds: Grounds): readonly RegionHit[] {
  const { test, among, lookup } = bound;
  if (test.kind === "in") return lookup(report.place);
  const hits = among.map((region) => ({ region, value: isPlaced(test, region, report.place, grounds.places) }));
  return hits.filter((hit) => hit.value !== NO);
}

/** A region a place may lie in, and whether it surely does. */
export interface RegionHit {
  readonly region: RegionName;
  readonly value: Kleene;
}

/** Which of many regions a place lies in. */
export type RegionLookup = (place: Place | undefined) => readonly RegionHit[];

const lookups = new WeakMap<Grounds, Map<string, RegionLookup>>();

/** One lookup for all who ask about the same regions: what it said of the place asked about last is not asked again. */
export function createRegionLookup(among: readonly RegionName[], grounds: Grounds): RegionLookup {
  const made = lookups.get(grounds) ?? new Map<string, RegionLookup>();
  lookups.set(grounds, made);
  const key = JSON.stringify(among);
  const lookup = made.get(key) ?? remembering(regionLookup(among, grounds));
  made.set(key, lookup);
  return lookup;
}

function remembering(lookup: RegionLookup): RegionLookup {
  let lastPlace: Place | undefined;
  let lastHits: readonly RegionHit[] | undefined;
  return (place) => {
    if (lastHits === undefined || place !== lastPlace) lastHits = lookup(place);
    lastPlace = place;
    return lastHits;
  };
}

/**
 * Regions known by name alone are found by name, all others are asked one by one. A place that has names lies in no
 * other named region (atoms/place.ts).
 */
function regionLookup(among: readonly RegionName[], grounds: Grounds): RegionLookup {
  const byName = new Map<string, RegionHit[]>();
  const asked: RegionName[] = [];
  const nameless: RegionHit[] = [];
  for (const region of among) {
    const declared = grounds.regions.get(region);
    if (declared?.shape.kind !== "named") {
      asked.push(region);
      continue;
    }
    nameless.push({ region, value: MAYBE });
    for (const name of new Set(declared.names)) byName.set(name, [...(byName.get(name) ?? []), { region, value: YES }]);
  }
  return (place) => {
    if (asked.length === 0 && place?.names.length === 1) return byName.get(place.names[0] ?? "") ?? [];
    const hits = new Map<RegionName, RegionHit>();
    if (place === undefined || place.names.length === 0) for (const hit of nameless) hits.set(hit.region, hit);
    else for (const name of place.names) for (const hit of byName.get(name) ?? []) hits.set(hit.region, hit);
    for (const region of asked) {
      const value = grounds.places.inside(place, region);
      if (value !== NO) hits.set(region, { region, value });
    }
    return [...hits.values()];
  };
}
