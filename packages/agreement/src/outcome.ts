// What the monitor says: findings, duties, and the transitions between what was known before and after a record
// instant. Identities are computed at the border (`identity.ts`), not here.
import type { DurationMs, Instant } from "@servanda/core";
import type { ClockStart, ReadingName } from "./agreement.ts";
import type { Tally } from "./body.ts";
import type { LevelName } from "./condition.ts";
import type { RecordedDecision, StateChange } from "./institution.ts";
import type { Exercise } from "./power.ts";
import type { Answered } from "./question.ts";
import type { Act, ActorName, RecordRef } from "./record.ts";

export type Certainty = "certain" | "possible";

/** What a finding is about: an incident (named by its least record), or a day of a register's figures. */
export type Subject =
  | { readonly kind: "incident"; readonly least: RecordRef }
  | { readonly kind: "period"; readonly day: string };

/** An objection to a verdict, under the reading that it is a verdict of. */
export interface Dispute {
  readonly by: ActorName;
  readonly statement?: string;
}

/** A clause's verdict on an incident or a period. It accuses nobody where `bearer` is null. */
export interface Finding {
  readonly clause: string;
  readonly reading: ReadingName;
  readonly bearer: ActorName | null;
  readonly subject: Subject;
  readonly certainty: Certainty;
  readonly level: LevelName;
  /** Level at which it is established that it happened, whoever did it. */
  readonly occurrence: LevelName;
  /** `refuted`: the body that finds on it has found that it did not happen, or that another did it. */
  readonly status: "open" | "contested" | "excused" | "refuted";
  /** Units counted: 1 for an incident, the figure left after judged exceptions for a period. */
  readonly units: number;
  /** World time of the matching reports. */
  readonly from: Instant;
  readonly to: Instant;
  /** Reports it rests on, sorted. */
  readonly evidence: readonly RecordRef[];
  /** Matters on which no judge has spoken. Sorted. */
  readonly unsettled: readonly string[];
  /** Nobody saw it: the text takes it for granted until it is rebutted. The evidence is what it was triggered by. */
  readonly presumed?: true;
  /** Excused because everyone whom the clause protects has waived it for that time. */
  readonly waived?: true;
  /** Who objects on record, and what they state. Sorted. */
  readonly disputes?: readonly Dispute[];
  /** The text's other questions on which somebody has spoken, in its order. */
  readonly answers?: readonly Answered[];
}

/** Whether it counts as a breach where it is certain: neither excused nor refuted. */
export function isUpheld({ status }: Pick<Finding, "status">): boolean {
  return status !== "excused" && status !== "refuted";
}

/**
 * `unsettled`: its deadline passed, and its judges have not said whether it was done. `suspended`: its clause is, and
 * its clock stands still. `lapsed`: its clause ended while it was open. Of an effort no result is a breach: past the
 * deadline it is `reason owed` until there is a `reason given`.
 */
export type DutyState =
  | "unsettled"
  | "due"
  | "fulfilled"
  | "fulfilled late"
  | "overdue"
  | "not observed"
  | "excused"
  | "suspended"
  | "lapsed"
  | "reason owed"
  | "reason given";

/** A possible start of a duty's clock; `at` is absent where that start is not known. */
export interface ClockCandidate {
  readonly start: ClockStart;
  readonly at?: Instant;
  readonly dueAt?: Instant;
  /** No calendar is named, or it does not know the holidays of these years: only weekends were left out. */
  readonly areHolidaysAssumed?: true;
}

/** One instance of an obligation. */
export interface Duty {
  readonly clause: string;
  readonly reading: ReadingName;
  readonly bearer: ActorName;
  /** 0 for the clause itself, 1 for its `otherwise`, … */
  readonly step: number;
  /** What triggered it: a record, the least record of an incident, or `standing`. */
  readonly trigger: string;
  readonly state: DutyState;
  readonly certainty: Certainty;
  readonly startAt?: Instant;
  readonly dueAt?: Instant;
  /** The text names no start: the moment on record was taken. */
  readonly startAssumed: boolean;
  readonly candidates: readonly ClockCandidate[];
  /** The trigger was refuted later; the duty stands. */
  readonly basisRevised: boolean;
  /** Records of the trigger, and of the performance once there is one. Sorted. */
  readonly evidence: readonly RecordRef[];
}

const THEN = " then";

/** What a performance of the duty is called where it triggers another. */
export function performanceOfTrigger(trigger: string): string {
  return trigger + THEN;
}

/** The duty follows the performance of another, not a missed deadline. */
export function followsPerformance({ trigger }: Duty): boolean {
  return trigger.endsWith(THEN);
}

/** A difference between what stood before and after a record instant. */
export type Transition =
  | {
      readonly kind: "finding";
      readonly recordedAt: Instant;
      readonly at: Instant;
      readonly change: "found" | "changed" | "withdrawn";
      /** Least reports of incidents it stood under before and that are now part of this one: its other names. */
      readonly formerly?: readonly RecordRef[];
      /** As it stands now; as it last stood if withdrawn. */
      readonly finding: Finding;
    }
  | {
      readonly kind: "duty";
      readonly recordedAt: Instant;
      /** Due time for a deadline that passed, else the record instant. */
      readonly at: Instant;
      readonly change: "began" | "changed";
      readonly duty: Duty;
    }
  | {
      readonly kind: "stage";
      readonly recordedAt: Instant;
      readonly at: Instant;
      readonly stage: string;
      readonly change: "started" | "ended";
    }
  /** Something entered a state by the text's own effect. */
  | { readonly kind: "state"; readonly recordedAt: Instant; readonly at: Instant; readonly change: StateChange }
  /** The institution's own act: a condition came true, a body decided. */
  | {
      readonly kind: "act";
      readonly recordedAt: Instant;
      readonly at: Instant;
      readonly act: Act;
      /** Of a decision that was worked out from votes. */
      readonly tally?: Tally;
    }
  /** A power was used, or somebody acted as if they had it. */
  | { readonly kind: "exercise"; readonly recordedAt: Instant; readonly at: Instant; readonly exercise: Exercise }
  /** A decision on record of a body that has rules, held against the votes on record. */
  | {
      readonly kind: "record of decision";
      readonly recordedAt: Instant;
      readonly at: Instant;
      readonly decision: RecordedDecision;
    }
  /** A record older than the horizon: listed, not applied. */
  | { readonly kind: "beyond horizon"; readonly recordedAt: Instant; readonly at: Instant; readonly record: RecordRef };

/** One cell of a counting rule. */
export interface DayCount {
  readonly register: string;
  readonly reading: ReadingName;
  /** ISO date of the reporting day. */
  readonly day: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Units that surely count. */
  readonly count: number;
  /** Units that count only if a doubt is resolved that way. */
  readonly possible: number;
  /** Sum of `count` up to and including this day. */
  readonly cumulative: number;
  /** Share of the day that some source states it watched; undefined where there is no coverage data at all. */
  readonly watchedShare?: number;
  /** Of a register that says its exposure: how much of the day was watched. */
  readonly observedMs?: DurationMs;
}
