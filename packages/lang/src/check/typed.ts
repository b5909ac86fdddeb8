// What a noun is: the types that the preposition table is written in. A type is what the noun says by itself; what
// the phrase around it means is prepositions.ts.
import type {
  ActorName,
  ActorTerm,
  AttributeTest,
  BreachPattern,
  Compare,
  Moment,
  PlaceTest,
  RegionTerm,
} from "@servanda/agreement";
import type { Length } from "@servanda/core";

/** An event pattern in the making: one alternative of what was said (`Heavy` has one for each member). */
export interface Draft {
  /** The kind as said, or the class's name. */
  readonly name: string;
  /** Closed under the vocabulary. */
  readonly kinds: readonly string[];
  readonly by?: ActorTerm;
  readonly target?: ActorTerm;
  readonly where: readonly PlaceTest[];
  readonly attributes: readonly AttributeTest[];
  /** Distances in metres that the class's line states, by their word. */
  readonly distances: ReadonlyMap<string, number>;
  /** `storage in Z` speaks of where the judged thing is, not of another event. */
  readonly isStoredState: boolean;
}

/** Why a named thing has no type that rules use. */
export type InstrumentKind = "register" | "measure" | "annex" | "ladder" | "rung" | "reading";

export type Typed =
  | { readonly type: "unknown" }
  /** Known words without meaning in this release. */
  | { readonly type: "plain" }
  /** `ms`: as a window of the past, where a day is 24 hours; absent for months, years and working days. */
  | {
      readonly type: "duration";
      readonly length: Length;
      readonly ms: number | undefined;
      readonly of: Typed | undefined;
    }
  | { readonly type: "distance"; readonly metres: number; readonly of: Typed | undefined }
  | { readonly type: "class distance"; readonly word: string }
  | { readonly type: "calibre"; readonly millimetres: number }
  | { readonly type: "percent" }
  | { readonly type: "number"; readonly compare: Compare | undefined; readonly value: number }
  | { readonly type: "window"; readonly ms: number | undefined }
  /** A date alone is a day: `end` is when it ends. */
  | { readonly type: "moment"; readonly moment: Moment | undefined; readonly end?: Moment }
  | { readonly type: "stage"; readonly stage: string }
  | ActorTyped
  | { readonly type: "place"; readonly region: RegionTerm }
  | {
      readonly type: "event";
      readonly drafts: readonly Draft[];
      readonly isNone: boolean;
      readonly isThat: boolean;
      /** `confirmed Offensive`. */
      readonly level?: string;
    }
  | { readonly type: "count"; readonly compare: Compare; readonly count: number; readonly of: Typed }
  | {
      readonly type: "breach";
      readonly breach: BreachPattern;
      /** No clause is named: of any. */
      readonly isUnnamed: boolean;
      readonly isNone: boolean;
      readonly isThat: boolean;
    }
  /** `that notice`, `that request`: what brought the clause to life. */
  | { readonly type: "reference" }
  /** A define that is a condition and not a kind of event. */
  | { readonly type: "condition"; readonly define: string; readonly level?: string }
  | { readonly type: "menu"; readonly className: string; readonly atLeast: number }
  /** `casualties`: above nothing, or the number stated. */
  | { readonly type: "attribute"; readonly attribute: string; readonly compare: Compare; readonly value: number }
  | { readonly type: "matter"; readonly text: string }
  | { readonly type: "clause"; readonly id: string }
  | { readonly type: "instrument"; readonly kind: InstrumentKind; readonly name: string };

export interface ActorTyped {
  readonly type: "actor";
  readonly term: ActorTerm;
  /** Everyone it may be. */
  readonly actors: readonly ActorName[];
  readonly onlyInForce: boolean;
  readonly quantifier: "each" | "any" | "a" | "no" | "that" | "other" | undefined;
  /** The role word it was said with: `party`. */
  readonly word: string | undefined;
}

export type NounType = Typed["type"];

export function draftOf(name: string, kinds: readonly string[]): Draft {
  return { name, kinds, where: [], attributes: [], distances: new Map(), isStoredState: false };
}
