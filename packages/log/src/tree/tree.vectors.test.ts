// Trees and proofs of others: probes of transparency-dev/merkle, a log by Tessera, a log of our own prototype.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromBase64, toBase64, toHex } from "../bytes.ts";
import { parseCheckpoint } from "../note/checkpoint.ts";
import { parseNote } from "../note/note.ts";
import { hasVectors, vectorPath, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";
import { decodeBundle } from "./entries-tile.ts";
import { type Hash, leafHash } from "./hash.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { TILE_WIDTH, tilePath } from "./tile-path.ts";
import { createTileEdge } from "./tiles.ts";
import { createTreeHashes, type TileReader } from "./tree-hashes.ts";

interface Probe {
  readonly file: string;
  readonly wantErr: boolean;
  readonly proof: readonly (string | null)[] | null;
}
interface InclusionProbe extends Probe {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
}
interface ConsistencyProbe extends Probe {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
}

interface SubtreeInclusionProbe extends InclusionProbe {
  readonly start: number;
  readonly end: number;
}
interface SubtreeConsistencyProbe extends Probe {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly root1: string | null;
  readonly root2: string | null;
}

const hashOf = (text: string | null): Hash => fromBase64(text ?? "") ?? new Uint8Array();
const proofOf = ({ proof }: Probe): Hash[] => (proof ?? []).map(hashOf);

const folder = (...parts: readonly string[]): TileReader => ({
  read: async (path) => {
    const file = vectorPath(...parts, path);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  },
});

async function rootAsSigned(reader: TileReader, path: string): Promise<[number, string]> {
  const note = parseNote((await reader.read(path)) ?? new Uint8Array());
  const checkpoint = parseCheckpoint(note.ok ? note.value.text : "");
  return checkpoint.ok ? [checkpoint.value.size, toBase64(checkpoint.value.root)] : [0, checkpoint.refusal.message];
}

async function leavesOf(reader: TileReader, size: number): Promise<Hash[]> {
  const leaves: Hash[] = [];
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const bytes = await reader.read(tilePath({ level: "entries", index, width }));
    const entries = decodeBundle(bytes ?? new Uint8Array(), index, width);
    expect(entries.ok).toBe(true);
    if (entries.ok) leaves.push(...entries.value.map(leafHash));
  }
  return leaves;
}

/** Every tile that a log of these leaves has is there, byte for byte, and the root is the signed one. */
async function expectSameTiles(reader: TileReader, leaves: readonly Hash[], root: string): Promise<void> {
  const edge = createTileEdge();
  for (const leaf of leaves) edge.append(leaf);
  expect(toBase64(edge.root())).toBe(root);
  for (const { path, bytes } of edge.takeTiles()) {
    const theirs = await reader.read(path);
    expect([path, toHex(theirs ?? new Uint8Array())]).toEqual([path, toHex(bytes)]);
  }
  const range = await createTreeHashes(reader, leaves.length).range({ begin: 0, end: leaves.length });
  expect(range.ok && toBase64(range.value)).toBe(root);
}

describe.skipIf(!hasVectors)(`vectors${whyVectorsAreSkipped}`, () => {
  test("all 98 inclusion probes are answered as they should be", () => {
    const probes: InclusionProbe[] = JSON.parse(vectorText("rfc6962-merkle", "inclusion.json"));
    for (const probe of probes) {
      const answer = verifyInclusion({
        index: probe.leafIdx,
        size: probe.treeSize,
        leaf: hashOf(probe.leafHash),
        proof: proofOf(probe),
        root: hashOf(probe.root),
      });
      expect([probe.file, answer.ok]).toEqual([probe.file, !probe.wantErr]);
    }
    expect(probes.length).toBe(98);
  });

  test("all 98 consistency probes are answered as they should be", () => {
    // Two roots that are the same text and no hashes: taken there unread, refused here.
    const stricter = ["testdata/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"];
    const probes: ConsistencyProbe[] = JSON.parse(vectorText("rfc6962-merkle", "consistency.json"));
    for (const probe of probes) {
      const answer = verifyConsistency({
        oldSize: probe.size1,
        newSize: probe.size2,
        oldRoot: hashOf(probe.root1),
        newRoot: hashOf(probe.root2),
        proof: proofOf(probe),
      });
      const isExpected = !probe.wantErr && !stricter.includes(probe.file);
      expect([probe.file, answer.ok]).toEqual([probe.file, isExpected]);
    }
    expect(probes.length).toBe(98);
  });

  test("probes of subtrees that begin with the first leaf, which are trees", () => {
    const inclusion: SubtreeInclusionProbe[] = JSON.parse(vectorText("rfc6962-merkle", "subtreeinclusion.json"));
    const consistency: SubtreeConsistencyProbe[] = JSON.parse(vectorText("rfc6962-merkle", "subtreeconsistency.json"));
    const answers = [
      ...inclusion
        .filter(({ start }) => start === 0)
        .map((probe) => {
          const { leafIdx: index, end: size } = probe;
          const claim = { index, size, leaf: hashOf(probe.leafHash), proof: proofOf(probe), root: hashOf(probe.root) };
          return { probe, isGood: verifyInclusion(claim).ok };
        }),
      ...consistency
        .filter(({ start }) => start === 0)
        .map((probe) => {
          const { end: oldSize, size: newSize } = probe;
          const [oldRoot, newRoot] = [hashOf(probe.root1), hashOf(probe.root2)];
          return { probe, isGood: verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof: proofOf(probe) }).ok };
        }),
    ];
    const differing = answers.filter(({ probe, isGood }) => isGood === probe.wantErr).map(({ probe }) => probe.file);
    // Taken there, refused here: roots that are no hashes, and proofs of the empty tree, which say nothing.
    const folder = "testdata/subtreeconsistency/additional";
    const empty = "subtree-is-empty-sizes-are-equal-zero-subtree-root-valid";
    expect(differing).toEqual([
      `${folder}/sizes-are-equal-one-and-proof-is-empty.json`,
      `${folder}/${empty}-proof-is-empty.json`,
      `${folder}/${empty}-tree-root-random-proof-is-empty.json`,
    ]);
    expect(answers.length).toBe(203);
  });

  test("a log by Tessera, every size: entries hash to the tiles, the tiles to the signed root", async () => {
    const reader = folder("tessera-log", "testdata", "log");
    for (let size = 0; size <= 15; size += 1) {
      const [signedSize, root] = await rootAsSigned(reader, `checkpoint.${size}`);
      expect(signedSize).toBe(size);
      await expectSameTiles(reader, await leavesOf(reader, size), root);
    }
  });

  test("a log of 257 records: one full tile and two partial ones", async () => {
    const reader = folder("made-here", "s257");
    const [size, root] = await rootAsSigned(reader, "checkpoint");
    expect(size).toBe(257);
    await expectSameTiles(reader, await leavesOf(reader, size), root);
  });

  test("a log mirrored by Sunlight's witness: the tiles hash to the cosigned root", async () => {
    const origin = "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706";
    const reader = folder("sunlight", "cmd", "skylight", "testdata", "witness", "mirror", origin);
    const [size, root] = await rootAsSigned(reader, "checkpoint");
    const computed = await createTreeHashes(reader, size).range({ begin: 0, end: size });
    expect(computed.ok && toBase64(computed.value)).toBe(root);
  });
});
