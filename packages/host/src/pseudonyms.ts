// Who is spoken of in a log, under another name: drawn at random, so that nothing leads back from it but a row of a
// table, and a file a row, so that one can be destroyed without the others.
import { accepted, type Outcome } from "@servanda/core";
import { fromUtf8, type Random, toUtf8 } from "@servanda/log";
import type { SealedStore } from "./sealed-store.ts";

// Crockford's base 32 without letters that are taken for digits.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 50 bits: no two people of an agreement draw the same. */
const CHARACTERS = 10;

/** The pseudonym of a name: the one it has, or a new one, `P-` and ten characters. Names are compared in NFC. */
export async function pseudonymOf(table: SealedStore, name: string, random: Random): Promise<Outcome<string>> {
  const wanted = name.normalize("NFC");
  for (const pseudonym of await table.list()) {
    if ((await nameOf(table, pseudonym)) === wanted) return accepted(pseudonym);
  }
  const drawn = [...random.bytes(CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  const kept = await table.keep(`P-${drawn}`, toUtf8(wanted));
  return kept.ok ? accepted(`P-${drawn}`) : kept;
}

/** Who it is; undefined where there is no such row, or none any more. */
export async function nameOf(table: SealedStore, pseudonym: string): Promise<string | undefined> {
  const bytes = await table.read(pseudonym);
  return bytes === undefined ? undefined : fromUtf8(bytes);
}

/** Destroys the rows of these names: each pseudonym that was one's, and whether nobody can resolve it any more. */
export async function forgetNames(
  table: SealedStore,
  names: readonly string[],
): Promise<ReadonlyMap<string, Outcome<boolean>>> {
  const wanted = new Set(names.map((name) => name.normalize("NFC")));
  const forgotten = new Map<string, Outcome<boolean>>();
  for (const pseudonym of await table.list()) {
    const name = await nameOf(table, pseudonym);
    if (name !== undefined && wanted.has(name)) forgotten.set(pseudonym, await table.destroy(pseudonym));
  }
  return forgotten;
}
