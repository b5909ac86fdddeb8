// What a log has added since a mirror looked last: its new entries, and the tiles over them. The mirror's own tree
// grows by the entries, so it has the new root only if nothing that it holds was changed.
import { accepted, type Outcome } from "@servanda/core";
import { toHex } from "../../bytes.ts";
import { encodeBundle } from "../../tree/entries-tile.ts";
import { type Hash, leafHash, sha256 } from "../../tree/hash.ts";
import { TILE_WIDTH, tilePath } from "../../tree/tile-path.ts";
import { loadTileEdge, readBundle, type TileReader } from "../../tree/tree-hashes.ts";
import { blobPathOf, blobsNamedBy, entriesOf } from "./scan.ts";

export interface FetchedTree {
  /** Of the mirror's entries and the new ones after them. */
  readonly root: Hash;
  /** New files of the mirror, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** From a mirror of `heldSize` entries to a log of `size`. Refused: what is missing on either side. */
export async function fetchTree(
  source: TileReader,
  held: TileReader,
  heldSize: number,
  size: number,
): Promise<Outcome<FetchedTree>> {
  const edge = await loadTileEdge(held, heldSize);
  if (!edge.ok) return edge;
  const files = new Map<string, Uint8Array>();
  for (let index = Math.floor(heldSize / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    const theirs = await readBundle(source, size, index);
    if (!theirs.ok) return theirs;
    const kept = heldSize - index * TILE_WIDTH;
    const ours = kept > 0 ? await readBundle(held, heldSize, index) : accepted([]);
    if (!ours.ok) return ours;
    // Of a bundle that has grown, what the mirror holds already stays the mirror's.
    const added = theirs.value.slice(Math.max(kept, 0));
    for (const entry of added) edge.value.append(leafHash(entry));
    const width = theirs.value.length;
    files.set(tilePath({ level: "entries", index, width }), encodeBundle([...ours.value, ...added]));
  }
  for (const { path, bytes } of edge.value.takeTiles()) files.set(path, bytes);
  return accepted({ root: edge.value.root(), files });
}

/** Files that new records name, where the log gives them out and they are what they are named by. */
export async function fetchBlobs(
  source: TileReader,
  held: TileReader,
  heldSize: number,
  size: number,
): Promise<Map<string, Uint8Array>> {
  const blobs = new Map<string, Uint8Array>();
  for await (const [, entry] of entriesOf(held, size, heldSize)) {
    for (const name of blobsNamedBy(entry)) {
      const path = blobPathOf(name);
      const isHeld = blobs.has(path) || (await held.read(path)) !== undefined;
      const bytes = isHeld ? undefined : await source.read(path);
      if (bytes !== undefined && toHex(sha256(bytes)) === name) blobs.set(path, bytes);
    }
  }
  return blobs;
}
