// A log's folder opened for writing: the lock is held, the roll is at the end of the log, and what is submitted is
// signed into a checkpoint before the command ends.
import { accepted, type Outcome, type Refusal, refused } from "@servanda/core";
import { diskReader, ed25519, openDiskLog, readKeyFile } from "@servanda/host";
import {
  createKeeper,
  createRoll,
  gateOf,
  type Head,
  type Keeper,
  parseCheckpoint,
  parseNote,
  type Receipt,
  type Roll,
  type SeenCheckpoint,
  type SignedRecord,
  type Signer,
  type Store,
  toBase64,
} from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { logWords } from "../words/log/log-words.ts";
import { type Author, authorOf } from "./author.ts";
import { keyFolderOf, logKeyPath } from "./key-folder.ts";
import { type LogClock, logClock } from "./log-clock.ts";
import { policyWitnesses } from "./policy-witnesses.ts";

/** The command writes for somebody who stands at the machine: no bounds for strangers. */
const LIMITS = { mostPending: 65_536, quota: { records: Number.MAX_SAFE_INTEGER, withinMs: 1 } };
/** Records that wait for one write to disk together. */
const BATCH_SIZE = 512;
/** Records under one checkpoint. */
const MOST_UNPUBLISHED = 8192;

/** At hand, or made one after the other. */
type Many<T> = Iterable<T> | AsyncIterable<T>;

export interface LogWriter {
  readonly folder: string;
  readonly keys: string;
  readonly clock: LogClock;
  readonly store: Store;
  /** Of all that was taken, published or not. */
  readonly roll: Roll;
  readonly head: Head;
  author(signer: Signer): Outcome<Author>;
  /** In order, and published. Stops at the first that is refused. */
  append(records: Many<Outcome<SignedRecord>>, way: string): Promise<Outcome<Appended>>;
  close(): Promise<void>;
}

/** What became of records. */
export interface Appended {
  /** Places in the log, in the order of the records. */
  readonly indices: readonly number[];
  /** What the log promised for each, in the same order. */
  readonly receipts: readonly Receipt[];
  /** Were in the log before. */
  readonly resentCount: number;
  /** Of the record that the log did not take: those before it are in the log. */
  readonly refusal: Refusal | undefined;
  readonly head: Head;
}

/** For a verb that writes into a log that is there. Whoever opened it closes it. */
export async function openWriter(folder: string, args: Arguments): Promise<Outcome<LogWriter>> {
  const checkpoint = await diskReader(folder).read("checkpoint");
  if (checkpoint === undefined) return refused("log_missing", logWords.noLog(folder), logWords.beginLog(folder));
  const note = parseNote(checkpoint);
  const newest = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!newest.ok) return newest;
  const keys = keyFolderOf(args, folder);
  const signer = await readKeyFile(logKeyPath(keys));
  if (!signer.ok) return signer;
  return await openKeeper({ folder, keys, args, origin: newest.value.origin, signer: signer.value, isNew: false });
}

export interface KeeperOpening {
  readonly folder: string;
  readonly keys: string;
  readonly args: Arguments;
  readonly origin: string;
  readonly signer: Signer;
  /** The log begins now. */
  readonly isNew: boolean;
}

export async function openKeeper(opening: KeeperOpening): Promise<Outcome<LogWriter>> {
  const { folder, keys, args, origin, signer, isNew } = opening;
  const clock = logClock(args);
  if (!clock.ok) return clock;
  const disk = await openDiskLog(folder);
  if (!disk.ok) return disk;
  const { store, state } = disk.value;
  const roll = createRoll(origin, ed25519);
  const witnesses = policyWitnesses(roll);
  const settings = { origin, store, state, gate: gateOf(roll), signers: [signer] as const, ed25519, witnesses, isNew };
  const keeper = await createKeeper({ ...settings, clock: clock.value, limits: LIMITS });
  if (!keeper.ok) return keeper;
  return accepted(writerOf(keeper.value, roll, { folder, keys, clock: clock.value, store }));
}

function writerOf(
  keeper: Keeper,
  roll: Roll,
  parts: Pick<LogWriter, "folder" | "keys" | "clock" | "store">,
): LogWriter {
  const { clock } = parts;
  return {
    ...parts,
    roll,
    get head() {
      return keeper.head;
    },
    author: (signer) => authorOf(signer, { roll, clock, seen: seenIn(keeper.head) }),
    append: (records, way) => appendAll(keeper, records, clock.via(way)),
    close: () => keeper.close(),
  };
}

function seenIn({ size, root }: Head): SeenCheckpoint | null {
  return size === 0 ? null : { size, root: toBase64(root) };
}

async function appendAll(
  keeper: Keeper,
  records: Many<Outcome<SignedRecord>>,
  via: string,
): Promise<Outcome<Appended>> {
  const indices: number[] = [];
  const receipts: Receipt[] = [];
  let resentCount = 0;
  let waiting: ReturnType<Keeper["submit"]>[] = [];
  let refusal: Refusal | undefined;

  const settle = async (): Promise<void> => {
    for (const taken of await Promise.all(waiting)) {
      if (!taken.ok) refusal ??= taken.refusal;
      else {
        indices.push(taken.value.index);
        receipts.push(taken.value);
        if (taken.value.isResent) resentCount += 1;
      }
    }
    waiting = [];
  };

  let unpublished = 0;
  for await (const record of records) {
    if (!record.ok) {
      refusal = record.refusal;
      break;
    }
    waiting.push(keeper.submit(record.value.bytes, via));
    unpublished += 1;
    if (waiting.length < BATCH_SIZE) continue;
    await settle();
    if (refusal !== undefined) break;
    if (unpublished < MOST_UNPUBLISHED) continue;
    const published = await keeper.integrate();
    if (!published.ok) return published;
    unpublished = 0;
  }
  await settle();
  const head = await keeper.integrate();
  return head.ok ? accepted({ indices, receipts, resentCount, refusal, head: head.value }) : head;
}
