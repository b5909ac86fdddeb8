// A whole log hashed again, from its entries to its root: what a mirror or an auditor does before it believes any of
// it. A file that does not agree with the others is named; the rest is checked on.
import type { Outcome, Refusal } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { refuse } from "../refusals.ts";
import { type Hash, leafHash, rootOf } from "./hash.ts";
import { TILE_WIDTH, tilePath, widthIn } from "./tile-path.ts";
import { createTileEdge, decodeTile, type TileEdge, type TileFile } from "./tiles.ts";
import { readBundle, readTile, type TileReader } from "./tree-hashes.ts";

export interface CheckedTree {
  /** Of the tree that was hashed: the expected one unless a problem says otherwise. */
  readonly root: Hash;
  /** `file_missing`, `file_malformed` or `file_differs`, each with its path, in the order of the leaves. */
  readonly problems: readonly Refusal[];
}

/** Told of every entry whose bundle agrees with the tree, in order. Its bytes are a view: copy what is kept. */
export type VisitEntry = (entry: Uint8Array, index: number, leaf: Hash) => void | Promise<void>;

/**
 * Reads every entry bundle and every tile of the tree of `size` leaves, once, and hashes them against each other and
 * against `root`, the signed one. Where a bundle and the tile above it say different things, what the tree above agrees
 * with is taken for true, and the other file is named. Where nothing is left to go on with, the check ends there.
 */
export async function checkTree(
  reader: TileReader,
  size: number,
  root: Hash,
  visit?: VisitEntry,
): Promise<CheckedTree> {
  const edge = createTileEdge();
  const problems: Refusal[] = [];
  for (let index = 0; edge.size < size; index += 1) {
    const bundle = await readBundle(reader, size, index);
    const leaves = await leavesOf(reader, size, index, bundle, edge, root);
    problems.push(...leaves.problems);
    if (leaves.hashes === undefined) return { root: edge.root(), problems };
    if (bundle.ok && leaves.isFromEntries && visit !== undefined) {
      for (const [at, entry] of bundle.value.entries()) {
        await visit(entry, index * TILE_WIDTH + at, leaves.hashes[at] ?? leafHash(entry));
      }
    }
    for (const hash of leaves.hashes) edge.append(hash);
    problems.push(...(await checkUpper(reader, size, edge.takeTiles())));
  }
  if (!sameBytes(edge.root(), root)) problems.push(refuse("file_differs", { path: "checkpoint" }).refusal);
  return { root: edge.root(), problems };
}

interface Leaves {
  /** Undefined where neither file can be read. */
  readonly hashes?: readonly Hash[];
  readonly isFromEntries: boolean;
  readonly problems: readonly Refusal[];
}

/** The hashes of one bundle's entries, compared with the tile of level 0 that holds them. */
async function leavesOf(
  reader: TileReader,
  size: number,
  index: number,
  bundle: Outcome<readonly Uint8Array[]>,
  edge: TileEdge,
  root: Hash,
): Promise<Leaves> {
  const tile = await readTile(reader, size, 0, index);
  const unread = [bundle, tile].flatMap((file) => (file.ok ? [] : [file.refusal]));
  if (!bundle.ok) {
    return tile.ok
      ? { hashes: tile.value, isFromEntries: false, problems: unread }
      : { isFromEntries: false, problems: unread };
  }
  const hashes = bundle.value.map(leafHash);
  if (!tile.ok || sameHashes(hashes, tile.value)) return { hashes, isFromEntries: true, problems: unread };
  const width = hashes.length;
  const isTileTrue = await agreesAbove(reader, size, index, tile.value, edge, root);
  const path = tilePath({ level: isTileTrue ? "entries" : 0, index, width });
  const { refusal } = refuse("file_differs", { path });
  return { hashes: isTileTrue ? tile.value : hashes, isFromEntries: !isTileTrue, problems: [refusal] };
}

/** Whether the tile of level 1, or at the right edge the signed root, stands over these leaves. */
async function agreesAbove(
  reader: TileReader,
  size: number,
  index: number,
  hashes: readonly Hash[],
  edge: TileEdge,
  root: Hash,
): Promise<boolean> {
  if (hashes.length < TILE_WIDTH) return sameBytes(edge.rootWith(hashes), root);
  const above = await readTile(reader, size, 1, Math.floor(index / TILE_WIDTH));
  const parent = above.ok ? above.value[index % TILE_WIDTH] : undefined;
  return parent !== undefined && sameBytes(parent, rootOf(hashes));
}

/** Tiles above level 0, once they hold all that they will hold in this tree. */
async function checkUpper(reader: TileReader, size: number, files: readonly TileFile[]): Promise<Refusal[]> {
  const problems: Refusal[] = [];
  for (const { tile, path, bytes } of files) {
    if (tile.level === 0 || tile.width !== widthIn(size, tile.level, tile.index)) continue;
    const theirs = await readTile(reader, size, tile.level, tile.index);
    if (!theirs.ok) problems.push(theirs.refusal);
    else if (!sameHashes(theirs.value, decodeTile(bytes, tile.width))) {
      problems.push(refuse("file_differs", { path }).refusal);
    }
  }
  return problems;
}

function sameHashes(left: readonly Hash[], right: readonly Hash[]): boolean {
  return left.length === right.length && left.every((hash, at) => sameBytes(hash, right[at] ?? new Uint8Array()));
}
