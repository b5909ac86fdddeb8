// `servanda witness add-log` and `del-log`: for which logs, and with which of their keys.
import { accepted, type Outcome } from "@servanda/core";
import { addWitnessedKey, readWitnessFolder, removeWitnessedKey, type WitnessedLog } from "@servanda/host";
import { ED25519_TYPE, parseVkey, printVkey, type Vkey } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import type { Terminal } from "../../terminal.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";
import { folderIn, wrongUsage } from "./folder.ts";

type Change = (path: string, origin: string, vkey: Vkey) => Promise<Outcome<WitnessedLog>>;

export function runAddLog(args: Arguments, terminal: Terminal): Promise<number> {
  return change("witness add-log", addWitnessedKey, args, terminal);
}

export function runDelLog(args: Arguments, terminal: Terminal): Promise<number> {
  return change("witness del-log", removeWitnessedKey, args, terminal);
}

async function change(command: string, apply: Change, args: Arguments, terminal: Terminal): Promise<number> {
  const changed = await logAfter(command, apply, args);
  if (!changed.ok) return complain(terminal, command, changed.refusal);
  const { origin, keys } = changed.value;
  terminal.out(`${witnessWords.keys(origin, keys.map(printVkey))}\n`);
  return EXIT_OK;
}

async function logAfter(command: string, apply: Change, args: Arguments): Promise<Outcome<WitnessedLog>> {
  const folder = folderIn(args, command, 1);
  if (!folder.ok) return folder;
  const vkey = logKeyIn(args.positionals[1], command);
  if (!vkey.ok) return vkey;
  const witness = await readWitnessFolder(folder.value);
  if (!witness.ok) return witness;
  return apply(witness.value.path, args.value("origin") ?? vkey.value.name, vkey.value);
}

function logKeyIn(text: string | undefined, command: string): Outcome<Vkey> {
  if (text === undefined) return wrongUsage(witnessWords.noVkey, command);
  const vkey = parseVkey(text);
  if (!vkey.ok) return wrongUsage(witnessWords.badVkey(text, vkey.refusal.message), command);
  if (vkey.value.type === ED25519_TYPE) return accepted(vkey.value);
  return wrongUsage(witnessWords.badVkey(text, witnessWords.notALogKey), command);
}
