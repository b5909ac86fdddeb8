// The tiles of a growing tree: which ones an append adds, and what is in them.
import { assert } from "@servanda/core";
import { createFrontier, type Peaks } from "./frontier.ts";
import { HASH_BYTES, type Hash, rootOf } from "./hash.ts";
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tilePath } from "./tile-path.ts";

export interface TileFile {
  readonly tile: Tile & { readonly level: number };
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Tiles that a tree of `newSize` has and a tree of `oldSize` has not: the full ones, and the partial ones at the right
 * edge. Lower levels first. Entry bundles have the index and width of the tiles of level 0.
 */
export function newTiles(oldSize: number, newSize: number): (Tile & { readonly level: number })[] {
  assert(oldSize <= newSize, "a tree does not shrink");
  const tiles: (Tile & { readonly level: number })[] = [];
  let before = oldSize;
  let after = newSize;
  for (let level = 0; after > 0; level += 1) {
    for (let index = Math.floor(before / TILE_WIDTH); index < Math.floor(after / TILE_WIDTH); index += 1) {
      tiles.push({ level, index, width: TILE_WIDTH });
    }
    const width = after % TILE_WIDTH;
    if (after > before && width > 0) tiles.push({ level, index: Math.floor(after / TILE_WIDTH), width });
    before = Math.floor(before / TILE_WIDTH);
    after = Math.floor(after / TILE_WIDTH);
  }
  return tiles;
}

/** The partial tiles at the right edge of a tree, lower levels first; a level whose tiles are all full has none. */
export function edgeTiles(size: number): (Tile & { readonly level: number })[] {
  const tiles: (Tile & { readonly level: number })[] = [];
  let count = size;
  for (let level = 0; count > 0; level += 1) {
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
    count = Math.floor(count / TILE_WIDTH);
  }
  return tiles;
}

/** A tree that grows and keeps of its tiles only the right edge: 255 hashes a level at most. */
export interface TileEdge {
  readonly size: number;
  append(leaf: Hash): void;
  root(): Hash;
  /** The root as if these were appended too. */
  rootWith(leaves: readonly Hash[]): Hash;
  /** What `newTiles` names since the last call, or since the beginning, with bytes. */
  takeTiles(): TileFile[];
}

/**
 * A new tree, or one that goes on from the hashes of its `edgeTiles(size)`, one list for each tile in that order
 * (`loadTileEdge` reads them from where tiles are kept).
 */
export function createTileEdge(size = 0, edges: readonly (readonly Hash[])[] = []): TileEdge {
  const levels: Hash[][] = [];
  edgeTiles(size).forEach((tile, at) => {
    const hashes = edges[at] ?? [];
    assert(hashes.length === tile.width, "an edge has as many hashes as its tile is wide");
    levels[tile.level] = [...hashes];
  });
  let takenSize = size;
  const full: TileFile[] = [];
  const keep = (level: number, hash: Hash) => {
    const hashes = levels[level] ?? [];
    hashes.push(hash);
    levels[level] = hashes;
    if (hashes.length < TILE_WIDTH) return;
    const leavesPerTile = TILE_WIDTH ** (level + 1);
    full.push(tileFile({ level, index: (frontier.size + 1) / leavesPerTile - 1, width: TILE_WIDTH }, hashes));
    levels[level] = [];
  };
  const frontier = createFrontier(peaksOf(size, levels), (height, hash) => {
    if (height % TILE_HEIGHT === 0) keep(height / TILE_HEIGHT, hash);
  });
  return {
    get size() {
      return frontier.size;
    },
    append: (leaf) => frontier.append(leaf),
    root: () => frontier.root(),
    rootWith: (leaves) => frontier.rootWith(leaves),
    takeTiles() {
      const partial = newTiles(takenSize, frontier.size)
        .filter((tile) => tile.width < TILE_WIDTH)
        .map((tile) => tileFile(tile, levels[tile.level] ?? []));
      takenSize = frontier.size;
      return [...full.splice(0), ...partial].sort(inOrder);
    },
  };
}

/** Concatenated hashes. */
function encodeTile(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  hashes.forEach((hash, at) => bytes.set(hash, at * HASH_BYTES));
  return bytes;
}

/** The first `width` hashes of a tile, as views of its bytes. */
export function decodeTile(bytes: Uint8Array, width: number): Hash[] {
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

function tileFile(tile: TileFile["tile"], hashes: readonly Hash[]): TileFile {
  return { tile, path: tilePath(tile), bytes: encodeTile(hashes) };
}

/** Lower levels first: a tile is kept before the one that holds its root. */
function inOrder({ tile: one }: TileFile, { tile: other }: TileFile): number {
  return one.level - other.level || one.index - other.index;
}

/** The complete subtrees at the right edge, from left to right: the bits of each tile's width, upper levels first. */
function peaksOf(size: number, levels: readonly (readonly Hash[])[]): Peaks {
  const hashes = levels.toReversed().flatMap((tile = []) => {
    const peaks: Hash[] = [];
    let at = 0;
    for (let span = TILE_WIDTH / 2; span >= 1; span /= 2) {
      if (tile.length - at < span) continue;
      peaks.push(rootOf(tile.slice(at, at + span)));
      at += span;
    }
    return peaks;
  });
  return { size, hashes };
}
