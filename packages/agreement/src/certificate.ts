// What a certificate is: a verdict with everything it rests on, so that a program that shares no code with the monitor
// can work it out again. Plain data; instants in milliseconds since 1970-01-01T00:00:00Z. docs/formats/certificate.md.
import { canonicalText, type Instant, type Length, sha256Hex } from "@servanda/core";
import type { CheckedAgreement, StagePeriod } from "./agreement.ts";
import type { Tally } from "./body.ts";
import type { ActorTerm, AttributeTest, Condition, LevelName, Moment, PlaceTest } from "./condition.ts";
import type { Duty, Finding } from "./outcome.ts";
import type { ActorName, IdentifiedRecord, LogRecord, RecordRef, RegionName } from "./record.ts";
import { refOf } from "./record.ts";

/** The format and its version; a certificate says which it is. */
export const CERTIFICATE_FORMAT = "servanda-certificate/1";

/** A Kleene value as a word. */
export type Answer = "yes" | "no" | "maybe";

/** What is asked of a report, of a moment, or of what is on record. */
export type Asked =
  /** The value follows from the parts: the least, the greatest, or the other way round. */
  | { readonly kind: "all of" | "any of" | "not" }
  /** All of the parts, with these variables of the clause. */
  | { readonly kind: "with"; readonly variables: Readonly<Record<string, string>> }
  /** It is a report of one of these kinds, and not a figure of none. */
  | { readonly kind: "kind"; readonly kinds: readonly string[] }
  /** The report says that this actor did it; `null`: it surely names nobody. */
  | { readonly kind: "done by"; readonly actor: ActorName | null }
  /** This actor answers for what it reports: it must prevent what others do. */
  | { readonly kind: "answered for"; readonly actor: ActorName }
  | { readonly kind: "target"; readonly target: ActorTerm }
  /** With the distance from the region, doubt included, where the test is of a distance. */
  | {
      readonly kind: "place";
      readonly test: PlaceTest;
      readonly region: RegionName;
      readonly lowM?: number;
      readonly highM?: number;
    }
  | { readonly kind: "near judged"; readonly distanceM: number }
  | { readonly kind: "attribute"; readonly test: AttributeTest }
  | { readonly kind: "during"; readonly stage: string; readonly start?: Instant; readonly end?: Instant }
  | { readonly kind: "after" | "before"; readonly moment: Moment; readonly at?: Instant }
  /** The agreement binds this actor then. */
  | { readonly kind: "bound"; readonly actor: ActorName; readonly start?: Instant; readonly end?: Instant }
  /** A condition of the text that has no parts. */
  | { readonly kind: "condition"; readonly condition: Condition };

/** A record, with the answer that it gives by itself. Those that answer *no* are left out. */
export interface RecordAnswer {
  readonly ref: RecordRef;
  readonly value: Answer;
}

/** Reports about one happening: how many units surely and at most count, or how well it is proven. */
export interface HappeningAnswer {
  readonly least: RecordRef;
  readonly low?: number;
  readonly high?: number;
  readonly value?: Answer;
  readonly level?: LevelName;
}

/** Where it was searched for what was not found. */
export interface Search {
  /** Closed; all the past if absent. */
  readonly from?: Instant;
  readonly to: Instant;
  readonly coverage?: SearchedCoverage;
}

/** Who watched while something was searched for. */
export interface SearchedCoverage {
  /** Who states that it watched for this there, and who states that it could not. Sorted. */
  readonly watches: readonly RecordRef[];
  readonly dark: readonly RecordRef[];
  /** Stretches in which nobody watched for one of the kinds. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** A question with its answer and what the answer rests on. */
export interface AnswerNode {
  readonly asks: Asked;
  readonly value: Answer;
  readonly parts?: readonly AnswerNode[];
  readonly records?: readonly RecordAnswer[];
  readonly happenings?: readonly HappeningAnswer[];
  /** Findings of other clauses, by id; each has a certificate of its own. */
  readonly findings?: readonly { readonly id: string; readonly value: Answer }[];
  /** What a count lies between. */
  readonly low?: number;
  readonly high?: number;
  readonly search?: Search;
  /** When the stage runs that is asked about. */
  readonly period?: StagePeriod;
}

/** All that is asked of one report, or of the moment of a record. */
export interface ReportAnswer {
  readonly ref: RecordRef;
  readonly answer: AnswerNode;
}

/** A standard that is reached: around which report, by which of its proofs, with which others. */
export interface LevelProof {
  readonly level: LevelName;
  /** Index into the standard's `anyOf`. */
  readonly proof: number;
  readonly around: RecordRef;
  /** Reports that count, itself included. Sorted. */
  readonly reports: readonly RecordRef[];
}

/** What is on record of an exception that only a judge settles. */
export interface MatterGround {
  readonly matter: string;
  readonly isPleaded: boolean;
  /** The last instant at which a plea counts, where the text bounds it. */
  readonly pleadableUntil?: Instant;
  readonly pleas: readonly RecordRef[];
  /** The last ruling that counts. */
  readonly ruling?: RecordRef;
}

export interface FindingGrounds {
  /** Every report of the incident, or of the day. Sorted. */
  readonly members: readonly RecordRef[];
  /** In the order of `members`. */
  readonly reports: readonly ReportAnswer[];
  /** Lowest first: as it is proven against the bearer, and as it is proven that it happened. */
  readonly levels: readonly LevelProof[];
  readonly occurrence: readonly LevelProof[];
  /** Acts on record about the finding. Sorted. */
  readonly acts: readonly RecordRef[];
  readonly matters: readonly MatterGround[];
  /** Waivers of the clause that can excuse it. Sorted. */
  readonly waivers: readonly RecordRef[];
}

/** What brought a duty to life, as it was on record when it began. */
export interface TriggerGround {
  readonly members: readonly RecordRef[];
  /** World time; absent for what stands from the outset. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly detectedAt?: Instant;
  /** When the act that triggered it was on record. */
  readonly actAt?: Instant;
  /** The finding that triggered it, by the id it had then. */
  readonly finding?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Absent for what stands from the outset. */
  readonly begunAt?: Instant;
}

/** A record that may perform a duty. */
export interface PerformanceGround {
  readonly ref: RecordRef;
  readonly from: Instant;
  readonly to: Instant;
  /** Does it perform the duty at all? */
  readonly value: Answer;
  /** And in time? */
  readonly isTimely: Answer;
}

export interface DutyGrounds {
  readonly trigger: TriggerGround;
  /** How long the clock runs, where it counts from a start. */
  readonly length?: Length;
  /** Index of the candidate that binds. */
  readonly binds?: number;
  /** When the rule's own `until` first came true. */
  readonly endedAt?: Instant;
  /** What adds up, where the rule says how much is owed. */
  readonly contributions: readonly RecordAnswer[];
  readonly performances: readonly PerformanceGround[];
  /** One for each thing of the world that is owed: where it was watched for. */
  readonly watched: readonly Search[];
  readonly exceptions: readonly AnswerNode[];
  /** Acts on record about what triggered it. Sorted. */
  readonly acts: readonly RecordRef[];
  readonly matters: readonly MatterGround[];
  /** Waivers of the clause that can excuse it. */
  readonly waivers: readonly RecordRef[];
  /** Of an effort: acts by which a reason was given. */
  readonly reasons: readonly RecordRef[];
}

/** A record as it stands in the log, with the hash of its canonical JSON (RFC 8785). */
export interface CitedRecord {
  readonly ref: RecordRef;
  readonly sha256: string;
  readonly record: IdentifiedRecord;
}

/** What is claimed: a finding, or a duty as it stands. */
export type Claim =
  | { readonly kind: "finding"; readonly id: string; readonly finding: Finding; readonly grounds: FindingGrounds }
  | { readonly kind: "duty"; readonly id: string; readonly duty: Duty; readonly grounds: DutyGrounds };

/** What a verdict would be; absent fields where there would be none. */
export type ClaimedVerdict = Partial<
  Pick<Finding, "bearer" | "certainty" | "level" | "occurrence" | "status"> & Pick<Duty, "state">
>;

/** Records taken away or added, with what the verdict then is: it was tried. */
export interface VerifiedChange {
  readonly without: readonly RecordRef[];
  readonly with: readonly LogRecord[];
  /** Absent where nothing is found then. */
  readonly verdict?: ClaimedVerdict;
}

export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly agreement: Pick<CheckedAgreement, "id" | "name" | "version">;
  /** The version of the time-zone data that days were counted with. */
  readonly timeZones: string;
  /** Judged on what was on record then, with time passed up to then. */
  readonly asOf: Instant;
  readonly clause: {
    readonly key: string;
    readonly number: string;
    readonly reading: string;
    readonly sentence: string;
  };
  /** Without grounds where the verdict rests on what no certificate covers yet. */
  readonly claim: Claim | Omit<Claim, "grounds">;
  /** What the verdict hangs on and no certificate covers yet, by name. Sorted. */
  readonly uncovered: readonly string[];
  /** Behind each decision of a body that the claim names, so that its votes can be counted again. By reference. */
  readonly tallies: readonly Tally[];
  /** Every record named above. Sorted by reference. */
  readonly records: readonly CitedRecord[];
  /** The smallest changes that were found to flip the verdict. */
  readonly changes: readonly VerifiedChange[];
}

/** References among the texts of a value, at any depth, of those that `isKnown`. Sorted, each once. */
export function refsWithin(value: unknown, isKnown: (text: string) => boolean): RecordRef[] {
  const found = new Set<RecordRef>();
  const visit = (each: unknown): void => {
    if (typeof each === "string") {
      if (isKnown(each)) found.add(each);
    } else if (typeof each === "object" && each !== null) Object.values(each).forEach(visit);
  };
  visit(value);
  return [...found].sort();
}

/** The record as a certificate cites it. */
export function cited(record: IdentifiedRecord): CitedRecord {
  return { ref: refOf(record), sha256: sha256Hex(canonicalText(record)), record };
}

/**
 * What a certificate cites that says this: records of the log up to the instant that it names, as they were first
 * recorded, with everything by which their own sources corrected them or took them back. Sorted by reference.
 */
export function citedFor(said: unknown, log: readonly LogRecord[], asOf: Instant): CitedRecord[] {
  const known = new Map<RecordRef, IdentifiedRecord>();
  for (const each of [...log].sort((a, b) => a.recordedAt - b.recordedAt)) {
    if (each.record !== "tick" && each.recordedAt <= asOf && !known.has(refOf(each))) known.set(refOf(each), each);
  }
  const named = refsWithin(said, (text) => known.has(text));
  const all = new Set(named);
  // Corrections before withdrawals: a correction can be taken back too.
  for (const kind of ["correction", "withdrawal"] as const) {
    for (const each of known.values())
      if (each.record === kind && all.has(each.of) && each.of.startsWith(`${each.source}/`)) all.add(refOf(each));
  }
  return [...all].sort().flatMap((ref) => {
    const record = known.get(ref);
    return record === undefined ? [] : [cited(record)];
  });
}
