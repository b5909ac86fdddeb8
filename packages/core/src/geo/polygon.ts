// Areas of an agreement prepared once: is a point inside, and how far is the border. Lines and their sides are
// `polyline.ts`.
import { type EdgeBands, isInside, prepareEvenOdd } from "./even-odd.ts";
import type { LonLat, Point } from "./point.ts";
import { nearestOnLine, type PreparedLine, prepareLine } from "./polyline.ts";

/** One or more polygons, read as one area. */
export interface PreparedPolygon {
  readonly parts: readonly EdgeBands[];
  readonly border: PreparedLine;
}

/**
 * Prepares polygons given as GeoJSON's MultiPolygon has them: polygons of rings of `[lon, lat]` in degrees, the outer
 * ring and its holes in any direction. Where polygons overlap they are one area.
 *
 * A ring that crosses the date line may simply run across it (179, then -179), or be cut there as RFC 7946, 3.1.9
 * wants; the cut then counts as border, which makes points near it doubtful, never wrong. A ring around a pole is not
 * understood: it must be cut and closed over the pole along a meridian.
 */
export function preparePolygon(polygons: readonly (readonly (readonly LonLat[])[])[]): PreparedPolygon {
  return {
    parts: polygons.map(prepareEvenOdd),
    border: prepareLine(polygons.flatMap((rings) => rings.map(closed))),
  };
}

function closed(ring: readonly LonLat[]): readonly LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}

/** Even-odd in longitude and latitude for each polygon. Exactly on the border the answer may be either. */
export function containsPoint({ parts }: PreparedPolygon, { lat, lon }: Point): boolean {
  return parts.some((part) => isInside(part, lon, lat));
}

/**
 * Metres to the border, negative inside. Inside overlapping polygons a border that the other covers still counts, so
 * the depth is at least what is said. Between far vertices, straight in degrees and straight on the ground differ
 * within a piece by up to 6 cm (below 70° of latitude), so nearer than that the sign and the distance may be of
 * different minds: `insideKleene` is *maybe* there.
 */
export function signedDistanceM(polygon: PreparedPolygon, point: Point): number {
  const { distanceM } = nearestOnLine(polygon.border, point);
  return containsPoint(polygon, point) ? -distanceM : distanceM;
}
