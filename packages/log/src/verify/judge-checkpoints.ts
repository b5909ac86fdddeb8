// Every checkpoint that a log shows or keeps: who signed it, how strong that makes it, and whether the tree had that
// root at that size.
import { type Instant, SECOND_MS } from "@servanda/core";
import { toBase64 } from "../bytes.ts";
import { parseNote } from "../note/note.ts";
import { printVkey, sameVkey, type Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { NO_QUORUM, type Policy } from "../witness/policy.ts";
import { type Strength, strengthOf } from "../witness/strength.ts";
import type { Findings } from "./findings.ts";
import type { KeyHistory } from "./key-history.ts";
import type { TrustedKeys } from "./trusted-keys.ts";
import type { CheckedCheckpoint } from "./verdict.ts";

/** Witnesses are asked together and answer within seconds. */
const MOST_APART_MS = 60 * SECOND_MS;

/** What checkpoints are held against. */
export interface CheckpointCourt {
  readonly origin: string;
  readonly trusted: TrustedKeys | undefined;
  readonly history: KeyHistory;
  /** Base64, by the entries; undefined for sizes of which entries are missing. */
  rootAt(size: number): string | undefined;
  readonly ed25519: Ed25519;
  readonly findings: Findings;
}

/** A checkpoint that holds, and the keys of the log that signed it. */
export interface JudgedCheckpoint extends CheckedCheckpoint {
  readonly signedBy: readonly Vkey[];
}

/** `path`: where it is kept. Undefined where it does not hold, which was then written down. */
export async function judgeCheckpoint(
  court: CheckpointCourt,
  path: string,
  note: Uint8Array,
): Promise<JudgedCheckpoint | undefined> {
  const { findings, ed25519 } = court;
  const unverifiedSize = sizeOf(note);
  const policy = policyFor(court, unverifiedSize);
  addUnknownLines(court, path, note, policy);
  const strength = await strengthOf(note, policy, ed25519);
  if (!strength.ok) {
    findings.add("checkpoint_refused", path, { refusal: strength.refusal });
    return undefined;
  }
  const { checkpoint, cosignatures } = strength.value;
  if (checkpoint.origin !== court.origin) {
    findings.add("origin_differs", path, { found: checkpoint.origin, expected: court.origin });
    return undefined;
  }
  const root = court.rootAt(checkpoint.size);
  if (root !== undefined && root !== toBase64(checkpoint.root)) {
    findings.add("root_differs", path, { size: checkpoint.size });
    return undefined;
  }
  const times = cosignatures.map(({ at }) => at);
  const apartMs = times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
  if (apartMs > MOST_APART_MS) {
    findings.add("witness_clocks_apart", path, { seconds: Math.round(apartMs / SECOND_MS) });
  }
  const signedBy = signersOf(note, policy);
  const own = court.history.keysAt(checkpoint.size);
  if (own.length > 0 && !signedBy.some((vkey) => own.some((each) => sameVkey(each, vkey)))) {
    const names = { found: signedBy.map(printVkey).join(", "), expected: own.map(printVkey).join(", ") };
    findings.add("key_differs", path, names);
  }
  return { ...summary(strength.value), signedBy };
}

function summary({ checkpoint, level, quorumAt, cosignatures }: Strength): CheckedCheckpoint {
  const cosigned = cosignatures.map(({ witness, at }) => ({ name: witness, at }));
  const witnessedAt: Instant | null = level === "signed" ? null : (quorumAt ?? null);
  return { size: checkpoint.size, strength: level, witnessedAt, cosigned };
}

/** The policy for a checkpoint of this size, with the log's keys of that time and the reader's own. */
function policyFor({ trusted, history }: CheckpointCourt, size: number): Policy {
  const policy = (trusted?.from === "given" ? trusted.policy : undefined) ?? history.policyAt(size) ?? trusted?.policy;
  const own = history.keysAt(size);
  const added = trusted?.log.filter((vkey) => !own.some((each) => sameVkey(each, vkey))) ?? [];
  const logs = [...own, ...added].map((vkey) => ({ vkey }));
  return policy === undefined ? { logs, witnesses: [], groups: [], quorum: NO_QUORUM } : { ...policy, logs };
}

/** C2SP lets readers ignore lines of keys that they do not know; a log has no reason to keep such a line. */
function addUnknownLines({ trusted, history, findings }: CheckpointCourt, path: string, note: Uint8Array, own: Policy) {
  const parsed = parseNote(note);
  if (!parsed.ok) return;
  const witnesses = [...own.witnesses, ...(trusted?.policy?.witnesses ?? [])].map(({ vkey }) => vkey);
  const known = [...own.logs.map(({ vkey }) => vkey), ...witnesses, ...history.everyWitness()];
  const isKnown = (name: string, id: number): boolean => known.some((vkey) => vkey.name === name && vkey.id === id);
  for (const { name, id } of parsed.value.signatures) {
    if (!isKnown(name, id)) findings.add("signature_unknown", path, { name });
  }
}

/** Of a note whose signatures by known keys were all found good. */
function signersOf(note: Uint8Array, { logs }: Policy): Vkey[] {
  const parsed = parseNote(note);
  const lines = parsed.ok ? parsed.value.signatures : [];
  return logs
    .map(({ vkey }) => vkey)
    .filter(({ name, id }) => lines.some((line) => line.name === name && line.id === id));
}

/** The size that a note claims; 0 where it claims none. Decides only which keys are tried. */
function sizeOf(note: Uint8Array): number {
  const parsed = parseNote(note);
  const size = parsed.ok ? Number(parsed.value.text.split("\n")[1]) : 0;
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}
