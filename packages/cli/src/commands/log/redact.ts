// `servanda log redact`: a copy of a record with some of its sealed fields and the names of the others; and whether
// somebody else's copy is nothing but that.
import { readTwin, sameBytes, writeTwin } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { readBytes } from "../../io/bytes.ts";
import { printable } from "../../report/layout.ts";
import { fieldLines, MOST_COPY_BYTES, namesOf, notTrue, put, recordOfId } from "../../sealed/copies.ts";
import { findOpening } from "../../sealed/openings.ts";
import { recordAt } from "../../sealed/record-at.ts";
import type { Terminal } from "../../terminal.ts";
import { copyWords } from "../../words/log/sealed-words.ts";

const COMMAND = "log redact";

export async function runRedact(args: Arguments, terminal: Terminal): Promise<number> {
  const path = args.value("check");
  return path === undefined ? await redact(args, terminal) : await check(args, path, terminal);
}

async function redact(args: Arguments, terminal: Terminal): Promise<number> {
  const at = await recordAt(args, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  const opening = await findOpening(args, at.value);
  const copy = opening.ok ? writeTwin(at.value.record, opening.value, namesOf(args.value("show"))) : opening;
  return copy.ok ? put(copy.value, args, COMMAND, terminal) : complain(terminal, COMMAND, copy.refusal);
}

async function check(args: Arguments, path: string, terminal: Terminal): Promise<number> {
  const bytes = readBytes(path, MOST_COPY_BYTES);
  if (!bytes.ok) return complain(terminal, COMMAND, bytes.refusal);
  const twin = readTwin(bytes.value);
  if (!twin.ok) return notTrue(path, twin.refusal.message, terminal);
  const { record } = twin.value;
  const at = await recordOfId(args, record.id, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  if (at.value === undefined) return notTrue(path, copyWords.notInLog(record.id), terminal);
  // The log's own bytes, signatures and all: another signature on the same body was not looked at by anybody.
  if (!sameBytes(at.value.record.bytes, record.bytes)) return notTrue(path, copyWords.otherBytes, terminal);
  const { shown, withheld } = twin.value;
  terminal.out(`${terminal.paint("good", copyWords.isTwin(at.value.index, at.value.log.origin))}\n\n`);
  terminal.out(printable(fieldLines(shown, withheld, copyWords.withheld)));
  return EXIT_OK;
}
