// Who may write what, as a function of the log alone: the keeper asks before it takes a record, and every verifier runs
// the same fold over the entries and gets the same answers, for every index, ever after.
import { assert, type Instant, type Outcome } from "@servanda/core";
import type { KeyId } from "../keys/key-id.ts";
import type { Ed25519 } from "../ports.ts";
import type { LogEntry } from "../record/entry.ts";
import type { RecordId } from "../record/id.ts";
import type { SignedRecord } from "../record/read.ts";
import { type Hash, leafHash } from "../tree/hash.ts";
import { type RuleForm, readBody } from "./bodies.ts";
import { fold, passOver } from "./fold.ts";
import { type Admission, judge } from "./judge.ts";
import { verifyRecord } from "./signatures.ts";
import { emptyState, type RecordFlag, type RollState, type TextInForce } from "./state.ts";

/** A key as records at an index are judged: by what the entries before that index say. */
export interface KeyState {
  readonly state: "unknown" | "enrolled" | "retired" | "revoked";
  /** Empty where the key is unknown. */
  readonly office: string;
  readonly role: string;
}

/** What an author's next record has to say of itself. */
export interface NextInChain {
  readonly seq: number;
  readonly prev: RecordId | null;
}

/** Questions about an index are about what the entries before it say; without an index, about all of them. */
export interface Roll {
  readonly origin: string;
  /** Entries so far; also the index that the next record is judged at. */
  readonly size: number;
  /**
   * Whether the record may be the next entry: `judge`, then its signatures, then `judge` again where other entries were
   * applied meanwhile. A second record in an author's place is refused as `author_fork` only if its signatures are
   * valid, so that it is evidence.
   */
  check(record: SignedRecord, recvAt: Instant): Promise<Outcome<Admission>>;
  /** All of it but the signatures, at once: for a keeper that verifies several records side by side. */
  judge(record: SignedRecord, recvAt: Instant): Outcome<Admission>;
  /** The signatures alone, and the soundness of keys that the record enrols. */
  verify(record: SignedRecord): Promise<Outcome<undefined>>;
  /**
   * Takes the entry at `index`, the next one. It was checked: one that is not admitted is our bug. Where `check` calls
   * it `resent`, it has no place of its own in the log, and `passOver` counts it. `leaf`: of its bytes, for whoever has
   * hashed them already.
   */
  apply(entry: LogEntry, index: number, leaf?: Hash): void;
  /** Counts an entry that another's log has and that is not admitted; it changes nothing for those after it. */
  passOver(entryBytes: Uint8Array, index: number, recvAt?: Instant): void;

  indexOf(id: RecordId): number | undefined;
  idAt(index: number): RecordId | undefined;
  /** Base64, of any size up to the present one. */
  rootAt(size: number): string;
  nextInChain(author: KeyId): NextInChain;
  keyState(key: KeyId, index?: number): KeyState;
  publicKey(key: KeyId): Uint8Array | undefined;
  /** Rules in force, by name. */
  permissions(index?: number): readonly RuleForm[];
  flags(index: number): readonly RecordFlag[];
  /**
   * Indices of the revocations by which somebody else may have signed the entry at `index`: the log took it after the
   * time since which one of its keys is said to be compromised. Never a reason to leave it out.
   */
  contested(index: number): readonly number[];
  /** The record that shredded it. */
  shredded(id: RecordId): RecordId | undefined;
  /** Records that hold it, none of them released. */
  heldBy(id: RecordId): readonly RecordId[];
  readonly isFrozen: boolean;
  readonly agreementText: TextInForce | undefined;
  /** The C2SP tlog-policy in force. */
  readonly policy: string | undefined;
  /** Verifier keys that sign this log's checkpoints. */
  readonly logKeys: readonly string[];
}

/** An empty log of this origin. */
export function createRoll(origin: string, ed25519: Ed25519): Roll {
  const state = emptyState(origin);
  const atEnd = (): number => state.entries.length;
  // An entry is mostly applied right after its record was checked: the answer is kept for that.
  let last: { record: SignedRecord; recvAt: Instant; judgedAt: number; outcome: Outcome<Admission> } | undefined;
  const judgeOnce = (record: SignedRecord, recvAt: Instant): Outcome<Admission> => {
    const judgedAt = state.entries.length;
    if (last?.record === record && last.recvAt === recvAt && last.judgedAt === judgedAt) return last.outcome;
    const outcome = judge(state, record, recvAt);
    last = { record, recvAt, judgedAt, outcome };
    return outcome;
  };
  const roll: Roll = {
    origin,
    get size() {
      return state.entries.length;
    },
    judge: judgeOnce,
    verify: (record) => verify(state, ed25519, record),
    async check(record, recvAt) {
      const judgedAt = state.entries.length;
      const first = judgeOnce(record, recvAt);
      const isEvidence = !first.ok && first.refusal.code === "author_fork";
      if (first.ok ? first.value.kind === "resent" : !isEvidence) return first;
      const verified = await verify(state, ed25519, record);
      if (!verified.ok) return verified;
      return state.entries.length === judgedAt ? first : judgeOnce(record, recvAt);
    },
    apply(entry, index, leaf = leafHash(entry.bytes)) {
      assert(index === state.entries.length, "entries are applied in the order of the log");
      const admitted = judgeOnce(entry.record, entry.recvAt);
      assert(admitted.ok && admitted.value.kind === "new", "what is applied was admitted");
      fold(state, entry, leaf, admitted.value.flags);
    },
    passOver(entryBytes, index, recvAt = 0) {
      assert(index === state.entries.length, "entries are counted in the order of the log");
      passOver(state, entryBytes, recvAt);
    },

    indexOf: (id) => state.indexOf.get(id),
    idAt: (index) => state.entries[index]?.id,
    rootAt: (size) => state.roots.rootAt(size),
    nextInChain(author) {
      const ids = state.chains.get(author)?.ids ?? [];
      return { seq: ids.length, prev: ids.at(-1) ?? null };
    },
    keyState: (key, index = atEnd()) => keyStateAt(state, key, index),
    publicKey: (key) => state.keys.get(key)?.publicKey,
    permissions: (index = atEnd()) =>
      [...state.rules.values()]
        .filter(({ fromIndex, untilIndex }) => fromIndex < index && (untilIndex === undefined || untilIndex >= index))
        .map(({ rule, office, role, types }) => ({ rule, office, role, types })),
    flags: (index) => state.entries[index]?.flags ?? [],
    contested: (index) => contestedBy(state, index),
    shredded: (id) => state.shreds.get(id),
    heldBy: (id) => [...(state.heldBy.get(id) ?? [])],
    get isFrozen() {
      return state.closedAt !== undefined;
    },
    get agreementText() {
      return state.texts.at(-1);
    },
    get policy() {
      return state.policies.at(-1)?.policy;
    },
    get logKeys() {
      return [...state.logKeys];
    },
  };
  return roll;
}

async function verify(state: RollState, ed25519: Ed25519, record: SignedRecord): Promise<Outcome<undefined>> {
  const typed = readBody(record.body.type, record.body.body);
  return typed.ok ? await verifyRecord(state, ed25519, record, typed.value) : typed;
}

function keyStateAt({ keys }: RollState, key: KeyId, index: number): KeyState {
  const row = keys.get(key);
  if (row === undefined || row.enrolledAt >= index) return { state: "unknown", office: "", role: "" };
  const { office, role, retiredAt } = row;
  const [first] = row.revocations;
  if (first !== undefined && first.atIndex < index) return { state: "revoked", office, role };
  return { state: retiredAt !== undefined && retiredAt < index ? "retired" : "enrolled", office, role };
}

function contestedBy({ entries, keys }: RollState, index: number): readonly number[] {
  const entry = entries[index];
  if (entry === undefined) return [];
  const revocations = entry.signers.flatMap((key) => keys.get(key)?.revocations ?? []);
  return revocations
    .filter(({ atIndex, compromisedSince }) => index < atIndex && (compromisedSince ?? Infinity) <= entry.recvAt)
    .map(({ atIndex }) => atIndex)
    .toSorted((left, right) => left - right);
}
