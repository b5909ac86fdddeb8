// What a record is called, and what is signed of it. Both are of the body alone: a second signature, or a second form
// of one, never makes a second record.
import { toBase64Url, toUtf8 } from "../bytes.ts";
import { sha256 } from "../tree/hash.ts";

/** `r1_` and the base64url of SHA-256 over a prefix and the canonical body. */
export type RecordId = string;

const ID_PREFIX = toUtf8("servanda/record-id/v1\n");
// A key that signs records never signs anything else: a checkpoint, a cosignature and a login start otherwise.
const SIGNATURE_PREFIX = toUtf8("servanda/record/v1\n");

/** Of the canonical bytes of a body. */
export function recordIdOf(bodyBytes: Uint8Array): RecordId {
  return `r1_${toBase64Url(sha256(ID_PREFIX, bodyBytes))}`;
}

/** What each signer signs, of the canonical bytes of a body. */
export function signatureInput(bodyBytes: Uint8Array): Uint8Array {
  const input = new Uint8Array(SIGNATURE_PREFIX.length + bodyBytes.length);
  input.set(SIGNATURE_PREFIX);
  input.set(bodyBytes, SIGNATURE_PREFIX.length);
  return input;
}
