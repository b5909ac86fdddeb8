// The same answers about place as atoms/place.ts, asked of a grid: each region becomes one test, made once.
import type { Compare, Place, Region, RegionName, Shape } from "@servanda/agreement";
import { allOf, anyOf, assert, insideKleene, type Kleene, leastM, MAYBE, mostM, NO, not, YES } from "@servanda/core";
import { compareBounds } from "../atoms/interval.ts";
import { createPlaces, type Places, prepare } from "../atoms/place.ts";
import { Grid, type Question, type Sure } from "./grid.ts";

type Test = (place: Place) => Kleene;

/** Bounds are widened to whole decimetres, and by a millionth: what is clearer than this is clear. */
const CLEARANCE_M = 0.2;
const MARGIN = 1e-6;

export function createFastPlaces(regions: readonly Region[]): Places {
  const prepared = new Map(regions.map(({ name, shape }) => [name, prepare(shape)]));
  const plain = createPlaces(regions, prepared);
  const grid = new Grid();
  const byName = new Map(regions.map((region) => [region.name, region]));
  const tests = new Map<RegionName, Test>();
  const distanceTests = new Map<string, Test>();
  const shapes = new Map<RegionName, number>();

  function find(name: RegionName): Region {
    const found = byName.get(name);
    assert(found !== undefined, `region ${name} is not declared: the checker must refuse this`);
    return found;
  }

  // The measured shape of a region; undefined where it is made of others.
  function shapeOf(name: RegionName): number | undefined {
    const shape = prepared.get(name);
    if (shape === undefined || shape.kind === "derived") return undefined;
    const before = shapes.get(name);
    if (before !== undefined) return before;
    const index = grid.addShape(shape);
    shapes.set(name, index);
    return index;
  }

  function testOf(name: RegionName): Test {
    let test = tests.get(name);
    if (test === undefined) {
      test = orNamed(find(name), YES, testOfShape(find(name)));
      tests.set(name, test);
    }
    return test;
  }

  function testOfShape({ name, shape }: Region): Test {
    switch (shape.kind) {
      case "union": {
        const of = shape.of.map(testOf);
        return (place) => anyOf(of.map((test) => test(place)));
      }
      case "intersection": {
        const of = shape.of.map(testOf);
        return (place) => allOf(of.map((test) => test(place)));
      }
      case "minus": {
        const [from, less] = [testOf(shape.from), shape.less.map(testOf)];
        return (place) => allOf([from(place), ...less.map((test) => not(test(place)))]);
      }
      case "within":
        return testOfDistance(shape.of, "<=", shape.distanceM);
      case "lines":
        return measured(name, (metres, radiusM) => (leastM(metres, radiusM) === 0 ? MAYBE : NO), surelyOffLine);
      case "polygons":
        return measured(name, insideKleene, surelyInside);
      case "side":
        return testOfSide(name, shape);
      case "open":
      case "moving":
      case "named":
        return (place) => plain.inside(place, name);
    }
  }

  function measured(name: RegionName, answer: Question["answer"], surely: Question["surely"]): Test {
    const shape = shapeOf(name);
    assert(shape !== undefined, `${name} has a line or a border`);
    const index = grid.addQuestion({ shape, answer, surely });
    return (place) => grid.ask(index, place, MAYBE);
  }

  function testOfDistance(of: RegionName, compare: Compare, limitM: number): Test {
    const shape = shapeOf(of);
    // An equation has no sure side; and what is made of others is measured by its parts.
    if (shape === undefined || compare === "=") return (place) => plain.isAt(place, of, compare, limitM);
    const answer: Question["answer"] = (metres, radiusM) => {
      const outsideM = Math.max(0, metres);
      return compareBounds(leastM(outsideM, radiusM), mostM(outsideM, radiusM), compare, limitM);
    };
    const isUpper = compare === "<" || compare === "<=";
    const index = grid.addQuestion({ shape, answer, surely: surelyCompared(isUpper, limitM) });
    const unplaced = compareBounds(0, Number.POSITIVE_INFINITY, compare, limitM);
    return orNamed(find(of), compareBounds(0, 0, compare, limitM), (place) => grid.ask(index, place, unplaced));
  }

  function testOfSide(name: RegionName, { of, side: wanted }: Extract<Shape, { kind: "side" }>): Test {
    const index = shapeOf(of);
    if (index === undefined || prepared.get(of)?.kind !== "line") return (place) => plain.inside(place, name);
    return (place) => {
      const side = grid.sideAt(index, place);
      return side === undefined ? MAYBE : side === wanted ? YES : NO;
    };
  }

  // Every question is known before the first is asked.
  for (const { name } of regions) testOf(name);

  return {
    inside: (place, region) => (place === undefined ? MAYBE : testOf(region)(place)),
    distance: (place, region) => plain.distance(place, region),
    isAt(place, region, compare, limitM) {
      if (place === undefined) return plain.isAt(place, region, compare, limitM);
      const key = `${region} ${compare} ${limitM}`;
      let test = distanceTests.get(key);
      if (test === undefined) {
        test = testOfDistance(region, compare, limitM);
        distanceTests.set(key, test);
      }
      return test(place);
    },
  };
}

/** A place that a source names lies in the region of that name. */
function orNamed({ names }: Region, named: Kleene, test: Test): Test {
  return (place) => (place.names.length > 0 && place.names.some((each) => names.includes(each)) ? named : test(place));
}

function surelyOffLine(least: number): Sure | undefined {
  return least > CLEARANCE_M ? { answer: NO, uptoM: least - CLEARANCE_M } : undefined;
}

function surelyInside(least: number, most: number): Sure | undefined {
  if (most < -CLEARANCE_M) return { answer: YES, uptoM: -most - CLEARANCE_M };
  return surelyOffLine(least);
}

function surelyCompared(isUpper: boolean, limitM: number): Question["surely"] {
  return (least, most) => {
    const nearM = limitM / (1 + MARGIN) - CLEARANCE_M - Math.max(0, most);
    if (nearM >= 0) return { answer: isUpper ? YES : NO, uptoM: nearM };
    const farM = least - (limitM + CLEARANCE_M) / (1 - MARGIN);
    return farM >= 0 ? { answer: isUpper ? NO : YES, uptoM: farM } : undefined;
  };
}
