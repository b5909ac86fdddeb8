// Hashes of any part of a tree, computed from its tiles. What comes out is as good as the tiles: it is believed only
// once a proof made of it agrees with a signed root.
import { accepted, assert, type Outcome } from "@servanda/core";
import { refuse } from "../refusals.ts";
import { decodeBundle } from "./entries-tile.ts";
import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash, rootOf } from "./hash.ts";
import { splitOf } from "./size.ts";
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tilePath, widthIn } from "./tile-path.ts";
import { createTileEdge, decodeTile, edgeTiles, type TileEdge } from "./tiles.ts";

/** Whatever holds the files of a log, by path: `checkpoint`, `tile/0/000.p/3`. Undefined where there is none. */
export interface TileReader {
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Leaves `begin` up to and without `end`. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

export interface TreeHashes {
  readonly size: number;
  /** The Merkle tree hash of these leaves as if they were all; `begin` is where RFC 6962 would split a tree. */
  range(leaves: LeafRange): Promise<Outcome<Hash>>;
  /** Hashes of one tile of this tree: a full one, or the partial one at its edge. */
  tile(level: number, index: number): Promise<Outcome<readonly Hash[]>>;
}

/** Each tile is read once and kept. `file_missing` and `file_malformed` name the path. */
export function createTreeHashes(reader: TileReader, size: number): TreeHashes {
  const kept = new Map<string, Promise<Outcome<readonly Hash[]>>>();
  const tile = (level: number, index: number) => {
    const key = `${level}/${index}`;
    const hashes = kept.get(key) ?? readTile(reader, size, level, index);
    kept.set(key, hashes);
    return hashes;
  };
  const range = async ({ begin, end }: LeafRange): Promise<Outcome<Hash>> => {
    assert(begin <= end && end <= size, "a range lies within its tree");
    const count = end - begin;
    if (count === 0) return accepted(EMPTY_ROOT);
    const height = Math.log2(count);
    if (Number.isInteger(height) && 2 ** height === count) return subtree(tile, height, begin / count);
    const middle = begin + splitOf(count);
    const [left, right] = await Promise.all([range({ begin, end: middle }), range({ begin: middle, end })]);
    if (!left.ok) return left;
    return right.ok ? accepted(nodeHash(left.value, right.value)) : right;
  };
  return { size, range, tile };
}

/** The tree of `size` leaves, ready to grow, from its tiles. The caller compares `root()` with what was signed. */
export async function loadTileEdge(reader: TileReader, size: number): Promise<Outcome<TileEdge>> {
  const edges: (readonly Hash[])[] = [];
  for (const { level, index } of edgeTiles(size)) {
    const hashes = await readTile(reader, size, level, index);
    if (!hashes.ok) return hashes;
    edges.push(hashes.value);
  }
  return accepted(createTileEdge(size, edges));
}

/** The root of the complete subtree of 2^height leaves that is the `index`-th of its height. */
async function subtree(tile: TreeHashes["tile"], height: number, index: number): Promise<Outcome<Hash>> {
  const level = Math.floor(height / TILE_HEIGHT);
  const span = 2 ** (height % TILE_HEIGHT);
  const first = index * span;
  const hashes = await tile(level, Math.floor(first / TILE_WIDTH));
  if (!hashes.ok) return hashes;
  const at = first % TILE_WIDTH;
  return accepted(rootOf(hashes.value.slice(at, at + span)));
}

/** The `index`-th tile of its level in a tree of `size` leaves: the full one, or as much of it as the tree has. */
export async function readTile(
  reader: TileReader,
  size: number,
  level: number,
  index: number,
): Promise<Outcome<readonly Hash[]>> {
  const width = widthIn(size, level, index);
  assert(width > 0, "a tile lies within its tree");
  const file = await readWide(reader, { level, index, width });
  if (!file.ok) return file;
  const { path, bytes, width: widthThere } = file.value;
  if (bytes.length !== widthThere * HASH_BYTES) return refuse("file_malformed", { path });
  return accepted(decodeTile(bytes, width));
}

/** The entries below the `index`-th tile of level 0, as views of the bytes that are read. */
export async function readBundle(
  reader: TileReader,
  size: number,
  index: number,
): Promise<Outcome<readonly Uint8Array[]>> {
  const width = widthIn(size, 0, index);
  assert(width > 0, "a bundle lies within its tree");
  const file = await readWide(reader, { level: "entries", index, width });
  if (!file.ok) return file;
  const entries = decodeBundle(file.value.bytes, index, file.value.width);
  return entries.ok ? accepted(entries.value.slice(0, width)) : entries;
}

/** A partial tile may be deleted once the full one is there: the log has grown since, and begins with the same. */
async function readWide(
  reader: TileReader,
  tile: Tile,
): Promise<Outcome<{ path: string; bytes: Uint8Array; width: number }>> {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const path = tilePath({ ...tile, width });
    const bytes = await reader.read(path);
    if (bytes !== undefined) return accepted({ path, bytes, width });
  }
  return refuse("file_missing", { path: tilePath(tile) });
}
