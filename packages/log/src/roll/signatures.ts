// The signatures of a record, and whether the keys that it enrols are sound and held by whoever asks for them. The dear
// part of admission; its answer is the same before and after any other record.
import type { Outcome } from "@servanda/core";
import { fromBase64 } from "../bytes.ts";
import type { KeyId } from "../keys/key-id.ts";
import { verifyPossession } from "../keys/possession.ts";
import { isSoundKey } from "../keys/sound-key.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import type { Ed25519 } from "../ports.ts";
import { signatureInput } from "../record/id.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import type { KeyForm, TypedBody } from "./bodies.ts";
import { keyRowOf } from "./founding.ts";
import type { KeyRow, RollState } from "./state.ts";

/** Refuses with `signature_invalid`, `key_unknown`, or `bad_field` where a key that is enrolled is not sound. */
export async function verifyRecord(
  state: RollState,
  ed25519: Ed25519,
  record: SignedRecord,
  typed: TypedBody,
): Promise<Outcome<undefined>> {
  if (typed.type !== "log") {
    const signed = await verifySignatures(state.keys, ed25519, record);
    return signed.ok && typed.type === "enrol" ? await verifyEnrolled(ed25519, record.body.log, [typed.body]) : signed;
  }
  const enrolled = await verifyEnrolled(ed25519, record.body.log, typed.body.keys);
  if (!enrolled.ok) return enrolled;
  const rows = typed.body.keys.map((form) => keyRowOf(form, 0));
  return await verifySignatures(new Map(rows.map((row) => [row.id, row])), ed25519, record);
}

async function verifySignatures(
  keys: ReadonlyMap<KeyId, KeyRow>,
  ed25519: Ed25519,
  record: SignedRecord,
): Promise<Outcome<undefined>> {
  const input = signatureInput(record.bodyBytes);
  for (const { key, sig } of record.sigs) {
    const row = keys.get(key);
    if (row === undefined) return refuse("key_unknown", { key });
    const signature = fromBase64(sig);
    const isValid = signature !== undefined && (await verifyStrictly(ed25519, row.publicKey, input, signature));
    if (!isValid) return refuse("signature_invalid", { key });
  }
  return { ok: true, value: undefined };
}

async function verifyEnrolled(ed25519: Ed25519, log: string, forms: readonly KeyForm[]): Promise<Outcome<undefined>> {
  for (const form of forms) {
    const { id, publicKey } = keyRowOf(form, 0);
    if (!isSoundKey(publicKey)) {
      return refuse("bad_field", {
        path: "body.body.publicKey",
        expected: "a point of full order, canonically encoded",
      });
    }
    const isHeld = await verifyPossession(ed25519, publicKey, { ...form, log }, form.possession);
    if (!isHeld) return refuse("signature_invalid", { key: id });
  }
  return { ok: true, value: undefined };
}
