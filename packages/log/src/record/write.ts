// A record as its signers make it.
import { canonicalText, type Outcome } from "@servanda/core";
import { toBase64, toUtf8 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import type { Signer } from "../ports.ts";
import type { RecordBody } from "./body.ts";
import { signatureInput } from "./id.ts";
import { type RecordSignature, readEnvelope, type SignedRecord } from "./read.ts";

/**
 * Signs a body by each of the signers, the author among them. Refuses what `readEnvelope` would refuse: a record that
 * nobody takes is better not made. Half surrogates in a text are our bug.
 */
export async function signRecord(body: RecordBody, signers: readonly Signer[]): Promise<Outcome<SignedRecord>> {
  const bodyBytes = toUtf8(canonicalText(body));
  return readEnvelope(envelopeBytes(bodyBytes, await signaturesBy(signers, bodyBytes)));
}

/** Adds the signatures of further signers to a record, which keeps its id: joint acts, gathered one after the other. */
export async function cosignRecord(record: SignedRecord, signers: readonly Signer[]): Promise<Outcome<SignedRecord>> {
  const added = await signaturesBy(signers, record.bodyBytes);
  const kept = record.sigs.filter(({ key }) => !added.some((each) => each.key === key));
  return readEnvelope(envelopeBytes(record.bodyBytes, [...kept, ...added]));
}

async function signaturesBy(signers: readonly Signer[], bodyBytes: Uint8Array): Promise<RecordSignature[]> {
  const input = signatureInput(bodyBytes);
  return await Promise.all(
    signers.map(async (signer) => ({ key: keyIdOf(signer.publicKey), sig: toBase64(await signer.sign(input)) })),
  );
}

function envelopeBytes(bodyBytes: Uint8Array, sigs: readonly RecordSignature[]): Uint8Array {
  const sorted = sigs.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const parts = [toUtf8('{"body":'), bodyBytes, toUtf8(`,"sigs":${canonicalText(sorted)}}`)];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
