// Keys for tests, from a seed, and the verification that the log runs on.
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { Ed25519, Signer } from "../ports.ts";

// RFC 8410: what stands before the 32 bytes of a private and of a public key.
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** By node:crypto, as `host` does it. */
export const nodeEd25519: Ed25519 = {
  verify: async (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  },
};

/** The same key for the same number, 0 to 65,535. */
export function testSigner(seed: number): Signer {
  const secret = Buffer.alloc(32);
  secret.writeUInt16BE(seed, 0);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secret]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);
  return { publicKey: new Uint8Array(publicKey), sign: async (message) => new Uint8Array(sign(null, message, key)) };
}
