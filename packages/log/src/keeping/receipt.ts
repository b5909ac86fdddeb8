// Receipts: what the log promises for a record that it has made durable. A receipt, and a checkpoint of after `mergeBy`
// whose tree lacks the record, together prove that the log broke its word (docs/formats/receipt.md).
import { accepted, canonicalText, type Instant, type Outcome } from "@servanda/core";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519, Signer } from "../ports.ts";
import { instantOf, instantText, isObject, memberOf } from "../record/fields.ts";
import { type IJson, readCanonical } from "../record/i-json.ts";
import { refuse } from "../refusals.ts";

/** What is promised. */
export interface MergePromise {
  readonly id: string;
  /** The origin of the log. */
  readonly log: string;
  /** When the record came, by the operator's clock. */
  readonly recvAt: Instant;
  /** A checkpoint that holds the record is published by then. */
  readonly mergeBy: Instant;
}

export interface Receipt extends MergePromise {
  /** The signed promise, canonical: what the author keeps. */
  readonly bytes: Uint8Array;
}

/** Keeps the log's key from ever signing one thing that can be read as another: no checkpoint goes on like this. */
const PREFIX = "servanda/receipt/v1\n";
/** The longest origin and id fit in. */
const MOST_BYTES = 1024;

/** By the log's key. The same promise always has the same bytes: Ed25519 draws no lots. */
export async function signReceipt(promise: MergePromise, signer: Signer): Promise<Receipt> {
  const signature = await signer.sign(signedBytes(promise));
  return { ...promise, bytes: toUtf8(textOfReceipt(promise, signature)) };
}

/** Reads a receipt and checks its signature by one of the log's keys. `receipt_malformed`, `signature_invalid`. */
export async function verifyReceipt(
  bytes: Uint8Array,
  logKeys: readonly Vkey[],
  ed25519: Ed25519,
): Promise<Outcome<Receipt>> {
  if (bytes.length > MOST_BYTES) return refuse("receipt_malformed", { what: `${bytes.length} bytes` });
  const read = readCanonical(bytes, 1);
  if (!read.ok) return refuse("receipt_malformed", { what: read.refusal.message });
  const { value } = read.value;
  const promise = isObject(value) ? promiseIn(memberOf(value, "promise")) : undefined;
  const signature = isObject(value) ? memberOf(value, "sig") : undefined;
  const signatureBytes = typeof signature === "string" ? fromBase64(signature) : undefined;
  if (promise === undefined || signatureBytes === undefined) return refuse("receipt_malformed", { what: "members" });
  const receipt = { ...promise, bytes };
  // What is not in the promise is not signed, so a receipt with more in it is none.
  if (textOfReceipt(promise, signatureBytes) !== read.value.text)
    return refuse("receipt_malformed", { what: "members" });
  for (const { name, publicKey } of logKeys) {
    if (name !== promise.log) continue;
    if (await verifyStrictly(ed25519, publicKey, signedBytes(promise), signatureBytes)) return accepted(receipt);
  }
  return refuse("signature_invalid", { key: promise.log });
}

function promiseIn(value: IJson | undefined): MergePromise | undefined {
  if (!isObject(value)) return undefined;
  const id = memberOf(value, "id");
  const log = memberOf(value, "log");
  const recvAt = instantOf(memberOf(value, "recv"));
  const mergeBy = instantOf(memberOf(value, "mergeBy"));
  if (typeof id !== "string" || typeof log !== "string" || recvAt === undefined || mergeBy === undefined) {
    return undefined;
  }
  return { id, log, recvAt, mergeBy };
}

function signedBytes(promise: MergePromise): Uint8Array {
  return toUtf8(PREFIX + textOf(promise));
}

function textOfReceipt(promise: MergePromise, signature: Uint8Array): string {
  return `{"promise":${textOf(promise)},"sig":"${toBase64(signature)}"}`;
}

function textOf({ id, log, recvAt, mergeBy }: MergePromise): string {
  return canonicalText({ id, log, mergeBy: instantText(mergeBy), recv: instantText(recvAt) });
}
