// Points on WGS 84 and their place in space (earth-centred, earth-fixed: x towards 0°N 0°E, y towards 0°N 90°E, z
// towards the north pole). No projections: between two triples there is no date line and no pole.
import { asin, cosDeg, sinDeg } from "./trigonometry.ts";

/** Degrees on WGS 84, on the ellipsoid (height zero). `lat` -90 to 90, `lon` any, usually -180 to 180. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Degrees in the order of GeoJSON. */
export type LonLat = readonly [lon: number, lat: number];

/** Metres from the earth's centre along three axes. */
export interface Ecef {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Semi-major axis of WGS 84, metres (NIMA TR8350.2). */
export const WGS84_A_M = 6_378_137;
const WGS84_FLATTENING = 1 / 298.257223563;
/** First eccentricity squared. */
const WGS84_E2: number = WGS84_FLATTENING * (2 - WGS84_FLATTENING);
/** The axes' ratio squared, a²/b²: what z is stretched by to make the ellipsoid a sphere's equal in its normals. */
export const WGS84_AXES2: number = 1 / (1 - WGS84_E2);

/** The point of the ellipsoid in space. */
export function toEcef({ lat, lon }: Point): Ecef {
  const sinLat = sinDeg(lat);
  const cosLat = cosDeg(lat);
  // Radius of curvature across the meridian: from the surface down the plumb line to the axis.
  const normalM = WGS84_A_M / Math.sqrt(1 - WGS84_E2 * sinLat * sinLat);
  const fromAxisM = normalM * cosLat;
  return { x: fromAxisM * cosDeg(lon), y: fromAxisM * sinDeg(lon), z: normalM * (1 - WGS84_E2) * sinLat };
}

/** The point of the ellipsoid that a triple on it stands for; longitude in (-180, 180]. For tests and maps, not hot. */
export function fromEcef({ x, y, z }: Ecef): Point {
  const fromAxisM = Math.sqrt(x * x + y * y);
  return { lat: angleDeg(fromAxisM, z * WGS84_AXES2), lon: angleDeg(x, y) };
}

/** Direction of (x, y) in degrees, in (-180, 180]. */
function angleDeg(x: number, y: number): number {
  const length = Math.sqrt(x * x + y * y);
  if (length === 0) return 0;
  const isSteep = Math.abs(y) > Math.abs(x);
  const acute = asin((isSteep ? Math.abs(x) : Math.abs(y)) / length) / 0.017453292519943295;
  const fromAxis = isSteep ? 90 - acute : acute;
  const upper = x < 0 ? 180 - fromAxis : fromAxis;
  return y < 0 ? -upper : upper;
}
