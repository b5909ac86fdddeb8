// Answers about distances that are known only within a radius. Bounds are widened to whole decimetres before they are
// compared, so that the last bits of a computation do not decide what a text says.
import { assert } from "../assert.ts";
import { fromBounds, type Kleene } from "../kleene.ts";

/** Closed interval of distances, metres, in whole decimetres. */
export interface DistanceBounds {
  readonly lowM: number;
  readonly highM: number;
}

/** Above the error of `distanceM` up to 2000 km. */
const RELATIVE_MARGIN = 1e-6;
const STEPS_PER_M = 10;

const floorStep = (metres: number): number => Math.floor(metres * STEPS_PER_M) / STEPS_PER_M;
const ceilStep = (metres: number): number => Math.ceil(metres * STEPS_PER_M) / STEPS_PER_M;

/**
 * All distances that a report at `sM` metres with a radius of doubt may mean: s ± r, widened. semantics.md, "Place".
 */
export function distanceBounds(sM: number, radiusM: number): DistanceBounds {
  assert(sM >= 0 && radiusM >= 0, `distance and radius are not below zero: ${sM}, ${radiusM}`);
  return { lowM: leastM(sM, radiusM), highM: mostM(sM, radiusM) };
}

/** The lower of the two bounds alone; it grows with the distance. */
export function leastM(sM: number, radiusM: number): number {
  return floorStep(Math.max(0, sM - radiusM) * (1 - RELATIVE_MARGIN));
}

/** The upper of the two bounds alone; it grows with the distance. */
export function mostM(sM: number, radiusM: number): number {
  return ceilStep((sM + radiusM) * (1 + RELATIVE_MARGIN));
}

/** Is the distance at most `limitM`? The limit itself is within. */
export function withinKleene(bounds: DistanceBounds, limitM: number): Kleene {
  return fromBounds(bounds.highM <= limitM, bounds.lowM <= limitM);
}

/**
 * Is a report inside an area, from its signed distance to the border (negative inside, metres)? Within a decimetre of
 * the border it is always *maybe*.
 */
export function insideKleene(signedDistanceM: number, radiusM: number): Kleene {
  const { lowM } = distanceBounds(Math.abs(signedDistanceM), radiusM);
  const isClear = lowM > 0;
  return fromBounds(isClear && signedDistanceM < 0, !isClear || signedDistanceM < 0);
}
