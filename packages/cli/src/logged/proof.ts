// The proof of one entry, as a text to carry away.
import { accepted, type Outcome } from "@servanda/core";
import { createTreeHashes, printTlogProof, proveInclusion } from "@servanda/log";
import type { ReadLog } from "./read-log.ts";

/** C2SP tlog-proof of the entry at `index` under the newest checkpoint. */
export async function proofOf({ reader, size, checkpoint }: ReadLog, index: number): Promise<Outcome<Uint8Array>> {
  const hashes = await proveInclusion(createTreeHashes(reader, size), index, size);
  return hashes.ok ? accepted(printTlogProof({ index, hashes: hashes.value, checkpoint })) : hashes;
}
