// Reports and the moving zones in which they lay, kept up to date: a report that tells where a thing was is asked only
// about what happened within a day of it.
import type { CheckedAgreement, Observation } from "@servanda/agreement";
import { isSameFollowed } from "../atoms/moving.ts";
import { FOLLOWED_MS, followedAmong, type MovingZone, movingZones } from "../atoms/tracks.ts";
import { Series } from "./series.ts";

/** A report and the same report as it lay in the zones now. */
export interface Refollowed {
  readonly before: Observation;
  readonly now: Observation;
}

export class Tracking {
  /** Of reports by which things are followed. */
  readonly kinds: ReadonlySet<string>;
  readonly #zones: readonly MovingZone[];
  readonly #fixes = new Series<Observation>();
  readonly #placed = new Series<Observation>();

  constructor({ regions }: Pick<CheckedAgreement, "regions">) {
    this.#zones = movingZones(regions);
    this.kinds = new Set(this.#zones.flatMap(({ shape }) => shape.kinds));
  }

  /** The report as it lay in the zones, as far as known now. */
  followed(report: Observation): Observation {
    if (this.#zones.length === 0) return report;
    return followedAmong(this.#zones, report, around(this.#fixes, report));
  }

  /** Takes in a report, and returns those whose zones it has moved. */
  add(report: Observation): readonly Refollowed[] {
    if (this.#zones.length === 0) return NONE;
    if (report.place !== undefined) this.#placed.add(report);
    if (!this.#isFix(report)) return NONE;
    this.#fixes.add(report);
    return this.#refollowed(report);
  }

  remove(report: Observation): readonly Refollowed[] {
    if (this.#zones.length === 0) return NONE;
    this.#placed.removeAt(report.from, (each) => each === report);
    const isGone = this.#fixes.removeAt(report.from, (each) => each === report);
    return isGone ? this.#refollowed(report) : NONE;
  }

  #isFix({ kind, place }: Observation): boolean {
    return place?.lat !== undefined && this.kinds.has(kind);
  }

  #refollowed(fix: Observation): readonly Refollowed[] {
    const moved = around(this.#placed, fix).flatMap((before): Refollowed[] => {
      const now = this.followed(before);
      return isSameFollowed(before.place, now.place) ? [] : [{ before, now }];
    });
    for (const { before, now } of moved) {
      this.#placed.removeAt(before.from, (each) => each === before);
      this.#placed.add(now);
      if (this.#fixes.removeAt(before.from, (each) => each === before)) this.#fixes.add(now);
    }
    return moved;
  }
}

const NONE: readonly never[] = [];

function around(series: Series<Observation>, { from, to }: Observation): readonly Observation[] {
  const found: Observation[] = [];
  series.visitWindow(from - FOLLOWED_MS, to + FOLLOWED_MS, (each) => {
    found.push(each);
    return false;
  });
  return found;
}
