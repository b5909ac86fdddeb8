// The records an agreement is judged by: what people and sensors put into the log, in the order the institution came
// to know it. Values only; reading them from files is `formats`, judging them is `monitor`.
import type { Instant } from "@servanda/core";

/** Name of an actor or body as the agreement declares it, e.g. `Ukraine`. */
export type ActorName = string;
/** Name of an event kind in the vocabulary, singular, e.g. `shelling`, `heavy weapon`. */
export type KindName = string;
/** Name of a line or zone as the agreement declares it. */
export type RegionName = string;
/** `source/id`: the identity of a record. A source id holds no slash; the record id may. */
export type RecordRef = string;

/** How a source sees. Two sources of different kinds are two kinds for a standard of proof. */
export type SourceKind =
  | "patrol"
  | "camera"
  | "uav"
  | "acoustic"
  | "radar"
  | "satellite"
  | "alert"
  | "party"
  | "mission"
  | "press"
  | "open"
  | "institution";

/**
 * Where something was: a point with a radius of doubt, or only names, or both.
 * `lat`, `lon` degrees WGS 84; `radiusM` metres; `names` are places or areas the source says it lies in.
 */
export interface Place {
  readonly lat?: number;
  readonly lon?: number;
  readonly radiusM: number;
  readonly names: readonly string[];
}

interface RecordBase {
  readonly id: string;
  readonly source: string;
  /** When the institution knew. The only instant that orders records. */
  readonly recordedAt: Instant;
}

/** One report of something of a kind at a place in a closed interval of time, perhaps done by someone. */
export interface Observation extends RecordBase {
  readonly record: "observation";
  readonly kind: KindName;
  /** Closed interval in which it happened; equal ends if exact. */
  readonly from: Instant;
  readonly to: Instant;
  readonly sourceKind: SourceKind;
  /** Sources of one group are not independent (two wires of one agency). */
  readonly group: string;
  /** The actor whose source this is, e.g. the mission of a patrol. */
  readonly of?: ActorName;
  /** The source was there itself (a site visit, a patrol's own sight). */
  readonly onSite?: boolean;
  readonly place?: Place;
  /** Who did it, as this source attributes it. Without it nobody is named. */
  readonly by?: ActorName;
  /** On what ground it is attributed, e.g. `impact analysis`. Required where `by` is given. */
  readonly basis?: string;
  /** `possible` where the source itself doubts its attribution. Certain if absent. */
  readonly attribution?: "certain" | "possible";
  /** Whom or whose thing it was done to. */
  readonly target?: ActorName;
  /** How many of the kind this one report covers; 1 if absent. */
  readonly count?: number;
  /** A total over the interval (a daily figure), never one happening: joins no incident. */
  readonly aggregate?: boolean;
  /** Attributes of the kind, unit in the name: `calibreMm`, `deaths`. */
  readonly attributes?: Readonly<Record<string, number | string>>;
  /** The record, finding or incident it refers to. */
  readonly about?: string;
  /** The device's clock; shown, never used for what happened. */
  readonly reportedAt?: Instant;
}

/** The acts on record that this release gives effect to, and any other verb of the vocabulary. */
export type ActVerb = string;

/** Something an actor or body did on the record: declared, notified, pleaded, judged, consulted. */
export interface Act extends RecordBase {
  readonly record: "act";
  readonly act: ActVerb;
  readonly by: ActorName;
  /** When it was done, as the act itself states; at most `recordedAt`. */
  readonly at: Instant;
  readonly matter?: string;
  readonly to?: ActorName;
  /** The record (`source/id`), incident, finding or duty it is about. */
  readonly about?: string;
  /** Of a judgement, a vote or a decision; only a vote can be an abstention. */
  readonly outcome?: "accepted" | "rejected" | "abstained";
  /** Of an extension, a waiver, a permit: until when. */
  readonly until?: Instant;
  /** Of a judgement over a figure: how many units it covers, all if absent. Of a declaration: how many there are. */
  readonly count?: number;
  readonly place?: Place;
}

/** Its author takes a record back. The withdrawn record stays in the log and counts no more from here on. */
export interface Withdrawal extends RecordBase {
  readonly record: "withdrawal";
  readonly of: RecordRef;
}

/** What a correction says anew of a report; null where it states nothing there any more. */
export interface Corrected {
  /** Both or neither. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly place?: Place | null;
  /** With its ground; null takes ground and doubt with it. */
  readonly by?: ActorName | null;
  readonly basis?: string;
  readonly attribution?: "certain" | "possible" | null;
  readonly target?: ActorName | null;
  readonly count?: number | null;
  readonly onSite?: boolean | null;
  /** All of them anew. */
  readonly attributes?: Readonly<Record<string, number | string>> | null;
}

/**
 * A source says anew what one of its reports says. The report keeps its identity, its kind, and when it was first on
 * record; what it said before stays in the log.
 */
export interface Correction extends RecordBase {
  readonly record: "correction";
  readonly of: RecordRef;
  readonly change: Corrected;
}

/** Who watched what, when: without it, nothing seen is not nothing happened. */
export interface Coverage extends RecordBase {
  readonly record: "coverage";
  readonly state: "watched" | "denied" | "jammed" | "blind";
  /** Closed interval of the watch. */
  readonly from: Instant;
  readonly to: Instant;
  /** Kinds watched for; every kind if absent. */
  readonly kinds?: readonly KindName[];
  /** Region watched; the whole of the agreement's area if absent. */
  readonly area?: RegionName;
}

/** Time passes: deadlines up to `recordedAt` fire. Extra ticks change nothing. */
export interface Tick {
  readonly record: "tick";
  readonly recordedAt: Instant;
}

/** Everything that moves the monitor. */
export type LogRecord = Observation | Act | Correction | Withdrawal | Coverage | Tick;
/** A record with an identity of its own: all but ticks. */
export type IdentifiedRecord = Exclude<LogRecord, Tick>;

/** The identity of a record within a log. */
export function refOf(record: { readonly source: string; readonly id: string }): RecordRef {
  return `${record.source}/${record.id}`;
}
