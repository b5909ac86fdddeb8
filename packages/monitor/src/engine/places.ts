// The same answers about place as atoms/place.ts, asked of a grid: each region becomes one test, made once.
import type { Compare, Place, Region, RegionName, Shape } from "@servanda/agreement";
import {
  allOf,
  anyOf,
  assert,
  type DistanceBounds,
  insideKleene,
  type Kleene,
  leastM,
  MAYBE,
  mostM,
  NO,
  not,
  YES,
} from "@servanda/core";
import { compareBounds } from "../atoms/interval.ts";
import { createPlaces, type Places, type Prepared, prepare } from "../atoms/place.ts";
import { Grid, type Question, type Sure } from "./grid.ts";

type Test = (place: Place) => Kleene;

/** Bounds are widened to whole decimetres, and by a millionth: what is clearer than this is clear. */
const CLEARANCE_M = 0.2;
const MARGIN = 1e-6;

export function createFastPlaces(regions: readonly Region[]): Places {
  return new FastPlaces(regions);
}

class FastPlaces implements Places {
  readonly #prepared: ReadonlyMap<RegionName, Prepared>;
  readonly #plain: Places;
  readonly #grid = new Grid();
  readonly #byName: ReadonlyMap<RegionName, Region>;
  readonly #tests = new Map<RegionName, Test>();
  readonly #distanceTests = new Map<string, Test>();
  readonly #shapes = new Map<RegionName, number>();

  constructor(regions: readonly Region[]) {
    this.#prepared = new Map(regions.map(({ name, shape }) => [name, prepare(shape)]));
    this.#plain = createPlaces(regions, this.#prepared);
    this.#byName = new Map(regions.map((region) => [region.name, region]));
    // Every question is known before the first is asked.
    for (const { name } of regions) this.#testOf(name);
  }

  inside(place: Place | undefined, region: RegionName): Kleene {
    return place === undefined ? MAYBE : this.#testOf(region)(place);
  }

  distance(place: Place | undefined, region: RegionName): DistanceBounds {
    return this.#plain.distance(place, region);
  }

  isAt(place: Place | undefined, region: RegionName, compare: Compare, limitM: number): Kleene {
    if (place === undefined) return this.#plain.isAt(place, region, compare, limitM);
    const key = `${region} ${compare} ${limitM}`;
    let test = this.#distanceTests.get(key);
    if (test === undefined) {
      test = this.#testOfDistance(region, compare, limitM);
      this.#distanceTests.set(key, test);
    }
    return test(place);
  }

  #find(name: RegionName): Region {
    const found = this.#byName.get(name);
    assert(found !== undefined, `region ${name} is not declared: the checker must refuse this`);
    return found;
  }

  // The measured shape of a region; undefined where it is made of others.
  #shapeOf(name: RegionName): number | undefined {
    const shape = this.#prepared.get(name);
    if (shape === undefined || shape.kind === "derived") return undefined;
    const before = this.#shapes.get(name);
    if (before !== undefined) return before;
    const index = this.#grid.addShape(shape);
    this.#shapes.set(name, index);
    return index;
  }

  #testOf(name: RegionName): Test {
    let test = this.#tests.get(name);
    if (test === undefined) {
      test = orNamed(this.#find(name), YES, this.#testOfShape(this.#find(name)));
      this.#tests.set(name, test);
    }
    return test;
  }

  #testOfShape({ name, shape }: Region): Test {
    switch (shape.kind) {
      case "union": {
        const of = shape.of.map((each) => this.#testOf(each));
        return (place) => anyOf(of.map((test) => test(place)));
      }
      case "intersection": {
        const of = shape.of.map((each) => this.#testOf(each));
        return (place) => allOf(of.map((test) => test(place)));
      }
      case "minus": {
        const [from, less] = [this.#testOf(shape.from), shape.less.map((each) => this.#testOf(each))];
        return (place) => allOf([from(place), ...less.map((test) => not(test(place)))]);
      }
      case "within":
        return this.#testOfDistance(shape.of, "<=", shape.distanceM);
      case "lines":
        return this.#measured(name, (metres, radiusM) => (leastM(metres, radiusM) === 0 ? MAYBE : NO), surelyOffLine);
      case "polygons":
        return this.#measured(name, insideKleene, surelyInside);
      case "side":
        return this.#testOfSide(name, shape);
      case "open":
      case "moving":
      case "named":
        return (place) => this.#plain.inside(place, name);
    }
  }

  #measured(name: RegionName, answer: Question["answer"], surely: Question["surely"]): Test {
    const shape = this.#shapeOf(name);
    assert(shape !== undefined, `${name} has a line or a border`);
    const index = this.#grid.addQuestion({ shape, answer, surely });
    return (place) => this.#grid.ask(index, place, MAYBE);
  }

  #testOfDistance(of: RegionName, compare: Compare, limitM: number): Test {
    const shape = this.#shapeOf(of);
    // An equation has no sure side; and what is made of others is measured by its parts.
    if (shape === undefined || compare === "=") return (place) => this.#plain.isAt(place, of, compare, limitM);
    const answer: Question["answer"] = (metres, radiusM) => {
      const outsideM = Math.max(0, metres);
      return compareBounds(leastM(outsideM, radiusM), mostM(outsideM, radiusM), compare, limitM);
    };
    const isUpper = compare === "<" || compare === "<=";
    const index = this.#grid.addQuestion({ shape, answer, surely: surelyCompared(isUpper, limitM) });
    const unplaced = compareBounds(0, Number.POSITIVE_INFINITY, compare, limitM);
    return orNamed(this.#find(of), compareBounds(0, 0, compare, limitM), (place) =>
      this.#grid.ask(index, place, unplaced),
    );
  }

  #testOfSide(name: RegionName, { of, side: wanted }: Extract<Shape, { kind: "side" }>): Test {
    const index = this.#shapeOf(of);
    if (index === undefined || this.#prepared.get(of)?.kind !== "line")
      return (place) => this.#plain.inside(place, name);
    return (place) => {
      const side = this.#grid.sideAt(index, place);
      return side === undefined ? MAYBE : side === wanted ? YES : NO;
    };
  }
}

/** A place that a source names lies in the region of that name. */
function orNamed({ names }: Region, named: Kleene, test: Test): Test {
  return (place) => (place.names.length > 0 && place.names.some((each) => names.includes(each)) ? named : test(place));
}

// A line has no inside: what is near enough may lie on it.
function surelyOffLine(least: number, most: number): Sure {
  return { answer: NO, uptoM: least - CLEARANCE_M, maybeFromM: most };
}

function surelyInside(least: number, most: number): Sure {
  const isInside = most < 0;
  const maybeFromM = Math.max(Math.abs(least), Math.abs(most));
  return { answer: isInside ? YES : NO, uptoM: (isInside ? -most : least) - CLEARANCE_M, maybeFromM };
}

function surelyCompared(isUpper: boolean, limitM: number): Question["surely"] {
  return (leastSigned, mostSigned) => {
    const [least, most] = [Math.max(0, leastSigned), Math.max(0, mostSigned)];
    // No distance is below zero: nearer than nothing is never, and at least nothing is always.
    const maybeFromM = limitM > 0 ? Math.max(limitM - least, most - limitM, 0) + CLEARANCE_M : Infinity;
    const nearM = limitM / (1 + MARGIN) - CLEARANCE_M - most;
    if (nearM >= 0) return { answer: isUpper ? YES : NO, uptoM: nearM, maybeFromM };
    const farM = least - (limitM + CLEARANCE_M) / (1 - MARGIN);
    return { answer: isUpper ? NO : YES, uptoM: farM, maybeFromM };
  };
}
