// What is wrong with a proof is said as one of seven reasons.
import type { Outcome } from "@servanda/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { filesOfLog } from "../testing/memory-files.ts";
import { naiveConsistency, naiveInclusion, naiveRoot } from "../testing/naive-tree.ts";
import { seed } from "../testing/seed.ts";
import { type Hash, leafHash } from "./hash.ts";
import { proveConsistency, proveInclusion } from "./make-proof.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { createTreeHashes } from "./tree-hashes.ts";

const entries = Array.from({ length: 1000 }, (_, at) => toUtf8(`entry ${at}`));
const leaves = entries.map(leafHash);
const other: Hash = leafHash(toUtf8("another"));

const reasonOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? "good" : (/: (\w+)$/.exec(outcome.refusal.message)?.[1] ?? outcome.refusal.message);

describe("inclusion of leaf 4 of 11", () => {
  const tree = leaves.slice(0, 11);
  const claim = {
    index: 4,
    size: 11,
    leaf: leaves[4] ?? other,
    proof: naiveInclusion(4, tree),
    root: naiveRoot(tree),
  };

  test.each([
    ["as it is", {}, "good"],
    ["of an empty tree", { size: 0 }, "size_zero"],
    ["of a leaf beyond the tree", { index: 11 }, "bad_index"],
    ["of a leaf before the first", { index: -1 }, "bad_index"],
    ["of half a leaf", { index: 4.5 }, "bad_index"],
    ["in a tree of no size", { size: Number.NaN }, "bad_index"],
    ["in a tree of 2^53 leaves", { size: 2 ** 53 }, "bad_index"],
    ["a leaf of 31 bytes", { leaf: other.slice(1) }, "bad_hash_length"],
    ["a root of 33 bytes", { root: Uint8Array.of(...other, 0) }, "bad_hash_length"],
    ["a hash of none", { proof: claim.proof.with(1, new Uint8Array()) }, "bad_hash_length"],
    ["a hash too few", { proof: claim.proof.slice(1) }, "proof_too_short"],
    ["a hash too many", { proof: [...claim.proof, other] }, "proof_too_long"],
    ["no hashes", { proof: [] }, "proof_too_short"],
    ["another leaf", { leaf: other }, "root_mismatch"],
    ["another root", { root: other }, "root_mismatch"],
    ["the neighbour's place", { index: 5 }, "root_mismatch"],
    [
      "two hashes the other way round",
      { proof: [...claim.proof.slice(0, 2).reverse(), ...claim.proof.slice(2)] },
      "root_mismatch",
    ],
  ])("%s", (_, change, reason) => {
    expect(reasonOf(verifyInclusion({ ...claim, ...change }))).toBe(reason);
  });
});

describe("consistency of 6 with 11", () => {
  const claim = {
    oldSize: 6,
    newSize: 11,
    oldRoot: naiveRoot(leaves.slice(0, 6)),
    newRoot: naiveRoot(leaves.slice(0, 11)),
    proof: naiveConsistency(6, leaves.slice(0, 11)),
  };

  test.each([
    ["as it is", {}, "good"],
    ["of the empty tree", { oldSize: 0 }, "size_zero"],
    ["backwards", { oldSize: 11, newSize: 6 }, "bad_index"],
    ["of no size", { oldSize: Number.POSITIVE_INFINITY }, "bad_index"],
    ["an old root of 31 bytes", { oldRoot: other.slice(1) }, "bad_hash_length"],
    ["a hash too few", { proof: claim.proof.slice(0, -1) }, "proof_too_short"],
    ["no hashes", { proof: [] }, "proof_too_short"],
    ["a hash too many", { proof: [...claim.proof, other] }, "proof_too_long"],
    ["another old root", { oldRoot: other }, "old_root_mismatch"],
    ["another new root", { newRoot: other }, "root_mismatch"],
    ["the roots exchanged", { oldRoot: claim.newRoot, newRoot: claim.oldRoot }, "old_root_mismatch"],
    ["the same size, with hashes", { oldSize: 11, oldRoot: claim.newRoot }, "proof_too_long"],
    ["the same size, another root", { oldSize: 11, proof: [] }, "root_mismatch"],
    ["a complete old tree without a proof", { oldSize: 8, proof: [] }, "proof_too_short"],
  ])("%s", (_, change, reason) => {
    expect(reasonOf(verifyConsistency({ ...claim, ...change }))).toBe(reason);
  });
});

describe("proofs from tiles of 1000 entries, and of what the log had before", () => {
  const hashes = createTreeHashes(filesOfLog(entries), 1000);
  const someSize = fc.integer({ min: 1, max: 1000 });

  test("property: made as RFC 6962 makes them", async () => {
    await fc.assert(
      fc.asyncProperty(someSize, fc.nat(999), async (size, place) => {
        const tree = leaves.slice(0, size);
        const index = place % size;
        expect(await proveInclusion(hashes, index, size)).toEqual({ ok: true, value: naiveInclusion(index, tree) });
        const oldSize = index + 1;
        const consistency = await proveConsistency(hashes, oldSize, size);
        expect(consistency).toEqual({ ok: true, value: naiveConsistency(oldSize, tree) });
      }),
      { seed, numRuns: 60 },
    );
  });

  test("property: a proof is good for nothing but its own leaf, sizes and roots", async () => {
    await fc.assert(
      fc.asyncProperty(someSize, someSize, fc.nat(999), fc.nat(255), async (one, two, place, bit) => {
        const [oldSize, newSize] = [Math.min(one, two), Math.max(one, two)];
        const [oldRoot, newRoot] = [naiveRoot(leaves.slice(0, oldSize)), naiveRoot(leaves.slice(0, newSize))];
        const made = await proveConsistency(hashes, oldSize, newSize);
        const proof = made.ok ? made.value : [];
        const claim = { oldSize, newSize, oldRoot, newRoot, proof };
        expect(reasonOf(verifyConsistency(claim))).toBe("good");
        const flip = (hash: Hash): Hash => hash.with(bit >> 3, (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        expect(verifyConsistency({ ...claim, oldRoot: flip(oldRoot) }).ok).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: flip(newRoot) }).ok).toBe(false);
        const at = place % Math.max(1, proof.length);
        const hash = proof[at];
        if (hash !== undefined)
          expect(verifyConsistency({ ...claim, proof: proof.with(at, flip(hash)) }).ok).toBe(false);
      }),
      { seed, numRuns: 60 },
    );
  });

  test("asked for what is not there", async () => {
    expect(reasonOf(await proveInclusion(hashes, 0, 1001))).toBe("bad_index");
    expect(reasonOf(await proveInclusion(hashes, 5, 5))).toBe("bad_index");
    expect(reasonOf(await proveInclusion(hashes, 0, 0))).toBe("size_zero");
    expect(reasonOf(await proveConsistency(hashes, 0, 5))).toBe("size_zero");
    expect(reasonOf(await proveConsistency(hashes, 6, 5))).toBe("bad_index");
    const none = createTreeHashes({ read: async () => undefined }, 1000);
    const made = await proveInclusion(none, 0, 1000);
    expect(made.ok ? "made" : made.refusal.code).toBe("file_missing");
  });
});
