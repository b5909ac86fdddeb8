// Bytes and the texts that stand for them. Texts are read strictly: one text for one value, or none.
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

// Node, workers and browsers all have it; the language's own library of types does not.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** UTF-8; a lone surrogate is our bug, for texts are checked where they come in. */
export function toUtf8(text: string): Uint8Array {
  return utf8ToBytes(text);
}

/** The text, or undefined where the bytes are no UTF-8. A byte order mark is a character like any other. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
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
  const bytes = bytesOf(text.replace(/={1,2}$/, ""), BASE64);
  return bytes !== undefined && toBase64(bytes) === text ? bytes : undefined;
}

/** RFC 4648, section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return sextetsOf(bytes, BASE64_URL);
}

/** Undefined unless `toBase64Url` gives the same text. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = bytesOf(text, BASE64_URL);
  return bytes !== undefined && toBase64Url(bytes) === text ? bytes : undefined;
}

/** Not for secrets: it stops at the first difference. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function sextetsOf(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    heldBits += 8;
    while (heldBits >= 6) {
      heldBits -= 6;
      text += alphabet.charAt((held >> heldBits) & 63);
    }
  }
  return heldBits > 0 ? text + alphabet.charAt((held << (6 - heldBits)) & 63) : text;
}

function bytesOf(text: string, alphabet: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let heldBits = 0;
  let at = 0;
  for (const character of text) {
    const sextet = alphabet.indexOf(character);
    if (sextet === -1) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    heldBits += 6;
    if (heldBits >= 8) {
      heldBits -= 8;
      bytes[at] = (held >> heldBits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
