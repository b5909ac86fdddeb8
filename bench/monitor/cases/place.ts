// Place alone: each observation with its radius of doubt is asked about a line of 2,000 vertices (how far, ten bands)
// and twelve areas. Plain loops over the definition count the answers; distances are compared with Karney's geodesics.
import type { Place, Region, Shape } from "@servanda/agreement";
import {
  createRng,
  distanceBounds,
  insideKleene,
  type Kleene,
  type LonLat,
  nearestOnLine,
  prepareLine,
  preparePolygon,
  signedDistanceM,
  withinKleene,
} from "@servanda/core";
import { createFastPlaces } from "@servanda/monitor";
import geographiclib from "geographiclib-geodesic";
import type { BenchCase, Input, Ran } from "../case.ts";
import { cpuSince, isEach, rateOf } from "../figures.ts";
import { areas, contactLine, somewhere } from "../terrain.ts";

interface PlaceInput extends Input {
  readonly expected: number;
  readonly worstError: number;
}

const BANDS_M = [500, 1000, 2000, 3000, 5000, 8000, 15_000, 30_000, 50_000, 100_000];
const AREA_COUNT = 12;
/** Observations of the full size: a part of what the other cases read. */
const SHARE = 2;
const CHECKED_POINTS = 200;
const FARTHEST_M = 200_000;
const { WGS84 } = geographiclib.Geodesic;

function regionsOf(): Region[] {
  const named = (name: string, shape: Shape): Region => ({ name, names: [name], shape });
  return [
    named("Line", { kind: "lines", lines: [contactLine()] }),
    ...BANDS_M.map((distanceM) => named(`Band${distanceM}`, { kind: "within", of: "Line", distanceM })),
    ...areas(AREA_COUNT).map((ring, index) => named(`Area${index}`, { kind: "polygons", polygons: [[ring]] })),
  ];
}

function observationsOf(events: number): Place[] {
  const rng = createRng(21);
  return Array.from({ length: Math.round(events / SHARE) }, () => {
    const { lat, lon } = somewhere(rng);
    return { lat, lon, radiusM: rng.next() < 0.5 ? 0 : Math.round(rng.next() * 2000), names: [] };
  });
}

// The definition of semantics.md, "Place": the interval s ± r, one question after the other.
function countPlainly(places: readonly Place[]): number {
  const line = prepareLine([contactLine()]);
  const polygons = areas(AREA_COUNT).map((ring) => preparePolygon([[ring]]));
  let sum = 0;
  const add = (value: Kleene, index: number): void => {
    sum += value * (index + 1);
  };
  for (const { lat = 0, lon = 0, radiusM } of places) {
    const bounds = distanceBounds(nearestOnLine(line, { lat, lon }).distanceM, radiusM);
    BANDS_M.forEach((limitM, index) => add(withinKleene(bounds, limitM), index));
    polygons.forEach((polygon, index) =>
      add(insideKleene(signedDistanceM(polygon, { lat, lon }), radiusM), BANDS_M.length + index),
    );
  }
  return sum;
}

function run({ events }: PlaceInput): Ran {
  const observations = observationsOf(events);
  const places = createFastPlaces(regionsOf());
  const asked = regionsOf()
    .map(({ name }) => name)
    .slice(1);
  const before = process.cpuUsage();
  let sum = 0;
  for (const place of observations) {
    for (let index = 0; index < asked.length; index += 1) {
      sum += places.inside(place, asked[index] ?? "") * (index + 1);
    }
  }
  return { events: observations.length, cpuS: cpuSince(before), found: sum };
}

/** The greatest relative error of distances from the line, as far as 200 km, against the shortest geodesic. */
function worstError(): number {
  const line = contactLine();
  const prepared = prepareLine([line]);
  const rng = createRng(22);
  let worst = 0;
  for (let checked = 0; checked < CHECKED_POINTS; ) {
    const point = { lat: 46.3 + rng.next() * 3.4, lon: 30 + rng.next() * 9 };
    const { distanceM } = nearestOnLine(prepared, point);
    if (distanceM > FARTHEST_M || distanceM < 1) continue;
    checked += 1;
    worst = Math.max(worst, Math.abs(distanceM - shortestM(line, point)) / distanceM);
  }
  return worst;
}

// Along each segment whose ends are near, the nearest point is searched by thirds.
function shortestM(line: readonly LonLat[], { lat, lon }: { readonly lat: number; readonly lon: number }): number {
  const toM = (at: LonLat): number => WGS84.Inverse(lat, lon, at[1], at[0]).s12 ?? Number.NaN;
  const ends = line.map(toM);
  const nearestEnd = Math.min(...ends);
  let shortest = nearestEnd;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    if (from === undefined || to === undefined || Math.min(ends[index - 1] ?? 0, ends[index] ?? 0) > nearestEnd + 1000)
      continue;
    const at = (share: number): LonLat => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    let [low, high] = [0, 1];
    for (let step = 0; step < 40; step += 1) {
      const third = (high - low) / 3;
      if (toM(at(low + third)) < toM(at(high - third))) high -= third;
      else low += third;
    }
    shortest = Math.min(shortest, toM(at((low + high) / 2)));
  }
  return shortest;
}

export const place: BenchCase<PlaceInput> = {
  name: "place",
  goal: { atLeast: 1 },
  prepare: ({ events, folder }) => ({
    events,
    folder,
    expected: countPlainly(observationsOf(events)),
    worstError: worstError(),
  }),
  parts: { places: { run } },
  verdict({ events, expected, worstError: error }, { places }) {
    return {
      events: Math.round(events / SHARE),
      // Millions of observations per CPU second.
      ratio: rateOf(places) / 1e6,
      correct: isEach(places, Math.round(events / SHARE), expected) && error <= 1e-5,
      worstRelativeError: Number(error.toExponential(1)),
    };
  },
  growing: "places",
};
