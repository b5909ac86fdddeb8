// Many short straight segments in space and the one nearest to a point: the index under lines and borders. It knows
// nothing of sides, ends or the earth's curve.

/** Leaves of this many segments; measured best between 4 and 16 for lines of 2,000 vertices. */
const LEAF_SIZE = 8;
/** Rounding of a sphere's centre and radius stays far below this, metres. */
const SPHERE_MARGIN_M = 0.001;

/**
 * Segment `i` runs from vertex `starts[i]` to the vertex after it. Eight segments in the order of the line are a
 * leaf; a sphere `(x, y, z, radius)` stands around each node of a binary tree laid out as a heap: node `n` has the
 * children `2n` and `2n + 1`, node 1 is the root, nodes from `leafCount` on are the leaves. With a count that is not
 * a power of two some node holds both ends of the line; its sphere is wide and still right.
 */
export interface SegmentIndex {
  /** Triples, metres. */
  readonly vertices: Float64Array;
  readonly starts: Uint32Array;
  readonly leafCount: number;
  readonly spheres: Float64Array;
}

/** O(n). Segments should follow the line: neighbours in order are neighbours in space. */
export function indexSegments(vertices: Float64Array, starts: Uint32Array): SegmentIndex {
  const leafCount = Math.ceil(starts.length / LEAF_SIZE);
  const index = { vertices, starts, leafCount, spheres: new Float64Array(8 * leafCount) };
  for (let node = 2 * leafCount - 1; node >= 1; node--) {
    if (node >= leafCount) wrapLeaf(index, node);
    else wrapChildren(index.spheres, node);
  }
  return index;
}

/** Sphere around the middle of the leaf's box. */
function wrapLeaf({ vertices, starts, leafCount, spheres }: SegmentIndex, node: number): void {
  const from = (node - leafCount) * LEAF_SIZE;
  const corners = [...starts.subarray(from, from + LEAF_SIZE)].flatMap((start) => [3 * start, 3 * start + 3]);
  const middle = [0, 1, 2].map((axis) => {
    const along = corners.map((corner) => vertices[corner + axis] ?? 0);
    return (Math.min(...along) + Math.max(...along)) / 2;
  });
  const [x = 0, y = 0, z = 0] = middle;
  const radii = corners.map((at) => Math.sqrt(squareToPoint(vertices, at, x, y, z)));
  spheres.set([x, y, z, Math.max(...radii) + SPHERE_MARGIN_M], 4 * node);
}

/** The smallest sphere around the spheres of both children. */
function wrapChildren(spheres: Float64Array, node: number): void {
  const [left, right, parent] = [8 * node, 8 * node + 4, 4 * node];
  const [ax = 0, ay = 0, az = 0, aRadius = 0] = spheres.subarray(left, left + 4);
  const [bx = 0, by = 0, bz = 0, bRadius = 0] = spheres.subarray(right, right + 4);
  const apart = Math.sqrt(squareToPoint(spheres, left, bx, by, bz));
  if (apart + bRadius <= aRadius) spheres.copyWithin(parent, left, left + 4);
  else if (apart + aRadius <= bRadius) spheres.copyWithin(parent, right, right + 4);
  else {
    const radius = (apart + aRadius + bRadius) / 2;
    const share = (radius - aRadius) / apart;
    const middle = [ax + (bx - ax) * share, ay + (by - ay) * share, az + (bz - az) * share];
    spheres.set([...middle, radius + SPHERE_MARGIN_M], parent);
  }
}

// Nodes still to visit. The depth of the largest tree is below 32, and each level leaves at most one node here.
const waiting = new Int32Array(64);

/**
 * The segment nearest to a triple by straight distance, the lowest index among equals that are met first; -1 when there
 * are no segments. O(log n) for points near the line or far from it, more where large parts are equally near.
 */
export function nearestSegment(index: SegmentIndex, px: number, py: number, pz: number): number {
  const { leafCount, spheres, starts } = index;
  if (leafCount === 0) return -1;
  let nearest = -1;
  let best2 = Number.POSITIVE_INFINITY;
  let best = Number.POSITIVE_INFINITY;
  let waitingCount = 0;
  let node = 1;
  for (;;) {
    if (node >= leafCount) {
      const from = (node - leafCount) * LEAF_SIZE;
      const until = Math.min(from + LEAF_SIZE, starts.length);
      for (let i = from; i < until; i++) {
        const distance2 = squareToSegment(index.vertices, 3 * (starts[i] ?? 0), px, py, pz);
        if (distance2 < best2) {
          best2 = distance2;
          nearest = i;
        }
      }
      best = Math.sqrt(best2);
    } else {
      const left = 8 * node;
      const right = left + 4;
      const left2 = squareToPoint(spheres, left, px, py, pz);
      const right2 = squareToPoint(spheres, right, px, py, pz);
      const reachLeft = best + (spheres[left + 3] ?? 0);
      const reachRight = best + (spheres[right + 3] ?? 0);
      const opensLeft = left2 < reachLeft * reachLeft;
      const opensRight = right2 < reachRight * reachRight;
      if (opensLeft || opensRight) {
        // the child whose centre is nearer first, the other waits
        const goesLeft = opensLeft && (!opensRight || left2 <= right2);
        if (opensLeft && opensRight) waiting[waitingCount++] = 2 * node + (goesLeft ? 1 : 0);
        node = 2 * node + (goesLeft ? 0 : 1);
        continue;
      }
    }
    // the next that has not become too far while it waited
    for (;;) {
      if (waitingCount === 0) return nearest;
      node = waiting[--waitingCount] ?? 0;
      const reach = best + (spheres[4 * node + 3] ?? 0);
      if (squareToPoint(spheres, 4 * node, px, py, pz) < reach * reach) break;
    }
  }
}

function squareToPoint(triples: Float64Array, at: number, px: number, py: number, pz: number): number {
  const dx = px - (triples[at] ?? 0);
  const dy = py - (triples[at + 1] ?? 0);
  const dz = pz - (triples[at + 2] ?? 0);
  return dx * dx + dy * dy + dz * dz;
}

/** Squared distance to the segment whose first vertex is at `at`. */
function squareToSegment(vertices: Float64Array, at: number, px: number, py: number, pz: number): number {
  const ax = vertices[at] ?? 0;
  const ay = vertices[at + 1] ?? 0;
  const az = vertices[at + 2] ?? 0;
  const dx = (vertices[at + 3] ?? 0) - ax;
  const dy = (vertices[at + 4] ?? 0) - ay;
  const dz = (vertices[at + 5] ?? 0) - az;
  let wx = px - ax;
  let wy = py - ay;
  let wz = pz - az;
  const along = wx * dx + wy * dy + wz * dz;
  if (along > 0) {
    const length2 = dx * dx + dy * dy + dz * dz;
    const share = along < length2 ? along / length2 : 1;
    wx -= dx * share;
    wy -= dy * share;
    wz -= dz * share;
  }
  return wx * wx + wy * wy + wz * wz;
}
