// Those whom the log asks to cosign its checkpoints. A silent one holds nothing up.
import type { Outcome } from "@servanda/core";
import type { NoteSignature } from "../note/note.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import type { Hash } from "../tree/hash.ts";
import { ask, type WitnessPort } from "../witness/ask.ts";
import { knownSizeIn } from "../witness/reply.ts";

/** A checkpoint of the log, signed, and the way from earlier sizes to it. */
export interface CosignQuestion {
  readonly checkpoint: Uint8Array;
  readonly size: number;
  proofFrom(oldSize: number): Promise<Outcome<readonly Hash[]>>;
}

export interface CosignAnswers {
  readonly signatures: readonly NoteSignature[];
  /** The largest size that a witness says it has cosigned of this log, where that is more than was asked about. */
  readonly aheadSize?: number;
  /** Whether those who have cosigned are enough by the log's policy, whatever others say that they have seen. */
  readonly hasQuorum?: boolean;
}

export interface Witnesses {
  /** Never rejected; answers when all have, each in the time that its way (`WitnessPort`) gives it. */
  ask(question: CosignQuestion): Promise<CosignAnswers>;
}

/** Asks all at once. `isQuorum`: whether these of them are enough; absent where no policy says. */
export function createWitnesses<Witness extends { readonly vkey: Vkey; readonly port: WitnessPort }>(
  witnesses: readonly Witness[],
  ed25519: Ed25519,
  isQuorum: (cosigned: readonly Witness[]) => boolean = () => false,
): Witnesses {
  const cosignedSizes = witnesses.map(() => 0);
  return {
    async ask(question) {
      let aheadSize = question.size;
      const asking = witnesses.map(({ vkey, port }, at) => {
        const listening = heard(port, (size) => {
          aheadSize = Math.max(aheadSize, size);
        });
        return ask({ ...question, oldSize: cosignedSizes[at] ?? 0 }, vkey, listening, ed25519);
      });
      const answers = await Promise.all(asking);
      const signatures = answers.flatMap((answer) => (answer.ok ? [answer.value.signature] : []));
      const cosigned = witnesses.filter((_, at) => answers[at]?.ok === true);
      for (const [at, answer] of answers.entries()) if (answer.ok) cosignedSizes[at] = question.size;
      return aheadSize > question.size
        ? { signatures, aheadSize, hasQuorum: isQuorum(cosigned) }
        : { signatures, hasQuorum: isQuorum(cosigned) };
    },
  };
}

/** The port, telling of each size that the witness names instead of the one it was asked from. */
function heard(port: WitnessPort, onSize: (size: number) => void): WitnessPort {
  return {
    async addCheckpoint(request) {
      const reply = await port.addCheckpoint(request);
      if (reply.ok && reply.value.status === 409) onSize(knownSizeIn(reply.value.body) ?? 0);
      return reply;
    },
  };
}
