// `servanda log append`: records by one key, or records that are signed already.
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import { readKeyFile } from "@servanda/host";
import { readEnvelope, type SignedRecord, toUtf8 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import { readText } from "../../io/read-file.ts";
import { keepReceipts } from "../../logged/keep-receipts.ts";
import { usageWords } from "../../messages.ts";
import type { Terminal } from "../../terminal.ts";
import { addWords } from "../../words/log/add-words.ts";
import { runAdding } from "./add.ts";
import { withWriter } from "./with-writer.ts";

const COMMAND = "log append";

export async function runAppend(args: Arguments, terminal: Terminal): Promise<number> {
  const [folder, ...files] = args.positionals;
  const stop = (message: string): number =>
    complain(terminal, COMMAND, { code: "wrong-usage", message, remedy: usageWords.seeHelp(COMMAND) });
  if (folder === undefined || files.length === 0) return stop(addWords.whatToAppend);
  if (args.has("envelopes")) return await appendEnvelopes(folder, files, args, terminal);
  const keyFile = args.value("key");
  if (keyFile === undefined) return stop(addWords.noKey);
  const signer = await readKeyFile(keyFile);
  if (!signer.ok) return complain(terminal, COMMAND, signer.refusal);
  const sources = files.map((path) => ({ path }));
  return await runAdding(
    { command: COMMAND, folder, sources, author: async ({ writer }) => writer.author(signer.value), way: "append" },
    args,
    terminal,
  );
}

/** One envelope a line, byte for byte as it was signed. */
async function appendEnvelopes(
  folder: string,
  files: readonly string[],
  args: Arguments,
  terminal: Terminal,
): Promise<number> {
  const records = readEnvelopes(files);
  const done = records.ok
    ? await withWriter(folder, args, ({ writer }) => writer.append(records.value, "append"))
    : records;
  if (!done.ok) return complain(terminal, COMMAND, done.refusal);
  const { indices, receipts, resentCount, refusal, head } = done.value;
  const kept = keepReceipts(args.value("receipts"), receipts);
  if (!kept.ok) return complain(terminal, COMMAND, kept.refusal);
  const counts = { appended: indices.length - resentCount, repeated: resentCount, size: head.size };
  if (args.has("json")) terminal.out(`${canonicalText({ ...counts, indices })}\n`);
  else terminal.out(`${addWords.taken(folder, counts)}\n`);
  if (refusal === undefined) return EXIT_OK;
  complain(terminal, COMMAND, refusal);
  return EXIT_REFUSED;
}

/** Refused: the first line that holds no envelope, with its place; nothing is appended then. */
function readEnvelopes(files: readonly string[]): Outcome<readonly Outcome<SignedRecord>[]> {
  const records: Outcome<SignedRecord>[] = [];
  for (const path of files) {
    const text = readText(path);
    if (!text.ok) return text;
    for (const [at, line] of text.value.split("\n").entries()) {
      if (line === "") continue;
      const record = readEnvelope(toUtf8(line));
      if (!record.ok) {
        const { code, message } = record.refusal;
        return refused(code, addWords.atLine(path, at + 1, message));
      }
      records.push(record);
    }
  }
  return accepted(records);
}
