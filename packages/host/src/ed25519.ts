// Ed25519 by node:crypto. Private keys are given in as PKCS #8, the form that OpenSSL writes.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Ed25519, Signer } from "@servanda/log";

// RFC 8410: what stands before the 32 bytes of a public key.
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Checks one signature at a time. */
export const ed25519: Ed25519 = {
  verify: async (publicKey, message, signature) => verify(null, message, publicKeyOf(publicKey), signature),
};

/** A signer from a private key in PEM (PKCS #8). Throws where the text holds no such key. */
export function createSigner(pem: string): Signer {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("a key of another kind");
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);
  return { publicKey: new Uint8Array(publicKey), sign: async (message) => new Uint8Array(sign(null, message, key)) };
}

/** Making a key object takes more than half as long as a verification, and the same few keys sign most records. */
const keys = new Map<string, KeyObject>();
const MOST_KEYS = 1024;

function publicKeyOf(bytes: Uint8Array): KeyObject {
  const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes]), format: "der", type: "spki" });
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}
