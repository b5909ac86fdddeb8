// What a verifier answers about a log: plain data, so that a command prints it, a page shows it and a program reads it.
import type { Instant } from "@servanda/core";
import type { StrengthLevel } from "../witness/strength.ts";
import type { Problem } from "./problems.ts";

/** `undecided`: nothing is wrong with what is there, and something is missing. */
export type Decision = "valid" | "invalid" | "undecided";

/** Whose word the keys are: of the person who asks, of the bundle's maker, or of the log's own records. */
export type KeySource = "given" | "bundle" | "log";

/** A cosignature that holds. */
export interface Cosigned {
  /** The witness, by the name of its key. */
  readonly name: string;
  readonly at: Instant;
}

export interface CheckedCheckpoint {
  readonly size: number;
  readonly strength: StrengthLevel;
  /** When enough witnesses for the policy had signed; null where they have not. */
  readonly witnessedAt: Instant | null;
  readonly cosigned: readonly Cosigned[];
}

/** One record of the log, as far as a list needs it. */
export interface CheckedRecord {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly author: string;
  readonly office: string;
  readonly seq: number;
  /** What the operator says of when it came. */
  readonly recvAt: Instant;
  /** What the author's device says of when it was made. */
  readonly deviceAt: Instant;
  /** Of the checkpoint that its author's device had verified. */
  readonly seenSize: number | null;
  /** It was not made before: when the checkpoint that its author had seen was witnessed. */
  readonly notBefore: Instant | null;
  /** It was not made after: when the first checkpoint that holds it was witnessed. */
  readonly notAfter: Instant | null;
  readonly flags: readonly string[];
}

export interface Verdict {
  readonly decision: Decision;
  readonly origin: string | null;
  readonly size: number | null;
  /** Base64; of the newest checkpoint. */
  readonly root: string | null;
  readonly vkey: string | null;
  readonly keysFrom: KeySource | null;
  readonly hasPolicy: boolean;
  /** Of the newest checkpoint. */
  readonly strength: StrengthLevel | null;
  /** By size. */
  readonly checkpoints: readonly CheckedCheckpoint[];
  /** By index; those before the first that could not be read. */
  readonly records: readonly CheckedRecord[];
  /** Sealed evidence: `withheld` is named by a record and not here, which a bundle may do. */
  readonly blobs: { readonly present: number; readonly withheld: number };
  readonly receiptCount: number;
  /** In the order in which they were met, at most `MAX_PROBLEMS`. */
  readonly problems: readonly Problem[];
  /** How many more there are. */
  readonly furtherProblems: number;
}

export const MAX_PROBLEMS = 100;
