// What a mirror holds against a log or its authors: evidence files that anybody can check alone. Each is checked here
// before it is raised, so that a mirror never accuses by mistake.
import type { Instant } from "@servanda/core";
import { verifyReceipt } from "../../keeping/receipt.ts";
import { openCheckpoint } from "../../note/checkpoint.ts";
import { printTlogProof } from "../../note/tlog-proof.ts";
import type { Vkey } from "../../note/vkey.ts";
import type { Ed25519 } from "../../ports.ts";
import { proveInclusion } from "../../tree/make-proof.ts";
import { createTreeHashes, type TileReader, type TreeHashes } from "../../tree/tree-hashes.ts";
import { proveAuthorFork } from "../evidence/author-fork.ts";
import { proveEquivocation } from "../evidence/equivocation.ts";
import { type Evidence, encodeEvidence } from "../evidence/file.ts";
import { proveOmission } from "../evidence/omission.ts";
import { gatherSecondLog, type ProvenBeginning } from "../evidence/second-log.ts";
import { verifyEvidence } from "../evidence/verify-evidence.ts";
import type { LogReader } from "../log-reader.ts";
import { fileKind } from "../paths.ts";
import type { Verdict } from "../verdict.ts";
import { entryAt, type NamedKeys, publicKeyIn } from "./scan.ts";

/** A log as a mirror holds it, at one checkpoint. */
export interface HeldLog {
  readonly reader: LogReader;
  readonly size: number;
  /** The signed note. */
  readonly checkpoint: Uint8Array;
  readonly keys: NamedKeys;
}

/** Evidence that holds, or nothing. */
async function sure(evidence: Evidence | undefined, ed25519: Ed25519): Promise<Evidence[]> {
  if (evidence === undefined) return [];
  const verdict = await verifyEvidence(encodeEvidence(evidence), ed25519);
  return verdict.ok && verdict.value.decision === "valid" ? [evidence] : [];
}

/** Two checkpoints by one of these keys that exclude each other. `larger`: hashes of the larger one's tree. */
export async function suspectEquivocation(
  notes: readonly [Uint8Array, Uint8Array],
  keys: readonly Vkey[],
  larger: TreeHashes | undefined,
  ed25519: Ed25519,
): Promise<Evidence[]> {
  const [one, other] = notes;
  for (const vkey of keys) {
    const only = { log: [vkey], witnesses: [] };
    const first = await openCheckpoint(one, only, ed25519);
    const second = await openCheckpoint(other, only, ed25519);
    if (!first.ok || !second.ok) continue;
    const heads = [first, second].map(({ value }, at) => ({ checkpoint: value.checkpoint, note: notes[at] ?? one }));
    const [smaller, rest] = heads;
    if (smaller === undefined || rest === undefined) continue;
    const found = await sure(await proveEquivocation(vkey, smaller, rest, larger), ed25519);
    if (found.length > 0) return found;
  }
  return [];
}

/** Two records with one number that both stand in the log, by what its verdict says. */
export async function suspectForks(
  reader: TileReader,
  size: number,
  verdict: Verdict,
  ed25519: Ed25519,
): Promise<Evidence[]> {
  const found: Evidence[] = [];
  for (const { because, place } of verdict.problems) {
    const index = because === "author_fork" ? Number(/^entry (\d+)$/.exec(place)?.[1]) : Number.NaN;
    const second = Number.isSafeInteger(index) ? await entryAt(reader, size, index) : undefined;
    if (second === undefined) continue;
    const { author, seq } = second.record.body;
    const before = verdict.records.find((record) => record.author === author && record.seq === seq);
    const first = before === undefined ? undefined : await entryAt(reader, size, before.index);
    const publicKey = await publicKeyIn(reader, size, author);
    if (first === undefined || publicKey === undefined) continue;
    found.push(...(await sure(proveAuthorFork(publicKey, first.record, second.record), ed25519)));
  }
  return found;
}

/** Receipts that the mirror was given, whose records the log should hold by now and does not. */
export async function suspectOmissions(
  { reader, size, checkpoint, keys }: HeldLog,
  verdict: Verdict,
  ed25519: Ed25519,
): Promise<Evidence[]> {
  const held = new Set(verdict.records.map(({ id }) => id));
  const latestAt = latestWord(verdict);
  const found: Evidence[] = [];
  for (const path of await reader.paths()) {
    const receipt = fileKind(path) === "receipt" ? await reader.read(path) : undefined;
    for (const vkey of receipt === undefined ? [] : keys.log) {
      const read = await verifyReceipt(receipt ?? new Uint8Array(), [vkey], ed25519);
      if (!read.ok || held.has(read.value.id) || read.value.mergeBy >= latestAt) continue;
      const broken = { vkey, receipt: read.value.bytes, checkpoint, size, witnesses: keys.witnesses, reader };
      const made = await proveOmission(broken);
      if (made.ok) found.push(...(await sure(made.value, ed25519)));
    }
  }
  return found;
}

/** The latest time that the log or a witness of its newest checkpoint admits. */
function latestWord({ records, checkpoints }: Verdict): Instant {
  const received = records.reduce((latest, { recvAt }) => Math.max(latest, recvAt), Number.NEGATIVE_INFINITY);
  const cosigned = checkpoints.at(-1)?.cosigned ?? [];
  return cosigned.reduce((latest, { at }) => Math.max(latest, at), received);
}

/** Another log that was founded for the same text, and does not follow this one. */
export async function suspectSecondLog(one: HeldLog, other: HeldLog, ed25519: Ed25519): Promise<Evidence[]> {
  for (const first of await beginningsOf(one)) {
    for (const second of await beginningsOf(other)) {
      const found = await sure(gatherSecondLog(first, second), ed25519);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** One for each key that may have signed. */
async function beginningsOf({ reader, size, checkpoint, keys }: HeldLog): Promise<ProvenBeginning[]> {
  const entry = await entryAt(reader, size, 0);
  const hashes = size > 0 ? await proveInclusion(createTreeHashes(reader, size), 0, size) : undefined;
  if (entry === undefined || hashes?.ok !== true) return [];
  const proof = printTlogProof({ index: 0, hashes: hashes.value, checkpoint });
  return keys.log.map((vkey) => ({ vkey, proof, entry: entry.bytes }));
}
