// Space and time in cells twice as wide as the reach of a question, so that whatever is near a report lies in its own
// cell or in the next one on its side: two cells for time, eight for space.
import type { Observation } from "@servanda/agreement";
import { toEcef } from "@servanda/core";

/** How near: undefined where any distance is near. */
export interface Reach {
  readonly withinMs?: number;
  readonly withinM?: number;
}

/** Where a report is, in sides of a cell; all that has no bound lies in the middle of one cell. */
interface Spot {
  time: number;
  x: number;
  y: number;
  z: number;
}

const MIDDLE = 0.5;

/** What the cells hold is up to the caller. Cubes of space far apart may share a cell: near is always near. */
export class Cells<C> {
  readonly #sideMs: number;
  readonly #sideM: number;
  readonly #create: () => C;
  readonly #bySpan = new Map<number, Map<number, C>>();
  readonly #spot: Spot = { time: MIDDLE, x: MIDDLE, y: MIDDLE, z: MIDDLE };

  constructor({ withinMs, withinM }: Reach, create: () => C) {
    this.#sideMs = withinMs === undefined ? Number.POSITIVE_INFINITY : Math.max(1, 2 * withinMs);
    this.#sideM = withinM === undefined ? Number.POSITIVE_INFINITY : Math.max(1, 2 * withinM);
    this.#create = create;
  }

  /** Where it belongs; undefined where it has no coordinates and the reach is a distance: it is near nothing. */
  at(report: Observation): C | undefined {
    if (!this.#isPlaced(report)) return undefined;
    const { time, x, y, z } = this.#spot;
    const span = Math.floor(time);
    let cubes = this.#bySpan.get(span);
    if (cubes === undefined) {
      cubes = new Map();
      this.#bySpan.set(span, cubes);
    }
    const key = keyOf(Math.floor(x), Math.floor(y), Math.floor(z));
    let cell = cubes.get(key);
    if (cell === undefined) {
      cell = this.#create();
      cubes.set(key, cell);
    }
    return cell;
  }

  /** Every cell in which something within reach of the report can be; one may come twice. */
  near(report: Observation): readonly C[] {
    if (!this.#isPlaced(report)) return NONE;
    const { time, x, y, z } = this.#spot;
    const found: C[] = [];
    this.#collect(Math.floor(time), x, y, z, found);
    if (Number.isFinite(this.#sideMs)) this.#collect(besides(time), x, y, z, found);
    return found;
  }

  /** Every cell in which something within reach of what is within reach of the report can be; some come twice. */
  nearNear(report: Observation): readonly C[] {
    if (!this.#isPlaced(report)) return NONE;
    const { time, x, y, z } = this.#spot;
    const found: C[] = [];
    for (const dt of AROUND) {
      const cubes = this.#bySpan.get(Math.floor(time) + dt);
      if (cubes === undefined) continue;
      for (const dx of AROUND) {
        for (const dy of AROUND) {
          for (const dz of AROUND) collectOne(cubes, Math.floor(x) + dx, Math.floor(y) + dy, Math.floor(z) + dz, found);
        }
      }
    }
    return found;
  }

  #isPlaced({ from, place }: Observation): boolean {
    const spot = this.#spot;
    if (Number.isFinite(this.#sideMs)) spot.time = from / this.#sideMs;
    if (!Number.isFinite(this.#sideM)) return true;
    if (place?.lat === undefined || place.lon === undefined) return false;
    const { x, y, z } = toEcef({ lat: place.lat, lon: place.lon });
    spot.x = x / this.#sideM;
    spot.y = y / this.#sideM;
    spot.z = z / this.#sideM;
    return true;
  }

  #collect(span: number, x: number, y: number, z: number, into: C[]): void {
    const cubes = this.#bySpan.get(span);
    if (cubes === undefined) return;
    const [x0, y0, z0] = [Math.floor(x), Math.floor(y), Math.floor(z)];
    if (!Number.isFinite(this.#sideM)) return collectOne(cubes, x0, y0, z0, into);
    const [x1, y1, z1] = [besides(x), besides(y), besides(z)];
    collectOne(cubes, x0, y0, z0, into);
    collectOne(cubes, x0, y0, z1, into);
    collectOne(cubes, x0, y1, z0, into);
    collectOne(cubes, x0, y1, z1, into);
    collectOne(cubes, x1, y0, z0, into);
    collectOne(cubes, x1, y0, z1, into);
    collectOne(cubes, x1, y1, z0, into);
    collectOne(cubes, x1, y1, z1, into);
  }
}

const NONE: readonly never[] = [];
const AROUND: readonly number[] = [-1, 0, 1];

// Small enough to be a plain integer for the machine; what it mixes up is told apart by whoever asks.
function keyOf(x: number, y: number, z: number): number {
  return (Math.imul(x, 73_856_093) ^ Math.imul(y, 19_349_663) ^ Math.imul(z, 83_492_791)) & 0x3fff_ffff;
}

function collectOne<C>(cubes: ReadonlyMap<number, C>, x: number, y: number, z: number, into: C[]): void {
  const cell = cubes.get(keyOf(x, y, z));
  if (cell !== undefined) into.push(cell);
}

// The next cell on the nearer side.
function besides(place: number): number {
  const cell = Math.floor(place);
  return place - cell < MIDDLE ? cell - 1 : cell + 1;
}
