// A witness: cosigns each tree of a log that continues the last one it has cosigned, and nothing else. What it is about
// to sign is made durable before it signs.
import { type Outcome, SECOND_MS } from "@servanda/core";
import { cosign } from "../note/cosignature.ts";
import { COSIGNATURE_TYPE, type Vkey, vkeyOf } from "../note/vkey.ts";
import type { Clock, Ed25519, Signer } from "../ports.ts";
import { refuse } from "../refusals.ts";
import { answer, type Cosigning, type KnownLog, unverifiedOrigin, type WitnessHead } from "./answer.ts";
import { cosignedReply, refusalReply, type WitnessReply } from "./reply.ts";
import { type AddCheckpoint, parseAddCheckpoint } from "./request.ts";

/** What a witness keeps of each log. */
export interface WitnessStore {
  /** Undefined where no such log was added. Refused: `witness_state_damaged`, `witness_rolled_back`. */
  load(origin: string): Promise<Outcome<KnownLog | undefined>>;
  /**
   * Puts `to` in place of `from`, and is durable when it answers; false where the head is another one by now.
   * INVARIANT: of two calls with one `from`, at most one is answered with true, also between processes.
   * `checkpoint` is the note that says so, kept beside it for the day when the log shows another face.
   */
  advance(
    origin: string,
    from: WitnessHead | undefined,
    to: WitnessHead,
    checkpoint: Uint8Array,
  ): Promise<Outcome<boolean>>;
  /** A request that the log has signed and that does not continue its last checkpoint: it may show a fork. */
  keep(origin: string, request: AddCheckpoint): Promise<void>;
}

export interface WitnessParts {
  /** As in its verifier key. */
  readonly name: string;
  readonly signer: Signer;
  readonly store: WitnessStore;
  readonly clock: Clock;
  readonly ed25519: Ed25519;
}

export interface Witness {
  readonly vkey: Vkey;
  /** From the bytes of a request to the bytes of its answer, over HTTP or by hand. */
  respond(request: Uint8Array): Promise<WitnessReply>;
}

/** Whoever loses this often against others is told to come again. */
const MAX_TRIES = 4;

export function createWitness(parts: WitnessParts): Witness {
  const vkey = vkeyOf(parts.name, COSIGNATURE_TYPE, parts.signer.publicKey);
  return {
    vkey,
    async respond(bytes) {
      const done = await decide(bytes, vkey, parts);
      if (!done.ok) return refusalReply(done.refusal);
      const { text, head } = done.value;
      return cosignedReply(text, [await cosign(text, parts, head.at / SECOND_MS)]);
    },
  };
}

async function decide(bytes: Uint8Array, own: Vkey, parts: WitnessParts): Promise<Outcome<Cosigning>> {
  const { store, clock, ed25519 } = parts;
  const request = parseAddCheckpoint(bytes);
  if (!request.ok) return request;
  const origin = unverifiedOrigin(request.value);
  if (origin === undefined) return refuse("checkpoint_malformed", { line: 1 });
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const log = await store.load(origin);
    if (!log.ok) return log;
    if (log.value === undefined) return refuse("unknown_origin", { origin });
    const cosigning = await answer(request.value, log.value, own, clock.now(), ed25519);
    if (!cosigning.ok) {
      // Nobody can have this refusal without the log's signature, which was checked before the proof.
      if (cosigning.refusal.code === "proof_invalid") await store.keep(origin, request.value);
      return cosigning;
    }
    // Also for the tree that is known: another request may have put a larger one in its place meanwhile.
    const advanced = await store.advance(origin, log.value.head, cosigning.value.head, request.value.checkpoint);
    if (!advanced.ok) return advanced;
    if (advanced.value) return cosigning;
  }
  return refuse("not_durable", { what: "other requests for this log came first" });
}
