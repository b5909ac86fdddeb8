// What an explanation is: plain data, so that it can be printed, sent and compared. It holds what was asked and what
// the answers rest on; the words are whoever's shows it.
import type {
  Act,
  ActorName,
  ActorTerm,
  AttributeTest,
  Condition,
  Correction,
  Duty,
  EventPattern,
  Finding,
  LevelName,
  Observation,
  PlaceTest,
  Proof,
  RecordRef,
  RegionName,
} from "@servanda/agreement";
import type { DurationMs, Instant, Length } from "@servanda/core";

/** A Kleene value as a word. */
export type Answer = "yes" | "no" | "maybe";

/** A report, act or finding that an answer rests on, and the answer it gives by itself. */
export interface Ground {
  /** A record's reference, or the id of a finding. */
  readonly ref: string;
  readonly answer: Answer;
}

/** Why an answer is *maybe*. Distances in metres, doubt included. */
export type Doubt =
  | { readonly kind: "interval"; readonly ref: RecordRef; readonly from: Instant; readonly to: Instant }
  | {
      readonly kind: "radius";
      readonly ref: RecordRef;
      readonly radiusM: number;
      readonly lowM?: number;
      readonly highM?: number;
    }
  | { readonly kind: "no place"; readonly ref: RecordRef }
  | { readonly kind: "not stated"; readonly ref: RecordRef; readonly what: string }
  | { readonly kind: "attribution"; readonly ref: RecordRef }
  | { readonly kind: "nobody named"; readonly ref: RecordRef }
  | { readonly kind: "left open"; readonly region: RegionName; readonly why: string }
  /** `share` of the window that is watched; absent where no source states any coverage. */
  | { readonly kind: "coverage"; readonly share?: number }
  | { readonly kind: "matter"; readonly matter: string }
  | { readonly kind: "other" };

/** What a clause asks of an event. */
export type Asks =
  | { readonly kind: "event"; readonly kinds: EventPattern["kinds"] }
  | { readonly kind: "bearer"; readonly bearer: ActorName | null }
  | { readonly kind: "target"; readonly target: ActorTerm }
  | { readonly kind: "place"; readonly test: PlaceTest; readonly regions: readonly RegionName[] }
  | { readonly kind: "attribute"; readonly test: AttributeTest }
  | {
      readonly kind: "during";
      readonly stages: readonly { readonly name: string; readonly start?: Instant; readonly end?: Instant }[];
    }
  | { readonly kind: "after" | "before"; readonly at?: Instant }
  | { readonly kind: "condition"; readonly condition: Condition }
  /** Its answer is that of the exception: *yes* excuses. */
  | { readonly kind: "exception"; readonly condition: Condition };

/** One thing asked, with its answer. */
export interface Requirement {
  readonly asks: Asks;
  readonly answer: Answer;
  readonly grounds: readonly Ground[];
  readonly doubts: readonly Doubt[];
  /** Of `and`, `or`, `not`. */
  readonly parts: readonly Requirement[];
}

/** An exception that only a judge settles, as the record has it. */
export interface MatterAnswer {
  readonly matter: string;
  readonly judgedBy: readonly ActorName[];
  /** Absent where the text asks for no plea. */
  readonly plea?: { readonly state: "open" | "made" | "missed"; readonly until?: Instant };
  readonly ruling?: "accepted" | "rejected";
}

/** One way to reach a level, and how far the reports come. */
export interface ProofAnswer {
  readonly proof: Proof;
  readonly isReached: boolean;
  /** The report with the most independent neighbours; how many groups and kinds of source, itself included. */
  readonly around?: RecordRef;
  readonly sources: number;
  readonly sourceKinds: number;
}

export interface LevelAnswer {
  readonly level: LevelName;
  readonly isReached: boolean;
  readonly proofs: readonly ProofAnswer[];
}

export interface FindingExplanation {
  readonly kind: "finding";
  readonly id: string;
  readonly finding: Finding;
  readonly incident?: string;
  /** Reports of the incident or the day that the verdict looks at: first those it rests on. */
  readonly reports: readonly Observation[];
  /** What their sources have said anew of them, in record order. */
  readonly corrections: readonly Correction[];
  /** Acts on record about it. */
  readonly acts: readonly Act[];
  /** Answers are those of the report that decides; grounds show each report's own. */
  readonly requirements: readonly Requirement[];
  readonly matters: readonly MatterAnswer[];
  readonly levels: readonly LevelAnswer[];
}

export interface DutyExplanation {
  readonly kind: "duty";
  readonly id: string;
  readonly duty: Duty;
  /** By how much its own deadline had passed when its trigger went on record. */
  readonly beganLateMs?: DurationMs;
  /** Records of the trigger and of the performance. */
  readonly records: readonly (Observation | Act)[];
  /** Length of the clock, where it counts from a start. */
  readonly length?: Length;
  /** Content that must be seen in the world: share of the time to the deadline that somebody watched. */
  readonly watch?: { readonly share?: number };
}

export type Explanation = FindingExplanation | DutyExplanation;
