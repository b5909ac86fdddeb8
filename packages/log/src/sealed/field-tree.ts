// The tree over a record's sealed fields: RFC 6962 over a fixed power of two of leaves, so every path is equally long.
import { assert } from "@servanda/core";
import { type Hash, nodeHash } from "../tree/hash.ts";

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
