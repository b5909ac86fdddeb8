// A record that the log took and promised to hold by a time, and did not hold then. The file carries every entry of the
// log as it was, so that anyone can look for the record alone.
import { accepted, type Instant, type Outcome, SECOND_MS } from "@servanda/core";
import { fromBase64, fromUtf8, sameBytes, toBase64, toUtf8 } from "../../bytes.ts";
import { type Receipt, verifyReceipt } from "../../keeping/receipt.ts";
import { type OpenCheckpoint, openCheckpoint } from "../../note/checkpoint.ts";
import { parseVkey, printVkey, type Vkey } from "../../note/vkey.ts";
import type { Ed25519 } from "../../ports.ts";
import { readEntry } from "../../record/entry.ts";
import { instantText } from "../../record/fields.ts";
import { decodeBundle, encodeBundle } from "../../tree/entries-tile.ts";
import { createFrontier } from "../../tree/frontier.ts";
import { leafHash } from "../../tree/hash.ts";
import { TILE_WIDTH } from "../../tree/tile-path.ts";
import { readBundle, type TileReader } from "../../tree/tree-hashes.ts";
import { createFindings, type Findings } from "../findings.ts";
import { placeOf } from "../read-records.ts";
import { evidenceWords } from "../words.ts";
import { EVIDENCE_FORMAT, type Omission } from "./file.ts";
import type { EvidenceVerdict } from "./verdict.ts";

/** A log as it was at a checkpoint, and the promise that it did not keep. */
export interface BrokenPromise {
  readonly vkey: Vkey;
  /** Bytes of the receipt. */
  readonly receipt: Uint8Array;
  /** The signed note. */
  readonly checkpoint: Uint8Array;
  readonly size: number;
  readonly witnesses: readonly Vkey[];
  /** Where the log's entries can be read. */
  readonly reader: TileReader;
}

/** The evidence of it; refused where the entries are not there. What it shows, `verifyOmission` says. */
export async function proveOmission(broken: BrokenPromise): Promise<Outcome<Omission>> {
  const { vkey, receipt, checkpoint, size, witnesses, reader } = broken;
  const entries: string[] = [];
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const bundle = await readBundle(reader, size, index);
    if (!bundle.ok) return bundle;
    entries.push(toBase64(encodeBundle(bundle.value)));
  }
  return accepted({
    format: EVIDENCE_FORMAT,
    kind: "omission",
    vkey: printVkey(vkey),
    receipt: fromUtf8(receipt) ?? "",
    checkpoint: fromUtf8(checkpoint) ?? "",
    witnesses: witnesses.map(printVkey),
    entries,
  });
}

/** What an omission shows: that the record is not there, and that its time had passed. */
export async function verifyOmission(evidence: Omission, ed25519: Ed25519): Promise<EvidenceVerdict> {
  const findings = createFindings();
  const opened = await openParts(evidence, ed25519, findings);
  const facts: EvidenceVerdict["facts"][number][] = [{ name: evidenceWords.key, value: evidence.vkey }];
  if (opened !== undefined) {
    const { receipt, checkpoint, cosignatures } = opened;
    const { size, root } = checkpoint;
    facts.push(
      { name: evidenceWords.promised, value: receipt.id },
      { name: evidenceWords.mergeBy, value: instantText(receipt.mergeBy) },
      { name: evidenceWords.checkpoint, value: evidenceWords.head(size, toBase64(root)) },
    );
    const searched = search(evidence, opened, findings);
    const passed = [...searched, ...cosignatures].find(({ at }) => at > receipt.mergeBy);
    if (passed === undefined) findings.add("promise_not_due", "", { mergeBy: instantText(receipt.mergeBy) });
    else facts.push({ name: evidenceWords.passedBy, value: passed.words });
  }
  const decision = findings.decision();
  const statement = evidenceWords.omission[decision === "valid" ? "shown" : "claimed"];
  return { kind: "omission", decision, statement, facts, problems: findings.taken().problems };
}

/** Somebody's word that a time had come. */
interface SaidTime {
  readonly at: Instant;
  readonly words: string;
}

interface OpenOmission {
  readonly receipt: Receipt;
  readonly checkpoint: OpenCheckpoint["checkpoint"];
  readonly cosignatures: readonly SaidTime[];
}

async function openParts(
  { vkey, receipt, checkpoint, witnesses }: Omission,
  ed25519: Ed25519,
  findings: Findings,
): Promise<OpenOmission | undefined> {
  const refuseAt = <T>(place: string, outcome: Outcome<T>): T | undefined => {
    if (!outcome.ok) findings.add("part_refused", place, { refusal: outcome.refusal });
    return outcome.ok ? outcome.value : undefined;
  };
  const logKey = refuseAt("vkey", parseVkey(vkey));
  const witnessKeys = witnesses.map((each, index) => refuseAt(`witnesses[${index}]`, parseVkey(each)));
  if (logKey === undefined) return undefined;
  const keys = { log: [logKey], witnesses: witnessKeys.filter((each) => each !== undefined) };
  const promise = refuseAt("receipt", await verifyReceipt(toUtf8(receipt), keys.log, ed25519));
  const opened = refuseAt("checkpoint", await openCheckpoint(toUtf8(checkpoint), keys, ed25519));
  if (promise === undefined || opened === undefined) return undefined;
  const cosignatures = opened.cosignatures.flatMap(({ vkey: { name }, timestampS = 0 }) => {
    const at = timestampS * SECOND_MS;
    return [{ at, words: evidenceWords.byWitness(name, instantText(at)) }];
  });
  return { receipt: promise, checkpoint: opened.checkpoint, cosignatures };
}

/** Looks at every entry; answers with what the operator itself says of when the entries came. */
function search(evidence: Omission, { receipt, checkpoint }: OpenOmission, findings: Findings): SaidTime[] {
  const tree = createFrontier();
  const times: SaidTime[] = [];
  for (const [index, text] of evidence.entries.entries()) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - tree.size);
    const bundle = decodeBundle(fromBase64(text) ?? new Uint8Array(), index, width);
    if (width < 1 || !bundle.ok) {
      findings.add("entries_differ", `entries[${index}]`, undefined);
      return times;
    }
    for (const bytes of bundle.value) {
      const entry = readEntry(bytes);
      // What is no record is not this record.
      if (entry.ok && entry.value.record.id === receipt.id) {
        findings.add("promise_kept", placeOf(tree.size), { index: tree.size });
      }
      if (entry.ok) {
        const { recvAt } = entry.value;
        times.push({ at: recvAt, words: evidenceWords.byRecv(tree.size, instantText(recvAt)) });
      }
      tree.append(leafHash(bytes));
    }
  }
  const isWhole = tree.size === checkpoint.size && sameBytes(tree.root(), checkpoint.root);
  if (!isWhole) findings.add("root_differs", "entries", { size: checkpoint.size });
  return times;
}
