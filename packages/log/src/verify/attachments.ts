// What belongs to a log and is not in its tree: sealed evidence, held against the hashes by which records name it, and
// receipts, held against the log that signed them.
import { toHex } from "../bytes.ts";
import { verifyReceipt } from "../keeping/receipt.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { instantText } from "../record/fields.ts";
import { refuse } from "../refusals.ts";
import { sha256 } from "../tree/hash.ts";
import type { Findings } from "./findings.ts";
import type { LogReader } from "./log-reader.ts";
import { fileKind } from "./paths.ts";
import type { RecordReader } from "./read-records.ts";
import type { Verdict } from "./verdict.ts";

/** A bundle may leave sealed evidence out; what is there has to be what a record names. */
export async function checkBlobs(
  reader: LogReader,
  { blobs }: RecordReader,
  isWhole: boolean,
  findings: Findings,
): Promise<Verdict["blobs"]> {
  const present = new Set<string>();
  for (const path of await reader.paths()) {
    const bytes = fileKind(path) === "blob" ? await reader.read(path) : undefined;
    if (bytes === undefined) continue;
    const name = path.slice(-64);
    const named = blobs.get(name);
    present.add(name);
    if (toHex(sha256(bytes)) !== name) findings.add("blob_changed", path, undefined);
    // Where records are missing, one of them may have named it.
    else if (named === undefined && isWhole) findings.add("blob_unnamed", path, undefined);
    else if (named?.size !== undefined && named.size !== bytes.length) {
      findings.add("blob_size", path, { found: bytes.length, expected: named.size });
    }
  }
  return { present: present.size, withheld: [...blobs.keys()].filter((name) => !present.has(name)).length };
}

/** Each receipt is the log's own promise; one that was due before the log's latest word has to be kept. */
export async function checkReceipts(
  reader: LogReader,
  { roll, latestRecvAt }: RecordReader,
  logKeys: readonly Vkey[],
  ed25519: Ed25519,
  findings: Findings,
): Promise<number> {
  let count = 0;
  for (const path of await reader.paths()) {
    const bytes = fileKind(path) === "receipt" ? await reader.read(path) : undefined;
    if (bytes === undefined) continue;
    count += 1;
    const receipt = await verifyReceipt(bytes, logKeys, ed25519);
    if (!receipt.ok) {
      findings.add("receipt_refused", path, { refusal: receipt.refusal });
      continue;
    }
    const { id, log, mergeBy } = receipt.value;
    if (log !== roll.origin) {
      findings.add("receipt_refused", path, {
        refusal: refuse("wrong_log", { origin: log, expected: roll.origin }).refusal,
      });
    } else if (path !== `receipts/${id}`) {
      findings.add("receipt_refused", path, { refusal: refuse("unknown_record", { id }).refusal });
    } else if (roll.indexOf(id) === undefined && mergeBy < latestRecvAt) {
      findings.add("receipt_broken", path, { id, mergeBy: instantText(mergeBy) });
    }
  }
  return count;
}
