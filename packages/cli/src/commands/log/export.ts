// `servanda log export`: a record, its proof and the log's key, for whoever checks them with a program of their own.
import { accepted, type Outcome, refused } from "@servanda/core";
import { fromUtf8 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { openNewFolder, writeInto } from "../../io/new-folder.ts";
import { proofOf } from "../../logged/proof.ts";
import { usageWords } from "../../messages.ts";
import type { Terminal } from "../../terminal.ts";
import { logWords } from "../../words/log/log-words.ts";
import { readPlace } from "./place.ts";

const COMMAND = "log export";

export async function runExportRecord(args: Arguments, terminal: Terminal): Promise<number> {
  const written = await exportRecord(args);
  if (!written.ok) return complain(terminal, COMMAND, written.refusal);
  terminal.out(`${written.value}\n`);
  return EXIT_OK;
}

/** Says what was written. */
async function exportRecord(args: Arguments): Promise<Outcome<string>> {
  const folder = args.value("out");
  if (folder === undefined) return refused("wrong-usage", logWords.noOut, usageWords.seeHelp(COMMAND));
  const place = await readPlace(args, COMMAND);
  if (!place.ok) return place;
  const { log, index, bytes } = place.value;
  const proof = await proofOf(log, index);
  if (!proof.ok) return proof;
  const opened = openNewFolder(folder);
  if (!opened.ok) return opened;
  // All three are text, to the last byte.
  const files = [
    { name: "record", text: fromUtf8(bytes) ?? "" },
    { name: "record.tlog-proof", text: fromUtf8(proof.value) ?? "" },
    { name: "vkey", text: log.roll.logKeys.map((key) => `${key}\n`).join("") },
  ];
  const written = writeInto(folder, files);
  return written.ok ? accepted(logWords.exported(folder, index, log.size)) : written;
}
