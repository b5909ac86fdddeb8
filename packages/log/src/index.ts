// The public surface of `log`: an append-only record that anyone can check, and no one can rewrite.
export {
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  sameBytes,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from "./bytes.ts";
export type { Clock, Ed25519, Random, Signer } from "./ports.ts";
export { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash, sha256 } from "./tree/hash.ts";
