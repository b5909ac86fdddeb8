// Zones that move with what they surround. Where a thing is known only from reports of it: between them it is no
// farther from each than the time allows at its greatest speed. Cost of all reports: quadratic.
import type { Observation, Region, RegionName, Shape } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { anyOf, type DistanceBounds, type Kleene, MAYBE } from "@servanda/core";
import type { FollowedPlace } from "./moving.ts";
import { apart, compareDistance } from "./place.ts";

type Moving = Extract<Shape, { kind: "moving" }>;

/** A thing of which nothing has been reported for so long, before or after, is not followed any more. */
export const FOLLOWED_MS = 86_400_000;
const MS_PER_SECOND = 1000;

/** The same reports; each with a place knows in which of the agreement's moving zones it lay. */
export function followed(regions: readonly Region[], observations: readonly Observation[]): readonly Observation[] {
  const moving = movingZones(regions);
  if (moving.length === 0) return observations;
  return observations.map((report) => followedAmong(moving, report, observations));
}

/** A zone that moves with things. */
export interface MovingZone {
  readonly name: RegionName;
  readonly shape: Moving;
}

export function movingZones(regions: readonly Region[]): readonly MovingZone[] {
  return regions.flatMap(({ name, shape }) => (shape.kind === "moving" ? [{ name, shape }] : []));
}

/** The report as it lay in the zones. `fixes`: at least all reports that tell where a thing was at about that time. */
export function followedAmong(
  moving: readonly MovingZone[],
  report: Observation,
  fixes: readonly Observation[],
): Observation {
  const { place } = report;
  if (place === undefined) return report;
  const zones = moving.map(({ name, shape }) => [name, isNear(report, shape, fixes)] as const);
  const known: FollowedPlace = { ...place, movingZones: new Map(zones) };
  return { ...report, place: known };
}

// ∨ over the things that are followed: all that is known of a thing holds at once.
function isNear(report: Observation, shape: Moving, observations: readonly Observation[]): Kleene {
  const bounds = new Map<string, DistanceBounds>();
  for (const fix of observations) {
    if (!shape.kinds.includes(fix.kind) || fix.place?.lat === undefined || isSameThing(fix, report)) continue;
    const gapMs = Math.max(report.to - fix.from, fix.to - report.from);
    if (gapMs > FOLLOWED_MS) continue;
    const { lowM, highM } = apart(report.place, fix.place);
    const reachM = (shape.fastestMetresPerSecond * gapMs) / MS_PER_SECOND;
    const before = bounds.get(thingOf(fix));
    bounds.set(thingOf(fix), {
      lowM: Math.max(before?.lowM ?? 0, lowM - reachM),
      highM: Math.min(before?.highM ?? Number.POSITIVE_INFINITY, highM + reachM),
    });
  }
  return anyOf(
    [...bounds.values()].map((each) => (each.lowM > each.highM ? MAYBE : compareDistance(each, "<=", shape.distanceM))),
  );
}

/** What reports of one thing share; a report that does not say which thing it is of speaks of one of its own. */
function thingOf(report: Observation): string {
  const track = report.attributes?.["track"];
  return track === undefined ? refOf(report) : `track ${track}`;
}

/** Nothing is near itself; and what is judged may be the same thing as another report of its kind that names none. */
function isSameThing(fix: Observation, report: Observation): boolean {
  return thingOf(fix) === thingOf(report) || fix.kind === report.kind;
}
