// Under which keys a log is read, and whose word they are: of the reader, else of the bundle's maker, else of the log's
// own records.
import { accepted, type Outcome } from "@servanda/core";
import { parseVkey, printVkey, sameVkey, type Vkey } from "../note/vkey.ts";
import { refuse } from "../refusals.ts";
import { type Policy, parsePolicy } from "../witness/policy.ts";
import { firstWeakGroup } from "../witness/quorum.ts";
import type { Findings } from "./findings.ts";
import type { JudgedCheckpoint } from "./judge-checkpoints.ts";
import type { KeyHistory } from "./key-history.ts";
import type { BundleHead } from "./manifest.ts";
import type { KeySource } from "./verdict.ts";

/** Keys as texts, from outside: what the reader knows without the log. */
export interface Trust {
  /** The log's key (C2SP signed-note). */
  readonly vkey?: string | undefined;
  /** A policy (C2SP tlog-policy); its `log` lines name the log's key as well. */
  readonly policy?: string | undefined;
}

export interface TrustedKeys {
  /** The log's: more than one while its key changes. */
  readonly log: readonly Vkey[];
  readonly policy: Policy | undefined;
  readonly from: KeySource;
}

interface WhichLog {
  readonly origin: string;
  readonly size: number;
  readonly history: KeyHistory;
}

/** The reader's own keys before all others. Undefined where there are none, which is then written down. */
export function trustedKeys(
  trust: Trust,
  named: BundleHead | undefined,
  { origin, size, history }: WhichLog,
  findings: Findings,
): TrustedKeys | undefined {
  const isGiven = trust.vkey !== undefined || trust.policy !== undefined;
  if (!isGiven && named === undefined) {
    const log = history.keysAt(size);
    if (log.length === 0) findings.add("key_unnamed", "", undefined);
    const policy = history.policyAt(size);
    noteWeakness(policy, findings);
    return log.length === 0 ? undefined : { log, policy, from: "log" };
  }
  const texts = isGiven ? trust : { vkey: named?.vkey, policy: named?.policy ?? undefined };
  const keys = parseKeys(texts, origin, isGiven ? "given" : "bundle");
  if (!keys.ok) {
    findings.add("key_refused", isGiven ? "" : "bundle.json", { refusal: keys.refusal });
    return undefined;
  }
  noteWeakness(keys.value.policy, findings);
  const [first] = keys.value.log;
  if (first === undefined) findings.add("key_unnamed", "", undefined);
  else if (first.name !== origin) findings.add("origin_differs", "", { found: origin, expected: first.name });
  return keys.value;
}

/** To refuse a weak quorum was for the log's founders; whoever relies on it is told what it is worth. */
function noteWeakness(policy: Policy | undefined, findings: Findings): void {
  const weak = policy === undefined ? undefined : firstWeakGroup(policy);
  if (weak !== undefined) findings.add("policy_weak", "", { refusal: refuse("weak_quorum", weak).refusal });
}

function parseKeys({ vkey, policy }: Trust, origin: string, from: KeySource): Outcome<TrustedKeys> {
  const ownKey = vkey === undefined ? undefined : parseVkey(vkey);
  if (ownKey?.ok === false) return ownKey;
  const parsed = policy === undefined ? undefined : parsePolicy(policy, { acceptsWeakQuorum: true });
  if (parsed?.ok === false) return parsed;
  const byPolicy = parsed?.value.logs.map((log) => log.vkey).filter(({ name }) => name === origin) ?? [];
  const own = ownKey?.value;
  const log = own === undefined ? byPolicy : [own, ...byPolicy.filter((each) => !sameVkey(each, own))];
  return accepted({ log, policy: parsed?.value, from });
}

/** What a bundle says of its keys, held against what the log's own records say. */
export function compareNamed(named: BundleHead, history: KeyHistory, size: number, findings: Findings): void {
  const keys = history.keysAt(size).map(printVkey);
  if (!keys.includes(named.vkey)) {
    findings.add("key_differs", "bundle.json", { found: named.vkey, expected: keys.join(", ") });
  }
  const inForce = history.policyTextAt(size) ?? null;
  if (named.policy !== inForce) findings.add("policy_differs", "bundle.json", undefined);
}

/**
 * The newest checkpoint is signed by a key that is trusted; or, where the log's key has changed by its own records, a
 * checkpoint that holds the last change is.
 */
export function requireTrusted(
  { log }: TrustedKeys,
  newest: JudgedCheckpoint,
  kept: readonly JudgedCheckpoint[],
  history: KeyHistory,
  findings: Findings,
): void {
  const isTrusted = ({ signedBy }: JudgedCheckpoint): boolean =>
    signedBy.some((vkey) => log.some((each) => sameVkey(each, vkey)));
  const changedAt = history.lastKeyChange();
  const vouches = changedAt > 1 ? kept.filter(({ size }) => size >= changedAt) : [];
  const [first] = log;
  if (first !== undefined && ![newest, ...vouches].some(isTrusted)) {
    findings.add("checkpoint_unsigned", "checkpoint", { key: printVkey(first) });
  }
}
