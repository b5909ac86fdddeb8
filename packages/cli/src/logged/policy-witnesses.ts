// The witnesses that a log's own policy names, and the way to each: over HTTP where the policy says where, else by
// files that somebody carries.
import { SECOND_MS } from "@servanda/core";
import { ed25519, witnessByHand, witnessOverHttp } from "@servanda/host";
import {
  createWitnesses,
  type Policy,
  parsePolicy,
  type Roll,
  type Vkey,
  type Witnesses,
  type WitnessPort,
  witnessedAt,
} from "@servanda/log";

/** A witness that has not answered by then is silent, and holds nothing up. */
const DEADLINE_MS = 10 * SECOND_MS;

export interface ReachableWitness {
  /** As the policy calls it. */
  readonly name: string;
  readonly vkey: Vkey;
  readonly port: WitnessPort;
}

/** By the policy in force when they are asked; those that have an address. */
export function policyWitnesses(roll: Pick<Roll, "policy">): Witnesses {
  let asked: { readonly text: string; readonly witnesses: Witnesses } | undefined;
  return {
    async ask(question) {
      const text = roll.policy;
      const policy = policyOf(text);
      if (text === undefined || policy === undefined) return { signatures: [] };
      if (asked?.text !== text) {
        const isQuorum = (cosigned: readonly ReachableWitness[]): boolean => isQuorumOf(policy, cosigned);
        asked = { text, witnesses: createWitnesses(witnessesOf(policy), ed25519, isQuorum) };
      }
      return await asked.witnesses.ask(question);
    },
  };
}

function isQuorumOf(policy: Policy, cosigned: readonly ReachableWitness[]): boolean {
  const times = new Map(cosigned.map(({ name }) => [name, 0]));
  return witnessedAt(policy, policy.quorum, times) !== undefined;
}

/** `carryFolder` exists, and is what is carried to and fro; without it, whoever has no address is left out. */
export function witnessesOf(policy: Policy, carryFolder?: string): ReachableWitness[] {
  return policy.witnesses.flatMap(({ name, vkey, url }) => {
    if (url !== undefined) return [{ name, vkey, port: witnessOverHttp(name, url, DEADLINE_MS) }];
    return carryFolder === undefined ? [] : [{ name, vkey, port: witnessByHand(name, carryFolder) }];
  });
}

/** A policy that the log's founders have accepted, weak or not. */
export function policyOf(text: string | undefined): Policy | undefined {
  const parsed = text === undefined ? undefined : parsePolicy(text, { acceptsWeakQuorum: true });
  return parsed?.ok === true ? parsed.value : undefined;
}
