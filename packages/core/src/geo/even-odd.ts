// Is a point inside rings: the even-odd rule in longitude and latitude, with only + - * / and comparisons, so that
// every machine agrees. Distances are elsewhere.
import { lonStep } from "./densify.ts";
import type { LonLat } from "./point.ts";

/**
 * Edges `(lon, lat, lon, lat)` of one polygon, grouped by bands of latitude: those that reach into band `b` are
 * listed in `members` from `firsts[b]` to before `firsts[b + 1]`. Longitudes are unrolled: they run on beyond 180°
 * where a ring crosses the date line.
 */
export interface EdgeBands {
  readonly edges: Float64Array;
  readonly members: Uint32Array;
  readonly firsts: Uint32Array;
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLon: number;
  readonly maxLon: number;
}

const MAX_BANDS = 1024;

/** Prepares one polygon: outer ring and holes, in any order and direction, closed or not. O(n bands) at worst. */
export function prepareEvenOdd(rings: readonly (readonly LonLat[])[]): EdgeBands {
  const edges = Float64Array.from(rings.flatMap(unrolledEdges));
  const count = edges.length / 4;
  let [minLat, maxLat, minLon, maxLon] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    minLon = Math.min(minLon, edges[i] ?? 0);
    maxLon = Math.max(maxLon, edges[i] ?? 0);
    minLat = Math.min(minLat, edges[i + 1] ?? 0);
    maxLat = Math.max(maxLat, edges[i + 1] ?? 0);
  }
  const bandCount = Math.max(1, Math.min(MAX_BANDS, count >> 2));
  const bands: number[][] = Array.from({ length: bandCount }, () => []);
  const frame = { minLat, maxLat, minLon, maxLon };
  for (let edge = 0; edge < count; edge++) {
    const a = bandOf(frame, bandCount, edges[4 * edge + 1] ?? 0);
    const b = bandOf(frame, bandCount, edges[4 * edge + 3] ?? 0);
    for (let band = Math.min(a, b); band <= Math.max(a, b); band++) bands[band]?.push(edge);
  }
  const firsts = new Uint32Array(bandCount + 1);
  bands.forEach((members, band) => {
    firsts[band + 1] = (firsts[band] ?? 0) + members.length;
  });
  return { edges, members: Uint32Array.from(bands.flat()), firsts, ...frame };
}

/** The same monotonic function for edges and points, so an edge is listed in every band in which it can be met. */
function bandOf({ minLat, maxLat }: Pick<EdgeBands, "minLat" | "maxLat">, bandCount: number, lat: number): number {
  const band = Math.floor(((lat - minLat) / (maxLat - minLat)) * bandCount);
  return band >= 0 ? Math.min(band, bandCount - 1) : 0;
}

function unrolledEdges(ring: readonly LonLat[]): number[] {
  const edges: number[] = [];
  let lon = ring[0]?.[0] ?? 0;
  ring.forEach(([fromLon, fromLat], index) => {
    const [toLon, toLat] = ring[(index + 1) % ring.length] ?? [fromLon, fromLat];
    const next = lon + lonStep(fromLon, toLon);
    edges.push(lon, fromLat, next, toLat);
    lon = next;
  });
  return edges;
}

/** Whether a ray to the east meets an odd number of edges. On an edge itself the answer may be either. */
export function isInside(bands: EdgeBands, lon: number, lat: number): boolean {
  const { minLat, maxLat, minLon, maxLon } = bands;
  if (!(lat >= minLat && lat <= maxLat)) return false;
  let isOdd = false;
  for (let turned = lon - 360; turned <= maxLon; turned += 360) {
    if (turned >= minLon && crossesOdd(bands, turned, lat)) isOdd = !isOdd;
  }
  return isOdd;
}

function crossesOdd(bands: EdgeBands, lon: number, lat: number): boolean {
  const { edges, members, firsts } = bands;
  const band = bandOf(bands, firsts.length - 1, lat);
  const until = firsts[band + 1] ?? 0;
  let isOdd = false;
  for (let i = firsts[band] ?? 0; i < until; i++) {
    const at = 4 * (members[i] ?? 0);
    const fromLat = edges[at + 1] ?? 0;
    const toLat = edges[at + 3] ?? 0;
    if (fromLat > lat === toLat > lat) continue;
    const fromLon = edges[at] ?? 0;
    const share = (lat - fromLat) / (toLat - fromLat);
    if (lon < fromLon + share * ((edges[at + 2] ?? 0) - fromLon)) isOdd = !isOdd;
  }
  return isOdd;
}
