// `servanda witness init`: a folder with a key.
import { createWitnessFolder } from "@servanda/host";
import { isKeyName, printVkey } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import type { Terminal } from "../../terminal.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";
import { folderIn, wrongUsage } from "./folder.ts";

const COMMAND = "witness init";

export async function runInit(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderIn(args, COMMAND, 0);
  const made = folder.ok ? await make(folder.value, args.value("name")) : folder;
  if (!made.ok) return complain(terminal, COMMAND, made.refusal);
  terminal.out(`${witnessWords.made(args.positionals[0] ?? "", printVkey(made.value.vkey))}\n`);
  return EXIT_OK;
}

async function make(folder: string, name: string | undefined): ReturnType<typeof createWitnessFolder> {
  if (name === undefined) return wrongUsage(witnessWords.noName, COMMAND);
  return isKeyName(name) ? createWitnessFolder(folder, name) : wrongUsage(witnessWords.badName(name), COMMAND);
}
