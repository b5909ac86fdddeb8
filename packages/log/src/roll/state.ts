// What the roll knows after so many entries: plain rows, each with the index from which it holds. Nothing is ever taken
// out, so what held at an index can be asked for ever after.
import type { Instant } from "@servanda/core";
import type { KeyId } from "../keys/key-id.ts";
import type { RecordId } from "../record/id.ts";
import type { GrantedType, QuorumForm, RuleForm } from "./bodies.ts";
import { createRoots, type Roots } from "./roots.ts";

/** What an admitted record is marked with: `late`, signed by a key before it was retired; `clock_implausible`. */
export type RecordFlag = "late" | "clock_implausible";

export interface EntryRow {
  /** Undefined where an entry of a log was passed over because it is no admitted record. */
  readonly id: RecordId | undefined;
  readonly author: KeyId | undefined;
  readonly signers: readonly KeyId[];
  readonly recvAt: Instant;
  readonly flags: readonly RecordFlag[];
}

/** From `compromisedSince` on, by the log's clock, somebody else may have used the key. */
export interface Revocation {
  readonly atIndex: number;
  readonly compromisedSince: Instant | undefined;
}

export interface KeyRow {
  readonly id: KeyId;
  readonly publicKey: Uint8Array;
  readonly office: string;
  readonly role: string;
  readonly enrolledAt: number;
  retiredAt: number | undefined;
  /** The first ends the key; later ones may only say that it was compromised earlier. */
  readonly revocations: Revocation[];
}

export interface RuleRow extends RuleForm {
  readonly fromIndex: number;
  untilIndex: number | undefined;
}

/** An author's records, by their own numbers. */
export interface Chain {
  readonly ids: RecordId[];
  lastDeviceAt: Instant;
  lastOffsetMs: number | undefined;
}

export interface HoldRow {
  readonly record: RecordId;
  readonly office: string;
}

/** The text in force, and the record that put it there. */
export interface TextInForce {
  readonly index: number;
  readonly agreement: string;
}

export interface RollState {
  readonly origin: string;
  readonly roots: Roots;
  readonly entries: EntryRow[];
  readonly indexOf: Map<RecordId, number>;
  /** Thresholds by office. */
  readonly offices: Map<string, number>;
  mission: string;
  quorum: QuorumForm;
  readonly keys: Map<KeyId, KeyRow>;
  readonly chains: Map<KeyId, Chain>;
  readonly rules: Map<string, RuleRow>;
  /** How many rules in force give this: by `grantName`. */
  readonly grants: Map<string, number>;
  /** Records that may come in although a key that signed them was retired: by `lateName`. */
  readonly lates: Set<string>;
  readonly holds: Map<RecordId, HoldRow>;
  /** Holds that are not released, by the record they are on. */
  readonly heldBy: Map<RecordId, Set<RecordId>>;
  readonly shreds: Map<RecordId, RecordId>;
  readonly texts: TextInForce[];
  readonly policies: { readonly index: number; readonly policy: string }[];
  readonly logKeys: Set<string>;
  closedAt: number | undefined;
}

export function emptyState(origin: string): RollState {
  return {
    origin,
    roots: createRoots(),
    entries: [],
    indexOf: new Map(),
    offices: new Map(),
    mission: "",
    quorum: { offices: [], need: 1 },
    keys: new Map(),
    chains: new Map(),
    rules: new Map(),
    grants: new Map(),
    lates: new Set(),
    holds: new Map(),
    heldBy: new Map(),
    shreds: new Map(),
    texts: [],
    policies: [],
    logKeys: new Set(),
    closedAt: undefined,
  };
}

/** What a record of this type by such a key needs a rule for; also how a rule that is missing is named. */
export function grantName(office: string, role: string, type: GrantedType): string {
  return `${office}/${role}:${type}`;
}

export function lateName(record: RecordId, key: KeyId): string {
  return `${record} ${key}`;
}
