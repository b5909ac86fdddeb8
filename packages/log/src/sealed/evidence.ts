// Sealed evidence as a record names it, and whether what a recipient holds is what the record says. Encryption itself
// is the host's.
import { accepted, type Outcome } from "@servanda/core";
import { toHex } from "../bytes.ts";
import type { EvidenceRef } from "../record/body.ts";
import { refuse } from "../refusals.ts";
import { sha256 } from "../tree/hash.ts";
import { commitmentOf } from "./commitment.ts";
import { type Parcel, unpackParcel } from "./parcel.ts";

/** What a record says of one sealed content. `type` is a media type, which everybody reads. */
export function evidenceRefOf(ciphertext: Uint8Array, type: string, { salt, content }: Parcel): EvidenceRef {
  return { ct: toHex(sha256(ciphertext)), size: ciphertext.length, type, pt: commitmentOf(salt, content) };
}

/** Where a ciphertext lies in a log: `blob/<aa>/<sha256>`. */
export function blobPath(ct: string): string {
  return `blob/${ct.slice(0, 2)}/${ct}`;
}

/** Whether these are the bytes that the record names. Everybody can ask that. Refused: `commitment_mismatch`. */
export function checkCiphertext(ref: EvidenceRef, ciphertext: Uint8Array): Outcome<undefined> {
  const found = toHex(sha256(ciphertext));
  if (found !== ref.ct) return refuse("commitment_mismatch", { path: "ct" });
  if (ciphertext.length === ref.size) return accepted(undefined);
  return refuse("commitment_mismatch", { path: "size" });
}

/**
 * The content, once a recipient has decrypted it. Refused: `bad_parcel`; `commitment_mismatch` where the record commits
 * to another content, so that its author showed this recipient something else than it swore to.
 */
export function contentOf(ref: EvidenceRef, decrypted: Uint8Array): Outcome<Uint8Array> {
  const parcel = unpackParcel(decrypted);
  if (!parcel.ok) return parcel;
  const found = commitmentOf(parcel.value.salt, parcel.value.content);
  if (found !== ref.pt) return refuse("commitment_mismatch", { path: "pt" });
  return accepted(parcel.value.content);
}
