// What conditions, event patterns and terms of a checked agreement are made of. Names are resolved and defines are
// expanded: nothing here needs looking up by a name that a reading could change.
import type { DurationMs, Instant, Length } from "@servanda/core";
import type { ReadingName } from "./agreement.ts";
import type { StateName, Thing, Watch } from "./institution.ts";
import type { ActorName, ActVerb, KindName, RegionName } from "./record.ts";

/** `more than`, `at least`, `at most`, `less than`, or exactly. */
export type Compare = ">" | ">=" | "<=" | "<" | "=";

/** Variables of a clause: `bearer` (that party) and the names bound by `a party X`, `a zone Z`. */
export type VariableName = string;

/** Who: any one of the named, or the value of a variable. */
export type ActorTerm =
  | { readonly kind: "named"; readonly actors: readonly ActorName[] }
  | { readonly kind: "variable"; readonly name: VariableName }
  | { readonly kind: "other than"; readonly name: VariableName; readonly among: readonly ActorName[] }
  /** Binds a variable to whoever it is, among those listed. Only in triggers and in what a clause forbids. */
  | { readonly kind: "bind"; readonly name: VariableName; readonly among: readonly ActorName[] };

/** The region that a name stands for where this actor is meant. */
export interface RegionOf {
  readonly actor: ActorName;
  readonly region: RegionName;
}

/** Which place: a declared region, or the value of a variable. */
export type RegionTerm =
  | { readonly kind: "named"; readonly region: RegionName }
  | { readonly kind: "variable"; readonly name: VariableName }
  /** That of whoever is bound: a line that each side measures from. Any of them where nobody is. */
  | { readonly kind: "of bearer"; readonly among: readonly RegionOf[] }
  /** Any one of those listed; binds nothing. */
  | { readonly kind: "any"; readonly among: readonly RegionName[] }
  /** Binds a variable to every declared region the event lies in, among those listed. */
  | { readonly kind: "bind"; readonly name: VariableName; readonly among: readonly RegionName[] };

/** A test of an event's place. Distances in metres. */
export type PlaceTest =
  | { readonly kind: "in" | "outside"; readonly region: RegionTerm }
  | { readonly kind: "distance"; readonly region: RegionTerm; readonly compare: Compare; readonly distanceM: number }
  /** Within a distance of the event being judged. */
  | { readonly kind: "near judged"; readonly distanceM: number };

/** A test of an attribute, e.g. `calibreMm >= 100`. A number that is not stated is *maybe*, a text *no*. */
export interface AttributeTest {
  readonly attribute: string;
  readonly compare: Compare;
  readonly value: number | string;
}

/** Events of the world: observations of any of the kinds that pass every test. */
export interface EventPattern {
  /** Closed under the vocabulary's `under`: `fire` lists `shelling`, `shot`, … too. Sorted. */
  readonly kinds: readonly KindName[];
  readonly by?: ActorTerm;
  readonly target?: ActorTerm;
  readonly where: readonly PlaceTest[];
  readonly attributes: readonly AttributeTest[];
}

/** Acts on record. */
export interface ActPattern {
  readonly act: ActVerb;
  readonly by?: ActorTerm;
  readonly to?: ActorTerm;
  /** The place it is about. */
  readonly at?: RegionTerm;
  readonly matter?: string;
  /** The act must name, in `about`, the record, incident or finding that triggered the duty. */
  readonly aboutTrigger: boolean;
}

/** A closed window of world time that ends at the judged event, or the whole past up to it. A day of it is 24 hours. */
export type Window = { readonly kind: "last"; readonly ms: DurationMs } | { readonly kind: "ever" };

/** A level of proof, as the agreement's standards name it; `reported` is below all of them. */
export type LevelName = string;

/** A breach that stands: a certain finding that is not excused, at the level or above. */
export interface BreachPattern {
  /** Keys of the clauses (see `Clause.key`). */
  readonly clauses: readonly string[];
  readonly by?: ActorTerm;
  readonly level?: LevelName;
  /** Levels of other questions: `attributed breach`. */
  readonly answers?: readonly LevelName[];
}

/**
 * `due` while it can be done in time, `fulfilled` in time or late, `overdue`, `expired` once its deadline is behind.
 */
export type DutyStanding = "due" | "fulfilled" | "overdue" | "expired";

/** A condition, judged at a world interval (that of the judged event) on what is on record. */
export type Condition =
  | { readonly kind: "always" }
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  /** With a level: proven so well, by the reports that match together. */
  | { readonly kind: "happened"; readonly event: EventPattern; readonly window: Window; readonly level?: LevelName }
  /** Nothing of the kind in the window. *Yes* needs coverage of all of it. */
  | { readonly kind: "absent"; readonly event: EventPattern; readonly window: Window }
  /** Counts units of the register that covers the kind, else incidents; never reports. */
  | {
      readonly kind: "count";
      readonly event: EventPattern;
      readonly window: Window;
      readonly compare: Compare;
      readonly count: number;
      /** Key of the register whose rule says what counts as one. */
      readonly register?: string;
    }
  | {
      readonly kind: "breach";
      readonly breach: BreachPattern;
      readonly window: Window;
      readonly compare: Compare;
      readonly count: number;
    }
  /** An act on record in the window, by record time. Two-valued. */
  | {
      readonly kind: "did";
      readonly act: ActPattern;
      readonly window: Window;
      /** By at least so many different actors; one if absent. */
      readonly atLeastActors?: number;
    }
  /** An act on record between the rule's trigger and the end of a limit of this length. */
  | { readonly kind: "did in time"; readonly act: ActPattern; readonly within: Length }
  | { readonly kind: "stage"; readonly stage: string; readonly is: "running" | "ended" }
  /** The judged event itself passes these tests (`with casualties`, `in Z`). */
  | { readonly kind: "judged"; readonly event: EventPattern }
  /** Some duty of these clauses stands so: due, done, missed, or its deadline has passed whatever became of it. */
  | { readonly kind: "duty"; readonly clauses: readonly string[]; readonly is: DutyStanding }
  /** A thing stands in this state on record, at the judged time. */
  | { readonly kind: "is"; readonly of: Thing; readonly state: StateName; readonly reading: ReadingName }
  /** A matter no observation can settle: its judge has not spoken, or none is named, or only readings define it. */
  | { readonly kind: "matter"; readonly matter: string; readonly judgedBy?: ActorTerm };

/** A moment of the agreement's own calendar. An `offset` keeps the clock time; below zero it goes back. */
export type Moment =
  | { readonly kind: "at"; readonly at: Instant }
  | { readonly kind: "stage"; readonly stage: string; readonly edge: "start" | "end"; readonly offset?: Length }
  /** The record time of the first act that matches. */
  | { readonly kind: "act"; readonly act: ActPattern; readonly offset?: Length }
  /** The record time at which a condition first comes true. */
  | { readonly kind: "watch"; readonly watch: Watch; readonly offset?: Length };
