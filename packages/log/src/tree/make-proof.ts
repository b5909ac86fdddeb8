// Proofs made from tiles, as RFC 6962, sections 2.1.1 and 2.1.2, lists their hashes.
import { accepted, type Outcome } from "@servanda/core";
import type { Hash } from "./hash.ts";
import { proofInvalid } from "./proof.ts";
import { isCount, splitOf } from "./size.ts";
import type { LeafRange, TreeHashes } from "./tree-hashes.ts";

/** That leaf `index` is in the tree of `size` leaves, which is the one of `hashes` or an earlier one. */
export async function proveInclusion(hashes: TreeHashes, index: number, size: number): Promise<Outcome<Hash[]>> {
  if (size === 0) return proofInvalid("size_zero");
  if (!isCount(index) || !isCount(size) || index >= size || size > hashes.size) return proofInvalid("bad_index");
  return all(hashes, inclusionRanges(index, size));
}

/** That the tree of `oldSize` leaves is how the tree of `newSize` begins. */
export async function proveConsistency(hashes: TreeHashes, oldSize: number, newSize: number): Promise<Outcome<Hash[]>> {
  if (oldSize === 0) return proofInvalid("size_zero");
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize || newSize > hashes.size) {
    return proofInvalid("bad_index");
  }
  return all(hashes, consistencyRanges(oldSize, newSize));
}

/** The siblings from the leaf up: PATH(m, D[n]). */
function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    ranges.unshift(index < middle ? { begin: middle, end } : { begin, end: middle });
    if (index < middle) end = middle;
    else begin = middle;
  }
  return ranges;
}

/** SUBPROOF(m, D[n], true): the old tree's last complete subtree, unless it is the old tree itself, then siblings. */
function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = begin + splitOf(end - begin);
    ranges.unshift(oldSize <= middle ? { begin: middle, end } : { begin, end: middle });
    if (oldSize <= middle) end = middle;
    else begin = middle;
  }
  return begin === 0 ? ranges : [{ begin, end }, ...ranges];
}

async function all(hashes: TreeHashes, ranges: readonly LeafRange[]): Promise<Outcome<Hash[]>> {
  const found: Hash[] = [];
  for (const one of await Promise.all(ranges.map((range) => hashes.range(range)))) {
    if (!one.ok) return one;
    found.push(one.value);
  }
  return accepted(found);
}
