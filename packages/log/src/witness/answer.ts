// What a witness makes of a request: a pure decision over what it has cosigned before. Refusals in the order of C2SP
// tlog-witness, which is that of litewitness too.
import { accepted, formatInstant, type Instant, type Outcome, SECOND_MS } from "@servanda/core";
import { fromUtf8, sameBytes } from "../bytes.ts";
import { type Checkpoint, parseCheckpoint } from "../note/checkpoint.ts";
import { openNote } from "../note/note.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { refuse } from "../refusals.ts";
import type { Hash } from "../tree/hash.ts";
import { verifyConsistency } from "../tree/proof.ts";
import type { AddCheckpoint } from "./request.ts";

/** The largest tree of a log that a witness has cosigned. */
export interface WitnessHead {
  readonly size: number;
  readonly root: Hash;
  /** When it was last cosigned, by the witness's clock; whole seconds. */
  readonly at: Instant;
}

/** What a witness knows of a log. */
export interface KnownLog {
  readonly origin: string;
  /** Any of them may have signed: two while a log changes its key. */
  readonly keys: readonly Vkey[];
  /** Undefined where nothing of this log was cosigned yet. */
  readonly head: WitnessHead | undefined;
}

/** What is cosigned once `head` is durable, and not before. */
export interface Cosigning {
  /** Its time is that of the cosignature. */
  readonly head: WitnessHead;
  /** The checkpoint without its signatures. */
  readonly text: string;
}

/** The log that a request is about; undefined where its note has no first line. Nothing is checked. */
export function unverifiedOrigin({ checkpoint }: AddCheckpoint): string | undefined {
  const end = checkpoint.indexOf(0x0a);
  return end <= 0 ? undefined : fromUtf8(checkpoint.subarray(0, end));
}

/**
 * Refused, in this order: a checkpoint that is none, or that no known key of the log has signed; `old_above_size`;
 * `witness_rolled_back`; `stale_old` with the size that is known; `proof_invalid`, which a fork is too;
 * `clock_went_back`.
 */
export async function answer(
  request: AddCheckpoint,
  log: KnownLog,
  own: Vkey,
  now: Instant,
  ed25519: Ed25519,
): Promise<Outcome<Cosigning>> {
  const { oldSize } = request;
  const { head } = log;
  const note = await openNote(request.checkpoint, log.keys, ed25519);
  if (!note.ok) return note;
  const parsed = parseCheckpoint(note.value.text);
  if (!parsed.ok) return parsed;
  const { origin, size, root } = parsed.value;
  if (oldSize > size) return refuse("old_above_size", { oldSize, size });
  // What this witness has cosigned it has made durable before; if it does not know it, its state is an older one.
  const isOwn = (await openNote(request.checkpoint, [own], ed25519)).ok;
  if (isOwn && isBeyond(parsed.value, head)) return refuse("witness_rolled_back", { origin, size });
  if (oldSize !== (head?.size ?? 0)) return refuse("stale_old", { size: head?.size ?? 0 });
  const continued = continues(request, parsed.value, head);
  if (!continued.ok) return continued;
  const at = now - (now % SECOND_MS);
  if (head !== undefined && at < head.at) {
    return refuse("clock_went_back", { now: formatInstant(at), last: formatInstant(head.at) });
  }
  return accepted({ head: { size, root, at }, text: note.value.text });
}

/** Whether a checkpoint says more than, or something else than, the head that is known. */
function isBeyond(checkpoint: Checkpoint, head: WitnessHead | undefined): boolean {
  if (head === undefined || checkpoint.size > head.size) return true;
  return checkpoint.size === head.size && !sameBytes(checkpoint.root, head.root);
}

function continues(
  { oldSize, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
  head: WitnessHead | undefined,
): Outcome<undefined> {
  // Every tree continues the empty one, and there is nothing to prove.
  if (head === undefined || oldSize === 0) {
    return proof.length === 0 ? accepted(undefined) : refuse("proof_invalid", { reason: "proof_too_long" });
  }
  return verifyConsistency({ oldSize, newSize: size, oldRoot: head.root, newRoot: root, proof });
}
