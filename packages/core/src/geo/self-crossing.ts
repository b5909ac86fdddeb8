// Whether a ring crosses itself, as a figure of eight does: then one half of it lies on the other side of its border
// than its author drew it. Plane geometry in degrees; an edge over the date line is left out.
import type { LonLat } from "./point.ts";

/** Beyond so many pairs of edges nobody has waited for an answer; such a ring is taken as it is. */
const MAX_PAIRS = 20_000_000;

interface Edge {
  readonly index: number;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly west: number;
  readonly east: number;
}

/**
 * Indices of two edges that cross, or undefined; edge `i` runs from position `i` to the next. Edges that only touch are
 * no crossing. O(n log n) for rings whose edges are short beside the ring.
 */
export function selfCrossing(ring: readonly LonLat[]): readonly [number, number] | undefined {
  const edges = edgesOf(ring).sort((a, b) => a.west - b.west || a.index - b.index);
  let pairs = 0;
  for (const [place, edge] of edges.entries()) {
    for (let next = place + 1; next < edges.length; next++) {
      const other = edges[next];
      if (other === undefined || other.west > edge.east) break;
      if (++pairs > MAX_PAIRS) return undefined;
      if (doCross(edge, other)) return edge.index < other.index ? [edge.index, other.index] : [other.index, edge.index];
    }
  }
  return undefined;
}

function edgesOf(ring: readonly LonLat[]): Edge[] {
  return ring.slice(0, -1).flatMap((from, index) => {
    const to = ring[index + 1] ?? from;
    if (Math.abs(to[0] - from[0]) > 180) return [];
    return [{ index, from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }];
  });
}

/** Each edge has the ends of the other on both sides of it. */
function doCross(a: Edge, b: Edge): boolean {
  return sideOf(a, b.from) * sideOf(a, b.to) < 0 && sideOf(b, a.from) * sideOf(b, a.to) < 0;
}

function sideOf({ from, to }: Edge, [lon, lat]: LonLat): number {
  return Math.sign((to[0] - from[0]) * (lat - from[1]) - (to[1] - from[1]) * (lon - from[0]));
}
