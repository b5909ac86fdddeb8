// Which logs a witness cosigns for: a folder for each origin, with the log's keys and what was cosigned of it. Keys
// come and go while the witness runs; what was cosigned never goes, also when a log's last key is taken away.
import { accepted, type Outcome, refused, sha256Hex } from "@servanda/core";
import { fromUtf8, parseVkey, printVkey, refuse, sameVkey, toUtf8, type Vkey } from "@servanda/log";
import type { Files } from "../disk/files.ts";
import { replaceFile } from "./heads.ts";
import { witnessMessages } from "./messages.ts";

/** A log changes from one key to another; more than a few at once is a mistake. */
const MAX_KEYS = 8;
const LOGS = "logs";
const KEYS = "keys";
const NAME_DIGITS = 32;

/** A log and the keys that may have signed for it; none once all were taken away. */
export interface WitnessedLog {
  readonly origin: string;
  readonly keys: readonly Vkey[];
}

/** Where a log's files are. Origins hold slashes and more, so that folders are named by a hash. */
export function folderOfLog(folder: string, origin: string): string {
  return `${folder}/${LOGS}/${sha256Hex(origin).slice(0, NAME_DIGITS)}`;
}

/** Undefined where it was never added. Refused: `witness_state_damaged`. */
export async function readLog(
  folder: string,
  origin: string,
  files: Files,
): Promise<Outcome<WitnessedLog | undefined>> {
  const path = `${folderOfLog(folder, origin)}/${KEYS}`;
  const bytes = await files.read(path);
  if (bytes === undefined) return accepted(undefined);
  const log = parseLog(bytes);
  return log?.origin === origin ? accepted(log) : refuse("witness_state_damaged", { origin, file: KEYS });
}

/** All logs, by origin. Refused: `witness_state_damaged`. */
export async function readLogs(folder: string, files: Files): Promise<Outcome<WitnessedLog[]>> {
  const logs: WitnessedLog[] = [];
  for (const name of await files.names(`${folder}/${LOGS}`)) {
    const path = `${folder}/${LOGS}/${name}/${KEYS}`;
    const bytes = await files.read(path);
    // A crash while a log was added.
    if (bytes === undefined) continue;
    const log = parseLog(bytes);
    if (log === undefined) return refuse("witness_state_damaged", { origin: name, file: KEYS });
    logs.push(log);
  }
  return accepted(logs.sort((left, right) => (left.origin < right.origin ? -1 : 1)));
}

/** One more key for a log, which need not be known yet. Refused: a key that is there, and too many of them. */
export async function addKey(folder: string, origin: string, vkey: Vkey, files: Files): Promise<Outcome<WitnessedLog>> {
  const found = await readLog(folder, origin, files);
  if (!found.ok) return found;
  const keys = found.value?.keys ?? [];
  if (keys.some((key) => sameVkey(key, vkey))) return saying(witnessMessages.keyKnown(origin, printVkey(vkey)));
  if (keys.length === MAX_KEYS) return saying(witnessMessages.tooManyKeys(origin, MAX_KEYS));
  return writeLog(folder, { origin, keys: [...keys, vkey] }, files);
}

/** Refused: a key that is not there. */
export async function removeKey(
  folder: string,
  origin: string,
  vkey: Vkey,
  files: Files,
): Promise<Outcome<WitnessedLog>> {
  const found = await readLog(folder, origin, files);
  if (!found.ok) return found;
  const keys = found.value?.keys ?? [];
  const left = keys.filter((key) => !sameVkey(key, vkey));
  if (left.length === keys.length) return saying(witnessMessages.keyUnknown(origin, printVkey(vkey)));
  return writeLog(folder, { origin, keys: left }, files);
}

async function writeLog(folder: string, log: WitnessedLog, files: Files): Promise<Outcome<WitnessedLog>> {
  const whole = folderOfLog(folder, log.origin);
  for (const each of [`${folder}/${LOGS}`, whole]) await files.makeFolder(each);
  await files.syncFolder(`${folder}/${LOGS}`);
  await files.syncFolder(folder);
  const text = [log.origin, ...log.keys.map(printVkey)].map((line) => `${line}\n`).join("");
  await replaceFile(whole, KEYS, toUtf8(text), files);
  return accepted(log);
}

/** The origin, then a key a line. */
function parseLog(bytes: Uint8Array): WitnessedLog | undefined {
  const [origin = "", ...lines] = (fromUtf8(bytes) ?? "").split("\n");
  const keys = lines.slice(0, -1).map(parseVkey);
  const good = keys.flatMap((key) => (key.ok ? [key.value] : []));
  return origin === "" || lines.at(-1) !== "" || good.length < keys.length ? undefined : { origin, keys: good };
}

function saying({ code, message, remedy }: { code: string; message: string; remedy: string }): Outcome<never> {
  return refused(code, message, remedy);
}
