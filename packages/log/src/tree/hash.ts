// The hashes of a Merkle tree by RFC 6962, section 2.1. A leaf and a node never hash alike: each has a first byte of
// its own.
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { assert } from "@servanda/core";
import { toHex, toUtf8 } from "../bytes.ts";

// FIPS 180-4, the example of one block.
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/** 32 bytes, SHA-256. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;

/** Answers with SHA-256 of the bytes. */
type Sha256 = (bytes: Uint8Array) => Hash;

let machineSha256: Sha256 | undefined;

/**
 * Hashes with the machine's own SHA-256 from here on: the same answers, several times faster on a record. For `host`
 * alone; a browser has none that answers at once.
 */
export function useSha256(own: Sha256): void {
  assert(toHex(own(toUtf8("abc"))) === ABC, "the machine's SHA-256 is SHA-256");
  machineSha256 = own;
}

/** Of parts that stand one behind the other. */
export function sha256(...parts: readonly Uint8Array[]): Hash {
  if (machineSha256 !== undefined) return machineSha256(joined(parts));
  const hash = nobleSha256.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

// One for all: an entry and its prefix fit in. What is larger is given room of its own.
const scratch = new Uint8Array(70_000);

/** One copy costs the machine's hash less than being asked part by part. Good until the next call. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first = scratch.subarray(0, 0)] = parts;
  if (parts.length < 2) return first;
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = length <= scratch.length ? scratch : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.subarray(0, length);
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = sha256();

/** What stands in the tree for an entry. */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(LEAF_PREFIX, entry);
}

// One for all nodes: each is hashed before the next is written. Making one anew takes a quarter of an append.
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
nodeInput[0] = NODE_PREFIX;

/** What stands above two subtrees. */
export function nodeHash(left: Hash, right: Hash): Hash {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** The root above the hashes of a complete subtree: a power of two of them, one at least. */
export function rootOf(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let at = 0; at + 1 < row.length; at += 2)
      above.push(nodeHash(row[at] ?? EMPTY_ROOT, row[at + 1] ?? EMPTY_ROOT));
    row = above;
  }
  return row[0] ?? EMPTY_ROOT;
}
