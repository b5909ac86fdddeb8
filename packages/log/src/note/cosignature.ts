// Cosignatures (C2SP tlog-cosignature, Ed25519): a witness says that at a time, this was the largest tree it had seen
// of the log, and that it grew from all it had seen before.
import { assert } from "@servanda/core";
import { toUtf8 } from "../bytes.ts";
import type { NoteSignature, NoteSigner } from "./note.ts";
import { COSIGNATURE_TYPE, vkeyOf } from "./vkey.ts";

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

interface Cosignature {
  /** Seconds since 1970. */
  readonly timestampS: number;
  /** 64 bytes, Ed25519, over `message`. */
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
}

/** A signature line for the text of a checkpoint, to be added below those it has. */
export async function cosign(text: string, witness: NoteSigner, timestampS: number): Promise<NoteSignature> {
  assert(Number.isSafeInteger(timestampS) && timestampS >= 0, "a cosignature has a time in whole seconds");
  const bytes = new Uint8Array(TIME_BYTES + SIGNATURE_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timestampS));
  bytes.set(await witness.signer.sign(messageOf(text, timestampS)), TIME_BYTES);
  const { name, id } = vkeyOf(witness.name, COSIGNATURE_TYPE, witness.signer.publicKey);
  return { name, id, signature: bytes };
}

/** Reads a signature of type 4; undefined where its length or its time cannot be. */
export function parseCosignature(bytes: Uint8Array, text: string): Cosignature | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const timestampS = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(timestampS)) return undefined;
  return { timestampS, signature: bytes.subarray(TIME_BYTES), message: messageOf(text, timestampS) };
}

function messageOf(text: string, timestampS: number): Uint8Array {
  return toUtf8(`cosignature/v1\ntime ${timestampS}\n${text}`);
}
