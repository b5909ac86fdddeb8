// What `servanda log seal` is asked for, read from its flags and files before the log is opened.
import { basename, extname } from "node:path";
import type { LogRecord } from "@servanda/agreement";
import { accepted, type Outcome, refused } from "@servanda/core";
import { encodeReport, parseRecordLine } from "@servanda/formats";
import { type IJsonObject, MAX_CONTENT_BYTES, parseCount, readIJsonObject } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { readBytes } from "../io/bytes.ts";
import { readText } from "../io/read-file.ts";
import { usageWords } from "../messages.ts";
import { sealWords } from "../words/log/seal-words.ts";
import { readRecipients } from "./age-files.ts";
import { namesOf } from "./copies.ts";
import type { FileToSeal, SealedParts, Sealing } from "./prepare.ts";

/** A record to be, but for whose it is and what is sealed in it. */
export interface Wish extends Omit<Sealing, "binding"> {
  /** The log's. */
  readonly folder: string;
  readonly type: "evidence" | "report";
  /** The place of a record that this one is about. */
  readonly about: number | undefined;
  /** What everybody reads: pseudonyms stand in it where the fields have names. */
  body(persons: SealedParts["persons"]): Outcome<IJsonObject>;
}

/** Media types that are known by the ending of a file's name. */
const types: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".json": "application/json",
  ".md": "text/markdown",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".txt": "text/plain",
  ".wav": "audio/wav",
};

/** Refused: flags that do not go together, files that cannot be read. */
export function readWish(args: Arguments, command: string): Outcome<Wish> {
  const wrong = (message: string) => refused("wrong-usage", message, usageWords.seeHelp(command));
  const [folder, ...paths] = args.positionals;
  if (folder === undefined) return wrong(sealWords.noFolder);
  const fields = readFields(args.value("fields"));
  if (!fields.ok) return fields;
  if (paths.length === 0 && fields.value === undefined) return wrong(sealWords.nothingToSeal);
  if (paths.length > 0 && !args.has("to")) return wrong(sealWords.whichRecipients);
  const recipients = readRecipients(args.value("to"));
  if (!recipients.ok) return recipients;
  const disclosers = readRecipients(args.value("opening-to"));
  if (!disclosers.ok) return disclosers;
  const files = readFiles(paths, args.value("type"));
  if (!files.ok) return files;
  const record = readReport(args.value("report"));
  if (!record.ok) return record;
  const aboutText = args.value("about");
  const about = aboutText === undefined ? undefined : parseCount(aboutText);
  if (aboutText !== undefined && about === undefined) return wrong(sealWords.aboutWhat(aboutText));
  return accepted({
    folder,
    type: record.value === undefined ? "evidence" : "report",
    about,
    files: files.value,
    recipients: recipients.value,
    disclosers: disclosers.value,
    fields: fields.value,
    named: namesOf(args.value("pseudonyms")),
    body: (persons) => (record.value === undefined ? evidenceBody(persons) : reportBody(record.value, persons)),
  });
}

function readFiles(paths: readonly string[], type: string | undefined): Outcome<readonly FileToSeal[]> {
  const files: FileToSeal[] = [];
  for (const path of paths) {
    const content = readBytes(path, MAX_CONTENT_BYTES);
    if (!content.ok) return content;
    const known = types[extname(basename(path)).toLowerCase()] ?? "application/octet-stream";
    files.push({ content: content.value, type: type ?? known });
  }
  return accepted(files);
}

function readFields(path: string | undefined): Outcome<IJsonObject | undefined> {
  if (path === undefined) return accepted(undefined);
  const text = readText(path);
  if (!text.ok) return text;
  const fields = readIJsonObject(text.value);
  return fields.ok ? fields : refused("unreadable-file", sealWords.noFieldsFile(path, fields.refusal.message));
}

/** One line of NDJSON, as `servanda monitor` reads it. */
function readReport(path: string | undefined): Outcome<LogRecord | undefined> {
  if (path === undefined) return accepted(undefined);
  const text = readText(path);
  if (!text.ok) return text;
  const read = parseRecordLine(text.value.trim());
  if (read.kind === "record") return accepted(read.record);
  const reason = read.kind === "refused" ? read.refusal.message : read.sort;
  return refused("unreadable-file", sealWords.noReport(path, reason));
}

function evidenceBody(persons: SealedParts["persons"]): Outcome<IJsonObject> {
  return accepted({ kind: "sealed", persons: { ...persons } });
}

/** Pseudonyms are attributes of an observation: `witness`, `personsShown`. */
function reportBody(record: LogRecord, persons: SealedParts["persons"]): Outcome<IJsonObject> {
  const named = Object.entries(persons);
  if (named.length === 0) return accepted({ ...encodeReport(record) });
  if (record.record !== "observation") return refused("wrong-usage", sealWords.notObservation);
  const attributes = Object.fromEntries(
    named.map(([field, person]) => [attributeOf(field), [person].flat().join(", ")]),
  );
  return accepted({ ...encodeReport({ ...record, attributes: { ...record.attributes, ...attributes } }) });
}

const attributeOf = (field: string): string => field.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
