// What `log show` says of a record in one line. Facts of the record only: whether a report is true is nobody's to say
// here.
import type { LogRecord } from "@servanda/agreement";
import { formatInstant, type Instant, parseInstant } from "@servanda/core";
import { decodeReport } from "@servanda/formats";
import {
  fromBase64,
  type IJsonObject,
  type KeyId,
  keyIdOf,
  readBody,
  type StrengthLevel,
  type TypedBody,
} from "@servanda/log";
import { listed, some } from "../../report/layout.ts";

/** How many characters of a key's or a record's id are shown where it is not alone on a line. */
const SHORT_ID = 11;

const short = (id: string): string => id.slice(0, SHORT_ID);
const time = (at: Instant): string => formatInstant(at).replace("T", " ");
const since = (at: string | null): string => (at === null ? "" : `, compromised since ${at}`);

/** One sentence for any record that was admitted. */
export function sentenceOf(type: string, body: IJsonObject): string {
  const typed = readBody(type, body);
  return typed.ok ? typedSentence(typed.value) : type;
}

function typedSentence(typed: TypedBody): string {
  switch (typed.type) {
    case "log": {
      const { offices, keys, text } = typed.body;
      const of = text === null ? "no text yet" : `text ${text.agreement.slice(0, SHORT_ID)}`;
      return `begins the log: ${listed(offices.map(({ name }) => name))}; ${some(keys.length, "key")}; ${of}`;
    }
    case "enrol": {
      const { publicKey, office, role } = typed.body;
      return `${short(keyIdOf(fromBase64(publicKey) ?? new Uint8Array()))} is enrolled for ${office} as ${role}`;
    }
    case "revoke":
      return `${short(typed.body.key)} is revoked: ${typed.body.reason}${since(typed.body.compromisedSince)}`;
    case "retire":
      return `${short(typed.body.key)} is retired: ${typed.body.reason}`;
    case "permit": {
      const { rule, office, role, types } = typed.body;
      return `rule ${rule}: ${office} as ${role} may write ${listed(types)}`;
    }
    case "forbid":
      return `rule ${typed.body.rule} ends`;
    case "text":
      return `the text becomes ${typed.body.agreement.slice(0, SHORT_ID)}`;
    case "policy":
      return "another policy of witnesses";
    case "log-key-change":
      return `the log's key changes: ${typed.body.reason}`;
    case "close":
      return `the log is closed: ${typed.body.reason}`;
    case "late":
      return `${some(typed.body.records.length, "record")} of ${short(typed.body.key)} from before it was retired`;
    case "hold":
      return `${short(typed.body.record)} is held: ${typed.body.reason}`;
    case "release":
      return `the hold ${short(typed.body.hold)} ends: ${typed.body.reason}`;
    case "shred":
      return `${short(typed.body.record)} is shredded: ${typed.body.basis}`;
    case "silence":
      return `${typed.body.witness} has not answered since ${typed.body.since}`;
    case "verifier":
      return `the page to verify by is ${typed.body.sha256.slice(0, SHORT_ID)}`;
    case "report": {
      const read = decodeReport(typed.body);
      return read.ok ? reportSentence(read.value) : `a report that cannot be read: ${read.refusal.message}`;
    }
    case "conclusion":
      return conclusionSentence(typed.body);
    case "evidence":
      return "sealed evidence";
    case "equivocation":
      return "proof of a contradiction";
  }
}

function reportSentence(record: LogRecord): string {
  if (record.record === "tick") return `time has come to ${time(record.recordedAt)}`;
  const ref = `${record.source}/${record.id}`;
  switch (record.record) {
    case "observation": {
      const to = record.to === record.from ? "" : ` to ${time(record.to)}`;
      return `${ref}: ${record.kind}, ${time(record.from)}${to}${record.by === undefined ? "" : `, by ${record.by}`}`;
    }
    case "act":
      return `${ref}: ${record.by}: ${record.act}${record.matter === undefined ? "" : ` "${record.matter}"`}`;
    case "coverage":
      return `${ref}: ${record.state}, ${time(record.from)} to ${time(record.to)}`;
    case "correction":
      return `${ref}: corrects ${record.of}`;
    case "withdrawal":
      return `${ref}: withdraws ${record.of}`;
  }
}

function conclusionSentence(body: IJsonObject): string {
  const said = (key: string): string | undefined => {
    const value = body[key];
    return typeof value === "string" ? value : undefined;
  };
  const what = [said("kind"), said("change")].filter((each) => each !== undefined).join(" ");
  const clause = said("clause") === undefined ? undefined : `clause ${said("clause") ?? ""}`;
  const rest = [
    clause,
    said("record"),
    said("stage"),
    said("of"),
    said("bearer"),
    said("state"),
    said("level"),
    said("status"),
  ];
  const known = parseInstant(said("recordedAt") ?? "");
  const when = known === undefined ? "" : `, known ${time(known)}`;
  return [what, ...rest.filter((each) => each !== undefined)].join(", ") + when;
}

export const showWords = {
  head: (origin: string, size: number, root: string): string => `${origin}, ${some(size, "record")}, root ${root}`,
  strength: (level: StrengthLevel): string =>
    level === "signed"
      ? "The checkpoint is signed by the log alone, which is no evidence."
      : `The checkpoint is ${level}.`,
  noRecord: (index: number, size: number): string =>
    `there is no record ${index}; the log has ${some(size, "record")}, counted from 0`,
  notAdmitted: (index: number): string =>
    `entry ${index} is in the log and is no record of it: \`servanda verify\` says why`,
  whichIndex: "which record? `--index N` is missing",
  indexForm: (found: string): string => `\`--index\` takes a number from 0 on, not \`${found}\``,
  labels: {
    id: "record",
    author: "author",
    received: "received",
    device: "device time",
    via: "came by",
    agreement: "text",
    seen: "had seen",
    signed: "signed by",
    flags: "flags",
  },
  seen: (size: number): string => `the log with ${some(size, "record")}`,
  nothing: "–",
  author: (office: string, role: string, key: KeyId): string => `${office} as ${role}, ${key}`,
} as const;
