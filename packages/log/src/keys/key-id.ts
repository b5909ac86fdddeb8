// The name of a key: a hash, so that a record says who signs it in 46 characters, and no two keys share a name.
import { toBase64Url, toUtf8 } from "../bytes.ts";
import { sha256 } from "../tree/hash.ts";

/** `k1_` and the base64url of SHA-256 over a prefix and the 32 bytes of the public key. */
export type KeyId = string;

const PREFIX = toUtf8("servanda/key-id/v1\n");

/** `publicKey` is 32 bytes, Ed25519. */
export function keyIdOf(publicKey: Uint8Array): KeyId {
  return `k1_${toBase64Url(sha256(PREFIX, publicKey))}`;
}
