// Two records with one number, signed by one key: the device was cloned, its key was stolen, or its holder says two
// things. Made, and checked by anyone alone.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../../bytes.ts";
import { keyIdOf } from "../../keys/key-id.ts";
import { isSoundKey } from "../../keys/sound-key.ts";
import { verifyStrictly } from "../../keys/strict-signature.ts";
import type { Ed25519 } from "../../ports.ts";
import { signatureInput } from "../../record/id.ts";
import { readEnvelope, type SignedRecord } from "../../record/read.ts";
import { refuse } from "../../refusals.ts";
import { createFindings } from "../findings.ts";
import { evidenceWords } from "../words.ts";
import { type AuthorFork, EVIDENCE_FORMAT } from "./file.ts";
import type { EvidenceVerdict } from "./verdict.ts";

/** The evidence that these two are a fork of their author's chain; undefined where they are not. */
export function proveAuthorFork(publicKey: Uint8Array, one: SignedRecord, other: SignedRecord): AuthorFork | undefined {
  if (!areForked(one, other) || keyIdOf(publicKey) !== one.body.author) return undefined;
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  return {
    format: EVIDENCE_FORMAT,
    kind: "author-fork",
    publicKey: toBase64(publicKey),
    records: [fromUtf8(first.bytes) ?? "", fromUtf8(second.bytes) ?? ""],
  };
}

/** What a fork shows. */
export async function verifyAuthorFork(evidence: AuthorFork, ed25519: Ed25519): Promise<EvidenceVerdict> {
  const findings = createFindings();
  const publicKey = fromBase64(evidence.publicKey) ?? new Uint8Array();
  const records: SignedRecord[] = [];
  for (const [index, text] of evidence.records.entries()) {
    const record = await openRecord(toUtf8(text), publicKey, ed25519);
    if (record.ok) records.push(record.value);
    else findings.add("part_refused", `records[${index}]`, { refusal: record.refusal });
  }
  const [first, second] = records;
  if (first !== undefined && second !== undefined && !areForked(first, second)) {
    findings.add("no_contradiction", "", undefined);
  }
  const facts = records.flatMap(({ id, body }) => [
    { name: evidenceWords.author, value: body.author },
    { name: evidenceWords.record(body.seq), value: id },
  ]);
  const decision = findings.decision();
  const statement = evidenceWords["author-fork"][decision === "valid" ? "shown" : "claimed"];
  return { kind: "author-fork", decision, statement, facts, problems: findings.taken().problems };
}

async function openRecord(bytes: Uint8Array, publicKey: Uint8Array, ed25519: Ed25519): Promise<Outcome<SignedRecord>> {
  const record = readEnvelope(bytes);
  if (!record.ok) return record;
  const { author } = record.value.body;
  if (!isSoundKey(publicKey) || keyIdOf(publicKey) !== author) return refuse("key_unknown", { key: author });
  const signature = fromBase64(record.value.sigs.find(({ key }) => key === author)?.sig ?? "") ?? new Uint8Array();
  const input = signatureInput(record.value.bodyBytes);
  const isSigned = await verifyStrictly(ed25519, publicKey, input, signature);
  return isSigned ? accepted(record.value) : refuse("signature_invalid", { key: author });
}

function areForked({ id, body }: SignedRecord, other: SignedRecord): boolean {
  return (
    body.author === other.body.author && body.log === other.body.log && body.seq === other.body.seq && id !== other.id
  );
}
