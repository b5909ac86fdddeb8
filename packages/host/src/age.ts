// Files in the age format (c2sp.org/age): sealed to recipients, opened by an identity. Everything is in memory; sizes
// are bounded by whoever calls.
import { accepted, type Outcome } from "@servanda/core";
import { fromUtf8, refuse, sameBytes, toUtf8 } from "@servanda/log";
import {
  armor,
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";

const FIRST_BYTES = toUtf8("age-encryption.org/");

/** A stanza each; the C2SP page names no limit. */
const MOST_RECIPIENTS = 64;
const MOST_HEADER_BYTES = 1024 * 1024;

/** What may open a file. */
export interface AgeKeys {
  /** `AGE-SECRET-KEY-…` */
  readonly identities: readonly string[];
  readonly passphrases?: readonly string[];
  /** The key of this one file, 16 bytes, as `fileKeyOf` gives it. */
  readonly fileKey?: Uint8Array;
}

/**
 * Encrypts to all recipients (`age1…`, or `age1pq1…` where a quantum computer must not read it later). Refused with
 * `bad_recipient`: none, too many, one that cannot be read, or both kinds in one file, for then the weaker would hold
 * the secret for all, which age itself forbids.
 */
export async function sealTo(recipients: readonly string[], content: Uint8Array): Promise<Outcome<Uint8Array>> {
  if (recipients.length === 0) return refuse("bad_recipient", { reason: "none" });
  if (recipients.length > MOST_RECIPIENTS) return refuse("bad_recipient", { reason: "too_many" });
  if (new Set(recipients.map(isHybrid)).size > 1) return refuse("bad_recipient", { reason: "mixed" });
  const encrypter = new Encrypter();
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
  } catch {
    return refuse("bad_recipient", { reason: "unreadable" });
  }
  return accepted(await encrypter.encrypt(content));
}

/**
 * Decrypts with whichever key fits. Armor is taken off. Refused with `not_opened` and the stage that failed: `armor`,
 * `header`, `no_match`, `mac`, `payload`; `identity` where a key given in cannot be read.
 */
export async function openWith(keys: AgeKeys, file: Uint8Array): Promise<Outcome<Uint8Array>> {
  const decrypter = decrypterOf(keys);
  if (decrypter === undefined) return refuse("not_opened", { stage: "identity" });
  const bytes = withoutArmor(file);
  if (bytes === undefined) return refuse("not_opened", { stage: "armor" });
  // A stream tells where it stops: the header has been read once there is a stream of the payload.
  let payload: ReadableStream<Uint8Array>;
  try {
    payload = await decrypter.decrypt(new Blob([new Uint8Array(bytes)]).stream());
  } catch (error) {
    return refuse("not_opened", { stage: stageOf(error, bytes) });
  }
  try {
    return accepted(new Uint8Array(await new Response(payload).arrayBuffer()));
  } catch {
    return refuse("not_opened", { stage: "payload" });
  }
}

/**
 * The key of one file: whoever has it can open this file and no other, and can show that it is the file's. Refused as
 * `openWith` refuses.
 */
export async function fileKeyOf(keys: AgeKeys, file: Uint8Array): Promise<Outcome<Uint8Array>> {
  const decrypter = decrypterOf(keys);
  if (decrypter === undefined) return refuse("not_opened", { stage: "identity" });
  const bytes = withoutArmor(file);
  if (bytes === undefined) return refuse("not_opened", { stage: "armor" });
  try {
    return accepted(await decrypter.decryptHeader(bytes));
  } catch (error) {
    return refuse("not_opened", { stage: stageOf(error, bytes) });
  }
}

function decrypterOf({ identities, passphrases = [], fileKey }: AgeKeys): Decrypter | undefined {
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    return undefined;
  }
  for (const passphrase of passphrases) decrypter.addPassphrase(passphrase);
  // The header's MAC is made with it, so that a key of another file is refused there.
  if (fileKey !== undefined) decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  return decrypter;
}

/** A new office key: what is kept secret, and what is given to those who seal. */
export async function generateAgeKey(
  kind: "x25519" | "hybrid",
): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await (kind === "hybrid" ? generateHybridIdentity() : generateX25519Identity());
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Lines of age's own key files: one recipient or identity each, `#` comments and empty lines between. */
export function readAgeLines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const isHybrid = (recipient: string): boolean => /^age1(tag)?pq1/.test(recipient);

/** Text that does not begin as a file of age can only be armor. */
function withoutArmor(file: Uint8Array): Uint8Array | undefined {
  if (sameBytes(file.subarray(0, FIRST_BYTES.length), FIRST_BYTES)) return file;
  const text = fromUtf8(file);
  if (text === undefined || !/-----\s*BEGIN/.test(text)) return file;
  try {
    return armor.decode(text);
  } catch {
    return undefined;
  }
}

/** The library says it in words; the vectors of CCTV hold us to these. */
function stageOf(error: unknown, file: Uint8Array): "no_match" | "mac" | "header" {
  const words = error instanceof Error ? error.message : "";
  if (words === "no identity matched any of the file's recipients") return "no_match";
  if (words !== "invalid header HMAC") return "header";
  // A MAC that is not as long as one should be is a broken header, which the library does not tell apart.
  return /\n--- [A-Za-z0-9+/]{43}\n/.test(Buffer.from(file.subarray(0, MOST_HEADER_BYTES)).toString("latin1"))
    ? "mac"
    : "header";
}
