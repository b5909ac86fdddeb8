// A small log with its keys, signed and cosigned: what tests of notes, proofs and pages start from.

import { printCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { parseNote, printNote, signNote } from "../note/note.ts";
import { printTlogProof } from "../note/tlog-proof.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, type Vkey, vkeyOf } from "../note/vkey.ts";
import { leafHash } from "../tree/hash.ts";
import { naiveInclusion, naiveRoot } from "./naive-tree.ts";
import { testSigner } from "./signers.ts";

export const ORIGIN = "log.example/north/1";
export const WITNESS_NAMES = ["witness.karsa.example", "witness.ostrel.example"] as const;

const logSigner = testSigner(1);
const witnessSigner = (at: number) => testSigner(2 + at);

export const logVkey: Vkey = vkeyOf(ORIGIN, ED25519_TYPE, logSigner.publicKey);
export const witnessVkeys: readonly Vkey[] = WITNESS_NAMES.map((name, at) =>
  vkeyOf(name, COSIGNATURE_TYPE, witnessSigner(at).publicKey),
);

/** Signed by the log; cosigned by its witnesses one second apart from `firstTimeS` on, unless that is left out. */
export async function signedCheckpoint(entries: readonly Uint8Array[], firstTimeS?: number): Promise<Uint8Array> {
  const text = printCheckpoint({ origin: ORIGIN, size: entries.length, root: naiveRoot(entries.map(leafHash)) });
  const bytes = await signNote(text, [{ name: ORIGIN, signer: logSigner }]);
  const note = parseNote(bytes);
  if (!note.ok || firstTimeS === undefined) return bytes;
  const signatures = [...note.value.signatures];
  for (const [at, name] of WITNESS_NAMES.entries()) {
    signatures.push(await cosign(text, { name, signer: witnessSigner(at) }, firstTimeS + at));
  }
  return printNote({ text, signatures });
}

export async function signedProof(
  entries: readonly Uint8Array[],
  index: number,
  firstTimeS?: number,
): Promise<Uint8Array> {
  const hashes = naiveInclusion(index, entries.map(leafHash));
  return printTlogProof({ index, hashes, checkpoint: await signedCheckpoint(entries, firstTimeS) });
}
