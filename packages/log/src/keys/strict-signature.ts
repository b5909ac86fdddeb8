// What is never a signature, whatever a verifier says: a second form of one that is. RFC 8032 leaves some of it open,
// and libraries differ; with these filters before it, node:crypto and WebCrypto say the same of every signature.
import { fromHex, sameBytes } from "../bytes.ts";
import type { Ed25519 } from "../ports.ts";

const SIGNATURE_BYTES = 64;
const R_BYTES = 32;

/** The order of the base point, little-endian (RFC 8032, section 5.1). */
const ORDER = bytesOfHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
/** p = 2^255 - 19, little-endian. */
const PRIME = bytesOfHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
/** Points of low order that have a canonical encoding, with the sign bit cleared. */
const LOW_ORDER = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
].map(bytesOfHex);

/** S below the group order, R the canonical encoding of a point that is not of low order. Verifies nothing. */
export function isStrictSignature(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  if (!isBelow(signature.subarray(R_BYTES), ORDER)) return false;
  const y = signature.slice(0, R_BYTES);
  y[R_BYTES - 1] = (y[R_BYTES - 1] ?? 0) & 0x7f;
  // Only the points with x = 0, which are of low order, have a second encoding below p.
  return isBelow(y, PRIME) && !LOW_ORDER.some((low) => sameBytes(low, y));
}

/** The one way in which a record's signature is checked. `publicKey` is a sound key that is enrolled. */
export function verifyStrictly(
  ed25519: Ed25519,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return isStrictSignature(signature) ? ed25519.verify(publicKey, message, signature) : Promise.resolve(false);
}

/** Little-endian numbers of the same length. */
function isBelow(value: Uint8Array, limit: Uint8Array): boolean {
  for (let i = limit.length - 1; i >= 0; i -= 1) {
    const difference = (value[i] ?? 0) - (limit[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function bytesOfHex(text: string): Uint8Array {
  return fromHex(text) ?? new Uint8Array();
}
