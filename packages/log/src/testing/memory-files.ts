// The files of a log, in memory and by path.

import { encodeBundle } from "../tree/entries-tile.ts";
import { leafHash } from "../tree/hash.ts";
import { TILE_WIDTH, tilePath } from "../tree/tile-path.ts";
import { createTileEdge } from "../tree/tiles.ts";
import type { TileReader } from "../tree/tree-hashes.ts";

export interface MemoryFiles extends TileReader {
  readonly files: Map<string, Uint8Array>;
}

function memoryFiles(): MemoryFiles {
  const files = new Map<string, Uint8Array>();
  return { files, read: async (path) => files.get(path) };
}

/** Tiles and entry bundles of a log that was written in steps to these sizes, the last being `entries.length`. */
export function filesOfLog(entries: readonly Uint8Array[], sizes: readonly number[] = [entries.length]): MemoryFiles {
  const log = memoryFiles();
  const edge = createTileEdge();
  for (const size of sizes) {
    while (edge.size < size) edge.append(leafHash(entries[edge.size] ?? new Uint8Array()));
    for (const { tile, path, bytes } of edge.takeTiles()) {
      log.files.set(path, bytes);
      if (tile.level > 0) continue;
      const first = tile.index * TILE_WIDTH;
      const bundle = encodeBundle(entries.slice(first, first + tile.width));
      log.files.set(tilePath({ ...tile, level: "entries" }), bundle);
    }
  }
  return log;
}
