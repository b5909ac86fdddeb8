// RFC 6962, section 2.1, word for word: trees and proofs as the recursion over all leaves that defines them. Slow, and
// what everything in `tree/` is compared with.
import { EMPTY_ROOT, type Hash, nodeHash } from "../tree/hash.ts";

/** MTH(D[n]), from the leaves' hashes. */
export function naiveRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  const middle = naiveSplit(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, middle)), naiveRoot(leaves.slice(middle)));
}

/** PATH(m, D[n]). */
export function naiveInclusion(index: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length <= 1) return [];
  const middle = naiveSplit(leaves.length);
  const left = leaves.slice(0, middle);
  const right = leaves.slice(middle);
  return index < middle
    ? [...naiveInclusion(index, left), naiveRoot(right)]
    : [...naiveInclusion(index - middle, right), naiveRoot(left)];
}

/** PROOF(m, D[n]) = SUBPROOF(m, D[n], true). */
export function naiveConsistency(oldSize: number, leaves: readonly Hash[], isWhole = true): Hash[] {
  if (oldSize === leaves.length) return isWhole ? [] : [naiveRoot(leaves)];
  const middle = naiveSplit(leaves.length);
  const left = leaves.slice(0, middle);
  const right = leaves.slice(middle);
  return oldSize <= middle
    ? [...naiveConsistency(oldSize, left, isWhole), naiveRoot(right)]
    : [...naiveConsistency(oldSize - middle, right, false), naiveRoot(left)];
}

function naiveSplit(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
