// The tree over a record's sealed fields: RFC 6962 over a fixed power of two of leaves, so every path is equally long.
import { assert } from "@servanda/core";
import type { ProofFault } from "../refusals.ts";
import { HASH_BYTES, type Hash, nodeHash } from "../tree/hash.ts";

/** Hashes from the leaves up to the root, level by level. The number of leaves is a power of two. */
export function levelsOf(leaves: readonly Hash[]): readonly (readonly Hash[])[] {
  assert(Number.isInteger(Math.log2(leaves.length)), "the number of leaves is a power of two");
  const levels = [leaves];
  for (let below = leaves; below.length > 1; ) {
    const row = below.flatMap((left, index) => {
      const right = below[index + 1];
      return index % 2 === 1 || right === undefined ? [] : [nodeHash(left, right)];
    });
    levels.push(row);
    below = row;
  }
  return levels;
}

/** The hashes beside the way from a leaf to the root, lowest first. */
export function pathFrom(index: number, levels: readonly (readonly Hash[])[]): readonly Hash[] {
  return levels.slice(0, -1).flatMap((row, height) => row[(index >> height) ^ 1] ?? []);
}

/** The root to which a leaf and its path lead, or why they lead to none. */
export function rootBy(index: number, leafCount: number, leaf: Hash, path: readonly Hash[]): Hash | ProofFault {
  if (!Number.isInteger(index) || index < 0 || index >= leafCount) return "bad_index";
  if (path.some((hash) => hash.length !== HASH_BYTES)) return "bad_hash_length";
  const height = Math.log2(leafCount);
  if (path.length !== height) return path.length < height ? "proof_too_short" : "proof_too_long";
  return path.reduce(
    (hash, beside, level) => ((index >> level) % 2 === 0 ? nodeHash(hash, beside) : nodeHash(beside, hash)),
    leaf,
  );
}
