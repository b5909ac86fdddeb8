// Lines of an agreement (a contact line, a river, a road) prepared once, and where a point stands to them: how far, and
// on which side. Areas are `polygon.ts`.

import { assert } from "../assert.ts";
import { densify } from "./densify.ts";
import { arcM } from "./distance.ts";
import { type LonLat, type Point, toEcef, WGS84_A_M, WGS84_AXES2 } from "./point.ts";
import { indexSegments, nearestSegment, type SegmentIndex } from "./segments.ts";

/**
 * One or more lines, cut to pieces of at most 1 km. `before[i]` and `after[i]` are the pieces joined to piece `i`, or
 * -1.
 */
export interface PreparedLine extends SegmentIndex {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Where a point stands to a line. */
export interface NearestOnLine {
  /** Along the ellipsoid to the nearest point of the line, metres; infinite when the line has no vertex. */
  readonly distanceM: number;
  /**
   * The side as seen going from the first vertex to the last. `end` when it cannot be known: the nearest point is an
   * end of an open line or the tip of a spike, or the point lies on the line (nearer than a millimetre).
   */
  readonly side: "left" | "right" | "end";
}

const ON_LINE_M = 0.001;

/**
 * Prepares lines given as `[lon, lat]` in degrees. A line between two vertices is straight in longitude and latitude,
 * the short way round where they are more than 180° apart. A line whose last position is its first is a ring and has
 * no end; lines that meet end to start, exactly and without a fork, are one line. O(n), n = vertices plus kilometres.
 */
export function prepareLine(coords: readonly (readonly LonLat[])[]): PreparedLine {
  const triples: number[] = [];
  const starts: number[] = [];
  const runs: { readonly first: number; readonly last: number }[] = [];
  for (const line of coords) {
    const dense = densify(line);
    if (dense.length === 0) continue;
    // A line of one position is a piece of no length: near, and with no side.
    if (dense.length === 3) dense.push(...dense);
    const first = starts.length;
    for (let vertex = 0; vertex < dense.length / 3 - 1; vertex++) starts.push(triples.length / 3 + vertex);
    for (const each of dense) triples.push(each);
    runs.push({ first, last: starts.length - 1 });
  }
  const index = indexSegments(Float64Array.from(triples), Uint32Array.from(starts));
  return { ...index, ...join(index, runs) };
}

/** Which piece follows which, within a run and where runs meet. */
function join(
  { vertices, starts }: SegmentIndex,
  runs: readonly { readonly first: number; readonly last: number }[],
): Pick<PreparedLine, "before" | "after"> {
  const before = Int32Array.from(starts, (_, piece) => piece - 1);
  const after = Int32Array.from(starts, (_, piece) => piece + 1);
  const place = (vertex: number): string => vertices.subarray(3 * vertex, 3 * vertex + 3).join(" ");
  const startsAt = Map.groupBy(runs, ({ first }) => place(starts[first] ?? 0));
  const endsAt = Map.groupBy(runs, ({ last }) => place((starts[last] ?? 0) + 1));
  for (const { first, last } of runs) {
    before[first] = -1;
    after[last] = -1;
  }
  for (const [where, ending] of endsAt) {
    const starting = startsAt.get(where) ?? [];
    const [from, to] = [ending[0], starting[0]];
    if (from === undefined || to === undefined || ending.length > 1 || starting.length > 1) continue;
    after[from.last] = to.first;
    before[to.first] = from.last;
  }
  return { before, after };
}

/** Distance and side of a point. About a microsecond for a line of 2,000 vertices. */
export function nearestOnLine(line: PreparedLine, point: Point): NearestOnLine {
  const { x: px, y: py, z: pz } = toEcef(point);
  const piece = nearestSegment(line, px, py, pz);
  assert(piece >= 0 || line.starts.length === 0, `a point has coordinates, not ${point.lat}, ${point.lon}`);
  if (piece < 0) return { distanceM: Number.POSITIVE_INFINITY, side: "end" };
  const { vertices } = line;
  const at = 3 * (line.starts[piece] ?? 0);
  const ax = vertices[at] ?? 0;
  const ay = vertices[at + 1] ?? 0;
  const az = vertices[at + 2] ?? 0;
  let dx = (vertices[at + 3] ?? 0) - ax;
  let dy = (vertices[at + 4] ?? 0) - ay;
  let dz = (vertices[at + 5] ?? 0) - az;
  const length2 = dx * dx + dy * dy + dz * dz;
  const along = (px - ax) * dx + (py - ay) * dy + (pz - az) * dz;
  const share = along <= 0 || length2 === 0 ? 0 : along < length2 ? along / length2 : 1;
  // The foot on the chord lies up to 2 cm below the surface: lift it there before measuring.
  const chordX = ax + dx * share;
  const chordY = ay + dy * share;
  const chordZ = az + dz * share;
  const lift = WGS84_A_M / Math.sqrt(chordX * chordX + chordY * chordY + WGS84_AXES2 * chordZ * chordZ);
  const fx = chordX * lift;
  const fy = chordY * lift;
  const fz = chordZ * lift;
  const distanceM = arcM(px, py, pz, fx, fy, fz);
  if (distanceM < ON_LINE_M) return { distanceM, side: "end" };
  if (share === 0 || share === 1) {
    // At a corner both pieces are equally near and may disagree. The sum of their directions decides: the point lies
    // between the perpendiculars of the two.
    const joined = share === 0 ? line.before[piece] : line.after[piece];
    if (joined === undefined || joined < 0) return { distanceM, side: "end" };
    const other = 3 * (line.starts[joined] ?? 0);
    const ox = (vertices[other + 3] ?? 0) - (vertices[other] ?? 0);
    const oy = (vertices[other + 4] ?? 0) - (vertices[other + 1] ?? 0);
    const oz = (vertices[other + 5] ?? 0) - (vertices[other + 2] ?? 0);
    const scale = Math.sqrt(length2 / (ox * ox + oy * oy + oz * oz));
    dx += ox * scale;
    dy += oy * scale;
    dz += oz * scale;
    // A turn on the spot leaves no direction.
    if (dx * dx + dy * dy + dz * dz < length2 * 1e-12) return { distanceM, side: "end" };
  }
  const wx = px - fx;
  const wy = py - fy;
  const wz = pz - fz;
  // up · (direction × way to the point), with up along the plumb line at the foot: positive on the left
  const turn = fx * (dy * wz - dz * wy) + fy * (dz * wx - dx * wz) + WGS84_AXES2 * fz * (dx * wy - dy * wx);
  return { distanceM, side: turn > 0 ? "left" : turn < 0 ? "right" : "end" };
}
