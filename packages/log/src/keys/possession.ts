// Proof that whoever asks for a key to be enrolled holds its private half, and asks for this log, office and role.
import { canonicalText } from "@servanda/core";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import type { Ed25519, Signer } from "../ports.ts";
import { keyIdOf } from "./key-id.ts";
import { verifyStrictly } from "./strict-signature.ts";

/** What a key is to be enrolled as. */
export interface EnrolmentClaim {
  /** The origin of the log. */
  readonly log: string;
  readonly office: string;
  readonly role: string;
  /** 32 bytes that the enrolling side chose, base64: an old proof is no proof. */
  readonly nonce: string;
}

const PREFIX = "servanda/possession/v1\n";

/** The signature of the new key over the claim, base64. */
export async function provePossession(signer: Signer, claim: EnrolmentClaim): Promise<string> {
  return toBase64(await signer.sign(possessionInput(signer.publicKey, claim)));
}

/** `publicKey` is a sound key; `proof` as `provePossession` gives it. */
export async function verifyPossession(
  ed25519: Ed25519,
  publicKey: Uint8Array,
  claim: EnrolmentClaim,
  proof: string,
): Promise<boolean> {
  const signature = fromBase64(proof);
  if (signature === undefined) return false;
  return await verifyStrictly(ed25519, publicKey, possessionInput(publicKey, claim), signature);
}

function possessionInput(publicKey: Uint8Array, { log, office, role, nonce }: EnrolmentClaim): Uint8Array {
  return toUtf8(PREFIX + canonicalText({ key: keyIdOf(publicKey), log, nonce, office, role }));
}
