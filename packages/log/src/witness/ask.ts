// The log's side of a witness: asks for a cosignature, and believes none that it has not checked.
import { accepted, type Instant, type Outcome, SECOND_MS } from "@servanda/core";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { parseCheckpoint } from "../note/checkpoint.ts";
import { type Note, type NoteSignature, openNote, parseNote, printNote } from "../note/note.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { refuse } from "../refusals.ts";
import type { Hash } from "../tree/hash.ts";
import { knownSizeIn, type WitnessReply } from "./reply.ts";
import { printAddCheckpoint } from "./request.ts";

/** The way to one witness. */
export interface WitnessPort {
  /** Refused: `witness_unreachable`. */
  addCheckpoint(request: Uint8Array): Promise<Outcome<WitnessReply>>;
}

export interface WitnessQuestion {
  /** The signed note that is to be cosigned. */
  readonly checkpoint: Uint8Array;
  /** What this witness cosigned last, as far as is known; 0 where it is not. */
  readonly oldSize: number;
  /** A proof from `oldSize`, 0 or more, to the checkpoint; of 0 it is empty. */
  proofFrom(oldSize: number): Promise<Outcome<readonly Hash[]>>;
}

export interface WitnessAnswer {
  /** To be added to the note: `withSignatures`. */
  readonly signature: NoteSignature;
  /** By the witness's clock; whole seconds. */
  readonly at: Instant;
  /** What the witness had cosigned before. Less than was known of it: it has forgotten, and may sign a fork. */
  readonly oldSize: number;
}

/**
 * Asks once, and once more where the witness names another size than was thought. Refused: `witness_unreachable`, and
 * `witness_refused` with what it said; keep that of a 422: the two checkpoints together may show a fork.
 */
export async function ask(
  question: WitnessQuestion,
  witness: Vkey,
  port: WitnessPort,
  ed25519: Ed25519,
): Promise<Outcome<WitnessAnswer>> {
  const note = parseNote(question.checkpoint);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { size } = checkpoint.value;
  const first = await send(question, question.oldSize, port);
  if (!first.ok || first.value.status !== 409) return readReply(note.value, question.oldSize, first, witness, ed25519);
  const known = knownSizeIn(first.value.body);
  // Of the size that was asked from, another one is no answer; of a larger tree than ours, nothing will be cosigned.
  if (known === undefined || known === question.oldSize || known > size) {
    return refuse("witness_refused", { name: witness.name, status: 409, said: wordsOf(first.value) });
  }
  return readReply(note.value, known, await send(question, known, port), witness, ed25519);
}

/** A request for one witness, to be sent or carried. */
export async function requestFor(question: WitnessQuestion, oldSize: number): Promise<Outcome<Uint8Array>> {
  const proof = await question.proofFrom(oldSize);
  if (!proof.ok) return proof;
  const { checkpoint } = question;
  return accepted(printAddCheckpoint({ oldSize, proof: proof.value, checkpoint }));
}

/** The cosignature in a reply, checked. `oldSize` is what was asked from. */
export async function readReply(
  note: Note,
  oldSize: number,
  reply: Outcome<WitnessReply>,
  witness: Vkey,
  ed25519: Ed25519,
): Promise<Outcome<WitnessAnswer>> {
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  const refusal = refuse("witness_refused", { name: witness.name, status, said: wordsOf(reply.value) });
  if (status !== 200) return refusal;
  const opened = await openNote(joined(toUtf8(`${note.text}\n`), body), [witness], ed25519);
  if (!opened.ok) return opened;
  const [good] = opened.value.good;
  if (good?.timestampS === undefined || opened.value.text !== note.text) return refusal;
  const signature = { name: witness.name, id: witness.id, signature: good.signature };
  return accepted({ signature, at: good.timestampS * SECOND_MS, oldSize });
}

/** The note with more signature lines; one that is there already stays as it is. */
export function withSignatures(checkpoint: Uint8Array, signatures: readonly NoteSignature[]): Outcome<Uint8Array> {
  const note = parseNote(checkpoint);
  if (!note.ok) return note;
  const had = note.value.signatures;
  const added = signatures.filter(({ name, id }) => !had.some((each) => each.name === name && each.id === id));
  return accepted(printNote({ ...note.value, signatures: [...had, ...added] }));
}

async function send(question: WitnessQuestion, oldSize: number, port: WitnessPort): Promise<Outcome<WitnessReply>> {
  const request = await requestFor(question, oldSize);
  return request.ok ? port.addCheckpoint(request.value) : request;
}

const MAX_SAID_CHARACTERS = 300;

/** What a witness said, fit to be printed: one line, and not long. */
function wordsOf({ body }: WitnessReply): string {
  const text = fromUtf8(body.subarray(0, 4 * MAX_SAID_CHARACTERS)) ?? "";
  const line = text.split("\n")[0] ?? "";
  return line.replace(/[^\x20-\x7e]/g, "?").slice(0, MAX_SAID_CHARACTERS);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
}
