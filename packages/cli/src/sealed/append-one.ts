// One record into a log, for the verbs that write one: signed by the keys that are named, the first of them its
// author's.
import { accepted, assert, type Outcome, type Refusal } from "@servanda/core";
import type { SignedRecord, Signer } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { type OpenLog, readSigners } from "../commands/log/with-writer.ts";
import type { RecordContent } from "../logged/author.ts";
import { keyPath, OFFICER } from "../logged/key-folder.ts";

/** The place of a record, or why the log did not take it. */
export type Taken = { readonly index: number } | { readonly refusal: Refusal };

/** Signs and appends. Refused: what comes before the log is asked. */
export async function appendOne(
  open: OpenLog,
  args: Arguments,
  content: RecordContent,
  way: string,
): Promise<Outcome<Taken>> {
  const signers = await signersFor(open, args);
  if (!signers.ok) return signers;
  const record = await signOne(open, signers.value, content);
  return record.ok ? await appendSigned(open, record.value, way) : record;
}

/** Every `--key`, or the key of the mission's officer. */
export async function signersFor({ writer, log }: OpenLog, args: Arguments): Promise<Outcome<readonly Signer[]>> {
  return await readSigners(args, [keyPath(writer.keys, log.founding.mission, OFFICER)]);
}

/** `signers` are one or more. */
export async function signOne(
  { writer }: OpenLog,
  [author, ...cosigners]: readonly Signer[],
  content: RecordContent,
): Promise<Outcome<SignedRecord>> {
  assert(author !== undefined, "somebody signs");
  const by = writer.author(author);
  return by.ok ? await by.value.sign(content, cosigners) : by;
}

export async function appendSigned({ writer }: OpenLog, record: SignedRecord, way: string): Promise<Outcome<Taken>> {
  const appended = await writer.append([accepted(record)], way);
  if (!appended.ok) return appended;
  const [index] = appended.value.indices;
  if (index !== undefined) return accepted({ index });
  const { refusal } = appended.value;
  assert(refusal !== undefined, "a record is taken or refused");
  return accepted({ refusal });
}
