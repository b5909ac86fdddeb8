// Karney's geodesics on WGS 84 (package geographiclib-geodesic) as the witness of what is far and where.
import geographiclib from "geographiclib-geodesic";
import type { Point } from "../geo/point.ts";

const { WGS84 } = geographiclib.Geodesic;

/** Length of the shortest path along the ellipsoid, metres. */
export function geodesicM(a: Point, b: Point): number {
  return WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? Number.NaN;
}

/** The point so many metres away in a direction, degrees clockwise from north. */
export function travel(from: Point, bearingDeg: number, metres: number): Point {
  const { lat2, lon2 } = WGS84.Direct(from.lat, from.lon, bearingDeg, metres);
  return { lat: lat2 ?? Number.NaN, lon: lon2 ?? Number.NaN };
}

/** Direction of the shortest path at its start, degrees clockwise from north. */
export function bearingDeg(a: Point, b: Point): number {
  return WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).azi1 ?? Number.NaN;
}
