// Records that several keys sign together: what the verbs that change keys and rules have in common.
import { existsSync } from "node:fs";
import { accepted, canonicalText, type Outcome, type Refusal, refused } from "@servanda/core";
import { fromUtf8, type SignedRecord } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/new-file.ts";
import type { RecordContent } from "../../logged/author.ts";
import { printable } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { sentenceOf } from "../../words/log/show-words.ts";
import { folderOf } from "./place.ts";
import { type OpenLog, readSigners, withWriter } from "./with-writer.ts";

/** A joint act: what it says, and whose keys sign it where `--key` names none. */
export interface JointAct {
  readonly content: RecordContent;
  readonly otherwise: readonly string[];
  /** Said beside what is on record. */
  readonly note?: string;
}

/** Writes one record, signed by every key that is named; the first is its author. */
export async function runJoint(
  command: string,
  args: Arguments,
  terminal: Terminal,
  actOf: (open: OpenLog) => Promise<Outcome<JointAct>>,
): Promise<number> {
  const folder = folderOf(args, command);
  if (!folder.ok) return complain(terminal, command, folder.refusal);
  const done = await withWriter(folder.value, args, async (open): Promise<Outcome<Done>> => {
    const act = await actOf(open);
    if (!act.ok) return act;
    const record = await signJointly(open, args, act.value);
    return record.ok ? await keep(open, args, record.value, act.value.note) : record;
  });
  if (!done.ok) return complain(terminal, command, done.refusal);
  const { record, refusal } = done.value;
  if (refusal !== undefined) {
    complain(terminal, command, refusal);
    return EXIT_REFUSED;
  }
  const asData = { ...placeOf(done.value), id: record.id, body: record.body.body };
  terminal.out(args.has("json") ? `${canonicalText(asData)}\n` : printable(`${wordsOf(folder.value, done.value)}\n`));
  return EXIT_OK;
}

/** What became of the record: it stands in the log, or waits in a file. */
interface Done {
  readonly record: SignedRecord;
  readonly index?: number | undefined;
  readonly draft?: string;
  readonly refusal?: Refusal | undefined;
  readonly note?: string | undefined;
}

async function keep(
  { writer }: OpenLog,
  args: Arguments,
  record: SignedRecord,
  note: string | undefined,
): Promise<Outcome<Done>> {
  const draft = args.value("draft");
  if (draft !== undefined) {
    const written = writeNewFile(draft, `${fromUtf8(record.bytes) ?? ""}\n`);
    return written.ok ? accepted({ record, draft }) : written;
  }
  const appended = await writer.append([accepted(record)], "joint act");
  if (!appended.ok) return appended;
  const { indices, refusal } = appended.value;
  return accepted({ record, index: indices[0], refusal, note });
}

function placeOf({ index, draft }: Done): object {
  return { ...(index === undefined ? {} : { index }), ...(draft === undefined ? {} : { draft }) };
}

function wordsOf(folder: string, { record, index, draft, note }: Done): string {
  const said = sentenceOf(record.body.type, record.body.body);
  if (draft !== undefined) return keyWords.drafted(draft, said, record.sigs.length, folder);
  return [keyWords.done(folder, index ?? 0, said), ...(note === undefined ? [] : [note])].join("\n");
}

async function signJointly(
  { writer }: OpenLog,
  args: Arguments,
  { content, otherwise }: JointAct,
): Promise<Outcome<SignedRecord>> {
  // Of a draft, whoever is here signs now, and the others later.
  const signers = await readSigners(args, args.has("draft") ? otherwise.filter((path) => existsSync(path)) : otherwise);
  if (!signers.ok) return signers;
  const [first, ...others] = signers.value;
  if (first === undefined) return refused("wrong-usage", keyWords.missing("key", "FILE"));
  const author = writer.author(first);
  return author.ok ? await author.value.sign(content, others) : author;
}

/** A flag that the verb cannot do without. */
export function needed(args: Arguments, flag: string, value: string): Outcome<string> {
  const given = args.value(flag);
  return given === undefined ? refused("wrong-usage", keyWords.missing(flag, value)) : accepted(given);
}

/** A needed flag that names an office, a role or a rule. */
export function neededWord(args: Arguments, flag: string, value: string): Outcome<string> {
  const word = needed(args, flag, value);
  if (!word.ok || /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(word.value)) return word;
  return refused("wrong-usage", keyWords.badWord(flag, word.value));
}
