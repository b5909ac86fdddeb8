// The record that a verb about sealed parts is asked about: `DIR --index N`.
import { accepted, type Outcome, refused } from "@servanda/core";
import type { SignedRecord } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { folderOf, readPlace } from "../commands/log/place.ts";
import type { ReadLog } from "../logged/read-log.ts";
import { showWords } from "../words/log/show-words.ts";

export interface RecordInLog {
  /** The log's. */
  readonly folder: string;
  readonly log: ReadLog;
  readonly index: number;
  readonly record: SignedRecord;
}

/** Refused: what `readPlace` refuses, and an entry that is no admitted record. */
export async function recordAt(args: Arguments, command: string): Promise<Outcome<RecordInLog>> {
  const folder = folderOf(args, command);
  if (!folder.ok) return folder;
  const place = await readPlace(args, command);
  if (!place.ok) return place;
  const { log, index } = place.value;
  const placed = log.records.find((each) => each.index === index);
  if (placed === undefined) return refused("not_admitted", showWords.notAdmitted(index));
  return accepted({ folder: folder.value, log, index, record: placed.entry.record });
}
