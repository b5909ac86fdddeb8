// What a library says of signatures as records are verified: the key sound, the signature strict and good. Runs in Node
// and in a page.
import { type Ed25519, fromHex, isSoundKey, verifyStrictly } from "@servanda/log";

/** Hexadecimal. */
export interface Vector {
  readonly key: string;
  readonly message: string;
  readonly signature: string;
}

/** A digit for each vector: 1 is yes. */
export async function answersBy(library: Ed25519, asked: readonly Vector[]): Promise<string> {
  const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
  let answers = "";
  for (const { key, message, signature } of asked) {
    const isSound = isSoundKey(bytes(key));
    const isGood = isSound && (await verifyStrictly(library, bytes(key), bytes(message), bytes(signature)));
    answers += isGood ? "1" : "0";
  }
  return answers;
}
