// A small log that can show two faces: forks that share their first leaves and differ after them, signed by one key.

import { toUtf8 } from "../bytes.ts";
import { printCheckpoint } from "../note/checkpoint.ts";
import { signNote } from "../note/note.ts";
import { ED25519_TYPE, type Vkey, vkeyOf } from "../note/vkey.ts";
import { type Hash, leafHash } from "../tree/hash.ts";
import { printAddCheckpoint } from "../witness/request.ts";
import { naiveConsistency, naiveRoot } from "./naive-tree.ts";
import { testSigner } from "./signers.ts";

export interface ForkingLog {
  readonly origin: string;
  readonly vkey: Vkey;
  root(size: number, fork?: string): Hash;
  /** The text of a checkpoint. */
  text(size: number, fork?: string): string;
  /** The same, signed. */
  checkpoint(size: number, fork?: string): Promise<Uint8Array>;
  /** From an old size of 0, an empty one. */
  proof(oldSize: number, size: number, fork?: string): Hash[];
  /** A whole request, as it is posted. */
  request(oldSize: number, size: number, fork?: string): Promise<Uint8Array>;
}

/** Leaves below `commonSize` are the same in every fork. */
export function forkingLog(origin: string, seed: number, commonSize = 0): ForkingLog {
  const signer = testSigner(seed);
  const leaves = (size: number, fork: string): Hash[] =>
    Array.from({ length: size }, (_, index) => leafHash(toUtf8(`${index < commonSize ? "" : fork} ${index}`)));
  const root = (size: number, fork = ""): Hash => naiveRoot(leaves(size, fork));
  const text = (size: number, fork = ""): string => printCheckpoint({ origin, size, root: root(size, fork) });
  const checkpoint = (size: number, fork = ""): Promise<Uint8Array> =>
    signNote(text(size, fork), [{ name: origin, signer }]);
  const proof = (oldSize: number, size: number, fork = ""): Hash[] =>
    oldSize === 0 ? [] : naiveConsistency(oldSize, leaves(size, fork));
  return {
    origin,
    vkey: vkeyOf(origin, ED25519_TYPE, signer.publicKey),
    root,
    text,
    checkpoint,
    proof,
    request: async (oldSize, size, fork = "") =>
      printAddCheckpoint({
        oldSize,
        proof: oldSize > size ? [] : proof(oldSize, size, fork),
        checkpoint: await checkpoint(size, fork),
      }),
  };
}
