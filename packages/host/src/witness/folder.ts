// A witness's folder: its key, its verifier key, and what it keeps of each log. One process at a time signs from it.
//
//   key.pem        private key, for its owner only
//   witness.vkey   the line that others put into their policies
//   logs/<hash of the origin>/
//     keys         the origin, and the keys that may sign for it
//     head, mark   what was cosigned last, twice (`heads.ts`)
//     checkpoint   the note that says so, signed by the log
//     kept/        requests that did not continue it, though the log has signed them
//   lock           held by the process that signs
import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import {
  COSIGNATURE_TYPE,
  fromUtf8,
  type KnownLog,
  parseVkey,
  printVkey,
  type Signer,
  sameBytes,
  toUtf8,
  type Vkey,
  vkeyOf,
  type WitnessHead,
  type WitnessStore,
} from "@servanda/log";
import { type Files, nodeFiles } from "../disk/files.ts";
import { takeLock } from "../disk/lock.ts";
import { createKeyFile, readKeyFile } from "../key-file.ts";
import { readHead, replaceFile, writeHead } from "./heads.ts";
import { countKept, keepRequest } from "./kept.ts";
import { addKey, folderOfLog, readLog, readLogs, removeKey, type WitnessedLog } from "./known-logs.ts";
import { witnessMessages } from "./messages.ts";

const KEY = "key.pem";
const VKEY = "witness.vkey";
const LOCK = "lock";
const CHECKPOINT = "checkpoint";

/** What can be known of a witness without its private key. */
export interface WitnessFolder {
  readonly path: string;
  readonly vkey: Vkey;
}

/** A witness at work, until it is closed. */
export interface OpenWitness extends WitnessFolder {
  readonly signer: Signer;
  readonly store: WitnessStore;
  close(): void;
}

/** A log with what was last cosigned of it; a refusal where that cannot be told. */
export interface WitnessedHead extends WitnessedLog {
  readonly folder: string;
  /** Requests that did not continue what was cosigned, though the log has signed them. */
  readonly keptCount: number;
  readonly head: Outcome<WitnessHead | undefined>;
}

/**
 * Makes a folder with a new key. Where the folder holds a `key.pem` and nothing else, that key is taken. Refuses with
 * `witness-folder-exists`, `carried-file-not-written`, and as key files do.
 */
export async function createWitnessFolder(folder: string, name: string): Promise<Outcome<WitnessFolder>> {
  const path = resolve(folder);
  const found = await namesIn(path);
  if (found === undefined) return refusal(witnessMessages.notWritten(folder));
  if (found.some((each) => each !== KEY)) return refusal(witnessMessages.isThere(folder));
  const file = `${path}/${KEY}`;
  const signer = await (found.length === 0 ? createKeyFile(file) : readKeyFile(file));
  if (!signer.ok) return signer;
  const vkey = vkeyOf(name, COSIGNATURE_TYPE, signer.value.publicKey);
  await replaceFile(path, VKEY, toUtf8(`${printVkey(vkey)}\n`), nodeFiles);
  return accepted({ path, vkey });
}

/** Refuses with `witness-folder-not-read`. */
export async function readWitnessFolder(folder: string, files: Files = nodeFiles): Promise<Outcome<WitnessFolder>> {
  const path = resolve(folder);
  const text = fromUtf8((await files.read(`${path}/${VKEY}`)) ?? new Uint8Array()) ?? "";
  const vkey = parseVkey(text.trimEnd());
  if (!vkey.ok || vkey.value.type !== COSIGNATURE_TYPE) return refusal(witnessMessages.notThere(folder));
  return accepted({ path, vkey: vkey.value });
}

/**
 * To sign. `onKept` is told of each file of a request that may show a fork. Refuses with `witness-in-use` while another
 * process signs, and as key files do.
 */
export async function openWitness(folder: string, onKept?: (path: string) => void): Promise<Outcome<OpenWitness>> {
  const read = await readWitnessFolder(folder);
  if (!read.ok) return read;
  const { path, vkey } = read.value;
  const signer = await readKeyFile(`${path}/${KEY}`);
  if (!signer.ok) return signer;
  if (!sameBytes(signer.value.publicKey, vkey.publicKey)) return refusal(witnessMessages.otherKey(folder));
  const lock = takeLock(`${path}/${LOCK}`, path);
  if (!lock.ok) return refusal(witnessMessages.isServed(folder));
  const store = folderStore(path, nodeFiles, onKept);
  return accepted({ path, vkey, signer: signer.value, store, close: () => lock.value.release() });
}

/** What a witness keeps, in its folder; the caller holds the lock. */
export function folderStore(path: string, files: Files, onKept?: (path: string) => void): WitnessStore {
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: between reading a head and writing the next, nobody else writes. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
  return {
    load: (origin) => load(path, origin, files),
    advance: (origin, from, to, checkpoint) =>
      inTurn(async () => {
        const folder = folderOfLog(path, origin);
        const head = await readHead(folder, origin, files);
        if (!head.ok) return head;
        if (!isSameHead(head.value, from)) return accepted(false);
        await writeHead(folder, origin, to, files);
        await replaceFile(folder, CHECKPOINT, checkpoint, files);
        return accepted(true);
      }),
    keep: (origin, request) =>
      inTurn(async () => {
        const kept = await keepRequest(folderOfLog(path, origin), request, files);
        if (kept !== undefined) onKept?.(kept);
      }),
  };
}

/** By origin, with what was cosigned last. Refuses with `witness_state_damaged`. */
export async function witnessedHeads(path: string, files: Files = nodeFiles): Promise<Outcome<WitnessedHead[]>> {
  const logs = await readLogs(path, files);
  if (!logs.ok) return logs;
  const heads: WitnessedHead[] = [];
  for (const log of logs.value) {
    const folder = folderOfLog(path, log.origin);
    const head = await readHead(folder, log.origin, files);
    heads.push({ ...log, folder, keptCount: await countKept(folder, files), head });
  }
  return accepted(heads);
}

/** Also while the witness is at work. */
export const addWitnessedKey = (path: string, origin: string, vkey: Vkey): Promise<Outcome<WitnessedLog>> =>
  addKey(path, origin, vkey, nodeFiles);

/** Also while the witness is at work. */
export const removeWitnessedKey = (path: string, origin: string, vkey: Vkey): Promise<Outcome<WitnessedLog>> =>
  removeKey(path, origin, vkey, nodeFiles);

async function load(path: string, origin: string, files: Files): Promise<Outcome<KnownLog | undefined>> {
  const log = await readLog(path, origin, files);
  if (!log.ok) return log;
  if (log.value === undefined || log.value.keys.length === 0) return accepted(undefined);
  const head = await readHead(folderOfLog(path, origin), origin, files);
  return head.ok ? accepted({ ...log.value, head: head.value }) : head;
}

/** Of a folder that is made if it is not there; undefined where it cannot be. */
async function namesIn(path: string): Promise<string[] | undefined> {
  try {
    await mkdir(path, { recursive: true });
    return await readdir(path);
  } catch {
    return undefined;
  }
}

function isSameHead(left: WitnessHead | undefined, right: WitnessHead | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.size === right.size && left.at === right.at && sameBytes(left.root, right.root);
}

function refusal({ code, message, remedy }: { code: string; message: string; remedy: string }): Outcome<never> {
  return refused(code, message, remedy);
}
