// Whether the files of a log are those of its tree: the ones that the tree needs, hashed from the entries up, and
// beside them every tile and bundle that is there, also those that nobody needs.
import type { Refusal } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { isLogRefusal } from "../refusals.ts";
import { checkTree, type VisitEntry } from "../tree/check-tree.ts";
import { decodeBundle } from "../tree/entries-tile.ts";
import { HASH_BYTES, type Hash } from "../tree/hash.ts";
import { parseTilePath, type Tile, widthIn } from "../tree/tile-path.ts";
import type { Findings } from "./findings.ts";
import type { LogReader } from "./log-reader.ts";

/** Reads every entry of the tree of `size` leaves and every tile over them; `root` is the signed one. */
export async function compareTree(
  reader: LogReader,
  size: number,
  root: Hash,
  findings: Findings,
  visit: VisitEntry,
): Promise<void> {
  const { problems } = await checkTree(reader, size, root, visit);
  for (const refusal of problems) addTreeProblem(refusal, size, findings);
}

function addTreeProblem(refusal: Refusal, size: number, findings: Findings): void {
  const path = isLogRefusal(refusal) && "path" in refusal.details ? refusal.details.path : "";
  const isEntries = parseTilePath(path)?.level === "entries";
  if (path === "checkpoint") findings.add("root_differs", path, { size });
  else if (refusal.code === "file_missing") findings.add(isEntries ? "entries_absent" : "tile_absent", path, undefined);
  else findings.add(isEntries ? "entries_differ" : "tile_differs", path, undefined);
}

interface TileAt {
  readonly path: string;
  readonly tile: Tile;
}

/**
 * Tiles and bundles besides those of the tree: of an earlier size, or of a later one that nobody has signed yet. Tiles
 * of one place begin alike, so the narrower is the beginning of the wider, byte for byte.
 */
export async function compareOtherTiles(reader: LogReader, size: number, findings: Findings): Promise<void> {
  const places = new Map<string, TileAt[]>();
  for (const path of await reader.paths()) {
    const tile = parseTilePath(path);
    if (tile === undefined) continue;
    const place = `${tile.level} ${tile.index}`;
    places.set(place, [...(places.get(place) ?? []), { path, tile }]);
  }
  for (const tiles of places.values()) await compareAtPlace(reader, tiles, size, findings);
}

async function compareAtPlace(
  reader: LogReader,
  tiles: readonly TileAt[],
  size: number,
  findings: Findings,
): Promise<void> {
  const [any] = tiles;
  if (any === undefined) return;
  const { level, index } = any.tile;
  const width = widthIn(size, level === "entries" ? 0 : level, index);
  const beyond = tiles.filter(({ tile }) => tile.width > width);
  for (const { path } of beyond) findings.add("beyond_checkpoint", path, { size });
  if (tiles.length === 1) return;
  const sorted = tiles.toSorted((left, right) => right.tile.width - left.tile.width);
  const ours = sorted.find(({ tile }) => tile.width === width) ?? sorted[0];
  const held = ours === undefined ? undefined : await reader.read(ours.path);
  for (const { path, tile } of sorted) {
    const bytes = path === ours?.path ? undefined : await reader.read(path);
    if (bytes === undefined || held === undefined || (isWhole(tile, bytes) && beginAlike(bytes, held))) continue;
    findings.add(level === "entries" ? "entries_differ" : "tile_differs", path, undefined);
  }
}

/** As many as its path says, and nothing behind them. */
function isWhole({ level, index, width }: Tile, bytes: Uint8Array): boolean {
  if (level === "entries") return decodeBundle(bytes, index, width).ok;
  return bytes.length === width * HASH_BYTES;
}

function beginAlike(left: Uint8Array, right: Uint8Array): boolean {
  const length = Math.min(left.length, right.length);
  return sameBytes(left.subarray(0, length), right.subarray(0, length));
}
