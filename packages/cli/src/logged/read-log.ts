// A log's folder as a command sees it: its newest checkpoint, its records, and the roll after them. A tree that is not
// what the checkpoint says is refused here. The records' signatures are not checked again: that, and all else that can
// be wrong with a log, is `servanda verify`'s to find.
import { accepted, type Outcome, refused } from "@servanda/core";
import { diskReader, ed25519 } from "@servanda/host";
import {
  type Checkpoint,
  checkTree,
  createRoll,
  type FoundingForm,
  type LogEntry,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVkey,
  type Roll,
  readBody,
  readEntry,
  refuse,
  type TileReader,
  toBase64,
} from "@servanda/log";
import { logWords } from "../words/log/log-words.ts";

/** A record that the log has admitted, and where. */
export interface PlacedEntry {
  readonly index: number;
  readonly entry: LogEntry;
}

/** A log that was read whole. */
export interface ReadLog {
  readonly reader: TileReader;
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The signed note. */
  readonly checkpoint: Uint8Array;
  /** Bytes of every entry. */
  readonly entryBytes: readonly Uint8Array[];
  /** Those that were admitted, in order. */
  readonly records: readonly PlacedEntry[];
  readonly roll: Roll;
  /** Record 0. */
  readonly founding: FoundingForm;
}

/** Refused: no log there, a checkpoint that its own key did not sign, files that the checkpoint does not cover. */
export async function readLog(folder: string): Promise<Outcome<ReadLog>> {
  const reader = diskReader(folder);
  const checkpoint = await reader.read("checkpoint");
  if (checkpoint === undefined) return refused("log_missing", logWords.noLog(folder), logWords.beginLog(folder));
  const tree = await readTree(reader, checkpoint);
  if (!tree.ok) return tree;
  const { origin, size, root, entryBytes, roll, records } = tree.value;
  const first = records[0]?.entry.record.body;
  const founding = first === undefined ? undefined : readBody(first.type, first.body);
  if (founding?.ok !== true || founding.value.type !== "log")
    return refused("log_missing", logWords.noRecordZero(folder));
  const signed = await isSigned(checkpoint, roll);
  if (!signed.ok) return signed;
  const log = { reader, origin, size, root: toBase64(root), checkpoint, entryBytes, records, roll };
  return accepted({ ...log, founding: founding.value.body });
}

/** The tree of a checkpoint, whoever signed it: its entries, and the roll after them. */
export interface ReadTree extends Checkpoint {
  readonly entryBytes: readonly Uint8Array[];
  readonly records: readonly PlacedEntry[];
  readonly roll: Roll;
}

/** Refused: what is no checkpoint, and files that are not those of its tree. */
export async function readTree(reader: TileReader, checkpoint: Uint8Array): Promise<Outcome<ReadTree>> {
  const note = parseNote(checkpoint);
  const claimed = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!claimed.ok) return claimed;
  const { origin, size, root } = claimed.value;
  const entryBytes: Uint8Array[] = [];
  const { problems } = await checkTree(reader, size, root, (bytes) => void entryBytes.push(bytes));
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, refusal: problem };
  const roll = createRoll(origin, ed25519);
  return accepted({ ...claimed.value, entryBytes, records: foldInto(roll, entryBytes), roll });
}

/** As every verifier folds, but for the signatures. */
function foldInto(roll: Roll, entryBytes: readonly Uint8Array[]): PlacedEntry[] {
  const records: PlacedEntry[] = [];
  for (const [index, bytes] of entryBytes.entries()) {
    const entry = readEntry(bytes);
    const judged = entry.ok ? roll.judge(entry.value.record, entry.value.recvAt) : entry;
    if (entry.ok && judged.ok && judged.value.kind === "new") {
      roll.apply(entry.value, index);
      records.push({ index, entry: entry.value });
    } else roll.passOver(bytes, index, entry.ok ? entry.value.recvAt : undefined);
  }
  return records;
}

async function isSigned(checkpoint: Uint8Array, roll: Roll): Promise<Outcome<unknown>> {
  const keys = roll.logKeys.map((text) => parseVkey(text));
  const log = keys.flatMap((key) => (key.ok ? [key.value] : []));
  return log.length === 0
    ? refuse("note_unknown_keys", { names: [] })
    : await openCheckpoint(checkpoint, { log, witnesses: [] }, ed25519);
}
