// The records of a log, one after the other, through the same fold that let them in: signatures, keys in force,
// permissions, chains, what was seen. A record that should not be here is named, and the fold goes on without it.
import type { Instant } from "@servanda/core";
import type { Ed25519 } from "../ports.ts";
import { type LogEntry, readEntry } from "../record/entry.ts";
import { instantOf, instantText } from "../record/fields.ts";
import { readBody } from "../roll/bodies.ts";
import { createRoll, type Roll } from "../roll/roll.ts";
import type { Hash } from "../tree/hash.ts";
import type { Findings } from "./findings.ts";
import { createKeyHistory, type KeyHistory } from "./key-history.ts";
import type { CheckedRecord } from "./verdict.ts";

/** A file that records name: sealed evidence, or a part of the agreement's text. */
export interface NamedBlob {
  /** Of its bytes; undefined where no record says it. */
  readonly size: number | undefined;
}

/** What the records of a log say, as far as they were read. */
export interface RecordReader {
  readonly roll: Roll;
  readonly history: KeyHistory;
  /** By SHA-256, hexadecimal: the blob's name. */
  readonly blobs: ReadonlyMap<string, NamedBlob>;
  /** How many entries were read without a gap. */
  readonly size: number;
  readonly latestRecvAt: Instant;
  take(bytes: Uint8Array, index: number, leaf: Hash): Promise<void>;
  /** Of the entries that were let in; without what checkpoints prove of their times. */
  records(): readonly CheckedRecord[];
}

export function createRecordReader(origin: string, ed25519: Ed25519, findings: Findings): RecordReader {
  const roll = createRoll(origin, ed25519);
  const history = createKeyHistory();
  const blobs = new Map<string, NamedBlob>();
  const admitted: (readonly [index: number, record: CheckedRecord])[] = [];
  let size = 0;
  let latestRecvAt = Number.NEGATIVE_INFINITY;

  const admit = async (entry: LogEntry, index: number, leaf: Hash): Promise<void> => {
    const { record, recvAt, bytes } = entry;
    const checked = await roll.check(record, recvAt);
    if (checked.ok && checked.value.kind === "new") {
      roll.apply(entry, index, leaf);
      admitted.push([index, recordOf(entry, index)]);
      note(entry, index);
      return;
    }
    roll.passOver(bytes, index, recvAt);
    if (!checked.ok) findings.add("record_refused", placeOf(index), { refusal: checked.refusal });
    else findings.add("record_doubled", placeOf(index), { index: roll.indexOf(record.id) ?? 0 });
  };

  /** What the record says of keys, policies and files. */
  const note = ({ record: { body } }: LogEntry, index: number): void => {
    for (const { ct, size: bytes } of body.evidence) blobs.set(ct, { size: bytes });
    const typed = readBody(body.type, body.body);
    if (!typed.ok) return;
    const { type, body: said } = typed.value;
    if (type === "log" || type === "log-key-change") history.setKeys(index, roll.logKeys);
    if ((type === "log" || type === "policy") && said.policy !== null) history.setPolicy(index, said.policy);
    const text = type === "log" ? said.text : type === "text" ? said : null;
    for (const file of text?.files ?? []) {
      if (file.text === undefined) blobs.set(file.sha256, { size: undefined });
    }
  };

  return {
    roll,
    history,
    blobs,
    get size() {
      return size;
    },
    get latestRecvAt() {
      return latestRecvAt;
    },
    async take(bytes, index, leaf) {
      // Behind a gap nothing can be judged: what is missing may have given, or taken, any right.
      if (index !== size) return;
      size += 1;
      // The bytes are a view of their bundle, which need not stay in memory.
      const entry = readEntry(bytes);
      if (!entry.ok) {
        roll.passOver(bytes, index);
        findings.add("record_refused", placeOf(index), { refusal: entry.refusal });
        return;
      }
      const { recvAt } = entry.value;
      if (recvAt < latestRecvAt) {
        const times = { before: instantText(latestRecvAt), found: instantText(recvAt) };
        findings.add("recv_backwards", placeOf(index), times);
      }
      latestRecvAt = Math.max(latestRecvAt, recvAt);
      await admit(entry.value, index, leaf);
    },
    records: () => admitted.map(([index, record]) => ({ ...record, flags: flagsOf(roll, index) })),
  };
}

/** How a place in the log is called. */
export function placeOf(index: number): string {
  return `entry ${index}`;
}

function flagsOf(roll: Roll, index: number): readonly string[] {
  const id = roll.idAt(index);
  return [
    ...roll.flags(index),
    ...(roll.contested(index).length > 0 ? ["contested"] : []),
    ...(id !== undefined && roll.shredded(id) !== undefined ? ["shredded"] : []),
  ];
}

function recordOf({ record: { id, body }, recvAt }: LogEntry, index: number): CheckedRecord {
  return {
    index,
    id,
    type: body.type,
    author: body.author,
    office: body.office,
    seq: body.seq,
    recvAt,
    deviceAt: instantOf(body.at.device) ?? recvAt,
    seenSize: body.seen?.size ?? null,
    notBefore: null,
    notAfter: null,
    flags: [],
  };
}
