// The one writer of a log. A record is acknowledged once it is durable in the write-ahead log, and stands in a
// published tree once `integrate` has run; what is written in which order is in `announce.ts`, what a crash leaves in
// `recover.ts`.
import { accepted, type Instant, type Outcome, SECOND_MS } from "@servanda/core";
import type { Vkey } from "../note/vkey.ts";
import type { Clock, Ed25519, Signer } from "../ports.ts";
import { refuse } from "../refusals.ts";
import type { Announcer, Head } from "./announce.ts";
import type { Gate } from "./gate.ts";
import { type Acknowledgement, createIntake, type KeeperLimits } from "./intake.ts";
import { createIntegrator } from "./integrator.ts";
import type { LocalState } from "./local-state.ts";
import { type Recovered, type RecoverySettings, recoverLog } from "./recover.ts";
import type { Store } from "./store.ts";
import { createTurns } from "./turns.ts";
import type { Witnesses } from "./witnesses.ts";

export interface KeeperSettings {
  readonly origin: string;
  readonly store: Store;
  readonly state: LocalState;
  readonly gate: Gate;
  /** The log's key, which signs receipts; a second one while it changes. */
  readonly signers: readonly [Signer, ...Signer[]];
  readonly ed25519: Ed25519;
  readonly clock: Clock;
  readonly witnesses?: Witnesses;
  /** The log begins now; else it is there. */
  readonly isNew: boolean;
  /** Keys that signed this log's checkpoints before. */
  readonly formerKeys?: readonly Vkey[];
  readonly limits?: Partial<KeeperLimits>;
}

export interface Keeper {
  /**
   * Takes a record, or says why not: what the roll refuses, `quota`, `backlog`, `not_durable` (no acknowledgement; the
   * log takes no more until it is opened again), `log_stopped`.
   */
  submit(bytes: Uint8Array, via: string): Promise<Outcome<Acknowledgement>>;
  /**
   * Publishes a checkpoint of all that is durable; the newest one where there is nothing new. `store_failed`: call
   * again, and the same step is tried again. `log_stopped`: nothing is ever signed again by this keeper.
   */
  integrate(): Promise<Outcome<Head>>;
  readonly head: Head;
  /** By when `integrate` is to be through so that every promise is kept; undefined where nothing is pending. */
  readonly dueAt: Instant | undefined;
  /**
   * A witness has said, since opening, that it knows this log in this size, larger than it ever was here: a copy of it
   * is written elsewhere, or the witness errs. The log goes on, for one witness must not be able to halt it; whoever
   * keeps it has to look.
   */
  readonly sizeElsewhere: number | undefined;
  /** Finishes what runs, and gives the lock away. What is pending stays in the write-ahead log. */
  close(): Promise<void>;
}

const DEFAULT_LIMITS: KeeperLimits = {
  mergeWithinMs: 60 * SECOND_MS,
  mostPending: 16_384,
  quota: { records: 6000, withinMs: 60 * SECOND_MS },
};

const silent: Witnesses = { ask: async () => ({ signatures: [] }) };

/**
 * Opens a log, or begins it, and publishes what was pending. `state` is the keeper's from then on, and closed by it.
 */
export async function createKeeper(settings: KeeperSettings): Promise<Outcome<Keeper>> {
  const { origin, store, state, signers, ed25519, gate, isNew, formerKeys = [], witnesses = silent } = settings;
  const announcer: Announcer = { origin, store, heads: state.heads, signers, ed25519, witnesses };
  const opened = await open(settings, announcer, { wal: state.wal, gate, isNew, formerKeys });
  if (!opened.ok) await state.close();
  return opened;
}

async function open(
  settings: KeeperSettings,
  announcer: Announcer,
  recovery: RecoverySettings,
): Promise<Outcome<Keeper>> {
  const recovered = await recoverLog(announcer, recovery);
  if (!recovered.ok) return recovered;
  const keeper = keeperOf(settings, announcer, recovered.value);
  const published = await keeper.integrate();
  return published.ok ? accepted(keeper) : published;
}

function keeperOf(settings: KeeperSettings, announcer: Announcer, recovered: Recovered): Keeper {
  const { origin, state, gate, clock, signers } = settings;
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const intake = createIntake({ origin, wal: state.wal, gate, signer: signers[0], clock, limits }, recovered);
  const integrator = createIntegrator(announcer, state.wal, recovered);
  let isClosed = false;
  const turns = createTurns();

  const refusal = () => {
    if (isClosed) return refuse("not_durable", { what: "the log is being closed" }).refusal;
    return integrator.stopped?.ok === false ? integrator.stopped.refusal : undefined;
  };

  return {
    async submit(bytes, via) {
      const stopped = refusal();
      return stopped === undefined ? intake.submit(bytes, via, refusal) : { ok: false, refusal: stopped };
    },
    // One after the other: whoever calls finds all that was durable then in the head that comes back.
    integrate: () =>
      turns.take(async () => {
        const head = await integrator.integrate(() => intake.durable());
        if (head.ok) intake.published(head.value.size);
        return head;
      }),
    get head() {
      return integrator.head;
    },
    get dueAt() {
      return intake.dueAt;
    },
    get sizeElsewhere() {
      return integrator.sizeElsewhere;
    },
    async close() {
      isClosed = true;
      await intake.settled();
      await turns.done();
      await state.close();
    },
  };
}
