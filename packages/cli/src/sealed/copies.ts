// What `disclose` and `redact` share: names in, bytes out, and the record that somebody's copy says it is of.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { type Disclosure, fromUtf8 } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { folderOf } from "../commands/log/place.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../exit-codes.ts";
import { writeNewFile } from "../io/bytes.ts";
import { readLog } from "../logged/read-log.ts";
import { table } from "../report/layout.ts";
import type { Terminal } from "../terminal.ts";
import { copyWords } from "../words/log/sealed-words.ts";
import type { RecordInLog } from "./record-at.ts";

/** The most of a copy that is read. */
export const MOST_COPY_BYTES: number = 1024 * 1024;

/** `witness, unit`: names with commas between; none where the flag is absent. */
export function namesOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
}

/** To the file that `--out` names, or else to standard output. */
export function put(bytes: Uint8Array, args: Arguments, command: string, terminal: Terminal): number {
  const path = args.value("out");
  if (path === undefined) {
    terminal.out(`${fromUtf8(bytes) ?? ""}\n`);
    return EXIT_OK;
  }
  const written = writeNewFile(path, bytes);
  return written.ok ? EXIT_OK : complain(terminal, command, written.refusal);
}

/** The log's own record of this id; undefined where it has none. Refused: what `readLog` refuses. */
export async function recordOfId(
  args: Arguments,
  id: string,
  command: string,
): Promise<Outcome<RecordInLog | undefined>> {
  const folder = folderOf(args, command);
  if (!folder.ok) return folder;
  const log = await readLog(folder.value);
  if (!log.ok) return log;
  const placed = log.value.records.find(({ entry }) => entry.record.id === id);
  return accepted(placed && { folder: folder.value, log: log.value, index: placed.index, record: placed.entry.record });
}

/** Says why a copy is not what it says. */
export function notTrue(path: string, reason: string, terminal: Terminal): number {
  terminal.out(`${terminal.paint("found", copyWords.notTrue(path, reason))}\n`);
  return EXIT_FOUND;
}

/** A line for each field: its name, and its value as JSON. */
export function fieldLines(fields: readonly Disclosure[], withheld: readonly string[], mark: string): string {
  const rows = [
    ...fields.map(({ name, value }) => [name, canonicalText(value)]),
    ...withheld.map((name) => [name, mark]),
  ];
  return `${table(rows)}\n`;
}
