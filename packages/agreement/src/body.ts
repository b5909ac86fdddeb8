// Bodies that decide: their rules, and the tally by which a decision of theirs can be worked out again. Groups without
// rules cannot decide; what is recorded as their decision stands as it is.
import type { Instant, Length } from "@servanda/core";
import type { ActorName, RecordRef } from "./record.ts";

/** A group, by its members. Without rules its decisions are recorded and not worked out. */
export interface Body {
  readonly name: ActorName;
  /** Its name in the text, where a reading has it otherwise: `name` is then `Commission@Narrow`. Acts say this one. */
  readonly declared?: ActorName;
  readonly label?: string;
  readonly members: readonly ActorName[];
  readonly rules?: BodyRules;
}

/** How a body decides. */
export interface BodyRules {
  /** In the order of the text: the first for the matter, else the first for any. */
  readonly decisions: readonly DecisionRule[];
  /** So many members must take part. */
  readonly quorum?: number;
  /** Whoever has not voted so long after the matter was put is taken to agree. */
  readonly consentAfter?: Length;
  /** Casts the deciding vote in a tie; need not be a member. */
  readonly chair?: ActorName;
  readonly vetoes: readonly ActorName[];
  /** A member against whom a finding stands has no vote on a matter about it. */
  readonly excludesAccused: boolean;
  /** Who decides where the body could not. */
  readonly deadlock?: { readonly by: readonly ActorName[]; readonly matter?: string };
  /** Who has to call the members together, and how long after a matter was put. */
  readonly convening?: { readonly by: readonly ActorName[]; readonly within?: Length };
  /** Votes of members that have more than one. */
  readonly weights: Readonly<Record<ActorName, number>>;
}

/** What it takes to decide on a matter. */
export interface DecisionRule {
  /** Any matter if absent. */
  readonly matter?: string;
  readonly threshold: Threshold;
  /** Voting is over so long after the matter was put. */
  readonly within?: Length;
}

/** Votes that are enough. Shares are of the eligible members in force unless the text says `present`. */
export type Threshold =
  /** At least `numerator / denominator`, or more than that. */
  | {
      readonly kind: "share";
      readonly numerator: number;
      readonly denominator: number;
      readonly isMore: boolean;
      readonly of: "eligible" | "present";
    }
  /** `5 of 8`: five votes, however many may vote. */
  | { readonly kind: "votes"; readonly count: number; readonly of?: number }
  /** Every member votes for it. */
  | { readonly kind: "unanimity" }
  /** Every member has spoken and nobody is against it. */
  | { readonly kind: "consensus" }
  | { readonly kind: "chair" };

/** How a member took part; `silent` where no vote of its is on record. */
export type Cast = "for" | "against" | "abstained" | "silent";

/** One member's part in a decision. */
export interface Vote {
  readonly member: ActorName;
  readonly cast: Cast;
  readonly votes: number;
  readonly record?: RecordRef;
}

/** Why a decision came about, or did not. */
export type DecisionGround =
  | "votes"
  | "silence"
  | "casting vote"
  | "chair"
  | "deadlock"
  | "veto"
  | "out of reach"
  | "no quorum"
  | "time over"
  | "not convened";

/** All that a decision of a body rests on: who could vote, who did how, by which rule. */
export interface Tally {
  readonly body: ActorName;
  readonly matter: string;
  /** The record, incident or finding the matter is about. */
  readonly about?: string;
  readonly outcome: "accepted" | "rejected";
  readonly ground: DecisionGround;
  readonly threshold: Threshold;
  /** Votes it took. */
  readonly needed: number;
  /** Eligible members in the order of the text. */
  readonly votes: readonly Vote[];
  /** Members without a vote because the matter is about them. */
  readonly excluded: readonly ActorName[];
  /** Members that were not in force. */
  readonly absent: readonly ActorName[];
  readonly quorum?: number;
  /** When the matter was put, and by which record. */
  readonly putAt: Instant;
  readonly putBy: RecordRef;
  readonly countedAt: Instant;
  /** The decision of whoever the text names for a deadlock. */
  readonly decidedBy?: RecordRef;
}
