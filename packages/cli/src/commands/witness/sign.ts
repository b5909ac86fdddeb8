// `servanda witness sign`: requests that came as files, answered as files.
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import { ANSWER_ENDING, openWitness, readRequestFile, writeCarriedFile } from "@servanda/host";
import { fromUtf8, knownSizeIn, type Witness, type WitnessReply } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../../exit-codes.ts";
import { printable } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";
import { folderIn, witnessOf, wrongUsage } from "./folder.ts";

const COMMAND = "witness sign";

export async function runSign(args: Arguments, terminal: Terminal): Promise<number> {
  const [, ...paths] = args.positionals;
  const out = args.value("out");
  const folder = asked(args, paths, out);
  if (!folder.ok) return complain(terminal, COMMAND, folder.refusal);
  const open = await openWitness(folder.value, (path) => terminal.err(`${witnessWords.keptNow(path)}\n`));
  if (!open.ok) return complain(terminal, COMMAND, open.refusal);
  const witness = witnessOf(open.value);
  let exitCode = EXIT_OK;
  try {
    for (const path of paths) {
      const reply = await answerOne(witness, path, out, terminal);
      if (!reply.ok) return complain(terminal, COMMAND, reply.refusal);
      if (reply.value.status !== 200) exitCode = EXIT_FOUND;
    }
    return exitCode;
  } finally {
    open.value.close();
  }
}

function asked(args: Arguments, paths: readonly string[], out: string | undefined): Outcome<string> {
  const folder = folderIn(args, COMMAND, paths.length);
  if (!folder.ok) return folder;
  if (paths.length === 0) return wrongUsage(witnessWords.noFile, COMMAND);
  if (out === undefined) return paths.length > 1 ? wrongUsage(witnessWords.outForMany, COMMAND) : folder;
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() !== true)
    return wrongUsage(witnessWords.noOut(out), COMMAND);
  // Before anything is signed: a cosignature that cannot be written is lost, and the witness has moved on.
  const taken = paths.map((path) => answerPathOf(path, out)).find((path) => existsSync(path));
  return taken === undefined ? folder : wrongUsage(witnessWords.answered(taken), COMMAND);
}

async function answerOne(
  witness: Witness,
  path: string,
  out: string | undefined,
  terminal: Terminal,
): Promise<Outcome<WitnessReply>> {
  const request = await readRequestFile(path);
  if (!request.ok) return request;
  const reply = await witness.respond(request.value);
  if (out === undefined) {
    terminal.out(fromUtf8(reply.body) ?? "");
    return accepted(reply);
  }
  const answerPath = answerPathOf(path, out);
  const written = await writeCarriedFile(answerPath, reply.body);
  if (!written.ok) return written;
  const { status } = reply;
  const said =
    status === 200
      ? witnessWords.cosigned(path, answerPath)
      : witnessWords.notCosigned(path, answerPath, saidIn(reply));
  terminal.out(printable(`${said}\n`));
  return accepted(reply);
}

function answerPathOf(path: string, out: string): string {
  return join(out, `${basename(path)}${ANSWER_ENDING}`);
}

/** A size by itself says nothing to a person. */
function saidIn({ body }: WitnessReply): string {
  const size = knownSizeIn(body);
  return size === undefined ? (fromUtf8(body) ?? "").trimEnd() : witnessWords.knownSize(size);
}
