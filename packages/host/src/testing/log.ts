// A small log with two faces, over the public surface of `log`: what witnesses are asked about in tests.
import { createPrivateKey } from "node:crypto";
import {
  createFrontier,
  ED25519_TYPE,
  type Hash,
  leafHash,
  type NoteSignature,
  parseNote,
  printAddCheckpoint,
  printCheckpoint,
  signNote,
  toUtf8,
  type Vkey,
  vkeyOf,
} from "@servanda/log";
import { createSigner } from "../ed25519.ts";

// RFC 8410: what stands before the 32 bytes of a private key.
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

export interface TestLog {
  readonly origin: string;
  readonly vkey: Vkey;
  root(size: number, fork?: string): Hash;
  checkpoint(size: number, fork?: string): Promise<Uint8Array>;
  proof(oldSize: number, size: number, fork?: string): Hash[];
  /** A whole request, as it is posted. */
  request(oldSize: number, size: number, fork?: string): Promise<Uint8Array>;
}

/** Forks share no leaf. */
export function testLog(origin: string): TestLog {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, Buffer.alloc(32, 7)]),
    format: "der",
    type: "pkcs8",
  });
  const signer = createSigner(key.export({ format: "pem", type: "pkcs8" }).toString());
  const leaves = (size: number, fork: string): Hash[] =>
    Array.from({ length: size }, (_, index) => leafHash(toUtf8(`${fork} ${index}`)));
  const root = (size: number, fork = ""): Hash => rootOf(leaves(size, fork));
  const checkpoint = (size: number, fork = ""): Promise<Uint8Array> =>
    signNote(printCheckpoint({ origin, size, root: root(size, fork) }), [{ name: origin, signer }]);
  const proof = (oldSize: number, size: number, fork = ""): Hash[] =>
    oldSize === 0 ? [] : consistency(oldSize, leaves(size, fork), true);
  return {
    origin,
    vkey: vkeyOf(origin, ED25519_TYPE, signer.publicKey),
    root,
    checkpoint,
    proof,
    request: async (oldSize, size, fork = "") =>
      printAddCheckpoint({ oldSize, proof: proof(oldSize, size, fork), checkpoint: await checkpoint(size, fork) }),
  };
}

/** The signature in the line that a witness has answered with. */
export function cosigned(line: string): NoteSignature {
  const note = parseNote(toUtf8(`text\n\n${line}`));
  const [signature] = note.ok ? note.value.signatures : [];
  if (signature === undefined) throw new Error(`no signature: ${line}`);
  return signature;
}

function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = createFrontier();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** SUBPROOF of RFC 6962, section 2.1.2. */
function consistency(oldSize: number, leaves: readonly Hash[], isWhole: boolean): Hash[] {
  if (oldSize === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  let middle = 1;
  while (middle * 2 < leaves.length) middle *= 2;
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return oldSize <= middle
    ? [...consistency(oldSize, left, isWhole), rootOf(right)]
    : [...consistency(oldSize - middle, right, false), rootOf(left)];
}
