// The signatures of a record, and whether what it brings can be used: keys that are sound and held by whoever asks for
// them, verifier keys, a policy. The dear part of admission; its answer is the same before and after any other record.
import type { Outcome } from "@servanda/core";
import { fromBase64 } from "../bytes.ts";
import type { KeyId } from "../keys/key-id.ts";
import { verifyPossession } from "../keys/possession.ts";
import { isSoundKey } from "../keys/sound-key.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import { ED25519_TYPE, parseVkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { signatureInput } from "../record/id.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { parsePolicy } from "../witness/policy.ts";
import type { FoundingForm, KeyForm, TypedBody } from "./bodies.ts";
import { keyRowOf } from "./founding.ts";
import type { KeyRow, RollState } from "./state.ts";

/**
 * Refuses with `signature_invalid`, `key_unknown`, or, only once the signatures are valid, with what is wrong with the
 * keys or the policy that the record brings.
 */
export async function verifyRecord(
  state: RollState,
  ed25519: Ed25519,
  record: SignedRecord,
  typed: TypedBody,
): Promise<Outcome<undefined>> {
  if (typed.type === "log") return await verifyFounding(ed25519, record, typed.body);
  const signed = await verifySignatures(state.keys, ed25519, record);
  if (!signed.ok) return signed;
  switch (typed.type) {
    case "enrol":
      return await verifyEnrolled(ed25519, record.body.log, [typed.body]);
    case "log-key-change":
      return typed.body.add === null ? signed : (logKeyFault(typed.body.add) ?? signed);
    case "policy":
      return policyFault(typed.body.policy) ?? signed;
    default:
      return signed;
  }
}

/** The keys stand in the record itself: none is used before it is known to be sound. */
async function verifyFounding(
  ed25519: Ed25519,
  record: SignedRecord,
  { keys, logKey, policy }: FoundingForm,
): Promise<Outcome<undefined>> {
  const enrolled = await verifyEnrolled(ed25519, record.body.log, keys);
  if (!enrolled.ok) return enrolled;
  const rows = keys.map((form) => keyRowOf(form, 0));
  const signed = await verifySignatures(new Map(rows.map((row) => [row.id, row])), ed25519, record);
  if (!signed.ok) return signed;
  return logKeyFault(logKey) ?? (policy === null ? undefined : policyFault(policy)) ?? signed;
}

function logKeyFault(text: string): Outcome<never> | undefined {
  const vkey = parseVkey(text);
  if (!vkey.ok) return vkey;
  return vkey.value.type === ED25519_TYPE ? undefined : refuse("vkey_malformed", { what: "type" });
}

/** Whether a quorum is weak was for those to say who approved it. */
function policyFault(text: string): Outcome<never> | undefined {
  const policy = parsePolicy(text, { acceptsWeakQuorum: true });
  return policy.ok ? undefined : policy;
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
