// Questions about places, on the geodesy of `core`.
import type { Place, PlaceTest, Region, RegionName } from "@servanda/agreement";
import {
  allOf,
  anyOf,
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
import { compared } from "./spans.ts";

const ANY: DistanceBounds = { lowM: 0, highM: Number.POSITIVE_INFINITY };

/** The regions of an agreement. */
export interface Places {
  inside(place: Place | undefined, region: RegionName): Kleene;
  distance(place: Place | undefined, region: RegionName): DistanceBounds;
}

interface Known {
  readonly region: Region;
  readonly line?: PreparedLine;
  readonly polygon?: PreparedPolygon;
}

export function createPlaces(regions: readonly Region[]): Places {
  const known = new Map(
    regions.map((region): [RegionName, Known] => {
      const { shape } = region;
      if (shape.kind === "lines") return [region.name, { region, line: prepareLine(shape.lines) }];
      if (shape.kind === "polygons") return [region.name, { region, polygon: preparePolygon(shape.polygons) }];
      return [region.name, { region }];
    }),
  );

  function inside(place: Place | undefined, name: RegionName): Kleene {
    const found = known.get(name);
    if (place === undefined || found === undefined) return MAYBE;
    const { region, line, polygon } = found;
    if (isNamed(place, region)) return YES;
    const { shape } = region;
    if (shape.kind === "named") return place.names.length === 0 ? MAYBE : NO;
    if (shape.kind === "union") return anyOf(shape.of.map((each) => inside(place, each)));
    if (shape.kind === "intersection") return allOf(shape.of.map((each) => inside(place, each)));
    if (shape.kind === "minus")
      return allOf([inside(place, shape.from), ...shape.less.map((each) => not(inside(place, each)))]);
    if (shape.kind === "within") {
      const { lowM, highM } = distance(place, shape.of);
      return compared(lowM, highM, "<=", shape.distanceM);
    }
    const point = pointOf(place);
    if (point === undefined) return MAYBE;
    if (shape.kind === "side") return side(point, place.radiusM, shape.of, shape.side);
    if (polygon !== undefined) return insideKleene(signedDistanceM(polygon, point), place.radiusM);
    // A line has no inside: whatever its doubt does not reach lies off it.
    if (line !== undefined)
      return distanceBounds(nearestOnLine(line, point).distanceM, place.radiusM).lowM > 0 ? NO : MAYBE;
    return MAYBE;
  }

  function side(point: Point, radiusM: number, of: RegionName, wanted: "left" | "right"): Kleene {
    const line = known.get(of)?.line;
    if (line === undefined) return MAYBE;
    const nearest = nearestOnLine(line, point);
    const isClear = nearest.side !== "end" && distanceBounds(nearest.distanceM, radiusM).lowM > 0;
    return isClear ? (nearest.side === wanted ? YES : NO) : MAYBE;
  }

  function distance(place: Place | undefined, name: RegionName): DistanceBounds {
    const found = known.get(name);
    if (place === undefined || found === undefined) return ANY;
    const { region, line, polygon } = found;
    if (isNamed(place, region)) return { lowM: 0, highM: 0 };
    const { shape } = region;
    if (shape.kind === "within") {
      const base = distance(place, shape.of);
      return { lowM: Math.max(0, base.lowM - shape.distanceM), highM: Math.max(0, base.highM - shape.distanceM) };
    }
    if (shape.kind === "union") {
      const each = shape.of.map((part) => distance(place, part));
      return { lowM: Math.min(...each.map((d) => d.lowM)), highM: Math.min(...each.map((d) => d.highM)) };
    }
    const point = pointOf(place);
    if (point === undefined) return ANY;
    if (line !== undefined) return distanceBounds(nearestOnLine(line, point).distanceM, place.radiusM);
    if (polygon !== undefined) return distanceBounds(Math.max(0, signedDistanceM(polygon, point)), place.radiusM);
    return ANY;
  }

  return { inside, distance };
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}

function pointOf({ lat, lon }: Place): Point | undefined {
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function isNamed(place: Place, region: Region): boolean {
  return place.names.some((name) => region.names.includes(name));
}

/** How far apart two places are, both doubts included. */
export function apart(a: Place | undefined, b: Place | undefined): DistanceBounds {
  const one = a && pointOf(a);
  const other = b && pointOf(b);
  if (a === undefined || b === undefined || one === undefined || other === undefined) return ANY;
  return distanceBounds(distanceM(one, other), a.radiusM + b.radiusM);
}

/** A test of one region. */
export function placed(
  test: Exclude<PlaceTest, { kind: "near judged" }>,
  region: RegionName,
  place: Place | undefined,
  places: Places,
): Kleene {
  if (test.kind === "distance") {
    const { lowM, highM } = places.distance(place, region);
    return compared(lowM, highM, test.compare, test.distanceM);
  }
  const inside = places.inside(place, region);
  return test.kind === "in" ? inside : not(inside);
}
