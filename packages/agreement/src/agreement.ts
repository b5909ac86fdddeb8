// The checked agreement: what `lang` hands to `monitor`. Every name is resolved, every unit converted, every define
// expanded, every reading worked out into clauses of its own. Plain data, so it can be stored, sent and compared.
import type { DurationMs, Instant, Length, WorkingCalendar } from "@servanda/core";
import type { Body } from "./body.ts";
import type {
  ActorTerm,
  ActPattern,
  BreachPattern,
  Condition,
  EventPattern,
  LevelName,
  Moment,
  RegionOf,
} from "./condition.ts";
import type { Effect, Ladder, Measure } from "./consequences.ts";
import type { Watch } from "./institution.ts";
import type { Membership } from "./membership.ts";
import type { Power } from "./power.ts";
import type { AttributionLimit, QuestionAsked } from "./question.ts";
import type { ActorName, ActVerb, KindName, RegionName } from "./record.ts";

/** `base`, or the name of a reading. */
export type ReadingName = string;
export const BASE_READING: ReadingName = "base";

/** A half-open range of UTF-16 offsets in the agreement's file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Role = "party" | "guarantor" | "observer" | "other";

export interface Actor {
  readonly name: ActorName;
  readonly label?: string;
  readonly role: Role;
  readonly answersTo?: ActorName;
}

/** Longitude, latitude in degrees, WGS 84, as GeoJSON orders them. */
export type Position = readonly [lon: number, lat: number];

/** How a region is known. Rings are closed; lines are open unless first equals last. */
export type Shape =
  | { readonly kind: "lines"; readonly lines: readonly (readonly Position[])[] }
  | { readonly kind: "polygons"; readonly polygons: readonly (readonly (readonly Position[])[])[] }
  /** Known by name alone: an event lies in it if its source says so. */
  | { readonly kind: "named" }
  | { readonly kind: "within"; readonly distanceM: number; readonly of: RegionName }
  | { readonly kind: "union" | "intersection"; readonly of: readonly RegionName[] }
  | { readonly kind: "minus"; readonly from: RegionName; readonly less: readonly RegionName[] }
  /** Left or right of a line as one goes from its first vertex to its last. */
  | { readonly kind: "side"; readonly of: RegionName; readonly side: "left" | "right" }
  /**
   * Within a distance of things that move, wherever reports of these kinds say that they are. No such thing is faster
   * than this: between two reports of it, it is no farther from either than the time allows.
   */
  | {
      readonly kind: "moving";
      readonly distanceM: number;
      readonly kinds: readonly KindName[];
      readonly fastestMetresPerSecond: number;
    }
  /** The text leaves it open: every question about it is *maybe*. */
  | { readonly kind: "open"; readonly why: string };

export interface Region {
  readonly name: RegionName;
  readonly label?: string;
  /** Names by which a source may call it: its own, its label, and those the text lists. */
  readonly names: readonly string[];
  readonly shape: Shape;
  /** What the name stands for, actor by actor: a line that each side measures from. */
  readonly references?: readonly RegionOf[];
}

/** An event kind and the kind it stands under. */
export interface Kind {
  readonly name: KindName;
  readonly under?: KindName;
}

/**
 * One way to reach a level: k independent groups of m kinds of source near in time and place, or a source with
 * standing.
 */
export type Proof =
  | {
      readonly kind: "sources";
      readonly sources: number;
      readonly sourceKinds: number;
      /** Neighbours are strictly nearer than this in time; any time if absent. */
      readonly withinMs?: DurationMs;
      /** Neighbours are strictly nearer than this in place; any place if absent. */
      readonly withinM?: number;
    }
  | { readonly kind: "standing"; readonly actor: ActorName; readonly onSite: boolean };

/** A standard of proof. Listed lowest first; a report takes the highest level that any of its proofs reaches. */
export interface Standard {
  readonly level: LevelName;
  readonly anyOf: readonly Proof[];
}

/**
 * Which reports can be about the same happening. A report follows the first linking whose pattern it surely matches.
 */
export interface Linking {
  readonly name: string;
  readonly event: EventPattern;
  /** Linked if surely strictly nearer than this in time … */
  readonly withinMs: DurationMs;
  /** … and, where given, in place. */
  readonly withinM?: number;
  /** An incident longer than this is divided at its longest quiet gap. */
  readonly maxSpanMs: DurationMs;
}

/** An exception settled by a record: a judgement, after a plea where the text asks for one. */
export interface MatterException {
  readonly kind: "matter";
  readonly matter: string;
  readonly pleadedBy?: ActorTerm;
  /** From the moment the finding was on record; bound included. */
  readonly pleadWithin?: Length;
  /** Nobody if absent: then it stays unsettled. */
  readonly judgedBy?: readonly ActorName[];
  readonly span: Span;
}

export type Exception =
  | { readonly kind: "condition"; readonly condition: Condition; readonly span: Span }
  | MatterException;

/** A counting rule: what counts as one, and on which day. */
export interface Register {
  readonly key: string;
  readonly name: string;
  readonly reading: ReadingName;
  readonly event: EventPattern;
  /** Units a report is worth: its `count` (1 if unsaid), or the sum of an attribute. */
  readonly unit: { readonly kind: "count" } | { readonly kind: "attribute"; readonly attribute: string };
  /** Reports become units: each incident is one. Otherwise an incident is worth the largest total of any one source. */
  readonly countsIncidents: boolean;
  /** A unit belongs to the day on which it ended, unless the text says the day on which it began. */
  readonly dayOf: "end" | "start";
  readonly exceptions: readonly MatterException[];
  /** Its counts are said with the hours that somebody watched: `exposure every observed hour`. */
  readonly isExposed?: true;
  readonly span: Span;
}

/** `renewed for 5 years unless notice by a party 6 months before end`: again and again, by nobody's act. */
export interface Renewal {
  readonly for: Length;
  /** Acts that prevent the next renewal; nothing does if empty. */
  readonly unless: readonly ActPattern[];
  /** How long before the end such an act must be on record at the latest. */
  readonly notice?: Length;
}

/** A named period: half-open in world time. The earliest of several moments counts. */
export interface Stage {
  readonly name: string;
  /** Its name in the text, where a reading has a stage of its own under that name: `name` is then `Term@Narrow`. */
  readonly declared?: string;
  readonly label?: string;
  readonly start: readonly Moment[];
  readonly end: readonly Moment[];
  /** From the start, keeping its clock time; an end as good as any in `end`. */
  readonly length?: Length;
  readonly renewal?: Renewal;
  /** Who may put the end off, by an act `extend` on its name before it comes that says until when. */
  readonly extendableBy?: readonly ActorName[];
  readonly span: Span;
}

export type ClockStart = "event" | "detection" | "receipt" | "finding" | "declaration" | "first breach";

/** How often something is owed again. */
export interface Recurrence {
  /** One duty for each period of this length, from the start of the stages it is bound to; else of the calendar. */
  readonly every: Length;
  /** Within the period: by this time of the first day, or by the end of this day of the year. Else by its end. */
  readonly by?:
    | { readonly kind: "time"; readonly minutes: number }
    | { readonly kind: "date"; readonly month: number; readonly day: number };
}

/** How much must be done: a sum of what reports and acts say, or so many different items of a class. */
export type Quota =
  | { readonly kind: "sum"; readonly attribute: string; readonly atLeast: number }
  | { readonly kind: "items"; readonly items: readonly string[]; readonly atLeast: number }
  /** As many as the bearer has last declared that there are, in an act on this register with a count. */
  | { readonly kind: "declared"; readonly register: string };

/** When a duty falls due. */
export type Clock =
  | {
      readonly kind: "within";
      /** Over at the end of its last day where it is counted in days, months or working days. */
      readonly length: Length;
      /** In the text's order: the first binds. Empty: the trigger's moment on record, *assumed*. */
      readonly countedFrom: readonly ClockStart[];
    }
  /** `by` includes its bound, `before` does not. */
  | { readonly kind: "by" | "before"; readonly moment: Moment }
  /** With each period of the recurrence. */
  | { readonly kind: "each period" }
  /** When the tolerated lag behind the first other bearer who has done the same is over; not before one has. */
  | { readonly kind: "in step"; readonly lag: Length }
  | { readonly kind: "none"; readonly onPurpose: boolean };

/** What brings a duty to life. One instance for each occurrence and each bearer. */
export type Trigger =
  /** Once, from the start of the stages it is bound to, or of the agreement. */
  | { readonly kind: "standing" }
  /** With a level: once it is proven so well. */
  | { readonly kind: "event"; readonly event: EventPattern; readonly guard: Condition; readonly level?: LevelName }
  | { readonly kind: "breach"; readonly breach: BreachPattern; readonly guard: Condition }
  | { readonly kind: "act"; readonly act: ActPattern; readonly guard: Condition }
  /** Each time the condition comes true on record. */
  | { readonly kind: "watch"; readonly watch: Watch }
  /** Once, at a moment of the agreement's calendar. */
  | { readonly kind: "moment"; readonly moment: Moment }
  | { readonly kind: "any"; readonly of: readonly Trigger[] };

/** What is owed: an act on record, or something of the world that must be seen. */
export type Content =
  | { readonly kind: "act"; readonly act: ActPattern }
  | { readonly kind: "event"; readonly event: EventPattern }
  /** A matter that only its judges can call done. Nobody can where none is named. */
  | { readonly kind: "settled"; readonly matter: string; readonly judgedBy: readonly ActorName[] }
  /** All of these, or any one of them. */
  | { readonly kind: "all"; readonly of: readonly Content[] }
  | { readonly kind: "any"; readonly of: readonly Content[] };

/** Who is bound. `in force` is judged when the trigger goes on record. */
export interface Bearers {
  readonly actors: readonly ActorName[];
  /** The bearer is the value of this variable of the trigger instead. */
  readonly variable?: string;
  readonly onlyInForce: boolean;
  /** Bound from signature on, before the agreement is in force for them. */
  readonly fromSignature?: true;
  /** One duty of all of them: performed when the last of them has done his part. */
  readonly jointly?: true;
}

/** `must … within …`: a duty of result with a clock. `must strive to …`: one of effort. */
export interface Obligation {
  readonly kind: "require";
  /** Not doing it is no breach; but past the deadline its bearer owes a reason. */
  readonly effort?: true;
  readonly bearers: Bearers;
  readonly during: readonly string[];
  readonly after: readonly Moment[];
  readonly trigger: Trigger;
  readonly recurs?: Recurrence;
  readonly content: Content;
  readonly quota?: Quota;
  readonly clock: Clock;
  /** Who may put the deadline off, by an act `extend` before it passes that says until when. */
  readonly extendableBy?: readonly ActorName[];
  readonly exceptions: readonly Exception[];
  /** Ends the rule: what is still due lapses, and nothing begins any more. */
  readonly until?: Trigger;
  /** What follows when this is overdue. Its trigger is the missed deadline. A rule has this or `onFulfilment`. */
  readonly otherwise?: Obligation | Effect;
  /** What follows when this is done, in time or late. Its trigger is the performance. */
  readonly onFulfilment?: Obligation | Effect;
}

/** `must not …`: a standing prohibition, breached by each incident that matches. */
export interface Prohibition {
  readonly kind: "forbid";
  readonly bearers: Bearers;
  readonly during: readonly string[];
  readonly after: readonly Moment[];
  readonly before: readonly Moment[];
  readonly event: EventPattern;
  /** Judged at the event. */
  readonly when: Condition;
  readonly exceptions: readonly Exception[];
  /** `must prevent`: breached by what others do, where the bearer answers for it. */
  readonly prevents?: Prevention;
}

/** Whose deeds a bearer answers for. */
export interface Prevention {
  /** What comes from territory that the bearer holds, whoever does it. */
  readonly fromTerritory: boolean;
  /** Others whose deeds count against the bearer. */
  readonly others: Readonly<Record<ActorName, readonly ActorName[]>>;
}

/** `may …`: taken from the prohibitions of the same article, and from those that give way to it. */
export interface Permission {
  readonly kind: "permit";
  readonly bearers: Bearers;
  readonly during: readonly string[];
  readonly after: readonly Moment[];
  /** Any one of these, each by the bearers; none where what is allowed is an act on record. */
  readonly what: readonly EventPattern[];
  /** Judged at the event. */
  readonly when: Condition;
  readonly exceptions: readonly Exception[];
}

/** What a clause says, worked out. */
export type Rule = Prohibition | Obligation | Effect | Permission | Power;

/** `of`: what says so, where it is not the clause itself. */
export type OpenPoint =
  | { readonly kind: "left open"; readonly what: string; readonly of?: string }
  | { readonly kind: "negotiable"; readonly of?: string };

export interface Clause {
  /** `number` in the base, `number@Reading` under a reading; `number for Actor` of a reservation. */
  readonly key: string;
  readonly number: string;
  readonly reading: ReadingName;
  /** Whose reservation it is: it binds these, instead of the clause of that number. */
  readonly reservedBy?: readonly ActorName[];
  /** Numbers of the clauses that give way to it, and of those to which it gives way, where both speak of the same. */
  readonly precedence?: { readonly overrides: readonly string[]; readonly yieldsTo: readonly string[] };
  /** Sealed annexes that may alter what it says: verdicts on it say so. */
  readonly touchesSealed?: readonly string[];
  /** What it leaves open or under negotiation, or what it speaks of does: verdicts on it say so. */
  readonly openPoints?: readonly OpenPoint[];
  /** Index into `articles`. */
  readonly article: number;
  readonly span: Span;
  /** The rule rendered back as one English sentence. */
  readonly sentence: string;
  readonly rule: Rule;
}

export interface Article {
  readonly number: string;
  readonly heading: string;
  readonly prose: string;
  readonly span: Span;
}

export interface Reading {
  readonly name: ReadingName;
  readonly holders: readonly ActorName[];
}

/** A statement that is read but not acted on by this release, said wherever results are shown. */
export interface WithoutMeaning {
  readonly what: string;
  readonly span: Span;
}

export interface CheckedAgreement {
  /** SHA-256 of the text and of every file it draws on: the text version. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly timeZone: string;
  /** Minutes after local midnight at which a reporting day ends. */
  readonly dayEndsMinutes: number;
  /** The working days the text names; Monday to Friday where it names none. */
  readonly calendar?: WorkingCalendar;
  /** Records of a world time older than this when recorded are listed, not applied. */
  readonly horizonMs: DurationMs;
  readonly actors: readonly Actor[];
  readonly bodies: readonly Body[];
  readonly membership?: Membership;
  readonly regions: readonly Region[];
  readonly kinds: readonly Kind[];
  readonly standards: readonly Standard[];
  /** Questions beside whether it happened that have standards of their own, in the order of the text. */
  readonly questions?: readonly QuestionAsked[];
  readonly linkings: readonly Linking[];
  /** Actors that may not attribute: who they name counts as nobody. */
  readonly attributionBarred: readonly ActorName[];
  /** Verbs of acts that some clause forbids: each such act on record is a report of itself, of a kind of that name. */
  readonly forbiddenActs?: readonly ActVerb[];
  /** Actors that may attribute so far and no further: what they claim beyond counts as naming nobody. */
  readonly attributionLimits?: readonly AttributionLimit[];
  readonly registers: readonly Register[];
  readonly stages: readonly Stage[];
  readonly ladders: readonly Ladder[];
  readonly measures: readonly Measure[];
  readonly clauses: readonly Clause[];
  readonly readings: readonly Reading[];
  readonly articles: readonly Article[];
  readonly withoutMeaning: readonly WithoutMeaning[];
}

/** Start and end of a stage as known; half-open `[start, end)`. */
export interface StagePeriod {
  readonly start?: Instant;
  readonly end?: Instant;
}
