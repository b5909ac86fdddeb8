// `servanda log init`: begins a log with the record that says whose it is.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import { ed25519 } from "@servanda/host";
import {
  createRoll,
  ED25519_TYPE,
  type FoundingForm,
  fromUtf8,
  type Head,
  instantOf,
  type KeyForm,
  parsePolicy,
  printVkey,
  readBody,
  readEnvelope,
  type SignedRecord,
  type Signer,
  toBase64,
  toUtf8,
  vkeyOf,
} from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/new-file.ts";
import { readText } from "../../io/read-file.ts";
import { type Usable, usableAgreement } from "../../io/usable-agreement.ts";
import { readRequest, requestOf } from "../../logged/enrolment-request.ts";
import { foundingForm, foundingNonce, foundingRecord, officesOf } from "../../logged/founding.ts";
import {
  IMPORTER,
  INSTITUTION_ROLE,
  keyFolderOf,
  keyPath,
  logKeyPath,
  makeKeyFolder,
  OFFICER,
  readOrMakeKey,
} from "../../logged/key-folder.ts";
import { type LogClock, logClock } from "../../logged/log-clock.ts";
import { type LoggedText, textOf } from "../../logged/text-files.ts";
import { type KeeperOpening, openKeeper } from "../../logged/writer.ts";
import { usageWords } from "../../messages.ts";
import type { Terminal } from "../../terminal.ts";
import { initWords } from "../../words/log/init-words.ts";
import { folderOf } from "./place.ts";

const COMMAND = "log init";
const MISSION = "Mission";

export async function runInit(args: Arguments, terminal: Terminal): Promise<number> {
  const wanted = readUsage(args);
  if (!wanted.ok) return complain(terminal, COMMAND, wanted.refusal);
  const usable = usableAgreement(wanted.value.agreementPath, COMMAND, terminal);
  if (!usable.ok) return usable.exitCode;
  const begun = await begin(wanted.value, usable, args);
  if (!begun.ok) return complain(terminal, COMMAND, begun.refusal);
  const { form, keyFiles, head } = begun.value;
  const { folder, origin } = wanted.value;
  const state = head === undefined ? {} : { size: head.size, root: toBase64(head.root) };
  const said = { origin, ...state, vkey: form.logKey, text: form.text?.agreement, keys: keyFiles };
  if (args.has("json")) terminal.out(`${canonicalText(said)}\n`);
  else {
    const paths = keyFiles.map(({ path }) => path);
    const draft = head === undefined ? args.value("draft") : undefined;
    terminal.out(`${initWords.begun({ folder, form, text: usable.agreement.name, paths, draft })}\n`);
  }
  return EXIT_OK;
}

interface Wanted {
  readonly folder: string;
  readonly origin: string;
  readonly agreementPath: string;
  readonly mission: string;
  readonly policy: string | null;
  readonly clock: LogClock;
}

function readUsage(args: Arguments): Outcome<Wanted> {
  const folder = folderOf(args, COMMAND);
  if (!folder.ok) return folder;
  const remedy = usageWords.seeHelp(COMMAND);
  const origin = args.value("origin");
  const agreementPath = args.value("agreement");
  if (origin === undefined) return refused("wrong-usage", initWords.noOrigin, remedy);
  if (agreementPath === undefined) return refused("wrong-usage", initWords.noAgreement, remedy);
  if (!/^[!-*,-~]{1,255}$/.test(origin)) return refused("wrong-usage", initWords.badOrigin(origin), remedy);
  if (existsSync(join(folder.value, "checkpoint"))) return refused("wrong-usage", initWords.isThere(folder.value));
  const policy = readPolicy(args);
  if (!policy.ok) return policy;
  const clock = logClock(args);
  if (!clock.ok) return clock;
  const mission = args.value("mission") ?? MISSION;
  return accepted({ folder: folder.value, origin, agreementPath, mission, policy: policy.value, clock: clock.value });
}

function readPolicy(args: Arguments): Outcome<string | null> {
  const path = args.value("policy");
  const text = path === undefined ? accepted(null) : readText(path);
  if (!text.ok || text.value === null) return text;
  const policy = parsePolicy(text.value, { acceptsWeakQuorum: args.has("accept-weak-quorum") });
  return policy.ok ? text : policy;
}

interface KeyFile {
  readonly office: string;
  readonly role: string;
  readonly path: string;
}

interface Begun {
  readonly form: FoundingForm;
  /** Keys that lie on this machine. */
  readonly keyFiles: readonly KeyFile[];
  /** Undefined where only a draft was written. */
  readonly head: Head | undefined;
}

async function begin(wanted: Wanted, usable: Extract<Usable, { ok: true }>, args: Arguments): Promise<Outcome<Begun>> {
  const { folder, origin } = wanted;
  const keys = keyFolderOf(args, folder);
  const made = makeKeyFolder(keys);
  if (!made.ok) return made;
  const signer = await readOrMakeKey(logKeyPath(keys));
  if (!signer.ok) return signer;
  const logKey = printVkey(vkeyOf(origin, ED25519_TYPE, signer.value.publicKey));
  const text = textOf(usable);
  const signedPath = args.value("founding");
  const founded =
    signedPath === undefined
      ? await foundHere(wanted, usable, { keys, logKey, text, requests: args.values("request") })
      : readFounding(signedPath, origin, logKey, text);
  if (!founded.ok) return founded;
  const { record, form, keyFiles } = founded.value;
  const draft = args.value("draft");
  if (draft !== undefined) {
    const written = writeNewFile(draft, `${fromUtf8(record.bytes) ?? ""}\n`);
    return written.ok ? accepted({ form, keyFiles, head: undefined }) : written;
  }
  const head = await write({ folder, keys, args, origin, signer: signer.value, isNew: true }, text, record);
  return head.ok ? accepted({ form, keyFiles, head: head.value }) : head;
}

interface Founded {
  readonly record: SignedRecord;
  readonly form: FoundingForm;
  readonly keyFiles: readonly KeyFile[];
}

interface FoundingWith {
  readonly keys: string;
  readonly logKey: string;
  readonly text: LoggedText;
  /** Files of requests, for keys that lie elsewhere. */
  readonly requests: readonly string[];
}

async function foundHere(
  { origin, mission, policy, clock }: Wanted,
  { agreement }: Extract<Usable, { ok: true }>,
  { keys, logKey, text, requests }: FoundingWith,
): Promise<Outcome<Founded>> {
  const offices = officesOf(agreement, mission);
  if (!offices.ok) return offices;
  const forms: KeyForm[] = [];
  for (const path of requests) {
    const form = readRequest(path, origin);
    if (!form.ok) return form;
    forms.push(form.value);
  }
  const keyFiles: KeyFile[] = [];
  const officers: Signer[] = [];
  const wanted = [
    ...offices.value.map((office) => ({ office, role: OFFICER })),
    { office: mission, role: IMPORTER },
    { office: mission, role: INSTITUTION_ROLE },
  ];
  const nonce = foundingNonce(origin, text.form.agreement);
  for (const { office, role } of wanted) {
    if (forms.some((form) => form.office === office && form.role === role)) continue;
    const path = keyPath(keys, office, role);
    const signer = await readOrMakeKey(path);
    if (!signer.ok) return signer;
    const { log: _log, ...form } = await requestOf(signer.value, { log: origin, office, role, nonce });
    forms.push(form);
    keyFiles.push({ office, role, path });
    if (role === OFFICER) officers.push(signer.value);
  }
  const form = foundingForm({ mission, offices: offices.value, keys: forms, logKey, text: text.form, policy });
  const [first, ...others] = officers;
  if (first === undefined) return refused("wrong-usage", initWords.noOfficer);
  const record = await foundingRecord(form, origin, [first, ...others], clock);
  return record.ok ? accepted({ record: record.value, form, keyFiles }) : record;
}

/** Record 0 as all have signed it. Refused: one for another log, another text or another key of the log. */
function readFounding(path: string, origin: string, logKey: string, text: LoggedText): Outcome<Founded> {
  const read = readText(path);
  if (!read.ok) return read;
  const record = readEnvelope(toUtf8(read.value.replace(/\n$/, "")));
  if (!record.ok) return record;
  const { type, log, body } = record.value.body;
  const typed = readBody(type, body);
  if (!typed.ok || typed.value.type !== "log") return refused("unreadable-file", initWords.notFounding(path));
  const form = typed.value.body;
  const isMeant = log === origin && form.logKey === logKey && form.text?.agreement === text.form.agreement;
  if (!isMeant) return refused("wrong-usage", initWords.otherFounding(path));
  return accepted({ record: record.value, form, keyFiles: [] });
}

/** Nothing is made where the record is refused. Blobs first: a record never names what is not there. */
async function write(opening: KeeperOpening, { blobs }: LoggedText, record: SignedRecord): Promise<Outcome<Head>> {
  const admitted = await createRoll(opening.origin, ed25519).check(record, instantOf(record.body.at.device) ?? 0);
  if (!admitted.ok) return admitted;
  const opened = await openKeeper(opening);
  if (!opened.ok) return opened;
  const writer = opened.value;
  try {
    await writer.store.create(blobs);
    const appended = await writer.append([accepted(record)], "init");
    if (!appended.ok) return appended;
    const { refusal, head } = appended.value;
    return refusal === undefined ? accepted(head) : { ok: false, refusal };
  } finally {
    await writer.close();
  }
}
