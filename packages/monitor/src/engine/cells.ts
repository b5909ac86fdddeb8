// Space and time in cells twice as wide as the reach of a question, so that whatever is near a report lies in its own
// cell or in the next one on its side: two cells for time, eight for space.
import type { Observation } from "@servanda/agreement";
import { toEcef } from "@servanda/core";

/** How near: undefined where any distance is near. */
export interface Reach {
  readonly withinMs?: number;
  readonly withinM?: number;
}

/** Cells are cubes of space around the earth's centre; narrower ones would not fit into a number. */
const LEAST_SIDE_M = 100;
const CUBES_PER_AXIS = 2 ** 17;

/** What the cells hold is up to the caller. */
export class Cells<C> {
  readonly #sideMs: number;
  readonly #sideM: number;
  readonly #create: () => C;
  readonly #bySpan = new Map<number, Map<number, C>>();

  constructor({ withinMs, withinM }: Reach, create: () => C) {
    this.#sideMs = withinMs === undefined ? Number.POSITIVE_INFINITY : Math.max(1, 2 * withinMs);
    this.#sideM = withinM === undefined ? Number.POSITIVE_INFINITY : Math.max(LEAST_SIDE_M, 2 * withinM);
    this.#create = create;
  }

  /** Where the report belongs; undefined where it has no coordinates and the reach is a distance: it is near nothing. */
  at(report: Observation): C | undefined {
    const at = this.#placeOf(report);
    if (at === undefined) return undefined;
    const span = Math.floor(at.time);
    const key = keyOf(Math.floor(at.x), Math.floor(at.y), Math.floor(at.z));
    let cubes = this.#bySpan.get(span);
    if (cubes === undefined) {
      cubes = new Map();
      this.#bySpan.set(span, cubes);
    }
    let cell = cubes.get(key);
    if (cell === undefined) {
      cell = this.#create();
      cubes.set(key, cell);
    }
    return cell;
  }

  /** Every cell in which something within reach of the report can be. */
  near(report: Observation): C[] {
    const at = this.#placeOf(report);
    return at === undefined ? [] : this.#cellsOf(besides(at.time), besides(at.x), besides(at.y), besides(at.z));
  }

  /** Every cell in which something within reach of what is within reach of the report can be. */
  nearNear(report: Observation): C[] {
    const at = this.#placeOf(report);
    return at === undefined ? [] : this.#cellsOf(around(at.time), around(at.x), around(at.y), around(at.z));
  }

  // In sides of a cell; all of what has no bound lies in one cell.
  #placeOf({ from, place }: Observation): { time: number; x: number; y: number; z: number } | undefined {
    const time = Number.isFinite(this.#sideMs) ? from / this.#sideMs : 0.5;
    if (!Number.isFinite(this.#sideM)) return { time, x: 0.5, y: 0.5, z: 0.5 };
    if (place?.lat === undefined || place.lon === undefined) return undefined;
    const { x, y, z } = toEcef({ lat: place.lat, lon: place.lon });
    return { time, x: x / this.#sideM, y: y / this.#sideM, z: z / this.#sideM };
  }

  #cellsOf(spans: readonly number[], xs: readonly number[], ys: readonly number[], zs: readonly number[]): C[] {
    const found: C[] = [];
    for (const span of spans) {
      const cubes = this.#bySpan.get(span);
      if (cubes === undefined) continue;
      for (const x of xs) {
        for (const y of ys) {
          for (const z of zs) {
            const cell = cubes.get(keyOf(x, y, z));
            if (cell !== undefined) found.push(cell);
          }
        }
      }
    }
    return found;
  }
}

function keyOf(x: number, y: number, z: number): number {
  return (x * CUBES_PER_AXIS + y) * CUBES_PER_AXIS + z;
}

// The cell, and the next one on the nearer side.
function besides(place: number): readonly number[] {
  const cell = Math.floor(place);
  return [cell, place - cell < 0.5 ? cell - 1 : cell + 1];
}

function around(place: number): readonly number[] {
  const cell = Math.floor(place);
  return [cell - 1, cell, cell + 1];
}
