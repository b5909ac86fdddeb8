// Two checkpoints of one log, signed by its key, that no single log could have: made, and checked by anyone alone.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, sameBytes, toBase64, toUtf8 } from "../../bytes.ts";
import { type Checkpoint, openCheckpoint } from "../../note/checkpoint.ts";
import { parseVkey, printVkey, type Vkey } from "../../note/vkey.ts";
import type { Ed25519 } from "../../ports.ts";
import { proveConsistency } from "../../tree/make-proof.ts";
import { verifyConsistency } from "../../tree/proof.ts";
import type { TreeHashes } from "../../tree/tree-hashes.ts";
import { createFindings } from "../findings.ts";
import { evidenceWords } from "../words.ts";
import { type Equivocation, EVIDENCE_FORMAT } from "./file.ts";
import type { EvidenceVerdict } from "./verdict.ts";

/** A checkpoint of the log, with its note. */
export interface SignedHead {
  readonly checkpoint: Checkpoint;
  readonly note: Uint8Array;
}

/**
 * The evidence that these two exclude each other, or undefined where they do not, or where what would show it is not
 * there. `larger`: hashes of the tree of the larger one; not needed where both have one size.
 */
export async function proveEquivocation(
  vkey: Vkey,
  one: SignedHead,
  other: SignedHead,
  larger: TreeHashes | undefined,
): Promise<Equivocation | undefined> {
  const [first, second] = one.checkpoint.size <= other.checkpoint.size ? [one, other] : [other, one];
  const evidence = (within: Equivocation["within"]): Equivocation => ({
    format: EVIDENCE_FORMAT,
    kind: "equivocation",
    vkey: printVkey(vkey),
    first: fromUtf8(first.note) ?? "",
    second: fromUtf8(second.note) ?? "",
    within,
  });
  const { size, root } = first.checkpoint;
  if (size === second.checkpoint.size) {
    return sameBytes(root, second.checkpoint.root) ? undefined : evidence(null);
  }
  if (larger === undefined || size === 0) return undefined;
  const itsRoot = await larger.range({ begin: 0, end: size });
  const proof = await proveConsistency(larger, size, second.checkpoint.size);
  if (!itsRoot.ok || !proof.ok || sameBytes(itsRoot.value, root)) return undefined;
  return evidence({ root: toBase64(itsRoot.value), proof: proof.value.map(toBase64) });
}

/** What an equivocation shows. */
export async function verifyEquivocation(evidence: Equivocation, ed25519: Ed25519): Promise<EvidenceVerdict> {
  const findings = createFindings();
  const first = await openPart(evidence.vkey, evidence.first, ed25519);
  const second = await openPart(evidence.vkey, evidence.second, ed25519);
  if (!first.ok) findings.add("part_refused", "first", { refusal: first.refusal });
  if (!second.ok) findings.add("part_refused", "second", { refusal: second.refusal });
  if (first.ok && second.ok) {
    const excluded = exclude(first.value, second.value, evidence.within);
    if (!excluded.ok) findings.add("part_refused", "within", { refusal: excluded.refusal });
    else if (!excluded.value) findings.add("no_contradiction", "", undefined);
  }
  const facts = [
    { name: evidenceWords.key, value: evidence.vkey },
    ...(first.ok ? [{ name: evidenceWords.firstCheckpoint, value: headText(first.value) }] : []),
    ...(second.ok ? [{ name: evidenceWords.secondCheckpoint, value: headText(second.value) }] : []),
    ...(evidence.within === null ? [] : [{ name: evidenceWords.within, value: evidence.within.root }]),
  ];
  const decision = findings.decision();
  const statement = evidenceWords.equivocation[decision === "valid" ? "shown" : "claimed"];
  return { kind: "equivocation", decision, statement, facts, problems: findings.taken().problems };
}

async function openPart(vkeyText: string, note: string, ed25519: Ed25519): Promise<Outcome<Checkpoint>> {
  const vkey = parseVkey(vkeyText);
  if (!vkey.ok) return vkey;
  const opened = await openCheckpoint(toUtf8(note), { log: [vkey.value], witnesses: [] }, ed25519);
  return opened.ok ? accepted(opened.value.checkpoint) : opened;
}

/** Whether the two exclude each other; refused where the proof of that does not hold. */
function exclude(first: Checkpoint, second: Checkpoint, within: Equivocation["within"]): Outcome<boolean> {
  if (first.size === second.size) return accepted(within === null && !sameBytes(first.root, second.root));
  const root = fromBase64(within?.root ?? "") ?? new Uint8Array();
  const proof = (within?.proof ?? []).map((hash) => fromBase64(hash) ?? new Uint8Array());
  const sizes = { oldSize: first.size, newSize: second.size };
  const follows = verifyConsistency({ ...sizes, oldRoot: root, newRoot: second.root, proof });
  return follows.ok ? accepted(!sameBytes(root, first.root)) : follows;
}

const headText = ({ size, root }: Checkpoint): string => evidenceWords.head(size, toBase64(root));
