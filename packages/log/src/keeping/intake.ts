// How records come in: one after the other past the roll, many together into the write-ahead log, and each author is
// told once its record is durable.
import { accepted, type DurationMs, type Instant, type Outcome, type Refusal } from "@servanda/core";
import type { Clock, Signer } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { tried } from "./announce.ts";
import type { Candidate, Gate } from "./gate.ts";
import { createGroupCommit } from "./group-commit.ts";
import type { WriteAheadLog } from "./local-state.ts";
import { createQuota, type QuotaLimit } from "./quota.ts";
import type { Receipt } from "./receipt.ts";
import { createReceiptBatch, type ReceiptBatch } from "./receipt-batch.ts";
import type { Recovered } from "./recover.ts";
import { createTurns } from "./turns.ts";

export interface KeeperLimits {
  /** From receipt to a published checkpoint at the latest: what a receipt promises. */
  readonly mergeWithinMs: DurationMs;
  /** Records that are taken and not yet in a published tree; beyond it `backlog` is answered. */
  readonly mostPending: number;
  /** Of one author. */
  readonly quota: QuotaLimit;
}

/** A receipt, and what only the log knows of it so far. */
export interface Acknowledgement extends Receipt {
  /** Where the record stands in the log. */
  readonly index: number;
  /** The same record had come before: this is what was said then. */
  readonly isResent: boolean;
}

export interface IntakeSettings {
  readonly origin: string;
  readonly wal: WriteAheadLog;
  readonly gate: Gate;
  /** Of receipts. */
  readonly signer: Signer;
  readonly clock: Clock;
  readonly limits: KeeperLimits;
}

export interface Intake {
  /** `refusal`: why the log takes nothing any more, if so. */
  submit(bytes: Uint8Array, via: string, refusal: () => Refusal | undefined): Promise<Outcome<Acknowledgement>>;
  /** Durable, and not in a published tree: in the order of the log. */
  durable(): readonly Uint8Array[];
  /** The tree of so many entries is published. */
  published(size: number): void;
  /** By when the first that is pending is to be in a published tree. */
  readonly dueAt: Instant | undefined;
  /** Fulfilled once all that came in has its answer. */
  settled(): Promise<void>;
}

interface Known {
  readonly index: number;
  readonly recvAt: Instant;
  readonly durable: Promise<boolean>;
}

const RETRY_AFTER_S = 1;

export function createIntake(settings: IntakeSettings, { head, pending: found, known: foundIds }: Recovered): Intake {
  const { gate, clock, limits } = settings;
  const saved = Promise.resolve(true);
  const known = new Map<string, Known>([...foundIds].map(([id, at]) => [id, { ...at, durable: saved }]));
  const pending = found.map(({ entry, recvAt }) => ({ entry, mergeBy: recvAt + limits.mergeWithinMs }));
  const quota = createQuota(limits.quota);
  let treeSize = head.size;
  let nextIndex = head.size + pending.length;
  const receipts = createReceiptBatch(settings.signer);
  const commit = createGroupCommit(settings.wal, nextIndex);
  let waitingCount = 0;
  // The roll is asked about one record at a time: what one may say depends on the one before.
  const turns = createTurns();
  let lastDurable = saved;

  /** A promise that is broken already is no reason to make another one. */
  function isBehind(): boolean {
    const [first] = pending;
    const isOverdue = first !== undefined && first.mergeBy < clock.now();
    return isOverdue || pending.length + waitingCount >= limits.mostPending;
  }

  async function take(candidate: Candidate, via: string, refusal: () => Refusal | undefined): Promise<Outcome<Known>> {
    const before = known.get(candidate.id);
    if (before !== undefined) return accepted(before);
    const recvAt = clock.now();
    const retryAfterS = quota.retryAfterS(candidate.author, recvAt);
    if (retryAfterS !== undefined) return refuse("quota", { key: candidate.author, retryAfterS });
    const admitted = await candidate.admit(recvAt, via);
    if (!admitted.ok) return admitted;
    const stopped = refusal();
    if (stopped !== undefined) return { ok: false, refusal: stopped };
    if (commit.isBroken) return refuse("not_durable", { what: "an earlier write failed" });
    const index = nextIndex;
    nextIndex += 1;
    admitted.value.apply(index);
    quota.count(candidate.author, recvAt);
    pending.push({ entry: admitted.value.entry, mergeBy: recvAt + limits.mergeWithinMs });
    lastDurable = commit.add(admitted.value.entry);
    const taken = { index, recvAt, durable: lastDurable };
    known.set(candidate.id, taken);
    await commit.room();
    return accepted(taken);
  }

  return {
    async submit(bytes, via, refusal) {
      const candidate = gate.read(bytes);
      if (!candidate.ok) return candidate;
      const { id } = candidate.value;
      const before = known.get(id);
      if (before !== undefined) return acknowledge(settings, receipts, id, before, true);
      if (isBehind()) return refuse("backlog", { retryAfterS: RETRY_AFTER_S });
      waitingCount += 1;
      const taken = await turns
        .take(() => take(candidate.value, via, refusal))
        .finally(() => {
          waitingCount -= 1;
        });
      return taken.ok ? acknowledge(settings, receipts, id, taken.value, false) : taken;
    },
    durable: () => pending.slice(0, commit.durableEnd - treeSize).map(({ entry }) => entry),
    published(size) {
      pending.splice(0, size - treeSize);
      treeSize = size;
    },
    get dueAt() {
      return pending[0]?.mergeBy;
    },
    async settled() {
      await turns.done();
      // Entries become durable in order.
      await lastDurable;
    },
  };
}

/** The promise, once the record is durable. The same record is promised the same again. */
async function acknowledge(
  { origin, limits }: IntakeSettings,
  receipts: ReceiptBatch,
  id: string,
  { index, recvAt, durable }: Known,
  isResent: boolean,
): Promise<Outcome<Acknowledgement>> {
  if (!(await durable)) return refuse("not_durable", { what: "the write failed, and may have been saved" });
  const promise = { id, log: origin, recvAt, mergeBy: recvAt + limits.mergeWithinMs };
  const receipt = await tried("signing", receipts.sign(promise));
  return receipt.ok ? accepted({ ...receipt.value, index, isResent }) : receipt;
}
