// The lines and zones of readings: those that a reading runs otherwise, and those of the base that rest on them. Each
// goes by `ContactLine@Narrow`, beside the base's `ContactLine`. What a place is made of is regions.ts.
import type { Region, RegionName, Shape } from "@servanda/agreement";
import type { PlaceStatement } from "../syntax/ast.ts";
import type { World } from "./names.ts";
import { partsOf, type RegionWork, readRegion, reportCycles } from "./regions.ts";
import type { Placed } from "./sources.ts";

/** Places of one reading; `own` by the names of the text. */
export interface PlacesOfReading {
  readonly own: ReadonlySet<string>;
  readonly regions: readonly Region[];
}

export function readPlacesOf(work: RegionWork, world: World, base: readonly Region[]): PlacesOfReading {
  const stated = [...world.places].filter(([name]) => world.own.has(`place ${name}`)).map(([, placed]) => placed);
  if (stated.length === 0) return { own: new Set(), regions: [] };
  const read = new Map(base.map((region): [string, Region] => [region.name, region]));
  for (const placed of stated) read.set(placed.statement.name.text, readRegion(work, placed));
  reportCycles(work, placesOf(world), [...read.values()]);
  const own = restingOn(
    work,
    stated.map(({ statement }) => statement.name.text),
    read,
  );
  const named = (name: RegionName): RegionName => nameIn(work, own, world.reading, name);
  return {
    own,
    regions: [...read.values()].filter(({ name }) => own.has(name)).map((region) => renamed(region, named)),
  };
}

function placesOf({ places }: World): readonly Placed<PlaceStatement>[] {
  return [...places.values()];
}

/** The places stated, and those made of them, to the end. */
function restingOn(work: RegionWork, stated: readonly string[], read: ReadonlyMap<string, Region>): Set<string> {
  const own = new Set(stated);
  for (let size = -1; size !== own.size; ) {
    size = own.size;
    for (const { name, shape, references = [] } of read.values()) {
      const parts = [...partsOf(shape), ...references.map(({ region }) => region)];
      if (parts.some((part) => isOwn(work, own, part))) own.add(name);
    }
  }
  return own;
}

/** A union that a list made is the reading's if one of its parts is. */
function isOwn(work: RegionWork, own: ReadonlySet<string>, name: RegionName): boolean {
  return own.has(name) || partsOf(madeOf(work, name)).some((part) => isOwn(work, own, part));
}

function madeOf({ synthetic }: RegionWork, name: RegionName): Shape | undefined {
  return synthetic.regions().find((region) => region.name === name)?.shape;
}

function nameIn(work: RegionWork, own: ReadonlySet<string>, reading: string, name: RegionName): RegionName {
  if (own.has(name)) return `${name}@${reading}`;
  if (!isOwn(work, own, name)) return name;
  return work.synthetic.union(partsOf(madeOf(work, name)).map((part) => nameIn(work, own, reading, part)));
}

function renamed(region: Region, named: (name: RegionName) => RegionName): Region {
  const { references } = region;
  return {
    ...region,
    name: named(region.name),
    shape: renamedShape(region.shape, named),
    ...(references === undefined
      ? {}
      : { references: references.map((each) => ({ ...each, region: named(each.region) })) }),
  };
}

function renamedShape(shape: Shape, named: (name: RegionName) => RegionName): Shape {
  switch (shape.kind) {
    case "within":
    case "side":
      return { ...shape, of: named(shape.of) };
    case "union":
    case "intersection":
      return { ...shape, of: shape.of.map(named) };
    case "minus":
      return { ...shape, from: named(shape.from), less: shape.less.map(named) };
    default:
      return shape;
  }
}
