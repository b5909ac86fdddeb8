// From a tree that is written to a checkpoint that all may read. The order never changes: the files, read again; the
// list of signed heads; the signature; the witnesses; the checkpoint that is kept; the checkpoint that is newest.
import { accepted, type Outcome } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { openCheckpoint, printCheckpoint } from "../note/checkpoint.ts";
import { signNote } from "../note/note.ts";
import { ED25519_TYPE, type Vkey, vkeyOf } from "../note/vkey.ts";
import type { Ed25519, Signer } from "../ports.ts";
import { refuse, type StopReason } from "../refusals.ts";
import type { Hash } from "../tree/hash.ts";
import { proveConsistency } from "../tree/make-proof.ts";
import { createTreeHashes } from "../tree/tree-hashes.ts";
import { withSignatures } from "../witness/ask.ts";
import { rereadRoot, type Step } from "./growth.ts";
import type { HeadList } from "./local-state.ts";
import { checkNextHead, encodeHead, type SignedHead } from "./signed-head.ts";
import type { Store } from "./store.ts";
import type { CosignAnswers, Witnesses } from "./witnesses.ts";

/** A tree whose checkpoint is published. */
export interface Head {
  readonly size: number;
  readonly root: Hash;
  /** The signed note, with the cosignatures that came in time. */
  readonly checkpoint: Uint8Array;
}

export interface Announcer {
  readonly origin: string;
  readonly store: Store;
  readonly heads: HeadList;
  /** The log's key; two while it changes. */
  readonly signers: readonly Signer[];
  readonly ed25519: Ed25519;
  readonly witnesses: Witnesses;
}

/** The log stops for good: it needs somebody to look. */
export function stop(reason: StopReason, what: string): ReturnType<typeof refuse<"log_stopped">> {
  return refuse("log_stopped", { reason, what });
}

/** `store_failed` where a step was rejected: it may be tried again. */
export async function tried<T>(step: string, running: Promise<T>): Promise<Outcome<T>> {
  try {
    return accepted(await running);
  } catch (error) {
    return refuse("store_failed", { step, what: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Writes the files of a step, and reads them again. A file that is there with other bytes stops the log: somebody else
 * wrote it, or the disk lies, and both must be looked at before anything is signed.
 */
export async function writeStep({ store }: Announcer, step: Step): Promise<Outcome<undefined>> {
  const creations = await tried("tiles", store.create(step.files));
  if (!creations.ok) return creations;
  const other = creations.value.indexOf("other");
  if (other !== -1) return stop("file_differs", step.files[other]?.path ?? "");
  const reread = await tried("reading tiles again", rereadRoot(store, step));
  if (!reread.ok) return reread;
  if (!reread.value.ok) return stop("tree_differs", reread.value.refusal.message);
  return sameBytes(reread.value.value, step.root) ? accepted(undefined) : stop("tree_differs", `size ${step.size}`);
}

/** Before anything is signed. A write that failed may have been saved, and the next one would stand behind it. */
export async function recordHead(
  { heads }: Announcer,
  last: SignedHead | undefined,
  next: SignedHead,
): Promise<Outcome<SignedHead>> {
  const checked = checkNextHead(last, next);
  if (!checked.ok) return checked;
  const appended = await tried("signed heads", heads.append(encodeHead(next)));
  return appended.ok ? checked : stop("write_uncertain", appended.refusal.message);
}

/** Signs a head that is in the list. */
export async function signHead({ origin, signers }: Announcer, head: SignedHead): Promise<Outcome<Uint8Array>> {
  const text = printCheckpoint({ origin, ...head });
  return tried(
    "signing",
    signNote(
      text,
      signers.map((signer) => ({ name: origin, signer })),
    ),
  );
}

/** Adds the cosignatures that come, and tells of a larger size that a witness names (`CosignAnswers`). */
export async function cosignHead(
  { store, witnesses }: Announcer,
  { size }: SignedHead,
  checkpoint: Uint8Array,
): Promise<Omit<CosignAnswers, "signatures"> & { readonly checkpoint: Uint8Array }> {
  // A tree without leaves can be followed by any other: a cosignature of it says nothing.
  if (size === 0) return { checkpoint };
  const hashes = createTreeHashes(store, size);
  const proofFrom = (oldSize: number) => proofOf(proveConsistency(hashes, oldSize, size), oldSize);
  const { signatures, ...others } = await witnesses.ask({ checkpoint, size, proofFrom });
  const cosigned = withSignatures(checkpoint, signatures);
  return { checkpoint: cosigned.ok ? cosigned.value : checkpoint, ...others };
}

/** Keeps the checkpoint under its size, then makes it the newest in the place of `published`. */
export async function publishHead(
  announcer: Announcer,
  head: SignedHead,
  checkpoint: Uint8Array,
  published: Uint8Array | undefined,
): Promise<Outcome<Head>> {
  const { store } = announcer;
  const kept = await keptCheckpoint(announcer, head, checkpoint);
  if (!kept.ok) return kept;
  const replaced = await tried("checkpoint", store.replaceCheckpoint(kept.value, published));
  if (!replaced.ok) return replaced;
  if (!replaced.value) return stop("checkpoint_differs", "checkpoint");
  return accepted({ ...head, checkpoint: kept.value });
}

/** A checkpoint of this log that was read, by its own key; `checkpoint_differs` where it is not one. */
export async function openOwn(
  { origin, signers, ed25519 }: Announcer,
  bytes: Uint8Array,
  formerKeys: readonly Vkey[] = [],
): Promise<Outcome<SignedHead>> {
  const own = signers.map(({ publicKey }) => vkeyOf(origin, ED25519_TYPE, publicKey));
  const opened = await openCheckpoint(bytes, { log: [...own, ...formerKeys], witnesses: [] }, ed25519);
  return opened.ok ? accepted(opened.value.checkpoint) : stop("checkpoint_differs", opened.refusal.message);
}

/**
 * What stands under `checkpoints/<size>`: the one given, or one of the same head that an earlier try left there with
 * other cosignatures.
 */
async function keptCheckpoint(
  announcer: Announcer,
  head: SignedHead,
  checkpoint: Uint8Array,
): Promise<Outcome<Uint8Array>> {
  const path = `checkpoints/${head.size}`;
  const creations = await tried(path, announcer.store.create([{ path, bytes: checkpoint }]));
  if (!creations.ok) return creations;
  if (creations.value[0] !== "other") return accepted(checkpoint);
  const found = await tried(path, announcer.store.read(path));
  if (!found.ok) return found;
  const own = await openOwn(announcer, found.value ?? new Uint8Array());
  if (!own.ok) return own;
  const isSame = own.value.size === head.size && sameBytes(own.value.root, head.root);
  return isSame && found.value !== undefined ? accepted(found.value) : stop("file_differs", path);
}

async function proofOf(proving: Promise<Outcome<Hash[]>>, oldSize: number): Promise<Outcome<readonly Hash[]>> {
  // C2SP tlog-witness: from nothing, and from the same size, the proof is empty.
  if (oldSize === 0) return accepted([]);
  const proof = await tried("consistency proof", proving);
  return proof.ok ? proof.value : proof;
}
