// `servanda witness show`: what a witness knows.
import { canonicalText, formatInstant } from "@servanda/core";
import { readWitnessFolder, type WitnessedHead, witnessedHeads } from "@servanda/host";
import { printVkey, toBase64 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../../exit-codes.ts";
import { printable } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";
import { folderIn } from "./folder.ts";

const COMMAND = "witness show";

export async function runShow(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderIn(args, COMMAND, 0);
  const witness = folder.ok ? await readWitnessFolder(folder.value) : folder;
  if (!witness.ok) return complain(terminal, COMMAND, witness.refusal);
  const logs = await witnessedHeads(witness.value.path);
  if (!logs.ok) return complain(terminal, COMMAND, logs.refusal);
  if (args.has("json")) for (const log of logs.value) terminal.out(`${canonicalText(rowOf(log))}\n`);
  else {
    const lines = logs.value.length === 0 ? [witnessWords.noLogs] : logs.value.flatMap(linesOf);
    terminal.out(printable(`${[printVkey(witness.value.vkey), "", ...lines].join("\n")}\n`));
  }
  return logs.value.every(({ head }) => head.ok) ? EXIT_OK : EXIT_FOUND;
}

function linesOf({ origin, keys, head, folder, keptCount }: WitnessedHead): string[] {
  const { damaged, kept, noHead, noKey, key } = witnessWords;
  const last = head.ok && head.value;
  const said = last ? witnessWords.head(last.size, last.at, toBase64(last.root)) : noHead;
  const keyLines = keys.length === 0 ? [noKey] : keys.map((each) => key(printVkey(each)));
  const keptLines = keptCount === 0 ? [] : [kept(keptCount, folder)];
  return [origin, head.ok ? said : damaged(head.refusal.message), ...keptLines, ...keyLines];
}

function rowOf({ origin, keys, head, keptCount }: WitnessedHead): object {
  const row = { origin, keys: keys.map(printVkey), kept: keptCount };
  if (!head.ok) return { ...row, refusal: { code: head.refusal.code, message: head.refusal.message } };
  if (head.value === undefined) return { ...row, head: null };
  const { size, root, at } = head.value;
  return { ...row, head: { size, root: toBase64(root), at: formatInstant(at) } };
}
