// Which keys and which witness policy a log had at each size, by its own records: what a checkpoint of that size is
// held against. Keys that the reader brings from outside are added to these, never taken for granted by them.
import { parseVkey, type Vkey } from "../note/vkey.ts";
import { type Policy, parsePolicy } from "../witness/policy.ts";

/** From this index on. */
interface Row<T> {
  readonly fromIndex: number;
  readonly value: T;
}

export interface KeyHistory {
  /** The record at this index set the log's keys, as texts. */
  setKeys(fromIndex: number, vkeys: readonly string[]): void;
  /** The record at this index set the policy. */
  setPolicy(fromIndex: number, policy: string): void;
  /** The log's keys while it had so many entries; those of the first record where it had none. */
  keysAt(size: number): readonly Vkey[];
  policyAt(size: number): Policy | undefined;
  policyTextAt(size: number): string | undefined;
  /** The size from which on the keys are what they are at the end; 1 where they never changed. */
  lastKeyChange(): number;
  /** Every witness that some policy of this log has named, with its key. */
  everyWitness(): readonly Vkey[];
}

export function createKeyHistory(): KeyHistory {
  const keys: Row<readonly Vkey[]>[] = [];
  const policies: Row<{ readonly text: string; readonly policy: Policy | undefined }>[] = [];
  // A record at index i holds from size i + 1 on.
  const at = <T>(rows: readonly Row<T>[], size: number): T | undefined =>
    (rows.findLast(({ fromIndex }) => fromIndex < size) ?? rows[0])?.value;
  return {
    setKeys(fromIndex, vkeys) {
      const parsed = vkeys.map((vkey) => parseVkey(vkey)).flatMap((vkey) => (vkey.ok ? [vkey.value] : []));
      keys.push({ fromIndex, value: parsed });
    },
    setPolicy(fromIndex, text) {
      // Whether the founders accepted a weak quorum was theirs to say.
      const policy = parsePolicy(text, { acceptsWeakQuorum: true });
      policies.push({ fromIndex, value: { text, policy: policy.ok ? policy.value : undefined } });
    },
    keysAt: (size) => at(keys, size) ?? [],
    policyAt: (size) => at(policies, size)?.policy,
    policyTextAt: (size) => at(policies, size)?.text,
    lastKeyChange: () => (keys.at(-1)?.fromIndex ?? 0) + 1,
    everyWitness: () => policies.flatMap(({ value }) => value.policy?.witnesses.map(({ vkey }) => vkey) ?? []),
  };
}
