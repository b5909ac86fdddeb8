// Reads GeoJSON (RFC 7946) as an agreement may use it: lines, areas or points, one sort in a file. Takes what
// `JSON.parse` gives; of a feature's properties only its name, to say where something is wrong.
import { accepted, type Outcome, type Refusal, refused } from "../refusal.ts";
import { lonStep, pieceCount } from "./densify.ts";
import type { LonLat } from "./point.ts";
import { selfCrossing } from "./self-crossing.ts";

/** Positions in degrees. A line has at least two that differ, a ring at least four, the last the first again. */
export type GeoShape =
  | { readonly kind: "points"; readonly points: readonly LonLat[] }
  | { readonly kind: "lines"; readonly lines: readonly (readonly LonLat[])[] }
  | { readonly kind: "polygons"; readonly polygons: readonly (readonly (readonly LonLat[])[])[] };

const MAX_VERTICES = 1_000_000;
/** After cutting to pieces of 1 km: a line fifty times round the earth, or some 100 MB when prepared. */
const MAX_PIECES = 2_000_000;
/** Collections within collections. */
const MAX_DEPTH = 8;

interface Found {
  readonly points: LonLat[];
  readonly lines: LonLat[][];
  readonly polygons: LonLat[][][];
}

/** How much has been read so far, against the bounds. */
interface Tally {
  vertices: number;
  pieces: number;
}

/** A refusal with the place in the file, or undefined when all is well. */
type Complaint = Refusal | undefined;

/**
 * A FeatureCollection, Feature or geometry, or a refusal that says where: `geojson-shape` (not GeoJSON),
 * `geojson-mixed` (lines and areas in one file), `geojson-range` (not degrees), `geojson-swapped` (a feature with its
 * axes exchanged), `geojson-ring`, `geojson-crs`, `geojson-size`, `geojson-empty`. A third coordinate, the height, is
 * left out.
 */
export function parseGeoJson(value: unknown): Outcome<GeoShape> {
  const found: Found = { points: [], lines: [], polygons: [] };
  const refusal = readObject(value, "$", found, { vertices: 0, pieces: 0 }, 0);
  if (refusal !== undefined) return { ok: false, refusal };
  const { points, lines, polygons } = found;
  const sorts = [points, lines, polygons].filter((each) => each.length > 0).length;
  if (sorts === 0) return refused("geojson-empty", "The file has no geometry.");
  if (sorts > 1) {
    const counts = `${points.length} points, ${lines.length} lines and ${polygons.length} polygons`;
    return refused("geojson-mixed", `The file has ${counts}.`, "Put each sort in a file of its own.");
  }
  if (points.length > 0) return accepted({ kind: "points", points });
  if (lines.length > 0) return accepted({ kind: "lines", lines });
  return accepted({ kind: "polygons", polygons });
}

function readObject(value: unknown, path: string, found: Found, tally: Tally, depth: number): Complaint {
  if (!isRecord(value)) return complain("geojson-shape", `${path} is ${nameOf(value)}, not a GeoJSON object.`);
  if (depth > MAX_DEPTH) return complain("geojson-shape", `${path} is nested more than ${MAX_DEPTH} deep.`);
  const crs = readCrs(value["crs"], path);
  if (crs !== undefined) return crs;
  const { type, coordinates } = value as { readonly type?: unknown; readonly coordinates?: unknown };
  const at = `${path}.coordinates`;
  switch (type) {
    case "FeatureCollection":
      return readFeatures(value["features"], `${path}.features`, found, tally, depth);
    case "GeometryCollection":
      return each(value["geometries"], `${path}.geometries`, (item, where) =>
        readObject(item, where, found, tally, depth + 1),
      );
    case "Feature":
      return readObject(value["geometry"], `${path}.geometry`, found, tally, depth + 1);
    case "Point":
      return readPosition(coordinates, at, found.points, tally);
    case "MultiPoint":
      return each(coordinates, at, (item, where) => readPosition(item, where, found.points, tally));
    case "LineString":
      return readLine(coordinates, at, found.lines, tally);
    case "MultiLineString":
      return each(coordinates, at, (item, where) => readLine(item, where, found.lines, tally));
    case "Polygon":
      return readPolygon(coordinates, at, found.polygons, tally);
    case "MultiPolygon":
      return each(coordinates, at, (item, where) => readPolygon(item, where, found.polygons, tally));
    default:
      return complain("geojson-shape", `${path}.type is ${nameOf(type)}, not a GeoJSON type.`);
  }
}

/** Complains with the name of the feature, which its author can search for. */
function readFeatures(features: unknown, path: string, found: Found, tally: Tally, depth: number): Complaint {
  const middles: (LonLat | undefined)[] = [];
  const complaint = each(features, path, (item, where) => {
    const inside: Found = { points: [], lines: [], polygons: [] };
    const refusal = readObject(item, where, inside, tally, depth + 1);
    if (refusal !== undefined) return named(refusal, item, middles.length);
    middles.push(middleOf(inside));
    // One by one: a million arguments are more than a call can take.
    for (const each of inside.points) found.points.push(each);
    for (const each of inside.lines) found.lines.push(each);
    for (const each of inside.polygons) found.polygons.push(each);
    return undefined;
  });
  if (complaint !== undefined || !Array.isArray(features)) return complaint;
  const swapped = swappedAmong(middles);
  if (swapped === undefined) return undefined;
  const message = `${path}[${swapped}] lies far from the others, and would lie among them with its axes exchanged.`;
  const refusal = complain("geojson-swapped", message, "Longitude comes first.");
  return named(refusal, features[swapped], swapped);
}

/** `It is feature 4, "North".`: the first is 1. */
function named(refusal: Refusal, feature: unknown, index: number): Refusal {
  const name = nameOfFeature(feature);
  const which = `feature ${index + 1}${name === undefined ? "" : `, "${name}"`}`;
  return { ...refusal, message: `${refusal.message} It is ${which}.` };
}

function nameOfFeature(feature: unknown): string | undefined {
  if (!isRecord(feature)) return undefined;
  const { properties, id } = feature as { readonly properties?: unknown; readonly id?: unknown };
  const own = isRecord(properties) && Object.hasOwn(properties, "name") ? properties["name"] : id;
  // A name is shown to people: without what would move the rest of the line.
  return typeof own === "string" && own !== "" ? own.replace(/[\p{Cc}\p{Cf}"]/gu, "").slice(0, 60) : undefined;
}

/** The middle of the box around everything in a feature, degrees. */
function middleOf({ points, lines, polygons }: Found): LonLat | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of [points, ...lines, ...polygons.flat()]) {
    for (const [lon, lat] of path) {
      [west, south] = [Math.min(west, lon), Math.min(south, lat)];
      [east, north] = [Math.max(east, lon), Math.max(north, lat)];
    }
  }
  return west > east ? undefined : [(west + east) / 2, (south + north) / 2];
}

/** A feature so far from the middle one is of another place, or its axes are exchanged; degrees. */
const FAR_DEG = 5;
const NEAR_DEG = 3;

/** The first feature that lies apart, and would not if its longitude were its latitude; three are needed to tell. */
function swappedAmong(middles: readonly (LonLat | undefined)[]): number | undefined {
  const known = middles.filter((each) => each !== undefined);
  if (known.length < 3) return undefined;
  const [lon, lat] = [medianOf(known.map(([each]) => each)), medianOf(known.map(([, each]) => each))];
  const apart = ([x, y]: LonLat): number => Math.max(Math.abs(x - lon), Math.abs(y - lat));
  const index = middles.findIndex(
    (each) => each !== undefined && apart(each) > FAR_DEG && apart([each[1], each[0]]) < NEAR_DEG,
  );
  return index < 0 ? undefined : index;
}

function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

const wgs84Names = [
  "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
  "urn:ogc:def:crs:OGC:1.3:CRS84",
  "urn:ogc:def:crs:OGC::CRS84",
  "EPSG:4326",
  "urn:ogc:def:crs:EPSG::4326",
];

/** `crs` left GeoJSON with RFC 7946, but files still name a grid there, and then their numbers are not degrees. */
function readCrs(crs: unknown, path: string): Complaint {
  if (crs === undefined || crs === null) return undefined;
  const properties = isRecord(crs) ? crs["properties"] : undefined;
  const name = isRecord(properties) ? properties["name"] : undefined;
  if (wgs84Names.some((each) => each === name)) return undefined;
  const message = `${path}.crs names the reference system ${nameOf(name)}; only WGS 84 is read.`;
  return complain("geojson-crs", message, "Convert the file to WGS 84 longitude and latitude (EPSG:4326).");
}

function readPolygon(value: unknown, path: string, polygons: LonLat[][][], tally: Tally): Complaint {
  const rings: LonLat[][] = [];
  const complaint = each(value, path, (item, where) => readRing(item, where, rings, tally));
  if (complaint !== undefined) return complaint;
  if (rings.length === 0) return complain("geojson-ring", `${path} has no ring.`);
  polygons.push(rings);
  return undefined;
}

function readRing(value: unknown, path: string, rings: LonLat[][], tally: Tally): Complaint {
  const complaint = readPath(value, path, rings, tally);
  const ring = rings.at(-1);
  if (complaint !== undefined || ring === undefined) return complaint;
  if (ring.length < 4) return complain("geojson-ring", `${path} is a ring of ${ring.length} positions; it needs four.`);
  const [first, last] = [ring[0] ?? [0, 0], ring.at(-1) ?? [0, 0]];
  if (first[0] !== last[0] || first[1] !== last[1]) {
    const remedy = "Repeat the first position at the end.";
    return complain("geojson-ring", `${path} is a ring that does not end where it starts.`, remedy);
  }
  const crossing = selfCrossing(ring);
  if (crossing !== undefined) {
    const [one, other] = crossing;
    const remedy = "Draw it as two polygons, or in another order of its positions.";
    return complain("geojson-ring", `${path} crosses itself: edge ${one} and edge ${other}.`, remedy);
  }
  let turnedDeg = 0;
  for (const [index, position] of ring.entries()) {
    const step = position[0] - (ring[index - 1] ?? position)[0];
    if (Math.abs(step) === 360) return complain("geojson-ring", `${path}[${index}] ends an edge of 360°.`);
    turnedDeg += lonStep(0, step);
  }
  if (Math.abs(turnedDeg) < 180) return undefined;
  const remedy = "Cut it at the date line and close it over the pole, as RFC 7946, 3.1.9 shows.";
  return complain("geojson-ring", `${path} is a ring around a pole.`, remedy);
}

function readLine(value: unknown, path: string, lines: LonLat[][], tally: Tally): Complaint {
  const complaint = readPath(value, path, lines, tally);
  const [first, ...others] = lines.at(-1) ?? [];
  if (complaint !== undefined || others.some(([lon, lat]) => lon !== first?.[0] || lat !== first[1])) return complaint;
  return complain("geojson-shape", `${path} is a line without two different positions.`);
}

/** Positions in order, and how many pieces they will be cut to. */
function readPath(value: unknown, path: string, paths: LonLat[][], tally: Tally): Complaint {
  const positions: LonLat[] = [];
  const complaint = each(value, path, (item, where) => {
    const refusal = readPosition(item, where, positions, tally);
    const [from, to] = [positions.at(-2), positions.at(-1)];
    if (refusal !== undefined || from === undefined || to === undefined) return refusal;
    tally.pieces += pieceCount(from, to);
    if (tally.pieces <= MAX_PIECES) return undefined;
    return complain("geojson-size", `The lines are longer than ${MAX_PIECES} km together, at ${where}.`);
  });
  if (complaint === undefined) paths.push(positions);
  return complaint;
}

function readPosition(value: unknown, path: string, positions: LonLat[], tally: Tally): Complaint {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3 || !value.every(Number.isFinite)) {
    return complain("geojson-shape", `${path} is not a position of two or three numbers.`);
  }
  const [lon, lat] = value as [number, number];
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    const message = `${path} is ${lon}, ${lat}: not longitude -180 to 180 and latitude -90 to 90, in degrees.`;
    const isSwapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
    const isGrid = Math.max(Math.abs(lon), Math.abs(lat)) > 1000;
    const remedy = isSwapped
      ? "Longitude comes first."
      : isGrid
        ? "These are metres of a grid: convert the file to WGS 84 longitude and latitude (EPSG:4326)."
        : undefined;
    return complain("geojson-range", message, remedy);
  }
  tally.vertices += 1;
  if (tally.vertices > MAX_VERTICES)
    return complain("geojson-size", `The file has more than ${MAX_VERTICES} positions.`);
  positions.push([lon, lat]);
  return undefined;
}

/** Reads a list item by item and stops at the first complaint. */
function each(value: unknown, path: string, read: (item: unknown, path: string) => Complaint): Complaint {
  if (!Array.isArray(value)) return complain("geojson-shape", `${path} is ${nameOf(value)}, not a list.`);
  for (let i = 0; i < value.length; i++) {
    const complaint = read(value[i], `${path}[${i}]`);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function complain(code: string, message: string, remedy?: string): Refusal {
  return remedy === undefined ? { code, message } : { code, message, remedy };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands there, in few words. */
function nameOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  return isRecord(value) ? "an object" : (JSON.stringify(value) ?? "nothing").slice(0, 40);
}
