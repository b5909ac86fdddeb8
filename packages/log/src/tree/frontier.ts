// The right edge of a growing tree: all that an append or the root needs. One hash for each complete subtree, the
// largest first, so 53 at most.
import { assert } from "@servanda/core";
import { EMPTY_ROOT, type Hash, nodeHash } from "./hash.ts";

export interface Frontier {
  readonly size: number;
  append(leaf: Hash): void;
  /** The Merkle tree hash of all leaves so far. Costs one hash for each subtree but one. */
  root(): Hash;
  /** The root as if these were appended too. */
  rootWith(leaves: readonly Hash[]): Hash;
}

/** Where a frontier goes on from: the roots of the complete subtrees, from left to right. */
export interface Peaks {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

/** Told of each subtree that an append completes: 2^height leaves, the leaf itself at height 0. */
export type OnComplete = (height: number, hash: Hash) => void;

export function createFrontier(from: Peaks = { size: 0, hashes: [] }, onComplete?: OnComplete): Frontier {
  const peaks = [...from.hashes];
  let size = from.size;
  assert(peaks.length === peakCount(size), "a frontier holds one hash for each bit of its size");
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let hash = leaf;
      onComplete?.(0, hash);
      let height = 0;
      for (let left = size; left % 2 === 1; left = (left - 1) / 2) {
        hash = nodeHash(peaks.pop() ?? EMPTY_ROOT, hash);
        height += 1;
        onComplete?.(height, hash);
      }
      peaks.push(hash);
      size += 1;
    },
    root() {
      const last = peaks.at(-1);
      if (last === undefined) return EMPTY_ROOT;
      return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
    },
    rootWith(leaves) {
      const copy = createFrontier({ size, hashes: peaks });
      for (const leaf of leaves) copy.append(leaf);
      return copy.root();
    },
  };
}

function peakCount(size: number): number {
  let count = 0;
  for (let left = size; left > 0; left = Math.floor(left / 2)) count += left % 2;
  return count;
}
