// A recipient says on the record that it was shown something else than the author swore to. With the file key beside
// it, that is no claim but a proof: an age file has one key, which opens it for anybody and fits no other file.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, toBase64 } from "../bytes.ts";
import type { EvidenceRef } from "../record/body.ts";
import { hexHashField, recordIdField } from "../record/fields.ts";
import type { IJsonObject } from "../record/i-json.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { contentOf } from "./evidence.ts";
import { hasExactly } from "./shown.ts";

const KIND = "commitment_mismatch";
/** C2SP age, file key. */
const FILE_KEY_BYTES = 16;

/** What stands in the body of an `evidence` record. */
export interface Mismatch {
  /** The record that commits to another content. */
  readonly record: string;
  /** Which of its ciphertexts. */
  readonly ct: string;
  /** 16 bytes, which show the content to everybody; null where the recipient keeps it to himself. */
  readonly fileKey: Uint8Array | null;
}

export function mismatchBody({ record, ct, fileKey }: Mismatch): IJsonObject {
  return { kind: KIND, record, ct, fileKey: fileKey === null ? null : toBase64(fileKey) };
}

/** The claim that a record makes; undefined where it makes none. Refused: a claim of another form (`bad_field`). */
export function readMismatch({ body: { type, body } }: SignedRecord): Outcome<Mismatch> | undefined {
  if (type !== "evidence" || body["kind"] !== KIND) return undefined;
  const expected = "a claim {ct, fileKey, kind, record}";
  const { ct, fileKey, record } = body;
  const isWhole = hasExactly(body, ["ct", "fileKey", "kind", "record"]);
  if (!isWhole || typeof record !== "string" || typeof ct !== "string") {
    return refuse("bad_field", { path: "body.body", expected });
  }
  if (!recordIdField.fits(record) || !hexHashField.fits(ct))
    return refuse("bad_field", { path: "body.body", expected });
  if (fileKey === null) return accepted({ record, ct, fileKey });
  const bytes = typeof fileKey === "string" ? fromBase64(fileKey) : undefined;
  if (bytes?.length !== FILE_KEY_BYTES) {
    return refuse("bad_field", { path: "body.body.fileKey", expected: "16 bytes in base64, or null" });
  }
  return accepted({ record, ct, fileKey: bytes });
}

/** Whether what the file key opens is indeed not what the record commits to. */
export function isMismatch(ref: EvidenceRef, decrypted: Uint8Array): boolean {
  return !contentOf(ref, decrypted).ok;
}
