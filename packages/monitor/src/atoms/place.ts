// Three-valued questions about place: is it in this region, and how far from it. The definition for both
// implementations; the engine asks it less often, never otherwise.
import type { Compare, Place, PlaceTest, Region, RegionName, Shape } from "@servanda/agreement";
import {
  allOf,
  anyOf,
  assert,
  type DistanceBounds,
  distanceBounds,
  distanceM,
  insideKleene,
  type Kleene,
  MAYBE,
  NO,
  nearestOnLine,
  not,
  type PreparedLine,
  type PreparedPolygon,
  prepareLine,
  preparePolygon,
  signedDistanceM,
  YES,
} from "@servanda/core";
import { compareBounds } from "./interval.ts";
import { insideMoving } from "./moving.ts";

const ANY_DISTANCE: DistanceBounds = { lowM: 0, highM: Number.POSITIVE_INFINITY };

/** What can be measured of a shape: a line, the border of polygons, or nothing but its parts. */
export type Prepared =
  | { readonly kind: "line"; readonly line: PreparedLine }
  | { readonly kind: "polygon"; readonly polygon: PreparedPolygon }
  | { readonly kind: "derived" };

interface KnownRegion {
  readonly region: Region;
  readonly names: ReadonlySet<string>;
  readonly prepared: Prepared;
}

/** The agreement's regions, prepared once. */
export interface Places {
  inside(place: Place | undefined, region: RegionName): Kleene;
  distance(place: Place | undefined, region: RegionName): DistanceBounds;
  /** Does its distance from the region compare so? */
  isAt(place: Place | undefined, region: RegionName, compare: Compare, limitM: number): Kleene;
}

export function prepare(shape: Shape): Prepared {
  if (shape.kind === "lines") return { kind: "line", line: prepareLine(shape.lines) };
  if (shape.kind === "polygons") return { kind: "polygon", polygon: preparePolygon(shape.polygons) };
  return { kind: "derived" };
}

/** `shapes`: what is prepared of them already. */
export function createPlaces(regions: readonly Region[], shapes?: ReadonlyMap<RegionName, Prepared>): Places {
  const known = new Map(regions.map((region) => [region.name, knownRegion(region, shapes?.get(region.name))]));

  function find(name: RegionName): KnownRegion {
    const found = known.get(name);
    assert(found !== undefined, `region ${name} is not declared: the checker must refuse this`);
    return found;
  }

  function inside(place: Place | undefined, name: RegionName): Kleene {
    if (place === undefined) return MAYBE;
    const { region, names, prepared } = find(name);
    if (place.names.some((each) => names.has(each))) return YES;
    const { shape } = region;
    switch (shape.kind) {
      case "open":
        return MAYBE;
      case "moving":
        return insideMoving(place, name);
      case "named":
        return place.names.length > 0 ? NO : MAYBE;
      case "union":
        return anyOf(shape.of.map((each) => inside(place, each)));
      case "intersection":
        return allOf(shape.of.map((each) => inside(place, each)));
      case "minus":
        return allOf([inside(place, shape.from), ...shape.less.map((each) => not(inside(place, each)))]);
      case "within":
        return compareDistance(distance(place, shape.of), "<=", shape.distanceM);
      case "side":
        return side(place, shape.of, shape.side);
      case "lines":
      case "polygons":
        return insidePrepared(place, prepared);
    }
  }

  function side(place: Place, line: RegionName, wanted: "left" | "right"): Kleene {
    const { prepared } = find(line);
    if (prepared.kind !== "line" || place.lat === undefined || place.lon === undefined) return MAYBE;
    const nearest = nearestOnLine(prepared.line, { lat: place.lat, lon: place.lon });
    if (nearest.side === "end" || distanceBounds(nearest.distanceM, place.radiusM).lowM === 0) return MAYBE;
    return nearest.side === wanted ? YES : NO;
  }

  function distance(place: Place | undefined, name: RegionName): DistanceBounds {
    if (place === undefined) return ANY_DISTANCE;
    const { region, names, prepared } = find(name);
    if (place.names.some((each) => names.has(each))) return { lowM: 0, highM: 0 };
    if (prepared.kind === "derived") return derivedDistance(place, region.shape);
    if (place.lat === undefined || place.lon === undefined) return ANY_DISTANCE;
    const point = { lat: place.lat, lon: place.lon };
    const metres =
      prepared.kind === "line"
        ? nearestOnLine(prepared.line, point).distanceM
        : Math.max(0, signedDistanceM(prepared.polygon, point));
    return distanceBounds(metres, place.radiusM);
  }

  // Nearer than this is known only for shapes grown from, or made of, shapes of known distance.
  function derivedDistance(place: Place, shape: Shape): DistanceBounds {
    if (shape.kind === "within") {
      const base = distance(place, shape.of);
      return { lowM: Math.max(0, base.lowM - shape.distanceM), highM: Math.max(0, base.highM - shape.distanceM) };
    }
    if (shape.kind !== "union") return ANY_DISTANCE;
    const each = shape.of.map((name) => distance(place, name));
    return { lowM: Math.min(...each.map((d) => d.lowM)), highM: Math.min(...each.map((d) => d.highM)) };
  }

  return {
    inside,
    distance,
    isAt: (place, region, compare, limitM) => compareDistance(distance(place, region), compare, limitM),
  };
}

function knownRegion(region: Region, prepared: Prepared = prepare(region.shape)): KnownRegion {
  return { region, names: new Set(region.names), prepared };
}

function insidePrepared(place: Place, prepared: Prepared): Kleene {
  if (place.lat === undefined || place.lon === undefined) return MAYBE;
  const point = { lat: place.lat, lon: place.lon };
  if (prepared.kind === "polygon") return insideKleene(signedDistanceM(prepared.polygon, point), place.radiusM);
  assert(prepared.kind === "line", "a derived region is answered by its parts");
  // A line has no inside: a report can lie on it only as far as its doubt reaches.
  return distanceBounds(nearestOnLine(prepared.line, point).distanceM, place.radiusM).lowM === 0 ? MAYBE : NO;
}

/** Compares a distance known to lie between bounds. */
export function compareDistance(bounds: DistanceBounds, compare: Compare, limitM: number): Kleene {
  return compareBounds(bounds.lowM, bounds.highM, compare, limitM);
}

/** How far apart two reports are, both doubts included; any distance where one has no coordinates. */
export function apart(a: Place | undefined, b: Place | undefined): DistanceBounds {
  if (a?.lat === undefined || a.lon === undefined || b?.lat === undefined || b.lon === undefined) return ANY_DISTANCE;
  const metres = distanceM({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon });
  return distanceBounds(metres, a.radiusM + b.radiusM);
}

/** The answer to a place test once its region is known. */
export function isPlaced(
  test: Exclude<PlaceTest, { kind: "near judged" }>,
  region: RegionName,
  place: Place | undefined,
  places: Places,
): Kleene {
  if (test.kind === "distance") return places.isAt(place, region, test.compare, test.distanceM);
  const inside = places.inside(place, region);
  return test.kind === "in" ? inside : not(inside);
}
