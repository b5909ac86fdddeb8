// What `log import` and `log append` say, and their helps.
import type { CommandHelp } from "../../command.ts";
import { grouped, some } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, writeExits } from "./help-parts.ts";

/** What became of the rows: read = appended + repeated + refused + skipped. */
export interface AddedCounts {
  readonly read: number;
  readonly appended: number;
  readonly repeated: number;
  readonly refused: number;
  readonly skipped: number;
  /** Of the log. */
  readonly size: number;
}

const MOST_SHOWN = 5;

export const addWords = {
  whatToImport: "which log, and which files? `servanda log import DIR SOURCE…`",
  whatToAppend: "which log, and which files? `servanda log append DIR FILE… --key FILE`",
  noKey: "who signs? `--key FILE` is missing; records that are signed already come with `--envelopes`",
  /** Stands for the file of a record that was read and then left out. */
  asRecord: "as a record",
  done: (folder: string, { read, appended, repeated, refused, skipped, size }: AddedCounts): string => {
    const parts = [
      `${grouped(appended)} appended`,
      `${grouped(repeated)} in the log already`,
      `${grouped(refused)} refused`,
      ...(skipped > 0 ? [`${grouped(skipped)} skipped`] : []),
    ];
    return `${folder}: ${some(read, "row")} read: ${parts.join(", ")}. The log has ${some(size, "record")}.`;
  },
  taken: (folder: string, { appended, repeated, size }: Pick<AddedCounts, "appended" | "repeated" | "size">): string =>
    `${folder}: ${some(appended, "record")} appended, ${grouped(repeated)} in the log already. ` +
    `The log has ${some(size, "record")}.`,
  atLine: (path: string, line: number, message: string): string => `${path}:${line}: ${message}`,
  refusedRows: (command: string, shown: readonly string[], count: number, quarantine: string | undefined): string => {
    if (count === 0) return "";
    const first = shown.slice(0, MOST_SHOWN).map((each) => `  ${each}\n`);
    const more = count - first.length;
    const where =
      quarantine === undefined ? "`--quarantine FILE` writes every refused row to a file" : `all are in ${quarantine}`;
    const rest = more > 0 ? `  and ${grouped(more)} more\n` : "";
    return `servanda ${command}: ${some(count, "row was", "rows were")} refused; ${where}.\n${first.join("")}${rest}`;
  },
} as const;

const quarantineFlag = {
  name: "quarantine",
  value: "FILE",
  text: "write the refused rows to FILE, one JSON object a line",
};

export const importHelp: CommandHelp = {
  name: "log import",
  usage: "log import DIR [MAPPING=]SOURCE…",
  summary: "brings files of records into a log, signed by the mission's importer",
  about: [
    "Takes SOURCES as `servanda monitor` does: Servanda's own NDJSON, or a CSV, NDJSON or GeoJSON file that a " +
      "mapping explains. Each record becomes a report in the log, in record order, and keeps the time at which " +
      "its source had it on record; what is not yet on record cannot be brought in, and what is brought in late " +
      "was known late.",
    "A row that cannot be read is refused with its place and the reason, and does not stop the others. A record " +
      "that is in the log changes nothing, so an import may be run again; the same id with other content is " +
      "refused.",
  ],
  flags: [
    { name: "key", value: "FILE", text: "the key to sign with; the importer's in the folder of keys if absent" },
    keysFlag,
    quarantineFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    { command: "servanda log import river.log examples/river/records.ndjson", text: "The evening of the tutorial:" },
  ],
  exits: writeExits,
};

export const appendHelp: CommandHelp = {
  name: "log append",
  usage: "log append DIR FILE… --key FILE",
  summary: "appends records signed by one key, or records that are signed already",
  about: [
    "FILES are Servanda's own NDJSON. Each record becomes a report in the name of the key's office: from sources " +
      "of its own, of itself, known from when the log takes it. The mission's reports may be about anybody.",
    "With `--envelopes`, FILES hold one signed record a line, as a device made it, and are appended byte for " +
      "byte. One that is in the log already changes nothing.",
    "The log signs a promise for each: it will stand in a published tree by a time. With a later checkpoint that " +
      "lacks the record, the promise proves that the log broke its word; whoever distrusts the operator keeps it.",
    "The log signs a promise for each: that it will stand in a published tree by a time. With a later checkpoint " +
      "that lacks the record, the promise is proof that the log broke its word, so whoever distrusts the " +
      "operator keeps it.",
  ],
  flags: [
    { name: "key", value: "FILE", text: "the key to sign with" },
    { name: "envelopes", text: "the records are signed already" },
    { name: "receipts", value: "FOLDER", text: "keep what the log promises for each record, a file for each" },
    keysFlag,
    quarantineFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    { command: "servanda log append river.log today.ndjson --key karsa-1.pem", text: "What a party's device saw:" },
  ],
  exits: writeExits,
};
