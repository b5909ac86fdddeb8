// Whether 32 bytes are a public key that no two verifiers can ever disagree about. Asked once, when a key is enrolled.
import { ed25519 } from "@noble/curves/ed25519.js";

/**
 * The canonical encoding of a point, of full order, without torsion. With another key its holder could make a signature
 * that some verifiers take and others refuse, and so deny a record.
 */
export function isSoundKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    // Not on the curve, or not the one encoding of its point.
    return false;
  }
}
