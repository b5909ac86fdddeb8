// Incidents, kept up to date: a new report is linked to its neighbours only, a withdrawn one rebuilds its own
// incident. The same set of reports gives the same incidents as the reference, in whatever order they came.
import type { Linking, Observation } from "@servanda/agreement";
import { and, YES } from "@servanda/core";
import { isLinked } from "../atoms/linking.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { Cells } from "./cells.ts";
import { Feed } from "./feed.ts";
import { GrowingIncident, type Happening, type Incident } from "./incident.ts";
import { actorValue, fixedValue, type Grounds, type Pattern, takeApart } from "./pattern.ts";
import { Timeline } from "./timeline.ts";

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

class OwnIncident extends GrowingIncident {
  readonly component: Component;
  /** The first in order of time, once its component has been divided. */
  first: Observation | undefined = undefined;

  constructor(component: Component, members: Observation[]) {
    super(members);
    this.component = component;
  }
}

/** Reports of one cell, and the component each of them came into; `all` is that of every one, where there is one. */
interface Cell {
  readonly members: Observation[];
  readonly components: Component[];
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
  /** Touched where an incident has more reports than before. */
  readonly grownFeed: Feed = new Feed();
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
      cells: new Cells<Cell>(linking, () => ({ members: [], components: [] })),
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
    const left = parts.flatMap(({ reports }) => reports.filter((each) => each !== observation));
    for (const part of parts) {
      part.isAlive = false;
      this.#touch(part.reports);
      this.#change.went(part);
      for (const each of part.reports) {
        this.#partOf.delete(each);
        const cell = group.cells.at(each);
        const index = cell?.members.indexOf(each) ?? -1;
        cell?.members.splice(index, 1);
        cell?.components.splice(index, 1);
      }
    }
    for (const each of left) this.#link(group, each);
    return true;
  }

  // Joins the report and the components it is linked to into the largest of them.
  #link(group: Group, report: Observation): void {
    const linked = this.#linkedTo(group, report);
    const home = largestOf(linked) ?? newComponent();
    const added = [report];
    for (const other of linked) {
      if (other === home) continue;
      for (const part of other.parts) {
        for (const each of part.reports) added.push(each);
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
      cell.components.push(home);
    }
    if (home.timeline === undefined && home.to - home.from <= group.linking.maxSpanMs) this.#gather(home, added);
    else this.#divide(home, added, group.linking.maxSpanMs);
  }

  #linkedTo(group: Group, report: Observation): Component[] {
    const linked: Component[] = [];
    for (const cell of group.cells.near(report)) {
      // A component that is already in must not be compared again: a barrage would be quadratic.
      if (cell.all !== undefined && linked.includes(rootOf(cell.all))) continue;
      const { members, components } = cell;
      let all: Component | undefined;
      let isMixed = false;
      for (let index = members.length - 1; index >= 0; index -= 1) {
        const other = members[index];
        const own = components[index];
        if (other === undefined || own === undefined) continue;
        const component = rootOf(own);
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

  // All of a component is one incident.
  #gather(home: Component, added: Observation[]): void {
    const [incident] = home.parts;
    if (incident === undefined) home.parts = [this.#begin(home, added)];
    else this.#grow(incident, added);
    // A report on its own changes nobody's company but its own.
    if (added.length > 1) this.#touch(added);
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
    return part?.first === first && part?.reports.length === end - start - fresh.length ? part : undefined;
  }

  #begin(component: Component, members: Observation[]): OwnIncident {
    const incident = new OwnIncident(component, members);
    for (const each of members) this.#partOf.set(each, incident);
    this.#change.came(incident);
    return incident;
  }

  #grow(incident: OwnIncident, added: readonly Observation[]): void {
    for (const each of added) {
      incident.add(each);
      this.#partOf.set(each, incident);
    }
    this.#change.grew(incident, added);
    this.grownFeed.touchAll();
  }

  #end(incident: OwnIncident): void {
    incident.isAlive = false;
    this.#change.went(incident);
  }

  // Only what changed its company can change what anyone counts: whoever sees a pair that was joined or parted sees one
  // that moved.
  #touch(moved: readonly Observation[]): void {
    if (!this.feed.isHeard) return;
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

function largestOf(components: readonly Component[]): Component | undefined {
  let [largest] = components;
  for (const each of components) if (largest !== undefined && each.count > largest.count) largest = each;
  return largest;
}

function rootOf(component: Component): Component {
  let root = component;
  for (; root.into !== undefined; root = root.into) if (root.into.into !== undefined) root.into = root.into.into;
  return root;
}

function timelineOf(home: Component, added: readonly Observation[]): Timeline {
  if (home.timeline === undefined) {
    const [incident] = home.parts;
    home.timeline = new Timeline(incident?.reports ?? []);
    if (incident !== undefined) incident.first = home.timeline.ordered[0];
  }
  for (const each of added) home.timeline.add(each);
  return home.timeline;
}
