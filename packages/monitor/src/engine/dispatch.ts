// Who hears of a report: by its kind, and among those by the zone it lies in. A clause about one zone that is known by
// name is not even asked about reports from another.
import type { EventPattern, Observation } from "@servanda/agreement";
import type { Grounds } from "./pattern.ts";

export interface Hearing {
  readonly kinds: ReadonlySet<string>;
  /** Names of the one zone that it is about: what is said to be elsewhere does not concern it. Absent for any place. */
  readonly zoneNames?: ReadonlySet<string> | undefined;
}

/** Names of a zone without bounds in which alone the pattern's events lie. */
export function zoneNamesOf(
  { where }: EventPattern,
  { regions }: Pick<Grounds, "regions">,
): ReadonlySet<string> | undefined {
  for (const test of where) {
    if (test.kind !== "in" || test.region.kind !== "named") continue;
    const region = regions.get(test.region.region);
    if (region?.shape.kind === "named") return new Set(region.names);
  }
  return undefined;
}

interface OfKind<T> {
  /** In the order in which they were added, as all lists here. */
  readonly all: T[];
  readonly anywhere: T[];
  /** For each name that some zone has: who hears of a place of it, those of anywhere among them. */
  readonly byName: Map<string, T[]>;
}

export class Dispatch<T extends Hearing> {
  readonly #byKind = new Map<string, OfKind<T>>();

  add(hearing: T): void {
    for (const kind of hearing.kinds) {
      let ofKind = this.#byKind.get(kind);
      if (ofKind === undefined) {
        ofKind = { all: [], anywhere: [], byName: new Map() };
        this.#byKind.set(kind, ofKind);
      }
      ofKind.all.push(hearing);
      if (hearing.zoneNames === undefined) ofKind.anywhere.push(hearing);
      // Worked out when the name is first met.
      for (const name of [...ofKind.byName.keys(), ...(hearing.zoneNames ?? NONE)]) ofKind.byName.set(name, []);
    }
  }

  get kinds(): Iterable<string> {
    return this.#byKind.keys();
  }

  /** All whom the report may concern. A figure concerns all of its kind: whatever it counts is counted by the day. */
  of({ kind, place, aggregate }: Observation): readonly T[] {
    const ofKind = this.#byKind.get(kind);
    if (ofKind === undefined) return NONE;
    const { all, anywhere, byName } = ofKind;
    const name = place?.names[0];
    if (anywhere.length === all.length || aggregate === true || name === undefined || place?.names.length !== 1)
      return all;
    const heard = byName.get(name);
    if (heard === undefined) return anywhere;
    if (heard.length === 0) {
      for (const each of all) if (each.zoneNames?.has(name) !== false) heard.push(each);
    }
    return heard;
  }
}

const NONE: readonly never[] = [];
