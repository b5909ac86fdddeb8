// SHA-256 of text, and the short ids made from it. Not signatures, not secrets.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalText } from "./canonical.ts";

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

const ID_DIGITS = 16;

/**
 * `f-0123456789abcdef`: the prefix and the first 64 bits of the hash of the parts. Parts never run into each other:
 * what is hashed is their canonical JSON array. Short for people; among a million ids two are equal with odds of 1 in
 * 37 million.
 */
export function shortId(prefix: string, ...parts: string[]): string {
  return `${prefix}-${sha256Hex(canonicalText(parts)).slice(0, ID_DIGITS)}`;
}
