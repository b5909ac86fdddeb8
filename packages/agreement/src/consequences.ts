// What follows by the text itself: effects, ladders, measures. Names are resolved; variables of a trigger are filled in
// when an effect takes place.
import type { Length } from "@servanda/core";
import type { Exception, Obligation, ReadingName, Span, Trigger } from "./agreement.ts";
import type { ActorTerm, BreachPattern, Condition, Moment, RegionTerm } from "./condition.ts";
import type { StateName, Thing } from "./institution.ts";
import type { ActorName } from "./record.ts";

/** What an effect is on: a thing, or one that the trigger tells. */
export type Affected =
  | Thing
  /** A breach of a clause, by its keys as it stands and as reserved, by each of those meant: it is presumed. */
  | {
      readonly kind: "breach of";
      readonly clauses: readonly string[];
      readonly by: ActorTerm;
      readonly at?: RegionTerm;
    }
  /** The control of a place, which passes to someone. */
  | { readonly kind: "control of"; readonly region: RegionTerm; readonly to: ActorTerm }
  /** A body, which is convened. */
  | { readonly kind: "meeting of"; readonly body: ActorName }
  /** All of these at once. */
  | { readonly kind: "several"; readonly of: readonly Thing[] };

/** `WHAT is STATE`: what the text itself brings about, by nobody's act. */
export interface Effect {
  readonly kind: "effect";
  readonly during: readonly string[];
  readonly after: readonly Moment[];
  readonly trigger: Trigger;
  readonly of: Affected;
  readonly state: StateName;
  /** Of a relief: so much of the whole at once, and again after every such length until nothing is left. */
  readonly relief?: { readonly percent: number; readonly every?: Length };
  /** It takes effect when a limit of this length from its trigger on record is over; at once without one. */
  readonly delay?: Length;
  /** Judged at the moment it would take effect: any that holds prevents it. */
  readonly exceptions: readonly Exception[];
  /** What it leaves untouched, in the words of the text: `contract before that notice`. */
  readonly spared?: readonly string[];
  /** What ends the effect: the state before it holds again. */
  readonly until?: Trigger;
}

/** The duty that follows a duty, if what follows it is one. */
export function nextDuty({ otherwise, onFulfilment }: Obligation): Obligation | undefined {
  const next = otherwise ?? onFulfilment;
  return next?.kind === "require" ? next : undefined;
}

/** A step of a ladder. */
export interface Rung {
  readonly name: string;
  readonly condition: Condition;
  /** The condition in the words of the text. */
  readonly text: string;
  /** The ladder is left by this rung, and by no other. */
  readonly closes: boolean;
}

/** How far a series of breaches has gone: the highest rung reached, until the closing rung. */
export interface Ladder {
  /** `name` in the base, `name@Reading` under a reading. */
  readonly key: string;
  readonly name: string;
  readonly reading: ReadingName;
  /** The breaches it is about; absent where the text names something else. */
  readonly on?: BreachPattern;
  /** Lowest first. */
  readonly rungs: readonly Rung[];
  readonly span: Span;
}

/** What senders keep against someone: sanctions and their like. */
export interface Measure {
  readonly name: string;
  readonly label?: string;
  readonly senders: readonly ActorName[];
  /** In force from the outset; otherwise the text says when it is put in force. */
  readonly isInForceAtFirst: boolean;
  /** A sender's measure ends by itself unless that sender renews it within every such length. */
  readonly renewals: readonly { readonly by: ActorName; readonly every: Length }[];
  readonly span: Span;
}
