// Records that several keys sign together: what the verbs that change keys and rules have in common.
import { canonicalText, type Outcome, refused } from "@servanda/core";
import type { SignedRecord } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
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
  const done = await withWriter(folder.value, args, async (open) => {
    const act = await actOf(open);
    if (!act.ok) return act;
    const record = await signJointly(open, args, act.value);
    if (!record.ok) return record;
    const appended = await open.writer.append([record], command.replace(" ", "-"));
    if (!appended.ok) return appended;
    return { ok: true, value: { appended: appended.value, record: record.value, act: act.value } };
  });
  if (!done.ok) return complain(terminal, command, done.refusal);
  const { appended, record, act } = done.value;
  const [index] = appended.indices;
  if (appended.refusal !== undefined || index === undefined) {
    if (appended.refusal !== undefined) complain(terminal, command, appended.refusal);
    return EXIT_REFUSED;
  }
  if (args.has("json")) terminal.out(`${canonicalText({ index, id: record.id, body: record.body.body })}\n`);
  else {
    const said = keyWords.done(folder.value, index, sentenceOf(record.body.type, record.body.body));
    terminal.out(printable([said, ...(act.note === undefined ? [] : [act.note]), ""].join("\n")));
  }
  return EXIT_OK;
}

async function signJointly(
  { writer }: OpenLog,
  args: Arguments,
  { content, otherwise }: JointAct,
): Promise<Outcome<SignedRecord>> {
  const signers = await readSigners(args, otherwise);
  if (!signers.ok) return signers;
  const [first, ...others] = signers.value;
  if (first === undefined) return refused("wrong-usage", keyWords.missing("key", "FILE"));
  const author = writer.author(first);
  return author.ok ? await author.value.sign(content, others) : author;
}

/** A flag that the verb cannot do without. */
export function needed(args: Arguments, flag: string, value: string): Outcome<string> {
  const given = args.value(flag);
  return given === undefined ? refused("wrong-usage", keyWords.missing(flag, value)) : { ok: true, value: given };
}

/** A needed flag that names an office, a role or a rule. */
export function neededWord(args: Arguments, flag: string, value: string): Outcome<string> {
  const word = needed(args, flag, value);
  if (!word.ok || /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(word.value)) return word;
  return refused("wrong-usage", keyWords.badWord(flag, word.value));
}
