// Incidents, kept up to date: a new report is linked to its neighbours only, a withdrawn one rebuilds its own
// incident. The same set of reports gives the same incidents as the reference, in whatever order they came.
import type { KindName, Linking, Observation, RecordRef } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import { and, type Instant, YES } from "@servanda/core";
import { isLinked } from "../atoms/linking.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { firstRecordedAt } from "../atoms/refs.ts";
import { Cells } from "./cells.ts";
import { Feed } from "./feed.ts";
import { actorValue, fixedValue, type Grounds, type Pattern, takeApart } from "./pattern.ts";
import { sortedIndex } from "./sorted.ts";
import { Timeline } from "./timeline.ts";

/** Reports about one happening. It grows; `isAlive` turns false when others take its place. */
export interface Incident {
  readonly least: RecordRef;
  /** Sorted by reference. Owned by the incident: do not keep or change it. */
  readonly members: readonly Observation[];
  /** References of the members, in their order. */
  readonly refs: readonly RecordRef[];
  readonly kinds: ReadonlySet<KindName>;
  /** When the first of them was on record. */
  readonly detectedAt: Instant;
  readonly isAlive: boolean;
}

/** What is judged together: an incident of linked reports, or a report that is its own. */
export type Happening = Incident | Observation;

export function membersOf(happening: Happening): readonly Observation[] {
  return "members" in happening ? happening.members : [happening];
}

export function leastOf(happening: Happening): RecordRef {
  return "members" in happening ? happening.least : refOf(happening);
}

/** Told of every incident that came, grew or went. */
export interface IncidentChange {
  came(incident: Incident): void;
  grew(incident: Incident, added: readonly Observation[]): void;
  went(incident: Incident): void;
}

/** Reports connected by links, before a long one is divided. */
interface Component {
  count: number;
  from: number;
  to: number;
  parts: readonly OwnIncident[];
  /** Kept once it has been too long. */
  timeline?: Timeline;
  /** The component that has taken it in. */
  into?: Component;
}

interface OwnIncident extends Incident {
  least: RecordRef;
  readonly members: Observation[];
  readonly refs: RecordRef[];
  readonly kinds: Set<KindName>;
  detectedAt: Instant;
  isAlive: boolean;
  component: Component;
  /** The first in order of time, once its component has been divided. */
  first?: Observation | undefined;
}

/** Reports of one cell; `all` is the component of every one of them, where there is one. */
interface Cell {
  readonly members: Observation[];
  all?: Component | undefined;
}

interface Group {
  readonly linking: Linking;
  readonly kinds: ReadonlySet<string>;
  readonly pattern: Pattern;
  readonly cells: Cells<Cell>;
}

export class Incidents {
  /** Touched where the grouping of linked reports changed. */
  readonly feed: Feed = new Feed();
  readonly #grounds: Grounds;
  readonly #groups: readonly Group[];
  readonly #change: IncidentChange;
  readonly #partOf = new Map<Observation, OwnIncident>();

  constructor(linkings: readonly Linking[], grounds: Grounds, change: IncidentChange) {
    this.#grounds = grounds;
    this.#change = change;
    this.#groups = linkings.map((linking) => ({
      linking,
      kinds: new Set(linking.event.kinds),
      pattern: takeApart(linking.event, grounds),
      cells: new Cells<Cell>(linking, () => ({ members: [] })),
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
    this.#link(group, observation);
    return true;
  }

  /** False for a report that no linking rules. */
  remove(observation: Observation): boolean {
    const incident = this.#partOf.get(observation);
    const group = this.#groupOf(observation);
    if (incident === undefined || group === undefined) return false;
    const parts = rootOf(incident.component).parts;
    const left = parts.flatMap(({ members }) => members.filter((each) => each !== observation));
    for (const part of parts) {
      part.isAlive = false;
      this.#touch(part.members);
      this.#change.went(part);
      for (const each of part.members) {
        this.#partOf.delete(each);
        const cell = group.cells.at(each);
        cell?.members.splice(cell.members.indexOf(each), 1);
      }
    }
    for (const each of left) this.#link(group, each);
    return true;
  }

  // Joins the report and the components it is linked to into the largest of them.
  #link(group: Group, report: Observation): void {
    const linked = this.#linkedTo(group, report);
    const home = linked.reduce((a, b) => (b.count > a.count ? b : a), linked[0] ?? newComponent());
    const added = [report];
    for (const other of linked) {
      if (other === home) continue;
      for (const part of other.parts) {
        for (const each of part.members) added.push(each);
        this.#end(part);
      }
      other.into = home;
      other.parts = [];
    }
    home.count += added.length;
    for (const { from, to } of added) {
      home.from = Math.min(home.from, from);
      home.to = Math.max(home.to, to);
    }
    const cell = group.cells.at(report);
    if (cell !== undefined) {
      cell.all = cell.members.length === 0 || (cell.all !== undefined && rootOf(cell.all) === home) ? home : undefined;
      cell.members.push(report);
    }
    if (home.timeline === undefined && home.to - home.from <= group.linking.maxSpanMs) this.#gather(home, added);
    else this.#divide(home, added, group.linking.maxSpanMs);
  }

  #linkedTo(group: Group, report: Observation): Component[] {
    const linked: Component[] = [];
    for (const cell of group.cells.near(report)) {
      // A component that is already in must not be compared again: a barrage would be quadratic.
      if (cell.all !== undefined && linked.includes(rootOf(cell.all))) continue;
      const { members } = cell;
      let all: Component | undefined;
      let isMixed = false;
      for (let index = members.length - 1; index >= 0; index -= 1) {
        const other = members[index];
        const component = other === undefined ? undefined : this.#componentOf(other);
        if (other === undefined || component === undefined) continue;
        isMixed ||= all !== undefined && all !== component;
        all = component;
        if (linked.includes(component) || !isLinked(report, other, group.linking)) continue;
        linked.push(component);
        if (cell.all !== undefined) break;
      }
      if (!isMixed) cell.all = all;
    }
    return linked;
  }

  #componentOf(report: Observation): Component | undefined {
    const incident = this.#partOf.get(report);
    return incident === undefined ? undefined : rootOf(incident.component);
  }

  // All of a component is one incident.
  #gather(home: Component, added: readonly Observation[]): void {
    const [incident] = home.parts;
    if (incident === undefined) home.parts = [this.#begin(home, added)];
    else this.#grow(incident, added);
    this.#touch(added);
  }

  // Too long to be one: divided anew. Parts that stay as they were, but for what is new, are kept.
  #divide(home: Component, added: readonly Observation[], maxSpanMs: number): void {
    const timeline = timelineOf(home, added);
    const { ordered } = timeline;
    const news = added.map((each) => timeline.indexOf(each)).sort((a, b) => a - b);
    const starts = timeline.starts(maxSpanMs);
    const gone = new Set(home.parts);
    const ranges = starts.map((start, index) => {
      const end = starts[index + 1] ?? ordered.length;
      const fresh = news.filter((each) => each >= start && each < end);
      const kept = this.#keptWithin(ordered, start, end, fresh);
      if (kept !== undefined) gone.delete(kept);
      return { start, end, fresh, kept };
    });
    for (const part of gone) this.#end(part);
    home.parts = ranges.map(({ start, end, fresh, kept }) => {
      const members = kept === undefined ? ordered.slice(start, end) : fresh.flatMap((each) => ordered[each] ?? []);
      const part = kept ?? this.#begin(home, members);
      if (kept !== undefined && members.length > 0) this.#grow(kept, members);
      this.#touch(members);
      part.first = ordered[start];
      return part;
    });
  }

  // The part of before that holds all that lies there but for what is fresh, and nothing else.
  #keptWithin(
    ordered: readonly Observation[],
    start: number,
    end: number,
    fresh: readonly number[],
  ): OwnIncident | undefined {
    const leading = fresh.findIndex((each, index) => each !== start + index);
    const first = ordered[start + (leading === -1 ? fresh.length : leading)];
    const part = first === undefined ? undefined : this.#partOf.get(first);
    return part?.first === first && part?.members.length === end - start - fresh.length ? part : undefined;
  }

  #begin(component: Component, members: readonly Observation[]): OwnIncident {
    const refs = members.map(refOf);
    const order = refs.map((_, index) => index).sort((a, b) => compareText(refs[a] ?? "", refs[b] ?? ""));
    const incident: OwnIncident = {
      least: refs[order[0] ?? 0] ?? "",
      members: order.flatMap((index) => members[index] ?? []),
      refs: order.flatMap((index) => refs[index] ?? []),
      kinds: new Set(members.map(({ kind }) => kind)),
      detectedAt: firstRecordedAt(members),
      isAlive: true,
      component,
    };
    for (const each of members) this.#partOf.set(each, incident);
    this.#change.came(incident);
    return incident;
  }

  #grow(incident: OwnIncident, added: readonly Observation[]): void {
    for (const each of added) {
      const ref = refOf(each);
      const index = sortedIndex(incident.refs, ref);
      incident.refs.splice(index, 0, ref);
      incident.members.splice(index, 0, each);
      incident.kinds.add(each.kind);
      incident.detectedAt = Math.min(incident.detectedAt, each.recordedAt);
      this.#partOf.set(each, incident);
    }
    incident.least = incident.refs[0] ?? "";
    this.#change.grew(incident, added);
  }

  #end(incident: OwnIncident): void {
    incident.isAlive = false;
    this.#change.went(incident);
  }

  // Only what changed its company can change what anyone counts: whoever sees a pair that was joined or parted sees one
  // that moved.
  #touch(moved: readonly Observation[]): void {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const each of moved) {
      from = Math.min(from, each.from);
      to = Math.max(to, each.to);
    }
    if (from <= to) this.feed.touch(from, to);
  }

  #groupOf(observation: Observation): Group | undefined {
    return this.#groups.find((group) => group.kinds.has(observation.kind) && this.#isOf(group.pattern, observation));
  }

  #isOf(pattern: Pattern, observation: Observation): boolean {
    const fixed = fixedValue(pattern, observation, this.#grounds);
    return and(fixed, actorValue(pattern, observation, NO_BINDINGS, this.#grounds)) === YES;
  }
}

function newComponent(): Component {
  return { count: 0, from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, parts: [] };
}

function rootOf(component: Component): Component {
  let root = component;
  for (; root.into !== undefined; root = root.into) if (root.into.into !== undefined) root.into = root.into.into;
  return root;
}

function timelineOf(home: Component, added: readonly Observation[]): Timeline {
  if (home.timeline === undefined) {
    const [incident] = home.parts;
    home.timeline = new Timeline(incident?.members ?? []);
    if (incident !== undefined) incident.first = home.timeline.ordered[0];
  }
  for (const each of added) home.timeline.add(each);
  return home.timeline;
}
