// Incidents, kept up to date: a new report is linked to its neighbours only, a withdrawn one rebuilds its own
// incident. The same set of reports gives the same incidents as the reference, in whatever order they came.
import type { Linking, Observation, RecordRef } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import { and, YES } from "@servanda/core";
import { connected, divide, isLinked } from "../atoms/linking.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { Feed } from "./feed.ts";
import { actorValue, fixedValue, type Grounds, type Pattern, takeApart } from "./pattern.ts";
import { Series } from "./series.ts";

/** Reports about one happening. `isAlive` turns false when another takes its place. */
export interface Incident {
  readonly least: RecordRef;
  /** Sorted by reference. */
  readonly members: readonly Observation[];
  isAlive: boolean;
}

/** What is judged together: an incident of linked reports, or a report that is its own. */
export type Happening = Incident | Observation;

export function membersOf(happening: Happening): readonly Observation[] {
  return "members" in happening ? happening.members : [happening];
}

export function leastOf(happening: Happening): RecordRef {
  return "members" in happening ? happening.least : refOf(happening);
}

/** Reports connected by links, before a long one is divided. */
interface Component {
  members: Observation[];
  parts: Incident[];
}

interface Group {
  readonly linking: Linking;
  readonly kinds: ReadonlySet<string>;
  readonly pattern: Pattern;
  readonly reports: Series<Observation>;
}

/** Told of every incident that came or went. */
export type IncidentChange = (gone: readonly Incident[], come: readonly Incident[]) => void;

export class Incidents {
  /** Touched where the grouping of linked reports changed. */
  readonly feed: Feed = new Feed();
  readonly #grounds: Grounds;
  readonly #groups: readonly Group[];
  readonly #onChange: IncidentChange;
  readonly #components = new Map<Observation, Component>();
  readonly #partOf = new Map<Observation, Incident>();

  constructor(linkings: readonly Linking[], grounds: Grounds, onChange: IncidentChange) {
    this.#grounds = grounds;
    this.#onChange = onChange;
    this.#groups = linkings.map((linking) => ({
      linking,
      kinds: new Set(linking.event.kinds),
      pattern: takeApart(linking.event, grounds),
      reports: new Series(),
    }));
  }

  /** The incident of a report that a linking rules; undefined for a report that is its own. */
  linkedOf(observation: Observation): Incident | undefined {
    return this.#partOf.get(observation);
  }

  /** What the report is judged as part of: its incident, or itself where no linking rules it. */
  of(observation: Observation): Happening {
    return this.#partOf.get(observation) ?? observation;
  }

  /** Every incident of linked reports. */
  linked(): Iterable<Incident> {
    return new Set(this.#partOf.values());
  }

  /** False for a report that no linking rules. */
  add(observation: Observation): boolean {
    const group = this.#groupOf(observation);
    if (group === undefined) return false;
    const merged = new Set<Component>();
    const { withinMs } = group.linking;
    group.reports.visitWindow(observation.from - withinMs, observation.to + withinMs, (other) => {
      const component = this.#components.get(other);
      // A neighbour that is already in must not be compared again: a barrage would be quadratic.
      if (component === undefined || merged.has(component)) return false;
      if (isLinked(observation, other, group.linking)) merged.add(component);
      return false;
    });
    group.reports.add(observation);
    this.#regroup(group, [...merged], [[observation, ...[...merged].flatMap((each) => each.members)]]);
    return true;
  }

  /** False for a report that no linking rules. */
  remove(observation: Observation): boolean {
    const component = this.#components.get(observation);
    const group = this.#groupOf(observation);
    if (component === undefined || group === undefined) return false;
    group.reports.removeAt(observation.from, (each) => each === observation);
    this.#components.delete(observation);
    this.#partOf.delete(observation);
    const left = component.members.filter((each) => each !== observation);
    this.#regroup(group, [component], connected(left, group.linking), observation);
    return true;
  }

  #regroup(group: Group, before: readonly Component[], after: readonly Observation[][], removed?: Observation): void {
    const gone = before.flatMap((each) => each.parts);
    const come: Incident[] = [];
    for (const members of after) {
      const parts = divide(members, group.linking.maxSpanMs).map(incidentOf);
      const component = { members, parts };
      for (const member of members) this.#components.set(member, component);
      for (const part of parts) for (const member of part.members) this.#partOf.set(member, part);
      come.push(...parts);
    }
    for (const each of gone) each.isAlive = false;
    const touched = [...gone, ...come].flatMap((each) => each.members);
    if (removed !== undefined) touched.push(removed);
    this.feed.touch(Math.min(...touched.map((each) => each.from)), Math.max(...touched.map((each) => each.to)));
    this.#onChange(gone, come);
  }

  #groupOf(observation: Observation): Group | undefined {
    return this.#groups.find((group) => group.kinds.has(observation.kind) && this.#isOf(group.pattern, observation));
  }

  #isOf(pattern: Pattern, observation: Observation): boolean {
    const fixed = fixedValue(pattern, observation, this.#grounds);
    return and(fixed, actorValue(pattern, observation, NO_BINDINGS, this.#grounds)) === YES;
  }
}

function incidentOf(members: readonly Observation[]): Incident {
  const sorted = [...members].sort((a, b) => compareText(refOf(a), refOf(b)));
  return { least: sorted.map(refOf)[0] ?? "", members: sorted, isAlive: true };
}
