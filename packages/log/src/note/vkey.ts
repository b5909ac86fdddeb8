// Verifier keys: a public key with its holder's name, as text that can be read aloud over a telephone
// (`<name>+<id>+<base64(type ‖ key)>`, C2SP signed-note). The short id only finds the key; it proves nothing.
import { accepted, assert, type Outcome } from "@servanda/core";
import { fromBase64, sameBytes, toBase64, toUtf8 } from "../bytes.ts";
import { isSoundKey } from "../keys/sound-key.ts";
import { refuse } from "../refusals.ts";
import { sha256 } from "../tree/hash.ts";

/** Signature types by C2SP signed-note; any other byte is read too, and its signatures are ignored. */
export const ED25519_TYPE = 0x01;
/** ECDSA, whose ids are made in another way; never checked here. */
const ECDSA_TYPE = 0x02;
/** Ed25519 cosignatures with a time (C2SP tlog-cosignature). */
export const COSIGNATURE_TYPE = 0x04;

/** A name of 255 bytes and an ML-DSA key fit in; nothing longer is a key. */
const LONGEST_VKEY = 8192;

export interface Vkey {
  readonly name: string;
  /** The first four bytes of SHA-256(name ‖ "\n" ‖ type ‖ key), the highest first; of ECDSA, of SHA-256(key). */
  readonly id: number;
  readonly type: number;
  readonly publicKey: Uint8Array;
}

/** `name` is not empty and holds no space, no plus sign and no control character. */
export function vkeyOf(name: string, type: number, publicKey: Uint8Array): Vkey {
  assert(isKeyName(name), "a key's name can stand in a signature line");
  return { name, id: keyId(name, type, publicKey), type, publicKey };
}

export function printVkey(vkey: Vkey): string {
  return `${vkey.name}+${printId(vkey.id)}+${toBase64(Uint8Array.of(vkey.type, ...vkey.publicKey))}`;
}

/** `vkey_malformed`, or `vkey_id_mismatch` where the id does not belong to the name and the key. */
export function parseVkey(text: string): Outcome<Vkey> {
  const parts = text.length <= LONGEST_VKEY ? /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) : null;
  if (parts === null) return refuse("vkey_malformed", { what: "shape" });
  const [, name = "", idText = "", keyText = ""] = parts;
  if (!isKeyName(name)) return refuse("vkey_malformed", { what: "name" });
  const [type, ...key] = fromBase64(keyText) ?? [];
  if (type === undefined || key.length === 0) return refuse("vkey_malformed", { what: "key" });
  const vkey = vkeyOf(name, type, Uint8Array.from(key));
  if (printId(vkey.id) !== idText) return refuse("vkey_id_mismatch", { expected: printId(vkey.id), found: idText });
  if (isSupported(type) && !isSoundKey(vkey.publicKey)) return refuse("vkey_malformed", { what: "key" });
  return accepted(vkey);
}

/** Whether signatures of this type can be checked here. */
function isSupported(type: number): boolean {
  return type === ED25519_TYPE || type === COSIGNATURE_TYPE;
}

export function sameVkey(left: Vkey, right: Vkey): boolean {
  return left.name === right.name && left.type === right.type && sameBytes(left.publicKey, right.publicKey);
}

/** Whether a name can stand in a signature line: no Unicode space, no plus sign, no ASCII control character. */
export function isKeyName(name: string): boolean {
  // biome-ignore lint: control characters are what is looked for.
  return name !== "" && name.isWellFormed() && !/[\p{White_Space}+\u0000-\u001f]/u.test(name);
}

function keyId(name: string, type: number, publicKey: Uint8Array): number {
  const named = Uint8Array.of(...toUtf8(`${name}\n`), type, ...publicKey);
  const [first = 0, second = 0, third = 0, fourth = 0] = sha256(type === ECDSA_TYPE ? publicKey : named);
  return first * 2 ** 24 + second * 2 ** 16 + third * 2 ** 8 + fourth;
}

function printId(id: number): string {
  return id.toString(16).padStart(8, "0");
}
