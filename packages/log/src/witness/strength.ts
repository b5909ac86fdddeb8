// How strong a checkpoint is under a policy. *Signed* is the log's word alone, and no evidence; *witnessed*, the quorum
// has cosigned; *fully witnessed*, everybody under the quorum has.
import { accepted, type Instant, type Outcome, type Refusal, SECOND_MS } from "@servanda/core";
import { type Checkpoint, openCheckpoint } from "../note/checkpoint.ts";
import { sameVkey, type Vkey } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { refuse } from "../refusals.ts";
import type { Policy } from "./policy.ts";
import { countsOf, witnessedAt, witnessesUnder } from "./quorum.ts";

export type StrengthLevel = "signed" | "witnessed" | "fully witnessed";

/** Who cosigned, and when by their own clock; whole seconds. */
export interface WitnessTime {
  /** As the policy calls it. */
  readonly witness: string;
  readonly at: Instant;
}

export interface Strength {
  readonly level: StrengthLevel;
  readonly checkpoint: Checkpoint;
  /** Of the policy's witnesses, the earliest first. */
  readonly cosignatures: readonly WitnessTime[];
  /** Witnesses under the quorum that have not cosigned, as the policy calls them. */
  readonly missing: readonly string[];
  /** When the quorum was reached: of a quorum of k, the k-th earliest time. What the checkpoint holds is no younger. */
  readonly quorumAt: Instant | undefined;
  /** Why it is only signed, in words for whoever wants to rely on it. */
  readonly notice: Refusal | undefined;
}

/**
 * Of a signed note. Refused: what is no checkpoint of one of the policy's logs, and a bad signature by any key that the
 * policy names. `own` is the witness that the reader runs; without its cosignature nothing is more than signed.
 */
export async function strengthOf(
  checkpoint: Uint8Array,
  policy: Policy,
  ed25519: Ed25519,
  own?: Vkey,
): Promise<Outcome<Strength>> {
  const log = policy.logs.map(({ vkey }) => vkey);
  const known = policy.witnesses.map(({ vkey }) => vkey);
  const isNamed = own === undefined || known.some((vkey) => sameVkey(vkey, own));
  const opened = await openCheckpoint(checkpoint, { log, witnesses: isNamed ? known : [...known, own] }, ed25519);
  if (!opened.ok) return opened;
  const times = policy.witnesses.flatMap(({ name, vkey }) => {
    const timestampS = opened.value.cosignatures.find((each) => each.vkey === vkey)?.timestampS;
    return timestampS === undefined ? [] : [{ witness: name, at: timestampS * SECOND_MS }];
  });
  const hasOwn = own === undefined || opened.value.cosignatures.some(({ vkey }) => sameVkey(vkey, own));
  return accepted({
    checkpoint: opened.value.checkpoint,
    cosignatures: times.toSorted((left, right) => left.at - right.at),
    ...weighed(policy, times, hasOwn ? undefined : own),
  });
}

function weighed(
  policy: Policy,
  times: readonly WitnessTime[],
  absentOwn: Vkey | undefined,
): Pick<Strength, "level" | "missing" | "quorumAt" | "notice"> {
  const byName = new Map(times.map(({ witness, at }) => [witness, at]));
  const missing = witnessesUnder(policy, policy.quorum).filter((name) => !byName.has(name));
  const quorumAt = witnessedAt(policy, policy.quorum, byName);
  const signed = { level: "signed", missing, quorumAt } as const;
  if (quorumAt === undefined) {
    const lacking = refuse("no_quorum", countsOf(policy, byName));
    return { ...signed, notice: lacking.refusal };
  }
  if (absentOwn !== undefined) {
    return { ...signed, notice: refuse("own_witness_missing", { name: absentOwn.name }).refusal };
  }
  return { level: missing.length === 0 ? "fully witnessed" : "witnessed", missing, quorumAt, notice: undefined };
}
