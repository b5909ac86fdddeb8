// One incident: reports about one happening, by all the names by which it is asked.
import type { KindName, Observation, RecordRef } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { sortedIndex } from "./sorted.ts";

/** Reports about one happening. It grows; `isAlive` turns false when others take its place. */
export interface Incident {
  /** The least reference among its members: its identity. */
  readonly least: RecordRef;
  /** Sorted by reference. Owned by the incident, as all its lists: do not keep or change it. */
  readonly members: readonly Observation[];
  /** References of the members, in their order. */
  readonly refs: readonly RecordRef[];
  /** The members in any order, for who does not need one. */
  readonly reports: readonly Observation[];
  readonly kinds: readonly KindName[];
  /** When the first of them was on record. */
  readonly detectedAt: Instant;
  readonly isAlive: boolean;
  /** The count that has counted it last, surely and perhaps (units.ts). */
  readonly counted: { surely: number; maybe: number };
}

/** What is judged together: an incident of linked reports, or a report that is its own. */
export type Happening = Incident | Observation;

export function membersOf(happening: Happening): readonly Observation[] {
  return "members" in happening ? happening.members : [happening];
}

export function leastOf(happening: Happening): RecordRef {
  return "members" in happening ? happening.least : refOf(happening);
}

/** Its members are sorted once somebody asks for them in order, and from then on. */
export class GrowingIncident implements Incident {
  kinds: readonly KindName[] = [];
  detectedAt: Instant = Number.POSITIVE_INFINITY;
  isAlive = true;
  readonly counted: { surely: number; maybe: number } = { surely: 0, maybe: 0 };
  #members: Observation[];
  #refs: RecordRef[] | undefined = undefined;
  #least: RecordRef | undefined = undefined;

  /** The members are the incident's own from then on. */
  constructor(members: Observation[]) {
    this.#members = members;
    for (const each of members) this.#note(each);
  }

  get reports(): readonly Observation[] {
    return this.#members;
  }

  get least(): RecordRef {
    this.#least ??= this.#refs?.[0] ?? this.#members.map(refOf).reduce((a, b) => (b < a ? b : a));
    return this.#least;
  }

  get members(): readonly Observation[] {
    if (this.#refs === undefined) this.#sort();
    return this.#members;
  }

  get refs(): readonly RecordRef[] {
    return this.#refs ?? this.#sort();
  }

  add(report: Observation): void {
    if (this.#refs === undefined) {
      this.#members.push(report);
      this.#least = undefined;
    } else {
      const ref = refOf(report);
      const index = sortedIndex(this.#refs, ref);
      this.#refs.splice(index, 0, ref);
      this.#members.splice(index, 0, report);
      this.#least = this.#refs[0];
    }
    this.#note(report);
  }

  #note({ kind, recordedAt }: Observation): void {
    if (!this.kinds.includes(kind)) this.kinds = [...this.kinds, kind];
    if (recordedAt < this.detectedAt) this.detectedAt = recordedAt;
  }

  #sort(): readonly RecordRef[] {
    const refs = this.#members.map(refOf);
    const order = refs.map((_, index) => index).sort((a, b) => compareText(refs[a] ?? "", refs[b] ?? ""));
    this.#members = order.flatMap((index) => this.#members[index] ?? []);
    this.#refs = order.flatMap((index) => refs[index] ?? []);
    return this.#refs;
  }
}
