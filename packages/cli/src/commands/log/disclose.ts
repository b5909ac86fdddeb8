// `servanda log disclose`: shows some of a record's sealed fields, with proofs, to whoever has the record; and checks
// what somebody else has shown.
import { discloseFields, fieldsOfRecord, readDisclosures, writeDisclosures } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { readBytes } from "../../io/bytes.ts";
import { usageWords } from "../../messages.ts";
import { printable } from "../../report/layout.ts";
import { fieldLines, MOST_COPY_BYTES, namesOf, notTrue, put, recordOfId } from "../../sealed/copies.ts";
import { findOpening } from "../../sealed/openings.ts";
import { recordAt } from "../../sealed/record-at.ts";
import type { Terminal } from "../../terminal.ts";
import { copyWords } from "../../words/log/sealed-words.ts";

const COMMAND = "log disclose";

export async function runDisclose(args: Arguments, terminal: Terminal): Promise<number> {
  const path = args.value("check");
  return path === undefined ? await disclose(args, terminal) : await check(args, path, terminal);
}

async function disclose(args: Arguments, terminal: Terminal): Promise<number> {
  const names = namesOf(args.value("fields"));
  if (names.length === 0) {
    const remedy = usageWords.seeHelp(COMMAND);
    return complain(terminal, COMMAND, { code: "wrong-usage", message: copyWords.whichFields, remedy });
  }
  const at = await recordAt(args, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  const opening = await findOpening(args, at.value);
  const fields = opening.ok ? discloseFields(opening.value, names) : opening;
  if (!fields.ok) return complain(terminal, COMMAND, fields.refusal);
  return put(writeDisclosures(at.value.record.id, fields.value), args, COMMAND, terminal);
}

async function check(args: Arguments, path: string, terminal: Terminal): Promise<number> {
  const bytes = readBytes(path, MOST_COPY_BYTES);
  if (!bytes.ok) return complain(terminal, COMMAND, bytes.refusal);
  const read = readDisclosures(bytes.value);
  if (!read.ok) return notTrue(path, read.refusal.message, terminal);
  const at = await recordOfId(args, read.value.id, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  if (at.value === undefined) return notTrue(path, copyWords.notInLog(read.value.id), terminal);
  const proven = fieldsOfRecord(at.value.record, read.value.fields);
  if (!proven.ok) return notTrue(path, proven.refusal.message, terminal);
  terminal.out(`${terminal.paint("good", copyWords.isProven(at.value.index, at.value.log.origin))}\n\n`);
  terminal.out(printable(fieldLines(read.value.fields, [], "")));
  return EXIT_OK;
}
