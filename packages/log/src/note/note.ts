// Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. Strict where the form leaves
// no choice: what this reads it prints again byte for byte.
import { accepted, assert, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import type { Ed25519, Signer } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { parseCosignature } from "./cosignature.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, isKeyName, sameVkey, type Vkey, vkeyOf } from "./vkey.ts";

/** 64 KiB: some sixteen post-quantum signatures. */
export const LARGEST_NOTE_BYTES = 65_536;

/** As many as Go's reader takes. C2SP asks for 16 at least. */
const MOST_SIGNATURES = 100;

const ID_BYTES = 4;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/u;

export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  /** Without the id: 64 bytes for Ed25519, 72 for a cosignature, anything for types that are not known here. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with a newline. What is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that was checked. */
export interface GoodSignature {
  readonly vkey: Vkey;
  readonly signature: Uint8Array;
  /** Of a cosignature only: seconds since 1970, as its witness says. */
  readonly timestampS?: number;
}

export interface GoodCosignature extends GoodSignature {
  readonly timestampS: number;
}

export interface OpenNote extends Note {
  /** One at least, one for each key, in the order of their lines. */
  readonly good: readonly GoodSignature[];
}

/** Who signs a note, under which name. */
export interface NoteSigner {
  readonly name: string;
  readonly signer: Signer;
}

/** Reads the form; no signature is checked. Refuses what is too large, no UTF-8, or has no lines of signatures. */
export function parseNote(bytes: Uint8Array): Outcome<Note> {
  if (bytes.length > LARGEST_NOTE_BYTES) {
    return refuse("note_too_large", { sizeBytes: bytes.length, mostBytes: LARGEST_NOTE_BYTES });
  }
  const control = bytes.findIndex((byte) => byte < 0x20 && byte !== 0x0a);
  if (control !== -1) return refuse("note_control_char", { offset: control });
  const whole = fromUtf8(bytes);
  if (whole === undefined) return refuse("note_bad_utf8", {});
  const split = whole.lastIndexOf("\n\n");
  if (split === -1 || !whole.endsWith("\n")) return refuse("note_no_signature", { line: 0 });
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return refuse("note_no_signature", { line: MOST_SIGNATURES + 1 });
  const signatures: NoteSignature[] = [];
  for (const [at, line] of lines.entries()) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return refuse("note_no_signature", { line: at + 1 });
    signatures.push(signature);
  }
  return accepted({ text: whole.slice(0, split + 1), signatures });
}

export function printNote(note: Note): Uint8Array {
  assert(note.text.endsWith("\n"), "a note's text ends with a newline");
  return toUtf8(`${note.text}\n${note.signatures.map(printSignatureLine).join("")}`);
}

/** A note of type 1 signatures, in the order of the signers. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<Uint8Array> {
  const signatures: NoteSignature[] = [];
  for (const signer of signers) signatures.push(await signatureOf(text, signer));
  return printNote({ text, signatures });
}

/**
 * Reads a note and checks every signature of a key among `vkeys`. A bad one by such a key refuses the whole note
 * (`known_key_bad_signature`); lines of other keys are ignored, even where they share a name or an id with one. A note
 * that none of the keys signed is refused (`note_unknown_keys`).
 */
export async function openNote(
  bytes: Uint8Array,
  vkeys: readonly Vkey[],
  ed25519: Ed25519,
): Promise<Outcome<OpenNote>> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const good: GoodSignature[] = [];
  for (const line of note.value.signatures) {
    const known = vkeys.filter(({ name, id }) => name === line.name && id === line.id);
    for (const vkey of known) {
      const checked = await check(note.value.text, vkey, line.signature, ed25519);
      if (checked === "unsupported") continue;
      if (checked === undefined) return refuse("known_key_bad_signature", { key: vkey.name });
      if (!good.some((one) => sameVkey(one.vkey, vkey))) good.push(checked);
    }
  }
  if (good.length === 0) return refuse("note_unknown_keys", { names: note.value.signatures.map(({ name }) => name) });
  return accepted({ ...note.value, good });
}

async function signatureOf(text: string, { name, signer }: NoteSigner): Promise<NoteSignature> {
  const { id } = vkeyOf(name, ED25519_TYPE, signer.publicKey);
  return { name, id, signature: await signer.sign(toUtf8(text)) };
}

/** Undefined where the signature is not good. */
async function check(
  text: string,
  vkey: Vkey,
  signature: Uint8Array,
  ed25519: Ed25519,
): Promise<GoodSignature | "unsupported" | undefined> {
  if (vkey.type === ED25519_TYPE) {
    const isGood = await verifyStrictly(ed25519, vkey.publicKey, toUtf8(text), signature);
    return isGood ? { vkey, signature } : undefined;
  }
  if (vkey.type !== COSIGNATURE_TYPE) return "unsupported";
  const cosignature = parseCosignature(signature, text);
  if (cosignature === undefined) return undefined;
  const { timestampS, message } = cosignature;
  const isGood = await verifyStrictly(ed25519, vkey.publicKey, message, cosignature.signature);
  return isGood ? { vkey, signature, timestampS } : undefined;
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = "", base64 = ""] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= ID_BYTES) return undefined;
  const id = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { name, id, signature: bytes.subarray(ID_BYTES) };
}

function printSignatureLine({ name, id, signature }: NoteSignature): string {
  const bytes = new Uint8Array(ID_BYTES + signature.length);
  new DataView(bytes.buffer).setUint32(0, id);
  bytes.set(signature, ID_BYTES);
  return `— ${name} ${toBase64(bytes)}\n`;
}
