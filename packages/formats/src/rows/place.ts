// The place that a row states: a point with its doubt, names, both, or nothing.
import type { Place } from "@servanda/agreement";
import type { PlaceRule } from "../mapping/mapping.ts";
import { rowRefusals } from "../messages.ts";
import { checkNames, checkPoint } from "../ndjson/bounds.ts";
import { type Columns, Failed, firstColumn, type Reads } from "./row.ts";
import { compileNumber, compileQuantity, compileText } from "./values.ts";

interface PlacePoint {
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
}

/** Empty names are left out; an empty point leaves names only; nothing at all is no place. */
export function compilePlace(rule: PlaceRule, columns: Columns): Reads<Place | undefined> {
  const point = compilePoint(rule, columns);
  const names = compileNames(rule, columns);
  return (row) => {
    const where = point(row);
    if (where instanceof Failed) return where;
    const called = names(row);
    if (called instanceof Failed) return called;
    if (where === undefined) return called.length === 0 ? undefined : { radiusM: 0, names: called };
    return { lat: where.lat, lon: where.lon, radiusM: where.radiusM, names: called };
  };
}

function compilePoint(rule: PlaceRule, columns: Columns): Reads<PlacePoint | undefined> {
  if (rule.lat === undefined || rule.lon === undefined || rule.radius === undefined) return () => undefined;
  const latColumn = firstColumn(rule.lat);
  const readLat = compileNumber(rule.lat, columns);
  const readLon = compileNumber(rule.lon, columns);
  const readRadius = compileQuantity(rule.radius, columns);
  return (row) => {
    const lat = readLat(row);
    if (lat instanceof Failed) return lat;
    const lon = readLon(row);
    if (lon instanceof Failed) return lon;
    if (lat === undefined && lon === undefined) return undefined;
    if (lat === undefined || lon === undefined) return new Failed(rowRefusals.halfPoint(), latColumn);
    const radiusM = readRadius(row);
    if (radiusM instanceof Failed) return radiusM;
    const refusal = checkPoint(lat, lon, radiusM);
    return refusal === undefined ? { lat, lon, radiusM } : new Failed(refusal, latColumn);
  };
}

function compileNames(rule: PlaceRule, columns: Columns): Reads<readonly string[]> {
  const readers = rule.names.map((name) => compileText(name, columns));
  return (row) => {
    const names: string[] = [];
    for (const reader of readers) {
      const name = reader(row);
      if (name instanceof Failed) return name;
      if (name !== "" && !names.includes(name)) names.push(name);
    }
    if (names.length === 0) return names;
    const refusal = checkNames("names", names);
    return refusal === undefined ? names : new Failed(refusal);
  };
}
