// What a log asks of a witness: a new checkpoint, and the proof that it continues the last one (C2SP tlog-witness,
// add-checkpoint). The same bytes go over HTTP and on a stick.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { LARGEST_NOTE_BYTES } from "../note/note.ts";
import { refuse } from "../refusals.ts";
import { HASH_BYTES, type Hash } from "../tree/hash.ts";
import { parseCount } from "../tree/size.ts";

/** C2SP tlog-witness: "The client MUST NOT send more than 63 consistency proof lines." */
const MAX_PROOF_HASHES = 63;
const MAX_HEAD_BYTES = 4096;
/** Nothing longer is read: the note, and before it 63 hashes in base64 and the old size. */
export const MAX_REQUEST_BYTES: number = LARGEST_NOTE_BYTES + MAX_HEAD_BYTES;

export interface AddCheckpoint {
  /** Leaves in the last checkpoint that this witness is thought to have cosigned; 0 where there was none. */
  readonly oldSize: number;
  /** From `oldSize` to the size of the checkpoint (RFC 6962, section 2.1.2). */
  readonly proof: readonly Hash[];
  /** The signed note, as it stands. */
  readonly checkpoint: Uint8Array;
}

const NEWLINE = 0x0a;

/** Refused: `request_malformed` with the line, counted from 1; `request_too_large`. The note is not looked into. */
export function parseAddCheckpoint(bytes: Uint8Array): Outcome<AddCheckpoint> {
  if (bytes.length > MAX_REQUEST_BYTES) return refuse("request_too_large", { mostBytes: MAX_REQUEST_BYTES });
  const end = bytes.findIndex((byte, index) => byte === NEWLINE && bytes[index + 1] === NEWLINE);
  if (end === -1) return malformed(1, "followed by an empty line and a checkpoint");
  const [first = "", ...lines] = (fromUtf8(bytes.subarray(0, end)) ?? "").split("\n");
  const oldSize = first.startsWith("old ") ? parseCount(first.slice("old ".length)) : undefined;
  if (oldSize === undefined) return malformed(1, "`old` and a size in decimal");
  if (lines.length > MAX_PROOF_HASHES) return malformed(lines.length + 1, `one of at most ${MAX_PROOF_HASHES} hashes`);
  const proof = lines.map(fromBase64);
  const wrong = proof.findIndex((hash) => hash?.length !== HASH_BYTES);
  if (wrong !== -1) return malformed(wrong + 2, `a hash of ${HASH_BYTES} bytes in base64`);
  const checkpoint = bytes.slice(end + 2);
  if (checkpoint.length > LARGEST_NOTE_BYTES) return refuse("request_too_large", { mostBytes: LARGEST_NOTE_BYTES });
  return accepted({ oldSize, proof: proof.filter((hash) => hash !== undefined), checkpoint });
}

/** The body of a request. */
export function printAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  const head = toUtf8(`${[`old ${oldSize}`, ...proof.map(toBase64), ""].join("\n")}\n`);
  const bytes = new Uint8Array(head.length + checkpoint.length);
  bytes.set(head);
  bytes.set(checkpoint, head.length);
  return bytes;
}

function malformed(line: number, expected: string): Outcome<never> {
  return refuse("request_malformed", { line, expected });
}
