// Every small tree against RFC 6962's own recursion.
import { expect, test } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { filesOfLog } from "../testing/memory-files.ts";
import { naiveConsistency, naiveInclusion, naiveRoot } from "../testing/naive-tree.ts";
import { createFrontier } from "./frontier.ts";
import { type Hash, leafHash } from "./hash.ts";
import { proveConsistency, proveInclusion } from "./make-proof.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { createTreeHashes } from "./tree-hashes.ts";

const LARGEST = 70;
const entries = Array.from({ length: LARGEST }, (_, at) => toUtf8(`entry ${at}`));
const leaves = entries.map(leafHash);
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
const hashes = createTreeHashes(filesOfLog(entries), LARGEST);

const hexes = (list: readonly Hash[]): string[] => list.map(toHex);

/** The claim with one bit of one hash of the proof the other way round. */
function* flipped<Claim extends { readonly proof: readonly Hash[] }>(claim: Claim): Generator<Claim> {
  for (const [at, hash] of claim.proof.entries()) {
    for (let bit = 0; bit < hash.length * 8; bit += 1) {
      const other = Uint8Array.from(hash);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      yield { ...claim, proof: claim.proof.with(at, other) };
    }
  }
}

test("a frontier has the root of every size", () => {
  const frontier = createFrontier();
  for (const [size, root] of roots.entries()) {
    expect([frontier.size, toHex(frontier.root())]).toEqual([size, toHex(root)]);
    if (size < LARGEST) frontier.append(leaves[size] ?? root);
  }
});

test("inclusion: every leaf in every size is proven as RFC 6962 does it, and verified", async () => {
  for (let size = 1; size <= LARGEST; size += 1) {
    const root = roots[size] ?? new Uint8Array();
    for (const [index, leaf] of leaves.slice(0, size).entries()) {
      const made = await proveInclusion(hashes, index, size);
      const proof = made.ok ? made.value : [];
      expect(hexes(proof)).toEqual(hexes(naiveInclusion(index, leaves.slice(0, size))));
      expect(verifyInclusion({ index, size, leaf, proof, root }).ok).toBe(true);
    }
  }
});

test("consistency: every pair of sizes is proven as RFC 6962 does it, and verified", async () => {
  for (let newSize = 1; newSize <= LARGEST; newSize += 1) {
    for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
      const made = await proveConsistency(hashes, oldSize, newSize);
      const proof = made.ok ? made.value : [];
      expect(hexes(proof)).toEqual(hexes(naiveConsistency(oldSize, leaves.slice(0, newSize))));
      const [oldRoot, newRoot] = [roots[oldSize] ?? new Uint8Array(), roots[newSize] ?? new Uint8Array()];
      expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }).ok).toBe(true);
    }
  }
});

test("no proof survives a flipped bit", async () => {
  const largest = 10;
  const isGood = (outcome: { readonly ok: boolean }) => outcome.ok;
  for (let size = 1; size <= largest; size += 1) {
    const root = roots[size] ?? new Uint8Array();
    for (let index = 0; index < size; index += 1) {
      const leaf = leaves[index] ?? root;
      const claim = { index, size, leaf, proof: naiveInclusion(index, leaves.slice(0, size)), root };
      for (const other of flipped(claim)) expect(isGood(verifyInclusion(other))).toBe(false);
      const oldSize = index + 1;
      const oldRoot = roots[oldSize] ?? root;
      const proof = naiveConsistency(oldSize, leaves.slice(0, size));
      const consistency = { oldSize, newSize: size, oldRoot, newRoot: root, proof };
      for (const other of flipped(consistency)) expect(isGood(verifyConsistency(other))).toBe(false);
    }
  }
});
