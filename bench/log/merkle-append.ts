// Appending to the tree (frontier, tiles and all) beside hashing as many nodes with the same library and nothing else.
// What node:crypto needs for them is told too: it is the faster one, and the log does not need it, for a record's
// signature costs fifty times its nodes.
import { createHash } from "node:crypto";
import { createTileEdge, HASH_BYTES, leafHash, nodeHash, toHex, toUtf8 } from "@servanda/log";
import { naiveRoot } from "../../packages/log/src/testing/naive-tree.ts";
import { inTurn, type LogCase } from "./case.ts";

const LEAVES = 200_000;
/** As many records as a keeper puts into the tree at once. */
const BATCH = 64;
const ROUNDS = 6;

export const merkleAppend: LogCase = { name: "merkle append", run: measureAppend };

async function measureAppend() {
  const leaves = Array.from({ length: LEAVES }, (_, at) => leafHash(toUtf8(`leaf ${at}`)));
  const input = new Uint8Array(1 + 2 * HASH_BYTES).fill(1);
  const root = toHex(naiveRoot(leaves));
  const roots: string[] = [];
  let hashedCount = 0;
  const [appendedS = 0, hashedS = 0, nativeS = 0] = await inTurn(
    ROUNDS,
    async () => {
      const edge = createTileEdge();
      for (const leaf of leaves) {
        edge.append(leaf);
        if (edge.size % BATCH === 0) edge.takeTiles();
      }
      roots.push(toHex(edge.root()));
    },
    async () => {
      hashedCount = 0;
      for (const leaf of leaves) hashedCount += nodeHash(leaf, leaf).length;
    },
    async () => {
      for (let at = 0; at < LEAVES; at += 1) createHash("sha256").update(input).digest();
    },
  );
  return {
    ratio: Math.round((1000 * hashedS) / appendedS) / 1000,
    goal: "goal ≥ 0.5",
    correct: hashedCount === LEAVES * HASH_BYTES && roots.every((one) => one === root),
    leaves: LEAVES,
    appendedPerCpuS: Math.round(LEAVES / appendedS),
    hashedPerCpuS: Math.round(LEAVES / hashedS),
    hashedByNodePerCpuS: Math.round(LEAVES / nativeS),
  };
}
