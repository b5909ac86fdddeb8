// Entries in a bundle, as `tile/entries/…` holds them: each after its length, an unsigned 16-bit number, the higher
// byte first (C2SP tlog-tiles, Log Entries).
import { accepted, assert, type Outcome } from "@servanda/core";
import { refuse } from "../refusals.ts";
import { TILE_WIDTH, tilePath } from "./tile-path.ts";

/** What the length of an entry can say at most, in bytes. */
const LONGEST_ENTRY_BYTES = 0xffff;

const LENGTH_BYTES = 2;

/** What a bundle gains by one entry; a bundle is all of these one after another. */
export function encodeBundled(entry: Uint8Array): Uint8Array {
  assert(entry.length <= LONGEST_ENTRY_BYTES, "an entry's length fits into 16 bits");
  const bytes = new Uint8Array(LENGTH_BYTES + entry.length);
  bytes[0] = entry.length >> 8;
  bytes[1] = entry.length & 0xff;
  bytes.set(entry, LENGTH_BYTES);
  return bytes;
}

export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  assert(entries.length <= TILE_WIDTH, "a bundle holds no more entries than a tile holds hashes");
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bytes.set(encodeBundled(entry), at);
    at += LENGTH_BYTES + entry.length;
  }
  return bytes;
}

/** Entries of the `index`-th bundle, as views of its bytes; `file_malformed` unless they are `width` whole ones. */
export function decodeBundle(bytes: Uint8Array, index: number, width: number): Outcome<Uint8Array[]> {
  const malformed = () => refuse("file_malformed", { path: tilePath({ level: "entries", index, width }) });
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const end = at + LENGTH_BYTES + length;
    if (end > bytes.length || entries.length === width) return malformed();
    entries.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries.length === width ? accepted(entries) : malformed();
}
