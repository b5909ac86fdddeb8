// Claims that a record commits to one content and shows another: made by a recipient, judged by anybody.
import { accepted, type Outcome, type Refusal, refused } from "@servanda/core";
import { type AgeKeys, fileKeyOf, openWith } from "@servanda/host";
import {
  blobPath,
  checkCiphertext,
  isMismatch,
  type Mismatch,
  refuse,
  type SignedRecord,
  type TileReader,
} from "@servanda/log";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED } from "../exit-codes.ts";
import type { ReadLog } from "../logged/read-log.ts";
import type { Terminal } from "../terminal.ts";
import { claimWords } from "../words/log/sealed-words.ts";

/** Says whether a claim is true: with the file key in it anybody can tell, without it nobody but a recipient. */
export async function judgeClaim(
  log: ReadLog,
  claim: Outcome<Mismatch>,
  command: string,
  terminal: Terminal,
): Promise<number> {
  const judged = claim.ok ? await judge(log, claim.value) : claim;
  if (!judged.ok) return complain(terminal, command, judged.refusal);
  const { verdict, text } = judged.value;
  const style = { true: "good", false: "found", open: "doubt" } as const;
  terminal.out(`${terminal.paint(style[verdict], text)}\n`);
  return { true: EXIT_OK, false: EXIT_FOUND, open: EXIT_UNDECIDED }[verdict];
}

interface Judged {
  readonly verdict: "true" | "false" | "open";
  readonly text: string;
}

async function judge(log: ReadLog, { record: id, ct, fileKey }: Mismatch): Promise<Outcome<Judged>> {
  const at = log.roll.indexOf(id);
  const accused = log.records.find(({ index }) => index === at)?.entry.record;
  if (accused === undefined) return refuse("unknown_record", { id });
  const part = partOf(accused, ct);
  if (!part.ok) return part;
  const say = (verdict: Judged["verdict"], text: string) => accepted({ verdict, text });
  if (fileKey === null) return say("open", claimWords.noFileKey(at ?? 0));
  const ciphertext = await readBlob(log.reader, part.value.ct);
  if (!ciphertext.ok) return say("open", claimWords.noBlob(ct));
  const decrypted = await openWith({ identities: [], fileKey }, ciphertext.value);
  if (!decrypted.ok) return say("false", claimWords.notItsKey(decrypted.refusal.message));
  return isMismatch(part.value, decrypted.value)
    ? say("true", claimWords.isTrue(at ?? 0))
    : say("false", claimWords.isFalse(at ?? 0));
}

/**
 * The claim against the first part that opens to something else than its commitment. Refused: `nothing_to_claim`, where
 * there is none, since a claim that is not true turns against whoever makes it.
 */
export async function claimAgainst(
  { record, log }: { readonly record: SignedRecord; readonly log: ReadLog },
  keys: AgeKeys,
  showsContent: boolean,
): Promise<Outcome<Mismatch>> {
  let last: Refusal | undefined;
  for (const ref of record.body.evidence) {
    const ciphertext = await readBlob(log.reader, ref.ct);
    const fits = ciphertext.ok ? checkCiphertext(ref, ciphertext.value) : ciphertext;
    const decrypted = ciphertext.ok && fits.ok ? await openWith(keys, ciphertext.value) : fits;
    if (!ciphertext.ok || !decrypted.ok || decrypted.value === undefined) {
      if (!decrypted.ok) last = decrypted.refusal;
      continue;
    }
    if (!isMismatch(ref, decrypted.value)) continue;
    const fileKey = showsContent ? await fileKeyOf(keys, ciphertext.value) : accepted(null);
    return fileKey.ok ? accepted({ record: record.id, ct: ref.ct, fileKey: fileKey.value }) : fileKey;
  }
  return last === undefined ? refused("nothing_to_claim", claimWords.allAsSworn) : { ok: false, refusal: last };
}

function partOf(record: SignedRecord, ct: string): Outcome<SignedRecord["body"]["evidence"][number]> {
  const part = record.body.evidence.find((each) => each.ct === ct);
  return part === undefined ? refused("nothing_to_claim", claimWords.noSuchPart(ct)) : accepted(part);
}

/** Refused: `blob_missing`. */
export async function readBlob(reader: TileReader, ct: string): Promise<Outcome<Uint8Array>> {
  const bytes = await reader.read(blobPath(ct));
  return bytes === undefined ? refused("blob_missing", claimWords.noFile(ct)) : accepted(bytes);
}
