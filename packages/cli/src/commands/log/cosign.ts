// `servanda log cosign`: the witnesses are asked again for the newest checkpoint, and what they sign is added to it.
import { mkdirSync } from "node:fs";
import { accepted, canonicalText, type Outcome, type Refusal, refused } from "@servanda/core";
import { ed25519, openDiskLog, openLogFolder } from "@servanda/host";
import {
  ask,
  createTreeHashes,
  type NoteSignature,
  parseNote,
  printNote,
  proveConsistency,
  type Store,
  type Vkey,
  type WitnessQuestion,
  withSignatures,
} from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import { strengthOfLog } from "../../logged/log-strength.ts";
import { policyOf, type ReachableWitness, witnessesOf } from "../../logged/policy-witnesses.ts";
import { type ReadLog, readLog } from "../../logged/read-log.ts";
import { printable } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { cosignWords } from "../../words/log/cosign-words.ts";
import { folderOf } from "./place.ts";

const COMMAND = "log cosign";

export async function runCosign(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderOf(args, COMMAND);
  const done = folder.ok ? await cosign(folder.value, args.value("carry")) : folder;
  if (!done.ok) return complain(terminal, COMMAND, done.refusal);
  const { silent, log } = done.value;
  const strength = await strengthOfLog(log);
  if (!strength.ok) return complain(terminal, COMMAND, strength.refusal);
  const { level, cosignatures = [], missing = [] } = strength.value ?? { level: "signed" };
  if (args.has("json")) {
    const cosigned = cosignatures.map(({ witness }) => witness);
    terminal.out(`${canonicalText({ size: log.size, level, cosigned, missing })}\n`);
  } else {
    terminal.out(printable(`${cosignWords.done(log.size, level, cosignatures, missing)}\n`));
    for (const { name, refusal } of silent) terminal.err(printable(`${cosignWords.silent(name, refusal)}\n`));
  }
  return level === "signed" ? EXIT_REFUSED : EXIT_OK;
}

interface Silent {
  readonly name: string;
  readonly refusal: Refusal;
}

interface Cosigned {
  /** Who did not sign now, and why. */
  readonly silent: readonly Silent[];
  /** As it is afterwards. */
  readonly log: ReadLog;
}

async function cosign(folder: string, carryFolder: string | undefined): Promise<Outcome<Cosigned>> {
  const log = await readLog(folder);
  if (!log.ok) return log;
  const policy = policyOf(log.value.roll.policy);
  if (policy === undefined) return refused("no_policy", cosignWords.noPolicy);
  if (carryFolder !== undefined) mkdirSync(carryFolder, { recursive: true });
  const disk = await openDiskLog(folder);
  if (!disk.ok) return disk;
  try {
    const { signatures, silent } = await askAll(folder, log.value, witnessesOf(policy, carryFolder));
    const added = await add(disk.value.store, log.value, signatures);
    return added.ok ? accepted({ silent, log: { ...log.value, checkpoint: added.value } }) : added;
  } finally {
    await disk.value.state.close();
  }
}

async function askAll(
  folder: string,
  { reader, origin, size, checkpoint }: ReadLog,
  witnesses: readonly ReachableWitness[],
): Promise<{ readonly signatures: readonly NoteSignature[]; readonly silent: readonly Silent[] }> {
  const hashes = createTreeHashes(reader, size);
  const proofFrom: WitnessQuestion["proofFrom"] = (oldSize) =>
    oldSize === 0 ? Promise.resolve(accepted([])) : proveConsistency(hashes, oldSize, size);
  const signatures: NoteSignature[] = [];
  const silent: Silent[] = [];
  const missing = witnesses.filter(({ vkey }) => !hasSigned(checkpoint, vkey));
  const bare = withoutCosignatures(checkpoint, origin);
  const answers = missing.map(async ({ vkey, port }) => {
    const oldSize = await lastCosigned(folder, vkey);
    return await ask({ checkpoint: bare, oldSize, proofFrom }, vkey, port, ed25519);
  });
  for (const [at, answer] of (await Promise.all(answers)).entries()) {
    if (answer.ok) signatures.push(answer.value.signature);
    else silent.push({ name: missing[at]?.name ?? "", refusal: answer.refusal });
  }
  return { signatures, silent };
}

/** The size of the largest kept checkpoint that it has signed; 0 where there is none. */
async function lastCosigned(folder: string, vkey: Vkey): Promise<number> {
  const reader = openLogFolder(folder);
  const sizes = (await reader.paths()).flatMap((path) =>
    path.startsWith("checkpoints/") ? [Number(path.slice(12))] : [],
  );
  for (const size of sizes.toSorted((left, right) => right - left)) {
    const kept = await reader.read(`checkpoints/${size}`);
    if (kept !== undefined && hasSigned(kept, vkey)) return size;
  }
  return 0;
}

/** A request that is carried is known again by its bytes, whoever has cosigned meanwhile. */
function withoutCosignatures(checkpoint: Uint8Array, origin: string): Uint8Array {
  const note = parseNote(checkpoint);
  if (!note.ok) return checkpoint;
  return printNote({ ...note.value, signatures: note.value.signatures.filter(({ name }) => name === origin) });
}

function hasSigned(checkpoint: Uint8Array, vkey: Vkey): boolean {
  const note = parseNote(checkpoint);
  return note.ok && note.value.signatures.some(({ name, id }) => name === vkey.name && id === vkey.id);
}

/** To the checkpoint that is kept under its size first: the newest is replaced by the next one some day. */
async function add(
  store: Store,
  { size, checkpoint }: ReadLog,
  signatures: readonly NoteSignature[],
): Promise<Outcome<Uint8Array>> {
  if (signatures.length === 0) return accepted(checkpoint);
  const cosigned = withSignatures(checkpoint, signatures);
  if (!cosigned.ok) return cosigned;
  const kept = await store.read(`checkpoints/${size}`);
  const isKept = await store.replaceCheckpoint(cosigned.value, kept, `checkpoints/${size}`);
  const isNewest = await store.replaceCheckpoint(cosigned.value, checkpoint);
  return isKept && isNewest ? cosigned : refused("store_failed", cosignWords.changed);
}
