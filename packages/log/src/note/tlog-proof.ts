// Proofs to carry away (C2SP tlog-proof): that an entry is in a log, with the checkpoint that says so, in one text that
// is checked without a network.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import type { Ed25519 } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { HASH_BYTES, type Hash, leafHash } from "../tree/hash.ts";
import { verifyInclusion } from "../tree/proof.ts";
import { parseCount } from "../tree/size.ts";
import { type CheckpointKeys, type OpenCheckpoint, openCheckpoint } from "./checkpoint.ts";
import { LARGEST_NOTE_BYTES } from "./note.ts";

const FIRST_LINE = "c2sp.org/tlog-proof@v1";

/** A tree of 2^53 leaves is no higher. */
const MOST_HASHES = 53;

/** The note, and room for the hashes and for extra data. */
const LARGEST_PROOF_BYTES = 2 * LARGEST_NOTE_BYTES;

export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Hash[];
  /** The signed note, as it was published. */
  readonly checkpoint: Uint8Array;
  /** What an application adds; nothing vouches for it. */
  readonly extra?: Uint8Array;
}

export interface ProvenEntry extends OpenCheckpoint {
  readonly index: number;
}

export function printTlogProof({ index, hashes, checkpoint, extra }: TlogProof): Uint8Array {
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(toBase64),
    "",
  ];
  const head = toUtf8(lines.map((line) => `${line}\n`).join(""));
  const bytes = new Uint8Array(head.length + checkpoint.length);
  bytes.set(head);
  bytes.set(checkpoint, head.length);
  return bytes;
}

/** Reads the form; nothing is checked. `tlog_proof_malformed` names the line. */
export function parseTlogProof(bytes: Uint8Array): Outcome<TlogProof> {
  if (bytes.length > LARGEST_PROOF_BYTES) return refuse("tlog_proof_malformed", { line: 0 });
  const text = fromUtf8(bytes);
  const split = text?.indexOf("\n\n") ?? -1;
  if (text === undefined || split === -1) return refuse("tlog_proof_malformed", { line: 0 });
  const lines = text.slice(0, split).split("\n");
  if (lines[0] !== FIRST_LINE) return refuse("tlog_proof_malformed", { line: 1 });
  const extraText = /^extra (.*)$/.exec(lines[1] ?? "")?.[1];
  const extra = extraText === undefined ? undefined : fromBase64(extraText);
  if (extraText !== undefined && extra === undefined) return refuse("tlog_proof_malformed", { line: 2 });
  const indexLine = extra === undefined ? 1 : 2;
  const index = parseCount(/^index (.*)$/.exec(lines[indexLine] ?? "")?.[1] ?? "");
  if (index === undefined) return refuse("tlog_proof_malformed", { line: indexLine + 1 });
  const hashes: Hash[] = [];
  for (const [at, line] of lines.slice(indexLine + 1).entries()) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES || at >= MOST_HASHES) {
      return refuse("tlog_proof_malformed", { line: indexLine + 2 + at });
    }
    hashes.push(hash);
  }
  const checkpoint = toUtf8(text.slice(split + 2));
  return accepted(extra === undefined ? { index, hashes, checkpoint } : { index, hashes, checkpoint, extra });
}

/** That `entry`, byte for byte, is in the log at the proof's index: refusals of the form, the checkpoint, the proof. */
export async function verifyTlogProof(
  bytes: Uint8Array,
  entry: Uint8Array,
  keys: CheckpointKeys,
  ed25519: Ed25519,
): Promise<Outcome<ProvenEntry>> {
  const proof = parseTlogProof(bytes);
  if (!proof.ok) return proof;
  const { index, hashes } = proof.value;
  const opened = await openCheckpoint(proof.value.checkpoint, keys, ed25519);
  if (!opened.ok) return opened;
  const { size, root } = opened.value.checkpoint;
  const included = verifyInclusion({ index, size, leaf: leafHash(entry), proof: hashes, root });
  return included.ok ? accepted({ index, ...opened.value }) : included;
}
