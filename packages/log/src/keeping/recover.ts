// Opening a log, also after a crash at any point. Everything that was acknowledged is found again, everything that was
// begun is finished, and what does not fit together stops the log before it signs anything.
import { accepted, type Instant, type Outcome } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import type { Vkey } from "../note/vkey.ts";
import { checkTree } from "../tree/check-tree.ts";
import { EMPTY_ROOT } from "../tree/hash.ts";
import { TILE_WIDTH } from "../tree/tile-path.ts";
import { createTreeHashes, loadTileEdge } from "../tree/tree-hashes.ts";
import {
  type Announcer,
  cosignHead,
  type Head,
  openOwn,
  publishHead,
  recordHead,
  signHead,
  stop,
  tried,
} from "./announce.ts";
import type { Gate } from "./gate.ts";
import { MOST_IN_BATCH } from "./group-commit.ts";
import type { Growth } from "./growth.ts";
import type { WalBatch, WriteAheadLog } from "./local-state.ts";
import { lastHeadOf, type SignedHead } from "./signed-head.ts";

/** A log as it is after opening. */
export interface Recovered {
  readonly growth: Growth;
  readonly head: Head;
  /** In the write-ahead log and not in the tree, in order. */
  readonly pending: readonly { readonly entry: Uint8Array; readonly recvAt: Instant }[];
  /** Every record of the log, by its id. */
  readonly known: Map<string, { readonly index: number; readonly recvAt: Instant }>;
}

export interface RecoverySettings {
  readonly wal: WriteAheadLog;
  readonly gate: Gate;
  /** That there is no log yet. A log that is there is never begun again, and one that is not there is not opened. */
  readonly isNew: boolean;
  /** Keys that signed this log's checkpoints before. */
  readonly formerKeys: readonly Vkey[];
}

interface Newest extends SignedHead {
  readonly bytes: Uint8Array;
}

/** In order: what was signed; what is published; the tree; the write-ahead log; what the witnesses have seen. */
export async function recoverLog(announcer: Announcer, settings: RecoverySettings): Promise<Outcome<Recovered>> {
  const last = lastHeadOf(announcer.heads.saved);
  if (!last.ok) return last;
  const newest = await readNewest(announcer, settings.formerKeys);
  if (!newest.ok) return newest;
  const signed = await signedHead(announcer, last.value, newest.value, settings);
  if (!signed.ok) return signed;

  const known: Recovered["known"] = new Map();
  const walEntries = entriesByIndex(settings.wal.saved);
  if (!walEntries.ok) return walEntries;
  const growth = await replayTree(announcer, settings.gate, signed.value, known, walEntries.value);
  if (!growth.ok) return growth;
  const isExtended = await extendsPublished(announcer, signed.value, newest.value);
  if (!isExtended.ok) return isExtended;
  const pending = replayPending(settings.gate, signed.value.size, known, walEntries.value);
  if (!pending.ok) return pending;
  const kept = await keepPending(settings.wal, signed.value.size, pending.value);
  if (!kept.ok) return kept;
  const head = await finish(announcer, signed.value, newest.value);
  return head.ok ? accepted({ growth: growth.value, head: head.value, pending: pending.value, known }) : head;
}

async function readNewest(announcer: Announcer, formerKeys: readonly Vkey[]): Promise<Outcome<Newest | undefined>> {
  const bytes = await tried("checkpoint", announcer.store.read("checkpoint"));
  if (!bytes.ok || bytes.value === undefined) return bytes.ok ? accepted(undefined) : bytes;
  const own = await openOwn(announcer, bytes.value, formerKeys);
  return own.ok ? accepted({ size: own.value.size, root: own.value.root, bytes: bytes.value }) : own;
}

/** The last head that was signed; of a new log, the empty tree, put into the list now. */
async function signedHead(
  announcer: Announcer,
  last: SignedHead | undefined,
  newest: Newest | undefined,
  { isNew, wal }: RecoverySettings,
): Promise<Outcome<SignedHead>> {
  const isThere = last !== undefined || newest !== undefined || wal.saved.length > 0;
  if (isNew && isThere) return stop("already_begun", announcer.origin);
  if (!isNew && !isThere) return stop("not_begun", announcer.origin);
  if (last === undefined) {
    if (!isNew) return stop("rolled_back", "the list of signed heads is empty");
    return recordHead(announcer, undefined, { size: 0, root: EMPTY_ROOT });
  }
  // The list is written before anything is signed: the store cannot be ahead of it, unless the list is an old copy.
  if (newest !== undefined && newest.size > last.size) {
    return stop("rolled_back", `published ${newest.size}, in the list of signed heads ${last.size}`);
  }
  return accepted(last);
}

function entriesByIndex(batches: readonly WalBatch[]): Outcome<ReadonlyMap<number, Uint8Array>> {
  const found = new Map<number, Uint8Array>();
  for (const { firstIndex, entries } of batches) {
    for (const [at, entry] of entries.entries()) {
      // The same entry is there twice where an earlier opening wrote it again (`keepPending`) and then died.
      const before = found.get(firstIndex + at);
      if (before !== undefined && !sameBytes(before, entry)) {
        return stop("local_state_damaged", `two entries for index ${firstIndex + at} in the write-ahead log`);
      }
      found.set(firstIndex + at, entry);
    }
  }
  return accepted(found);
}

/** Reads every entry and every tile of the signed tree. All of it must make the root that was signed. */
async function replayTree(
  { store }: Announcer,
  gate: Gate,
  { size, root }: SignedHead,
  known: Recovered["known"],
  walEntries: ReadonlyMap<number, Uint8Array>,
): Promise<Outcome<Growth>> {
  const tail: Uint8Array[] = [];
  let misfit: string | undefined;
  const replay = (entry: Uint8Array, index: number): void => {
    const inWal = walEntries.get(index);
    const replayed = misfit === undefined ? gate.replay(entry, index) : undefined;
    if (replayed?.ok !== true || (inWal !== undefined && !sameBytes(inWal, entry))) misfit ??= `entry ${index}`;
    else known.set(replayed.value.id, { index, recvAt: replayed.value.recvAt });
    if (index >= size - (size % TILE_WIDTH)) tail.push(entry.slice());
  };
  const checked = await tried("tree", checkTree(store, size, root, replay));
  if (!checked.ok) return checked;
  const [problem] = checked.value.problems;
  if (problem !== undefined || misfit !== undefined) return stop("tree_differs", problem?.message ?? misfit ?? "");
  const edge = await tried("tree", loadTileEdge(store, size));
  if (!edge.ok) return edge;
  return edge.value.ok ? accepted({ edge: edge.value.value, tail }) : stop("tree_differs", edge.value.refusal.message);
}

async function extendsPublished(
  { store }: Announcer,
  { size }: SignedHead,
  newest: Newest | undefined,
): Promise<Outcome<undefined>> {
  if (newest === undefined) return accepted(undefined);
  const root = await tried("tiles", createTreeHashes(store, size).range({ begin: 0, end: newest.size }));
  if (!root.ok) return root;
  const isSame = root.value.ok && sameBytes(root.value.value, newest.root);
  return isSame ? accepted(undefined) : stop("second_root", `published size ${newest.size}`);
}

/** From the end of the tree on without a gap: what is missing was acknowledged, or what comes after it was not. */
function replayPending(
  gate: Gate,
  size: number,
  known: Recovered["known"],
  walEntries: ReadonlyMap<number, Uint8Array>,
): Outcome<Recovered["pending"]> {
  const pending: { entry: Uint8Array; recvAt: Instant }[] = [];
  const endIndex = Math.max(size, ...[...walEntries.keys()].map((index) => index + 1));
  for (let index = size; index < endIndex; index += 1) {
    const entry = walEntries.get(index);
    if (entry === undefined) return stop("entries_missing", `index ${index}`);
    const replayed = gate.replay(entry, index);
    if (!replayed.ok) return stop("local_state_damaged", `entry ${index}: ${replayed.refusal.message}`);
    known.set(replayed.value.id, { index, recvAt: replayed.value.recvAt });
    pending.push({ entry, recvAt: replayed.value.recvAt });
  }
  return accepted(pending);
}

/**
 * Writes what is pending into the write-ahead log again. It was read from files whose fsync may have failed, and such
 * pages are read back though they never reach the disk: without this a tree could be built on what is gone after the
 * next loss of power.
 */
async function keepPending(wal: WriteAheadLog, size: number, pending: Recovered["pending"]): Promise<Outcome<unknown>> {
  for (let at = 0; at < pending.length; at += MOST_IN_BATCH) {
    const entries = pending.slice(at, at + MOST_IN_BATCH).map(({ entry }) => entry);
    const appended = await tried("write-ahead log", wal.append({ firstIndex: size + at, entries }));
    if (!appended.ok) return appended;
  }
  return tried("write-ahead log", wal.dropSaved());
}

/**
 * Publishes the signed head if that was not done. Before, the witnesses are shown what was signed last, which is
 * nothing new: one that names a larger size has cosigned a tree that these files know nothing of, and they are an old
 * copy. Unless a quorum cosigns them again: then no larger tree was ever witnessed by enough, and a single witness that
 * says so cannot hold up the log.
 *
 * KNOWN GAP: while every witness is silent, an old copy of everything cannot be told from the log. What it then signs,
 * no witness that has seen more will cosign.
 */
async function finish(announcer: Announcer, head: SignedHead, newest: Newest | undefined): Promise<Outcome<Head>> {
  const isPublished = newest?.size === head.size;
  const signed = isPublished ? accepted(newest.bytes) : await signHead(announcer, head);
  if (!signed.ok) return signed;
  const { checkpoint, aheadSize, hasQuorum } = await cosignHead(announcer, head, signed.value);
  if (aheadSize !== undefined && hasQuorum !== true)
    return stop("rolled_back", `size ${head.size} here, ${aheadSize} at a witness`);
  if (!isPublished) return publishHead(announcer, head, checkpoint, newest?.bytes);
  // It was read, which does not say that it is durable: an earlier process may have died before it was.
  const settled = await tried("checkpoint", announcer.store.replaceCheckpoint(newest.bytes, newest.bytes));
  return settled.ok ? accepted({ ...head, checkpoint: newest.bytes }) : settled;
}
