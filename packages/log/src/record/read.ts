// Bytes in, a signed record out, or the reason why they are none. Whether its signatures are valid, and whether its
// author may write it, is for `roll/`.
import { type Outcome } from "@servanda/core";
import { refuse } from "../refusals.ts";
import { bodyMisfit, MOST_BODY_BYTES, type RecordBody } from "./body.ts";
import { formOf, isObject, keyIdField, memberOf, misfitOf, signatureField } from "./fields.ts";
import { type IJson, readCanonical } from "./i-json.ts";
import { type RecordId, recordIdOf } from "./id.ts";

/** A signature of a record's body, by one of its signers. */
export interface RecordSignature {
  readonly key: string;
  /** 64 bytes, base64. */
  readonly sig: string;
}

/** A record as it was sent: read once, and never written again. */
export interface SignedRecord {
  /** The envelope, canonical. */
  readonly bytes: Uint8Array;
  /** The canonical body within it: what is signed, after the prefix. */
  readonly bodyBytes: Uint8Array;
  readonly body: RecordBody;
  readonly id: RecordId;
  /** The author's among them; sorted by key. */
  readonly sigs: readonly RecordSignature[];
}

const MOST_SIGNATURES = 16;
/** `{"key":"k1_…","sig":"…"},` is 160 bytes. */
export const MOST_ENVELOPE_BYTES: number = MOST_BODY_BYTES + 64 + MOST_SIGNATURES * 160;

const BODY_START = '{"body":'.length;

const signatureForm = formOf({ key: keyIdField, sig: signatureField });
const isSignature = (value: IJson): boolean => misfitOf(value, "", signatureForm) === undefined;

/**
 * Reads an envelope. The bytes must be the canonical form of what they say (RFC 8785), so that no two programs read
 * them differently. Refuses with `record_too_large`, what `readCanonical` refuses, `bad_field`, or `signature_invalid`
 * (the author's is missing).
 */
export function readEnvelope(bytes: Uint8Array): Outcome<SignedRecord> {
  if (bytes.length > MOST_ENVELOPE_BYTES) return tooLarge(bytes.length, MOST_ENVELOPE_BYTES);
  const read = readCanonical(bytes, 1);
  return read.ok ? recordOf(read.value.value, bytes) : read;
}

/** Of the value of an envelope, and its canonical bytes. */
export function recordOf(envelope: IJson, bytes: Uint8Array): Outcome<SignedRecord> {
  const expected = "an envelope {body, sigs}";
  if (!isObject(envelope) || Object.keys(envelope).length !== 2) return refuse("bad_field", { path: "", expected });
  const body = memberOf(envelope, "body");
  const sigs = memberOf(envelope, "sigs");
  if (!isObject(body)) return refuse("bad_field", { path: "body", expected: "an object" });
  if (!areSignatures(sigs)) {
    return refuse("bad_field", { path: "sigs", expected: `1 to ${MOST_SIGNATURES} of {key, sig}, sorted by key` });
  }
  // Signatures are plain ASCII without anything to escape: their text is as long as their bytes.
  const sigsBytes = `,"sigs":${JSON.stringify(sigs)}}`.length;
  const bodyBytes = bytes.subarray(BODY_START, bytes.length - sigsBytes);
  if (bodyBytes.length > MOST_BODY_BYTES) return tooLarge(bodyBytes.length, MOST_BODY_BYTES);
  const misfit = bodyMisfit(body);
  if (misfit !== undefined || !isBody(body)) {
    return refuse("bad_field", misfit ?? { path: "body", expected: "a record's body" });
  }
  if (!sigs.some(({ key }) => key === body.author)) return refuse("signature_invalid", { key: body.author });
  return { ok: true, value: { bytes, bodyBytes, body, id: recordIdOf(bodyBytes), sigs } };
}

function areSignatures(value: IJson | undefined): value is readonly (RecordSignature & { [key: string]: string })[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_SIGNATURES) return false;
  let before = "";
  for (const each of value) {
    if (!isSignature(each) || !(each.key > before)) return false;
    before = each.key;
  }
  return true;
}

/** By `bodyMisfit`, which has looked at every member. */
function isBody(value: unknown): value is RecordBody {
  return value !== undefined;
}

function tooLarge(sizeBytes: number, mostBytes: number): Outcome<never> {
  return refuse("record_too_large", { sizeBytes, mostBytes });
}
