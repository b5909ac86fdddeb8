// Checkpoints (C2SP tlog-checkpoint): what a log says of its tree, as the text of a signed note.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, sameBytes, toBase64 } from "../bytes.ts";
import type { Ed25519 } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { EMPTY_ROOT, HASH_BYTES, type Hash } from "../tree/hash.ts";
import { parseCount } from "../tree/size.ts";
import { type GoodCosignature, type OpenNote, openNote } from "./note.ts";
import { ED25519_TYPE, type Vkey } from "./vkey.ts";

export interface Checkpoint {
  /** Which log: not empty, one line. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Lines after the third, which other logs may have and ours never do; absent where there are none. */
  readonly extensions?: readonly string[];
}

/** Whose signatures on a checkpoint count. */
export interface CheckpointKeys {
  /** The log's own, type 1: one, or two while its key changes. Each one's name is the origin. */
  readonly log: readonly Vkey[];
  readonly witnesses: readonly Vkey[];
}

export interface OpenCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: OpenNote;
  /** By witnesses, each with its time; plain signatures say nothing of what a witness has seen. */
  readonly cosignatures: readonly GoodCosignature[];
}

export function printCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join("");
}

/** The text of a note, without its signatures; `checkpoint_malformed` names the line. */
export function parseCheckpoint(text: string): Outcome<Checkpoint> {
  const [origin = "", sizeText = "", rootText = "", ...rest] = text.split("\n");
  const extensions = rest.slice(0, -1);
  if (origin === "") return refuse("checkpoint_malformed", { line: 1 });
  const size = parseCount(sizeText);
  if (size === undefined) return refuse("checkpoint_malformed", { line: 2 });
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES || rest.at(-1) !== "") return refuse("checkpoint_malformed", { line: 3 });
  if (size === 0 && !sameBytes(root, EMPTY_ROOT)) return refuse("checkpoint_malformed", { line: 3 });
  const empty = extensions.indexOf("");
  if (empty !== -1) return refuse("checkpoint_malformed", { line: 4 + empty });
  return accepted(extensions.length === 0 ? { origin, size, root } : { origin, size, root, extensions });
}

/**
 * Reads a checkpoint and checks it: a good signature by the log, none bad by a key that is known, and the log's name
 * for an origin (`wrong_log`). Which witnesses are enough is a policy's to say.
 */
export async function openCheckpoint(
  bytes: Uint8Array,
  keys: CheckpointKeys,
  ed25519: Ed25519,
): Promise<Outcome<OpenCheckpoint>> {
  const note = await openNote(bytes, [...keys.log, ...keys.witnesses], ed25519);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const byLog = note.value.good.filter(({ vkey }) => vkey.type === ED25519_TYPE && keys.log.includes(vkey));
  const [first] = byLog;
  if (first === undefined) return refuse("note_unknown_keys", { names: note.value.signatures.map(({ name }) => name) });
  const { origin } = checkpoint.value;
  const other = byLog.find(({ vkey }) => vkey.name !== origin);
  if (other !== undefined) return refuse("wrong_log", { origin, expected: other.vkey.name });
  const cosignatures = note.value.good
    .filter(({ vkey }) => keys.witnesses.includes(vkey))
    .flatMap(({ timestampS, ...one }) => (timestampS === undefined ? [] : [{ ...one, timestampS }]));
  return accepted({ checkpoint: checkpoint.value, note: note.value, cosignatures });
}
