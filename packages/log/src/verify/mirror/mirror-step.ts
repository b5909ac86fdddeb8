// One look of a mirror at the log it follows: what is new is fetched, checked with all that is held, and kept; what
// contradicts what is held is refused, and kept as evidence.
import { accepted, type Outcome, type Refusal } from "@servanda/core";
import { sameBytes } from "../../bytes.ts";
import type { Store } from "../../keeping/store.ts";
import { type Checkpoint, parseCheckpoint } from "../../note/checkpoint.ts";
import { parseNote } from "../../note/note.ts";
import type { Ed25519 } from "../../ports.ts";
import { refuse } from "../../refusals.ts";
import { createTreeHashes, type TileReader } from "../../tree/tree-hashes.ts";
import type { Evidence } from "../evidence/file.ts";
import type { LogReader } from "../log-reader.ts";
import { fileKind } from "../paths.ts";
import type { Trust } from "../trusted-keys.ts";
import type { Verdict } from "../verdict.ts";
import { verifyLog } from "../verify-log.ts";
import { refuseMove } from "../words.ts";
import { fetchBlobs, fetchTree } from "./fetch-tree.ts";
import { namedKeys } from "./scan.ts";
import { type HeldLog, suspectEquivocation, suspectForks, suspectOmissions, suspectSecondLog } from "./suspicions.ts";

export interface MirrorParts {
  /** The log that is followed. */
  readonly source: TileReader;
  /** Where the mirror is kept; this step is its only writer. */
  readonly store: Store;
  /** The same place, with all its files. */
  readonly held: LogReader;
  readonly trust: Trust;
  readonly ed25519: Ed25519;
  /** A mirror of another log by the same people: is it a second one for the same text? */
  readonly beside?: LogReader;
}

/** What became of it. */
export interface MirrorStep {
  /** Sizes: what was held, and what is held now. Null where nothing is. */
  readonly from: number | null;
  readonly to: number | null;
  /** Why the mirror did not move to what it was shown. */
  readonly refusal?: Refusal;
  /** Of what is held now, or of what was refused. */
  readonly verdict?: Verdict;
  /** Each holds, and is checked by anyone alone. */
  readonly evidence: readonly Evidence[];
}

interface Shown extends Checkpoint {
  readonly note: Uint8Array;
}

/** Throws what reading the source throws: a network that fails is no fault of the log. */
export async function mirrorStep(parts: MirrorParts): Promise<MirrorStep> {
  const held = await readHead(parts.held);
  const from = held.ok ? held.value.size : null;
  const stay = (refusal: Refusal, evidence: readonly Evidence[] = []): MirrorStep => ({
    from,
    to: from,
    refusal,
    evidence,
  });
  const shown = await readHead(parts.source);
  if (!shown.ok) return stay(shown.refusal);
  if (!held.ok) return await move(parts, undefined, shown.value);
  const { origin } = held.value;
  if (shown.value.origin !== origin) {
    return stay(refuse("wrong_log", { origin: shown.value.origin, expected: origin }).refusal);
  }
  if (shown.value.size > held.value.size) return await move(parts, held.value, shown.value);
  const ours = createTreeHashes(parts.held, held.value.size);
  const root = await ours.range({ begin: 0, end: shown.value.size });
  if (!root.ok) return stay(root.refusal);
  if (!sameBytes(root.value, shown.value.root)) {
    return stay(refuseMove("forked", shown.value.size), await equivocation(parts, held.value, shown.value));
  }
  // What it holds already may be shown again; what it held earlier is no news, and somebody may be shown it as such.
  if (shown.value.size < held.value.size) return stay(refuseMove("older", shown.value.size));
  return await lookAgain(parts, held.value, shown.value);
}

/** The same tree once more: all that is held is checked again, and more cosignatures are taken. */
async function lookAgain(parts: MirrorParts, ours: Shown, theirs: Shown): Promise<MirrorStep> {
  const { held, trust, ed25519 } = parts;
  const verdict = await verifyLog(withoutReceipts(held), trust, ed25519);
  const step = { from: ours.size, to: ours.size };
  if (!sameBytes(ours.note, theirs.note)) {
    const staged = over(new Map([["checkpoint", theirs.note]]), held);
    const now = await verifyLog(withoutReceipts(staged), trust, ed25519);
    if (now.decision === "valid" && cosignedBy(now) > cosignedBy(verdict)) {
      await parts.store.replaceCheckpoint(theirs.note, ours.note);
      return { ...step, verdict: now, evidence: await suspicions(parts, theirs, now) };
    }
  }
  return { ...step, verdict, evidence: await suspicions(parts, ours, verdict) };
}

function cosignedBy({ checkpoints }: Verdict): number {
  return checkpoints.at(-1)?.cosigned.length ?? 0;
}

async function readHead(reader: TileReader): Promise<Outcome<Shown>> {
  const note = await reader.read("checkpoint");
  if (note === undefined) return refuse("file_missing", { path: "checkpoint" });
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  return checkpoint.ok ? accepted({ ...checkpoint.value, note }) : checkpoint;
}

/** To a larger tree, if it begins as the one that is held, and all of it is valid. */
async function move(parts: MirrorParts, from: Shown | undefined, to: Shown): Promise<MirrorStep> {
  const { source, held, trust, ed25519 } = parts;
  const fromSize = from?.size ?? 0;
  const stay = (refusal: Refusal): MirrorStep => ({
    from: from?.size ?? null,
    to: from?.size ?? null,
    refusal,
    evidence: [],
  });
  const fetched = await fetchTree(source, held, fromSize, to.size);
  if (!fetched.ok) return stay(fetched.refusal);
  if (!sameBytes(fetched.value.root, to.root)) {
    return {
      ...stay(refuseMove("forked", to.size)),
      evidence: from === undefined ? [] : await equivocation(parts, from, to),
    };
  }
  const files = new Map(fetched.value.files);
  files.set(`checkpoints/${to.size}`, to.note).set("checkpoint", to.note);
  const staged = over(files, held);
  for (const [path, bytes] of await fetchBlobs(source, staged, fromSize, to.size)) files.set(path, bytes);
  const verdict = await verifyLog(withoutReceipts(staged), trust, ed25519);
  if (verdict.decision !== "valid") {
    const forks = await suspectForks(staged, to.size, verdict, ed25519);
    return { ...stay(refuseMove(verdict.decision, to.size)), verdict, evidence: forks };
  }
  const kept = await keep(parts, files, from);
  if (!kept.ok) return { ...stay(kept.refusal), verdict };
  return { from: from?.size ?? null, to: to.size, verdict, evidence: await suspicions(parts, to, verdict) };
}

/** Everything else before `checkpoint`, so that whoever stops in between holds what it held. */
async function keep({ store }: MirrorParts, files: ReadonlyMap<string, Uint8Array>, from: Shown | undefined) {
  const others = [...files].filter(([path]) => path !== "checkpoint").map(([path, bytes]) => ({ path, bytes }));
  const creations = await store.create(others);
  const path = others[creations.indexOf("other")]?.path;
  if (path !== undefined) return refuse("file_differs", { path });
  const isReplaced = await store.replaceCheckpoint(files.get("checkpoint") ?? new Uint8Array(), from?.note);
  return isReplaced ? accepted(undefined) : refuse("file_differs", { path: "checkpoint" });
}

async function equivocation({ source, held, trust, ed25519 }: MirrorParts, ours: Shown, theirs: Shown) {
  const { log: keys } = await namedKeys(held, ours.size, trust);
  const [reader, size] = theirs.size > ours.size ? [source, theirs.size] : [held, ours.size];
  return await suspectEquivocation([ours.note, theirs.note], keys, createTreeHashes(reader, size), ed25519);
}

async function suspicions(parts: MirrorParts, { size, note }: Shown, verdict: Verdict): Promise<Evidence[]> {
  const { held, beside, trust, ed25519 } = parts;
  const log: HeldLog = { reader: held, size, checkpoint: note, keys: await namedKeys(held, size, trust) };
  const other = beside === undefined ? undefined : await readLog(beside);
  return [
    ...(await suspectOmissions(log, verdict, ed25519)),
    ...(other === undefined ? [] : await suspectSecondLog(log, other, ed25519)),
  ];
}

async function readLog(reader: LogReader): Promise<HeldLog | undefined> {
  const head = await readHead(reader);
  if (!head.ok) return undefined;
  const { size, note } = head.value;
  return { reader, size, checkpoint: note, keys: await namedKeys(reader, size, {}) };
}

/** `files` before those that are held. */
function over(files: ReadonlyMap<string, Uint8Array>, held: LogReader): LogReader {
  return {
    paths: async () => [...new Set([...(await held.paths()), ...files.keys()])],
    read: async (path) => files.get(path) ?? (await held.read(path)),
  };
}

/** A promise that was broken is evidence, and no reason to stop looking. */
function withoutReceipts(reader: LogReader): LogReader {
  const isOther = (path: string): boolean => fileKind(path) !== "receipt";
  return { paths: async () => (await reader.paths()).filter(isOther), read: (path) => reader.read(path) };
}
