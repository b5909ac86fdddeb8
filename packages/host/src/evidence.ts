// Evidence from the file to the blob, and back: padded, committed to, encrypted; decrypted, and held against what the
// record says.
import { accepted, type Outcome } from "@servanda/core";
import {
  checkCiphertext,
  contentOf,
  type EvidenceRef,
  evidenceRefOf,
  packParcel,
  type Random,
  SALT_BYTES,
} from "@servanda/log";
import { type AgeKeys, openWith, sealTo } from "./age.ts";

export interface SealedFile {
  /** For the record's `evidence`. */
  readonly ref: EvidenceRef;
  /** For the log's `blob/`, under the name that `ref.ct` gives. */
  readonly ciphertext: Uint8Array;
}

/**
 * Seals a content to its recipients. `type` is its media type, which stays readable. Refused: see `sealTo`,
 * `packParcel`.
 */
export async function sealEvidence(
  content: Uint8Array,
  type: string,
  recipients: readonly string[],
  random: Random,
): Promise<Outcome<SealedFile>> {
  const salt = random.bytes(SALT_BYTES);
  const parcel = packParcel({ salt, content });
  if (!parcel.ok) return parcel;
  const ciphertext = await sealTo(recipients, parcel.value);
  if (!ciphertext.ok) return ciphertext;
  return accepted({ ref: evidenceRefOf(ciphertext.value, type, { salt, content }), ciphertext: ciphertext.value });
}

/**
 * What was sealed, as every other recipient gets it. Refused: `commitment_mismatch` (bytes that are not the blob's, or
 * a content that its author did not commit to), `not_opened`, `bad_parcel`.
 */
export async function openEvidence(
  ref: EvidenceRef,
  ciphertext: Uint8Array,
  keys: AgeKeys,
): Promise<Outcome<Uint8Array>> {
  const named = checkCiphertext(ref, ciphertext);
  if (!named.ok) return named;
  const decrypted = await openWith(keys, ciphertext);
  return decrypted.ok ? contentOf(ref, decrypted.value) : decrypted;
}
