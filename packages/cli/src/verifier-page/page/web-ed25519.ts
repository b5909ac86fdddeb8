// Ed25519 by WebCrypto, the browser's own.
import type { Ed25519 } from "@servanda/log";

// One key signs many records; importing it costs as much as a signature.
const MOST_KEYS = 1000;

/** Undefined where the browser cannot: too old, or the page was not opened from a file or over HTTPS. */
export async function webEd25519(): Promise<Ed25519 | undefined> {
  // Missing in contexts that are not secure, whatever its type says.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle === undefined) return undefined;
  try {
    await subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  } catch {
    return undefined;
  }
  const keys = new Map<string, Promise<CryptoKey>>();
  const keyOf = (publicKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
    const name = publicKey.join(" ");
    const known = keys.get(name);
    if (known !== undefined) return known;
    if (keys.size >= MOST_KEYS) keys.clear();
    const imported = subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    keys.set(name, imported);
    return imported;
  };
  return {
    verify: async (publicKey, message, signature) => {
      try {
        const key = await keyOf(Uint8Array.from(publicKey));
        return await subtle.verify("Ed25519", key, Uint8Array.from(signature), Uint8Array.from(message));
      } catch {
        // Bytes that are no key are no key of a valid signature.
        return false;
      }
    },
  };
}
