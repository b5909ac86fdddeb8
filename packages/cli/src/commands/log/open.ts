// `servanda log open`: a recipient opens what a record has sealed, and learns whether it is what the author committed
// to.
import { join } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import { type AgeKeys, openEvidence } from "@servanda/host";
import { type EvidenceRef, mismatchBody, OPENING_TYPE, readMismatch, readOpening, refuse } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_REFUSED, EXIT_UNDECIDED } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/bytes.ts";
import { usageWords } from "../../messages.ts";
import { readIdentities } from "../../sealed/age-files.ts";
import { appendOne } from "../../sealed/append-one.ts";
import { claimAgainst, judgeClaim, readBlob } from "../../sealed/claims.ts";
import { openingOf } from "../../sealed/openings.ts";
import { type RecordInLog, recordAt } from "../../sealed/record-at.ts";
import type { Terminal } from "../../terminal.ts";
import { claimWords, openWords } from "../../words/log/sealed-words.ts";
import { withWriter } from "./with-writer.ts";

const COMMAND = "log open";

/** Opens every part of a record's evidence; of a claim of a mismatch, says whether it is true. */
export async function runOpen(args: Arguments, terminal: Terminal): Promise<number> {
  const at = await recordAt(args, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  const claim = readMismatch(at.value.record);
  if (claim !== undefined) return judgeClaim(at.value.log, claim, COMMAND, terminal);
  const keyPath = args.value("identity");
  if (keyPath === undefined) {
    const remedy = usageWords.seeHelp(COMMAND);
    return complain(terminal, COMMAND, { code: "wrong-usage", message: openWords.whichIdentity, remedy });
  }
  const keys = readIdentities(keyPath);
  if (!keys.ok) return complain(terminal, COMMAND, keys.refusal);
  return args.has("claim")
    ? await makeClaim(args, at.value, keys.value, terminal)
    : await openAll(at.value, keys.value, args.value("out"), terminal);
}

async function makeClaim(args: Arguments, at: RecordInLog, keys: AgeKeys, terminal: Terminal): Promise<number> {
  const claim = await claimAgainst(at, keys, args.has("show-content"));
  if (!claim.ok) return complain(terminal, COMMAND, claim.refusal);
  const content = { type: "evidence", refs: [at.record.id], body: mismatchBody(claim.value) };
  const placed = await withWriter(at.folder, args, (open) => appendOne(open, args, content, "claim"));
  if (!placed.ok) return complain(terminal, COMMAND, placed.refusal);
  if ("refusal" in placed.value) {
    complain(terminal, COMMAND, placed.value.refusal);
    return EXIT_REFUSED;
  }
  terminal.out(`${claimWords.onRecord(at.index, placed.value.index)}\n`);
  return EXIT_OK;
}

async function openAll(
  at: RecordInLog,
  keys: AgeKeys,
  folder: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const { evidence } = at.record.body;
  if (evidence.length === 0) terminal.out(`${openWords.nothingSealed(at.index)}\n`);
  let isFalse = false;
  let isUnread = false;
  for (const [index, ref] of evidence.entries()) {
    const number = index + 1;
    const opened = await openPart(at, ref, keys);
    if (!opened.ok) {
      const { code, message } = opened.refusal;
      if (code === "commitment_mismatch" || code === "bad_parcel") isFalse = true;
      else isUnread = true;
      terminal.out(`${openWords.notOpened(number, ref.type, terminal.paint("found", message))}\n`);
      continue;
    }
    const path = folder === undefined ? undefined : join(folder, String(number));
    const written = path === undefined ? accepted(undefined) : writeNewFile(path, opened.value, true);
    if (!written.ok) return complain(terminal, COMMAND, written.refusal);
    terminal.out(`${openWords.opened(number, ref.type, opened.value.length, path)}\n`);
  }
  if (isFalse) terminal.out(`${openWords.howToClaim(at.index)}\n`);
  if (isFalse) return EXIT_FOUND;
  return isUnread ? EXIT_UNDECIDED : EXIT_OK;
}

/** One content. An opening of sealed fields is held against the record as well. */
async function openPart({ log, record }: RecordInLog, ref: EvidenceRef, keys: AgeKeys): Promise<Outcome<Uint8Array>> {
  const by = log.roll.shredded(record.id);
  if (by !== undefined) return refuse("shredded", { id: record.id, by });
  const ciphertext = await readBlob(log.reader, ref.ct);
  const content = ciphertext.ok ? await openEvidence(ref, ciphertext.value, keys) : ciphertext;
  if (!content.ok || ref.type !== OPENING_TYPE) return content;
  const opening = readOpening(content.value);
  const checked = opening.ok ? openingOf(record, opening.value) : opening;
  return checked.ok ? content : checked;
}
