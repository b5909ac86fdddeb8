// What makes a published checkpoint out of durable entries: one attempt at a time, tried again from the step that
// failed until it is through. What an attempt holds never changes, so what an earlier try saved is never contradicted.
import { accepted, type Outcome } from "@servanda/core";
import {
  type Announcer,
  cosignHead,
  type Head,
  publishHead,
  recordHead,
  signHead,
  tried,
  writeStep,
} from "./announce.ts";
import { grow, type Step } from "./growth.ts";
import type { WriteAheadLog } from "./local-state.ts";
import type { Recovered } from "./recover.ts";
import { removeOldPartials } from "./tidy-up.ts";

export interface Integrator {
  readonly head: Head;
  /** As `Keeper.sizeElsewhere`. */
  readonly sizeElsewhere: number | undefined;
  /** Why nothing is signed any more. */
  readonly stopped: Outcome<never> | undefined;
  /** Publishes a tree with these entries behind those it has. None: the newest head. */
  integrate(durable: () => readonly Uint8Array[]): Promise<Outcome<Head>>;
}

interface Attempt {
  readonly step: Step;
  /** It stands in the list of signed heads. */
  isRecorded: boolean;
  /** Signed, and the witnesses were asked. */
  checkpoint: Uint8Array | undefined;
}

export function createIntegrator(announcer: Announcer, wal: WriteAheadLog, recovered: Recovered): Integrator {
  const { growth } = recovered;
  let { head } = recovered;
  let attempt: Attempt | undefined;
  let sizeElsewhere: number | undefined;
  let stopped: Outcome<never> | undefined;

  async function carryOut(running: Attempt): Promise<Outcome<Head>> {
    const { step } = running;
    const next = { size: step.size, root: step.root };
    if (!running.isRecorded) {
      const written = await writeStep(announcer, step);
      if (!written.ok) return written;
      const recorded = await recordHead(announcer, head, next);
      if (!recorded.ok) return recorded;
      running.isRecorded = true;
    }
    if (running.checkpoint === undefined) {
      const signed = await signHead(announcer, next);
      if (!signed.ok) return signed;
      const cosigned = await cosignHead(announcer, next, signed.value);
      running.checkpoint = cosigned.checkpoint;
      if (cosigned.aheadSize !== undefined) sizeElsewhere = Math.max(cosigned.aheadSize, sizeElsewhere ?? 0);
    }
    return publishHead(announcer, next, running.checkpoint, head.checkpoint);
  }

  return {
    get head() {
      return head;
    },
    get sizeElsewhere() {
      return sizeElsewhere;
    },
    get stopped() {
      return stopped;
    },
    async integrate(durable) {
      if (stopped !== undefined) return stopped;
      const entries = attempt === undefined ? durable() : [];
      if (entries.length > 0) attempt = { step: grow(growth, entries), isRecorded: false, checkpoint: undefined };
      if (attempt === undefined) return accepted(head);
      const { step } = attempt;
      const published = await carryOut(attempt);
      if (!published.ok) {
        if (published.refusal.code === "log_stopped") stopped = published;
        return published;
      }
      head = published.value;
      attempt = undefined;
      // Neither is needed for anything to be true: what fails is tried with the next step, or left.
      await tried("write-ahead log", wal.dropBelow(head.size));
      await removeOldPartials(announcer.store, step);
      return accepted(head);
    },
  };
}
