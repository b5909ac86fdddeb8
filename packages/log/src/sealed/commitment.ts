// What a record says of a sealed content without telling it: a salted hash. It holds the sender to one content for all
// recipients, and lets nobody else try contents out.
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex, toUtf8 } from "../bytes.ts";

export const SALT_BYTES = 32;

const PREFIX = toUtf8("servanda/pt/v1\n");

/** `pt` of a record's evidence, lower-case hexadecimal: SHA-256("servanda/pt/v1\n" ‖ salt ‖ content). */
export function commitmentOf(salt: Uint8Array, content: Uint8Array): string {
  // Fed piece by piece: a content may have many megabytes.
  return toHex(sha256.create().update(PREFIX).update(salt).update(content).digest());
}
