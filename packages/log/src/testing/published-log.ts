// A small log as it is published: record 0 with keys and a policy, three devices' records, tiles, and checkpoints that
// three witnesses have cosigned. Everything that a verifier may look at is in it.
import { SECOND_MS } from "@servanda/core";
import { toHex, toUtf8 } from "../bytes.ts";
import { parseCheckpoint, printCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { type NoteSigner, parseNote, printNote } from "../note/note.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, printVkey, type Vkey, vkeyOf } from "../note/vkey.ts";
import type { EvidenceRef } from "../record/body.ts";
import type { LogEntry } from "../record/entry.ts";
import { leafHash, sha256 } from "../tree/hash.ts";
import type { SignedHead } from "../verify/evidence/equivocation.ts";
import type { BundleHead } from "../verify/manifest.ts";
import { ORIGIN } from "./bodies.ts";
import { filesOfLog } from "./memory-files.ts";
import { naiveRoot } from "./naive-tree.ts";
import { emptyScene, enrolment, foundingBody, KARSA, MISSION, OSTREL, type Scene, START_AT } from "./scene.ts";
import { testSigner } from "./signers.ts";

const LOG_SEED = 100;
const WITNESS_SEED = 200;
const WITNESSES = ["karsa", "ostrel", "guarantor"] as const;
/** A witness signs so much after the last entry came in. */
const WITNESS_DELAY_MS = 2 * SECOND_MS;

export const logVkey: Vkey = vkeyOf(ORIGIN, ED25519_TYPE, testSigner(LOG_SEED).publicKey);
export const logSigner: NoteSigner = { name: ORIGIN, signer: testSigner(LOG_SEED) };

function witnessSigner(index: number): NoteSigner {
  return { name: `${WITNESSES[index]}.example/witness`, signer: testSigner(WITNESS_SEED + index) };
}

export function witnessVkey(index: number): Vkey {
  const { name, signer } = witnessSigner(index);
  return vkeyOf(name, COSIGNATURE_TYPE, signer.publicKey);
}

/** All three are the quorum, for two of three would be weak. */
export const POLICY: string = [
  `log ${printVkey(logVkey)}`,
  ...WITNESSES.map((name, index) => `witness ${name} ${printVkey(witnessVkey(index))}`),
  `group all-three all ${WITNESSES.join(" ")}`,
  "quorum all-three",
  "",
].join("\n");

export const bundleHead: BundleHead = { origin: ORIGIN, vkey: printVkey(logVkey), policy: POLICY };

const BLOB: Uint8Array = toUtf8("what was sealed for the parties".padEnd(256, "."));

export interface PublishedLog {
  readonly scene: Scene;
  /** Path → bytes; owned by the caller. */
  readonly files: Map<string, Uint8Array>;
}

/** A signed checkpoint of the first so many entries, cosigned by these witnesses. */
export async function checkpointOf(
  entries: readonly LogEntry[],
  size: number,
  witnesses: readonly number[] = [0, 1, 2],
  delayMs: number = WITNESS_DELAY_MS,
): Promise<Uint8Array> {
  const leaves = entries.slice(0, size).map(({ bytes }) => leafHash(bytes));
  const text = printCheckpoint({ origin: ORIGIN, size, root: naiveRoot(leaves) });
  const signature = await logSigner.signer.sign(toUtf8(text));
  const lastAt = entries[size - 1]?.recvAt ?? START_AT;
  const timestampS = Math.floor((lastAt + delayMs) / SECOND_MS);
  const cosigned = await Promise.all(witnesses.map((index) => cosign(text, witnessSigner(index), timestampS)));
  return printNote({ text, signatures: [{ name: ORIGIN, id: logVkey.id, signature }, ...cosigned] });
}

/** Record 0, an enrolment, then reports of Anna up to `size` entries; the first report names `BLOB`. */
export async function publishedLog(size: number, checkpointSizes: readonly number[] = [size]): Promise<PublishedLog> {
  const scene = emptyScene();
  const founding = { ...(await foundingBody()), logKey: printVkey(logVkey), policy: POLICY };
  await scene.say("mission-1", "log", founding, { by: ["mission-2", ...KARSA, ...OSTREL] });
  await scene.say("karsa-1", "enrol", await enrolment("anna"), { by: ["karsa-2", ...MISSION] });
  while (scene.entries.length < size) await report(scene);
  const files = new Map(await filesOf(scene.entries, checkpointSizes));
  files.set(blobPath(BLOB), BLOB);
  return { scene, files };
}

/** What a note says, whoever signed it. */
export function headOf(note: Uint8Array): SignedHead {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.ok ? parsed.value.text : "");
  if (!checkpoint.ok) throw new Error(checkpoint.refusal.message);
  return { checkpoint: checkpoint.value, note };
}

/** The files of these entries, with a checkpoint at each of the sizes; the last is the newest. */
export async function filesOf(
  entries: readonly LogEntry[],
  sizes: readonly number[] = [entries.length],
): Promise<Map<string, Uint8Array>> {
  const newest = sizes.at(-1) ?? 0;
  const { files } = filesOfLog(entries.slice(0, newest).map(({ bytes }) => bytes));
  for (const size of sizes) files.set(`checkpoints/${size}`, await checkpointOf(entries, size));
  files.set("checkpoint", await checkpointOf(entries, newest));
  return files;
}

/** One more report of Anna's. */
export async function report(scene: Scene): Promise<void> {
  const index = scene.entries.length;
  const evidence: readonly EvidenceRef[] =
    index === 2
      ? [{ ct: toHex(sha256(BLOB)), size: BLOB.length, type: "text/plain", pt: toHex(sha256(toUtf8("salted"))) }]
      : [];
  const seen = index > 2 ? { size: index - 1, root: scene.roll.rootAt(index - 1) } : null;
  await scene.say("anna", "report", { kind: "shelling", number: index }, { evidence, seen });
}

function blobPath(bytes: Uint8Array): string {
  const name = toHex(sha256(bytes));
  return `blob/${name.slice(0, 2)}/${name}`;
}
