// A tree that grows, with all that its next files are made of; and the same files read again.
import type { Outcome } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { refuse } from "../refusals.ts";
import { decodeBundle, encodeBundle } from "../tree/entries-tile.ts";
import { type Hash, leafHash, rootOf } from "../tree/hash.ts";
import { TILE_WIDTH, type Tile, tilePath } from "../tree/tile-path.ts";
import { newTiles, type TileEdge } from "../tree/tiles.ts";
import { createTreeHashes, type TileReader, type TreeHashes } from "../tree/tree-hashes.ts";
import type { StoredFile } from "./store.ts";

export interface Growth {
  readonly edge: TileEdge;
  /** Entries of the last bundle, while it is partial. */
  readonly tail: Uint8Array[];
}

/** A larger tree, and the files that it has and the tree before it has not. */
export interface Step {
  readonly oldSize: number;
  readonly size: number;
  readonly root: Hash;
  readonly files: readonly StoredFile[];
}

/** Adds the entries. Bundles come before the tiles over them. */
export function grow({ edge, tail }: Growth, entries: readonly Uint8Array[]): Step {
  const oldSize = edge.size;
  const firstIndex = oldSize - tail.length;
  tail.push(...entries);
  for (const entry of entries) edge.append(leafHash(entry));
  const tiles = edge.takeTiles();
  const bundles = tiles
    .filter(({ tile }) => tile.level === 0)
    .map(({ tile }) => {
      const first = tile.index * TILE_WIDTH - firstIndex;
      return { path: bundlePath(tile), bytes: encodeBundle(tail.slice(first, first + tile.width)) };
    });
  tail.splice(0, tail.length - (edge.size % TILE_WIDTH));
  const files = [...bundles, ...tiles.map(({ path, bytes }) => ({ path, bytes }))];
  return { oldSize, size: edge.size, root: edge.root(), files };
}

/**
 * The root that the store gives back: every file of the step is read, entries are hashed, each full tile is hashed into
 * the one above, and the root is made of what the tiles say. Refused with the file that is missing or says otherwise.
 */
export async function rereadRoot(reader: TileReader, { oldSize, size }: Step): Promise<Outcome<Hash>> {
  const hashes = createTreeHashes(reader, size);
  for (const tile of newTiles(oldSize, size)) {
    const found = await hashes.tile(tile.level, tile.index);
    if (!found.ok) return found;
    const misfit =
      (tile.level === 0 ? await misfitOfBundle(reader, tile, found.value) : undefined) ??
      (tile.width === TILE_WIDTH ? await misfitAbove(hashes, tile, found.value) : undefined);
    if (misfit !== undefined) return refuse("file_malformed", { path: misfit });
  }
  return hashes.range({ begin: 0, end: size });
}

/** Where the entries of a tile of level 0 are. */
export function bundlePath({ index, width }: Pick<Tile, "index" | "width">): string {
  return tilePath({ level: "entries", index, width });
}

async function misfitOfBundle(reader: TileReader, tile: Tile, leaves: readonly Hash[]): Promise<string | undefined> {
  const path = bundlePath(tile);
  const bytes = await reader.read(path);
  const entries = bytes === undefined ? undefined : decodeBundle(bytes, tile.index, tile.width);
  if (entries?.ok !== true) return path;
  const isSame = entries.value.every((entry, at) => sameBytes(leafHash(entry), leaves[at] ?? entry));
  return isSame ? undefined : path;
}

async function misfitAbove(
  hashes: TreeHashes,
  { level, index, width }: Tile & { readonly level: number },
  found: readonly Hash[],
): Promise<string | undefined> {
  const above = await hashes.tile(level + 1, Math.floor(index / TILE_WIDTH));
  const expected = above.ok ? above.value[index % TILE_WIDTH] : undefined;
  const isSame = expected !== undefined && sameBytes(rootOf(found), expected);
  return isSame ? undefined : tilePath({ level, index, width });
}
