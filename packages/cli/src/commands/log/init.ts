// `servanda log init`: begins a log with the record that says whose it is.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import {
  type FoundingForm,
  type Head,
  keyIdOf,
  parsePolicy,
  type SignedRecord,
  signRecord,
  toBase64,
} from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { readText } from "../../io/read-file.ts";
import { type Usable, usableAgreement } from "../../io/usable-agreement.ts";
import { type FoundingKey, foundingBody, foundingForm, officesOf } from "../../logged/founding.ts";
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
  const said = { origin, size: head.size, root: toBase64(head.root), vkey: form.logKey };
  if (args.has("json")) terminal.out(`${canonicalText({ ...said, text: form.text?.agreement, keys: keyFiles })}\n`);
  else
    terminal.out(
      `${initWords.begun(
        folder,
        form,
        usable.agreement.name,
        keyFiles.map(({ path }) => path),
      )}\n`,
    );
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
  readonly key: string;
  readonly path: string;
}

interface Begun {
  readonly form: FoundingForm;
  readonly keyFiles: readonly KeyFile[];
  readonly head: Head;
}

async function begin(
  { folder, origin, mission, policy, clock }: Wanted,
  usable: Extract<Usable, { ok: true }>,
  args: Arguments,
): Promise<Outcome<Begun>> {
  const offices = officesOf(usable.agreement, mission);
  if (!offices.ok) return offices;
  const folderOfKeys = keyFolderOf(args, folder);
  const made = makeKeyFolder(folderOfKeys);
  if (!made.ok) return made;
  const logSigner = await readOrMakeKey(logKeyPath(folderOfKeys));
  if (!logSigner.ok) return logSigner;
  const keys = await foundingKeys(folderOfKeys, mission, offices.value);
  if (!keys.ok) return keys;
  const text = textOf(usable);
  const parts = { origin, mission, offices: offices.value, keys: keys.value, logSigner: logSigner.value, policy };
  const form = await foundingForm({ ...parts, text: text.form });
  const record = await recordZero(form, origin, keys.value, clock);
  if (!record.ok) return record;
  const opening = { folder, keys: folderOfKeys, args, origin, signer: logSigner.value, isNew: true };
  const head = await write(opening, text, record.value);
  if (!head.ok) return head;
  const keyFiles = keys.value.map(({ office, role, signer }) => ({
    office,
    role,
    key: keyIdOf(signer.publicKey),
    path: keyPath(folderOfKeys, office, role),
  }));
  return accepted({ form, keyFiles, head: head.value });
}

/** Those of the mission, and an officer's for each other office. */
async function foundingKeys(
  folder: string,
  mission: string,
  offices: readonly string[],
): Promise<Outcome<readonly FoundingKey[]>> {
  const wanted = [
    ...offices.map((office) => ({ office, role: OFFICER })),
    { office: mission, role: IMPORTER },
    { office: mission, role: INSTITUTION_ROLE },
  ];
  const keys: FoundingKey[] = [];
  for (const { office, role } of wanted) {
    const signer = await readOrMakeKey(keyPath(folder, office, role));
    if (!signer.ok) return signer;
    keys.push({ office, role, signer: signer.value });
  }
  return accepted(keys);
}

/** By the mission's officer, and signed by one of every office. */
async function recordZero(
  form: FoundingForm,
  origin: string,
  keys: readonly FoundingKey[],
  clock: LogClock,
): Promise<Outcome<SignedRecord>> {
  const officers = keys.filter(({ role }) => role === OFFICER).map(({ signer }) => signer);
  const [author] = officers;
  return await signRecord(
    {
      v: 1,
      type: "log",
      log: origin,
      agreement: form.text?.agreement ?? "",
      author: author === undefined ? "" : keyIdOf(author.publicKey),
      office: form.mission,
      seq: 0,
      prev: null,
      seen: null,
      at: clock.deviceTime(),
      refs: [],
      evidence: [],
      disc: null,
      body: foundingBody(form),
    },
    officers,
  );
}

/** Blobs first: a record never names what is not there. */
async function write(opening: KeeperOpening, { blobs }: LoggedText, record: SignedRecord): Promise<Outcome<Head>> {
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
