// Cuts lines that are straight in longitude and latitude, as GeoJSON has them, into pieces short enough to be
// straight in space. Cutting only: what the pieces mean is `polyline.ts`.
import { type LonLat, toEcef } from "./point.ts";
import { cosDeg } from "./trigonometry.ts";

/** semantics.md, "Place". The chord of such a piece lies at most 2 cm below the ellipsoid. */
const MAX_PIECE_M = 1000;
/** No radius of curvature of WGS 84 is larger (6,399,594 m, at the poles), so a degree is never longer than this. */
const MAX_DEGREE_M = 111_694;

/**
 * From `from` to `to` in degrees of longitude, the shorter way round: a step of more than 180° crosses the date line.
 */
export function lonStep(from: number, to: number): number {
  const step = to - from;
  return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

/** How many pieces of at most 1 km there are between two positions; 0 when they are the same. */
export function pieceCount([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  const crossesEquator = aLat < 0 !== bLat < 0;
  const widest = crossesEquator ? 1 : cosDeg(Math.min(Math.abs(aLat), Math.abs(bLat)));
  const eastM = lonStep(aLon, bLon) * widest * MAX_DEGREE_M;
  const northM = (bLat - aLat) * MAX_DEGREE_M;
  return Math.ceil(Math.sqrt(eastM * eastM + northM * northM) / MAX_PIECE_M);
}

/** The line's vertices and the cuts between them as triples; positions that repeat the one before are left out. */
export function densify(coords: readonly LonLat[]): number[] {
  const triples: number[] = [];
  const add = (lon: number, lat: number): void => {
    const { x, y, z } = toEcef({ lat, lon });
    triples.push(x, y, z);
  };
  coords.forEach((to, index) => {
    const from = coords[index - 1];
    if (from === undefined) return add(to[0], to[1]);
    const pieces = pieceCount(from, to);
    if (pieces === 0) return;
    const lonStride = lonStep(from[0], to[0]) / pieces;
    const latStride = (to[1] - from[1]) / pieces;
    for (let i = 1; i < pieces; i++) add(from[0] + lonStride * i, from[1] + latStride * i);
    add(to[0], to[1]);
  });
  return triples;
}
