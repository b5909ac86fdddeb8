// A grid that remembers, for each question about place, up to which radius of doubt a whole cell has one answer. It
// knows because it keeps how far the middle of the cell is from a line or border, and a distance changes by no more
// than the way travelled. Wide cells answer for what is far away, narrow ones of about a kilometre for most of the
// rest; what neither knows is measured, once for all who ask about the same place.
import type { Place } from "@servanda/agreement";
import { assert, type Kleene, leastM, MAYBE, nearestOnLine, signedDistanceM } from "@servanda/core";
import type { Prepared } from "../atoms/place.ts";

const NARROW_DEG = 0.01;
const WIDE_DEG = 0.32;
const MOST_PER_TURN = 36_000;
/** No degree is longer (`densify.ts` of core). */
const MAX_DEGREE_M = 111_694;
/** Borders are straight in degrees and on the ground: both agree to 6 cm. */
const PAD_M = 1;
/** Up to here distances are exact to a millionth; from here on cells are not worth it. */
const NEAR_M = 1_000_000;
/** Answers kept in all, of a byte and a number each. */
const MOST_ANSWERS = 4_000_000;
const MOST_CELLS = 65_536;

/** What is so for every point of a cell: an answer while the doubt of a report is small, *maybe* where it is large. */
export interface Sure {
  readonly answer: Kleene;
  /** Up to this radius of doubt; below zero for never. */
  readonly uptoM: number;
  /** From this radius on it is *maybe*. */
  readonly maybeFromM: number;
}

/** A question about metres to a line, or signed metres to a border (negative inside). */
export interface Question {
  readonly shape: number;
  answer(metres: number, radiusM: number): Kleene;
  /** For metres known to lie between two bounds. */
  surely(leastM: number, mostM: number): Sure;
}

export type Side = "left" | "right" | "end";

interface Measured {
  readonly metres: number;
  readonly side: Side;
}

/** Answers of one cell by question: not a number where it was never worked out, `ONCE` where it was asked once. */
interface Cell {
  readonly key: number;
  readonly lat: number;
  readonly lon: number;
  /** No point of the cell is farther from its middle. */
  readonly reachM: number;
  readonly uptoM: Float64Array;
  readonly maybeFromM: Float64Array;
  readonly answers: Uint8Array;
  /** Metres from the middle to each shape that was measured. */
  readonly middles: (number | undefined)[];
}

/** No doubt is so small. */
const ONCE = Number.NEGATIVE_INFINITY;
const NEVER = -1;
/** No doubt is so large. */
const EVER = Number.POSITIVE_INFINITY;

export class Grid {
  readonly #shapes: Prepared[] = [];
  readonly #questions: Question[] = [];
  readonly #narrow = new Map<number, Cell>();
  readonly #wide = new Map<number, Cell>();
  /** The place that was asked about last, its cells, and what was measured of it. */
  #place: Place | undefined;
  #narrowCell: Cell | undefined;
  #wideCell: Cell | undefined;
  #measured: (Measured | undefined)[] = [];

  addShape(shape: Prepared): number {
    return this.#shapes.push(shape) - 1;
  }

  /** Questions are added before the first is asked. */
  addQuestion(question: Question): number {
    this.#narrow.clear();
    this.#wide.clear();
    this.#place = undefined;
    return this.#questions.push(question) - 1;
  }

  /** `unplaced` is the answer for a place without coordinates. */
  ask(index: number, place: Place, unplaced: Kleene): Kleene {
    if (place.lat === undefined || place.lon === undefined) return unplaced;
    if (this.#place !== place) this.#look(place, place.lat, place.lon);
    const { radiusM } = place;
    const [narrow, wide] = [this.#narrowCell, this.#wideCell];
    if (narrow !== undefined) {
      if (radiusM <= (narrow.uptoM[index] ?? NEVER)) return answerOf(narrow, index);
      if (radiusM >= (narrow.maybeFromM[index] ?? EVER)) return MAYBE;
    }
    if (wide !== undefined && radiusM <= (wide.uptoM[index] ?? NEVER)) return answerOf(wide, index);
    return this.#work(index, place, place.lat, place.lon);
  }

  /** Undefined where it cannot be known. Exact: beyond the ends of a line sides change and no line is crossed. */
  sideAt(shape: number, place: Place): "left" | "right" | undefined {
    if (place.lat === undefined || place.lon === undefined) return undefined;
    if (this.#place !== place) this.#look(place, place.lat, place.lon);
    const { metres, side } = this.#measure(shape, place.lat, place.lon);
    return side === "end" || leastM(metres, place.radiusM) === 0 ? undefined : side;
  }

  #work(index: number, { radiusM }: Place, lat: number, lon: number): Kleene {
    const question = this.#questions[index];
    assert(question !== undefined, "questions are added before they are asked");
    const known = this.#measured[question.shape];
    if (known !== undefined) return question.answer(known.metres, radiusM);
    for (const cell of [this.#wideCell, this.#narrowCell]) {
      if (cell === undefined) continue;
      const upto = cell.uptoM[index] ?? NEVER;
      // One question in a narrow cell is dearer with a grid than without: its middle is measured for the second.
      if (Number.isNaN(upto) && cell === this.#narrowCell) cell.uptoM[index] = ONCE;
      else if (Number.isNaN(upto) || upto === ONCE) this.#learn(cell, index, question);
      if (radiusM <= (cell.uptoM[index] ?? NEVER)) return answerOf(cell, index);
      if (radiusM >= (cell.maybeFromM[index] ?? EVER)) return MAYBE;
    }
    return question.answer(this.#measure(question.shape, lat, lon).metres, radiusM);
  }

  #learn(cell: Cell, index: number, { shape, surely }: Question): void {
    let middleM = cell.middles[shape];
    if (middleM === undefined) {
      middleM = this.#measureAt(shape, cell.lat, cell.lon).metres;
      cell.middles[shape] = middleM;
    }
    const reachM = cell.reachM + Math.abs(middleM) * 1e-6;
    const least = this.#shapes[shape]?.kind === "line" ? Math.max(0, middleM - reachM) : middleM - reachM;
    const sure = Math.abs(middleM) < NEAR_M ? surely(least, middleM + reachM) : undefined;
    cell.uptoM[index] = sure?.uptoM ?? NEVER;
    cell.maybeFromM[index] = sure?.maybeFromM ?? EVER;
    cell.answers[index] = sure?.answer ?? 0;
  }

  #look(place: Place, lat: number, lon: number): void {
    this.#place = place;
    if (this.#measured.length > 0) this.#measured = [];
    // A longitude beyond the date line is written in many ways: no cell then.
    const isUsual = Math.abs(lon) <= 180;
    this.#narrowCell = isUsual ? this.#cellAt(this.#narrow, this.#narrowCell, NARROW_DEG, lat, lon) : undefined;
    this.#wideCell = isUsual ? this.#cellAt(this.#wide, this.#wideCell, WIDE_DEG, lat, lon) : undefined;
  }

  #cellAt(cells: Map<number, Cell>, last: Cell | undefined, deg: number, lat: number, lon: number): Cell {
    const row = Math.floor(lat / deg);
    const column = Math.floor(lon / deg);
    const key = row * 2 * MOST_PER_TURN + column;
    if (last?.key === key) return last;
    const before = cells.get(key);
    if (before !== undefined) return before;
    const count = this.#questions.length;
    if (cells.size >= Math.min(MOST_CELLS, MOST_ANSWERS / Math.max(1, count))) cells.clear();
    const cell: Cell = {
      key,
      lat: (row + 0.5) * deg,
      lon: (column + 0.5) * deg,
      reachM: (deg / 2) * MAX_DEGREE_M * Math.SQRT2 + PAD_M,
      uptoM: new Float64Array(count).fill(Number.NaN),
      maybeFromM: new Float64Array(count).fill(EVER),
      answers: new Uint8Array(count),
      middles: [],
    };
    cells.set(key, cell);
    return cell;
  }

  #measure(shape: number, lat: number, lon: number): Measured {
    const before = this.#measured[shape];
    if (before !== undefined) return before;
    const measured = this.#measureAt(shape, lat, lon);
    this.#measured[shape] = measured;
    return measured;
  }

  #measureAt(index: number, lat: number, lon: number): Measured {
    const shape = this.#shapes[index];
    assert(shape !== undefined && shape.kind !== "derived", "only lines and borders are measured");
    if (shape.kind === "polygon") return { metres: signedDistanceM(shape.polygon, { lat, lon }), side: "end" };
    const { distanceM, side } = nearestOnLine(shape.line, { lat, lon });
    return { metres: distanceM, side };
  }
}

function answerOf({ answers }: Cell, index: number): Kleene {
  const answer = answers[index];
  return answer === 2 ? 2 : answer === 1 ? 1 : 0;
}
