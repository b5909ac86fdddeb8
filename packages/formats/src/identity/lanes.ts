// A fast hash in two 32-bit lanes, made to be reckoned from the bytes of a line as they are read, or from the texts of
// a record: both give the same. It never leaves the process and is no protection against someone who wants a
// collision: identities that are quoted are SHA-256 (core's `shortId`).
import { utf8Of } from "./utf-8.ts";

/** Two 32-bit lanes. Reused from value to value, so that no step allocates. */
export interface Lanes {
  a: number;
  b: number;
}

// FNV-1a (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/) over the bytes of UTF-8, the second lane from
// another basis and with an odd constant of MurmurHash3's finaliser (Austin Appleby, public domain).
export const BASIS_A: number = 0x811c9dc5 | 0;
export const BASIS_B: number = 0x9747b28c | 0;
export const PRIME_A = 0x01000193;
export const PRIME_B = 0x85ebca6b;
const SPREAD = 0xc2b2ae35;

const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);

/** The lanes of a text, as the scanner reckons them from its UTF-8 bytes. */
export function hashText(text: string, lanes: Lanes, basisA: number = BASIS_A, basisB: number = BASIS_B): void {
  let a = basisA;
  let b = basisB;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) return hashBytes(utf8Of(text), lanes, basisA, basisB);
    a = Math.imul(a ^ unit, PRIME_A);
    b = Math.imul(b ^ unit, PRIME_B);
    b ^= b >>> 15;
  }
  lanes.a = a;
  lanes.b = b;
}

function hashBytes(bytes: Uint8Array, lanes: Lanes, basisA: number, basisB: number): void {
  let a = basisA;
  let b = basisB;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, PRIME_A);
    b = Math.imul(b ^ byte, PRIME_B);
    b ^= b >>> 15;
  }
  lanes.a = a;
  lanes.b = b;
}

export function hashNumber(value: number, lanes: Lanes): void {
  // Adding zero makes minus zero plain zero: JSON tells them apart, meaning does not.
  doubles[0] = value + 0;
  const low = words[0] ?? 0;
  const high = words[1] ?? 0;
  lanes.a = Math.imul(low, PRIME_B) ^ high;
  lanes.b = Math.imul(high, SPREAD) ^ low;
}

/**
 * The members of an object, added up: their order does not show. Each is spread before it is added, so that equal
 * differences of two members do not cancel.
 */
export class MemberSum implements Lanes {
  a = 0;
  b = 0;

  start(): void {
    this.a = 0;
    this.b = 0;
  }

  add(keyA: number, keyB: number, a: number, b: number): void {
    let x = Math.imul(a ^ keyA, SPREAD);
    x = Math.imul(x ^ (x >>> 15), PRIME_B);
    let y = Math.imul(b ^ keyB, PRIME_B);
    y = Math.imul(y ^ (y >>> 13), SPREAD);
    this.a = (this.a + (x ^ (x >>> 13))) | 0;
    this.b = (this.b + (y ^ (y >>> 16))) | 0;
  }
}

/** One entry after another: their order shows. */
export function addEntry(lanes: Lanes, a: number, b: number): void {
  lanes.a = Math.imul(lanes.a ^ a, PRIME_A);
  const mixed = Math.imul(lanes.b ^ b, PRIME_B);
  lanes.b = mixed ^ (mixed >>> 15);
}
