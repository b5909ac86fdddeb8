// Checks of Merkle proofs: RFC 9162, sections 2.1.3.2 and 2.1.4.2, which says as steps what RFC 6962 says as trees.
// Sizes go beyond 32 bits, so halves are taken by division.
import { accepted, type Outcome } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { type ProofFault, refuse } from "../refusals.ts";
import { HASH_BYTES, type Hash, nodeHash } from "./hash.ts";
import { isCount, splitOf } from "./size.ts";

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** The leaf's hash, not the entry. */
  readonly leaf: Hash;
  /** From the leaf's sibling up. */
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

export interface ConsistencyClaim {
  /** 1 or more: every tree begins with the empty one, so a proof of that says nothing. */
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Hash;
  readonly newRoot: Hash;
  readonly proof: readonly Hash[];
}

export function proofInvalid(reason: ProofFault): Outcome<never> {
  return refuse("proof_invalid", { reason });
}

export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): Outcome<undefined> {
  if (size === 0) return proofInvalid("size_zero");
  if (!isCount(index) || !isCount(size) || index >= size) return proofInvalid("bad_index");
  if (![leaf, root, ...proof].every(isHash)) return proofInvalid("bad_hash_length");
  const climb = createClimb(index, size - 1);
  let hash = leaf;
  for (const sibling of proof) {
    if (climb.isAtTop()) return proofInvalid("proof_too_long");
    hash = climb.isRight() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    climb.up();
  }
  if (!climb.isAtTop()) return proofInvalid("proof_too_short");
  return sameBytes(hash, root) ? accepted(undefined) : proofInvalid("root_mismatch");
}

export function verifyConsistency(claim: ConsistencyClaim): Outcome<undefined> {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (oldSize === 0 || newSize === 0) return proofInvalid("size_zero");
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return proofInvalid("bad_index");
  if (![oldRoot, newRoot, ...proof].every(isHash)) return proofInvalid("bad_hash_length");
  if (oldSize === newSize) {
    if (proof.length > 0) return proofInvalid("proof_too_long");
    return sameBytes(oldRoot, newRoot) ? accepted(undefined) : proofInvalid("root_mismatch");
  }
  // A complete old tree stands in the new one as a whole, and the proof leaves its root out.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return proofInvalid("proof_too_short");
  const climb = createClimb(oldSize - 1, newSize - 1);
  climb.skipComplete();
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (climb.isAtTop()) return proofInvalid("proof_too_long");
    if (climb.isRight()) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    climb.up();
  }
  if (!climb.isAtTop()) return proofInvalid("proof_too_short");
  if (!sameBytes(oldHash, oldRoot)) return proofInvalid("old_root_mismatch");
  return sameBytes(newHash, newRoot) ? accepted(undefined) : proofInvalid("root_mismatch");
}

interface Climb {
  isAtTop(): boolean;
  /** The sibling in the proof stands on the left. */
  isRight(): boolean;
  up(): void;
  /** Up to the top of the complete subtree that ends with the node. */
  skipComplete(): void;
}

/** A way from a node of the lowest row to the root: where the node is in its row, and where the row ends. */
function createClimb(from: number, last: number): Climb {
  let node = from;
  let end = last;
  const halve = () => {
    node = Math.floor(node / 2);
    end = Math.floor(end / 2);
  };
  const isRight = () => node % 2 === 1 || node === end;
  return {
    isAtTop: () => end === 0,
    isRight,
    up() {
      // The last node of a row without a sibling goes up unhashed until it has one on its left.
      if (isRight()) while (node % 2 === 0 && node > 0) halve();
      halve();
    },
    skipComplete() {
      while (node % 2 === 1) halve();
    },
  };
}

function isHash(hash: Hash): boolean {
  return hash.length === HASH_BYTES;
}

function isPowerOfTwo(count: number): boolean {
  return splitOf(2 * count) === count;
}
