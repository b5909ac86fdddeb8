// Bytes and the texts that stand for them. Texts are read strictly: one text for one value, or none.
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

// Node, workers and browsers all have it; the language's own library of types does not.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const BASE64 = utf8ToBytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const BASE64_URL = utf8ToBytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

/** Stands for every character that an alphabet does not have. */
const NO_SEXTET = 255;
const BASE64_VALUES = valuesOf(BASE64);
const BASE64_URL_VALUES = valuesOf(BASE64_URL);

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8; a lone surrogate is our bug, for texts are checked where they come in. */
export function toUtf8(text: string): Uint8Array {
  return utf8ToBytes(text);
}

/** The text, or undefined where the bytes are no UTF-8. A byte order mark is a character like any other. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Lower-case hexadecimal; undefined where it is anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? hexToBytes(text) : undefined;
}

/** RFC 4648, section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const text = sextetsOf(bytes, BASE64);
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Undefined unless `toBase64` gives the same text: bits that are left over are zero, and padding is whole. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return bytesOf(text, text.length - padding, BASE64_VALUES);
}

/** RFC 4648, section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return sextetsOf(bytes, BASE64_URL);
}

/** Undefined unless `toBase64Url` gives the same text. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  return text.length % 4 === 1 ? undefined : bytesOf(text, text.length, BASE64_URL_VALUES);
}

/** Not for secrets: it stops at the first difference. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) {
    if (left[index] !== right[index]) return false;
  }
  return true;
}

function sextetsOf(bytes: Uint8Array, alphabet: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 8) / 6));
  let held = 0;
  let heldBits = 0;
  let at = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    heldBits += 8;
    while (heldBits >= 6) {
      heldBits -= 6;
      codes[at] = alphabet[(held >> heldBits) & 63] ?? 0;
      at += 1;
    }
  }
  if (heldBits > 0) codes[at] = alphabet[(held << (6 - heldBits)) & 63] ?? 0;
  return decoder.decode(codes);
}

/** Of the first `length` characters; undefined where one is not of the alphabet, or bits that are left over are set. */
function bytesOf(text: string, length: number, values: Uint8Array): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((length * 6) / 8));
  let held = 0;
  let heldBits = 0;
  let at = 0;
  for (let index = 0; index < length; index += 1) {
    const sextet = values[text.charCodeAt(index)] ?? NO_SEXTET;
    if (sextet === NO_SEXTET) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    heldBits += 6;
    if (heldBits >= 8) {
      heldBits -= 8;
      bytes[at] = (held >> heldBits) & 0xff;
      at += 1;
    }
  }
  return (held & ((1 << heldBits) - 1)) === 0 ? bytes : undefined;
}

/** The value of each character, by its code. */
function valuesOf(alphabet: Uint8Array): Uint8Array {
  const values = new Uint8Array(128).fill(NO_SEXTET);
  for (const [value, code] of alphabet.entries()) values[code] = value;
  return values;
}
