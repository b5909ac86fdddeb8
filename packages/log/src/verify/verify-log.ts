// Everything that can be checked of a log without asking anybody: checkpoints and their witnesses, the tree from its
// entries up, every file beside them, every record by the rules in force at its index, evidence and receipts.
import type { Outcome } from "@servanda/core";
import { toBase64 } from "../bytes.ts";
import { type Checkpoint, parseCheckpoint } from "../note/checkpoint.ts";
import { parseNote } from "../note/note.ts";
import { printVkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { checkBlobs, checkReceipts } from "./attachments.ts";
import { compareOtherTiles, compareTree } from "./compare-files.ts";
import { createFindings, type Findings } from "./findings.ts";
import { withIntervals } from "./intervals.ts";
import { type CheckpointCourt, type JudgedCheckpoint, judgeCheckpoint } from "./judge-checkpoints.ts";
import { keptSizes, type LogReader } from "./log-reader.ts";
import type { BundleHead } from "./manifest.ts";
import { fileKind } from "./paths.ts";
import { createRecordReader } from "./read-records.ts";
import { compareNamed, requireTrusted, type Trust, trustedKeys } from "./trusted-keys.ts";
import type { CheckedCheckpoint, Verdict } from "./verdict.ts";

/** How far it is: entries read, of all. */
export type OnProgress = (done: number, of: number) => void;

export interface VerifyOptions {
  /** What a bundle says of itself. */
  readonly named?: BundleHead;
  /** Problems that were found before, of the bundle as a file. */
  readonly findings?: Findings;
  readonly onProgress?: OnProgress;
}

const PROGRESS_EVERY = 512;

/** Cost: one signature a record, one for each signature of a checkpoint, two hashes an entry. */
export async function verifyLog(
  reader: LogReader,
  trust: Trust,
  ed25519: Ed25519,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const { named, findings = createFindings(), onProgress } = options;
  for (const path of await reader.paths())
    if (fileKind(path) === undefined) findings.add("file_unknown", path, undefined);
  const note = await reader.read("checkpoint");
  const claimed = note === undefined ? undefined : claimedCheckpoint(note);
  if (note === undefined) findings.add("checkpoint_absent", "checkpoint", undefined);
  if (claimed?.ok === false) findings.add("checkpoint_refused", "checkpoint", { refusal: claimed.refusal });
  if (note === undefined || claimed === undefined || !claimed.ok) return emptyVerdict(findings);

  const { origin, size, root } = claimed.value;
  if (named !== undefined && named.origin !== origin) {
    findings.add("origin_differs", "bundle.json", { found: named.origin, expected: origin });
  }
  const records = createRecordReader(origin, ed25519, findings);
  await compareTree(reader, size, root, findings, async (entry, index, leaf) => {
    if (index % PROGRESS_EVERY === 0) onProgress?.(index, size);
    await records.take(entry, index, leaf);
  });
  await compareOtherTiles(reader, size, findings);

  const { history } = records;
  const isWhole = records.size === size;
  if (named !== undefined && isWhole) compareNamed(named, history, size, findings);
  const trusted = trustedKeys(trust, named, { origin, size, history }, findings);
  const rootAt = (at: number): string | undefined => (at <= records.size ? records.roll.rootAt(at) : undefined);
  const court = { origin, trusted, history, rootAt, ed25519, findings };
  const newest = await judgeCheckpoint(court, "checkpoint", note);
  const kept = await judgeKept(reader, court, size);
  if (trusted !== undefined && newest !== undefined) requireTrusted(trusted, newest, kept, history, findings);
  const checkpoints = byNewest(kept, newest);
  const logKeys = [...history.keysAt(size), ...(trusted?.log ?? [])];
  const found = {
    records: withIntervals(records.records(), checkpoints, findings),
    blobs: await checkBlobs(reader, records, isWhole, findings),
    receiptCount: await checkReceipts(reader, records, logKeys, ed25519, findings),
  };
  const [vkey] = trusted?.log ?? [];
  return {
    origin,
    size,
    root: toBase64(root),
    vkey: vkey === undefined ? null : printVkey(vkey),
    keysFrom: trusted?.from ?? null,
    hasPolicy: (trusted?.policy ?? history.policyAt(size)) !== undefined,
    strength: newest?.strength ?? null,
    checkpoints: checkpoints.map(asChecked),
    ...found,
    decision: findings.decision(),
    ...findings.taken(),
  };
}

/** What a checkpoint says, whoever signed it. */
function claimedCheckpoint(note: Uint8Array): Outcome<Checkpoint> {
  const parsed = parseNote(note);
  return parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
}

async function judgeKept(reader: LogReader, court: CheckpointCourt, size: number): Promise<JudgedCheckpoint[]> {
  const judged: JudgedCheckpoint[] = [];
  for (const named of await keptSizes(reader)) {
    const path = `checkpoints/${named}`;
    const note = await reader.read(path);
    const checkpoint = note === undefined ? undefined : await judgeCheckpoint(court, path, note);
    if (checkpoint === undefined) continue;
    if (checkpoint.size !== named) court.findings.add("checkpoint_misplaced", path, { size: checkpoint.size });
    else if (named > size) court.findings.add("checkpoint_newer", path, { size: named });
    else judged.push(checkpoint);
  }
  return judged;
}

function byNewest(kept: readonly JudgedCheckpoint[], newest: JudgedCheckpoint | undefined): JudgedCheckpoint[] {
  if (newest === undefined) return [...kept];
  return [...kept.filter(({ size }) => size !== newest.size), newest];
}

/** Of what could not be begun with. */
export function emptyVerdict(findings: Findings): Verdict {
  return {
    origin: null,
    size: null,
    root: null,
    vkey: null,
    keysFrom: null,
    hasPolicy: false,
    strength: null,
    checkpoints: [],
    records: [],
    blobs: { present: 0, withheld: 0 },
    receiptCount: 0,
    decision: findings.decision(),
    ...findings.taken(),
  };
}

/** Without what only the verifier needs. */
function asChecked({ size, strength, witnessedAt, cosigned }: JudgedCheckpoint): CheckedCheckpoint {
  return { size, strength, witnessedAt, cosigned };
}
