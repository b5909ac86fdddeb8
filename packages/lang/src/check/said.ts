// What phrases say, gathered by meaning while they are read.
import type { ActorName, ActorTerm, AttributeTest, Compare, Moment, RegionTerm, SourceKind } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Amount, Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import type { Meaning } from "./prepositions.ts";
import type { ActorTyped, Draft, Typed } from "./typed.ts";

/** A test of place whose distance may be that of the class's line. */
export type PlaceSaid =
  | { readonly kind: "in" | "outside"; readonly region: RegionTerm }
  | {
      readonly kind: "distance";
      readonly region: RegionTerm;
      readonly compare: Compare;
      readonly distance: number | string;
    }
  | { readonly kind: "near judged"; readonly distanceM: number };

export interface CountSaid {
  readonly counted: Extract<Typed, { type: "count" }>;
  /** Of the words that say what is counted. */
  readonly span: PrepositionPhrase["span"];
  readonly phrases: readonly Phrase[];
}

export interface Said {
  by?: ActorTerm;
  byActors?: readonly ActorName[];
  to?: ActorTerm;
  target?: ActorTerm;
  windowMs?: number;
  length?: Length;
  delay?: Length;
  extendableBy?: readonly ActorName[];
  /** `with at least 1 of Help`. */
  menu?: { readonly className: string; readonly atLeast: number };
  /** `in step with other party`, or with something else that happens. */
  pace?: { readonly span: PrepositionPhrase["span"]; readonly isOthers: boolean };
  /** Amounts that stand alone: `at most 800000`. */
  readonly amounts: Amount[];
  lengthSpan?: PrepositionPhrase["span"];
  deadline?: { readonly kind: "by" | "before"; readonly moment: Moment };
  aboutTrigger: boolean;
  matter?: string;
  judgedBy?: readonly ActorName[];
  judgedTerm?: ActorTerm;
  pleadedBy?: ActorTerm;
  /** Kinds of source, any of which may show it. */
  readonly means: SourceKind[];
  /** To whom it must be released besides. */
  readonly audience: { readonly whom: ActorTyped; readonly span: PrepositionPhrase["span"] }[];
  readonly where: PlaceSaid[];
  readonly attributes: AttributeTest[];
  readonly upon: Draft[];
  /** `with more than 100 fire in 24 hours`: the phrases after it are the count's own. */
  readonly counts: CountSaid[];
  readonly during: string[];
  readonly after: Moment[];
  readonly before: Moment[];
  readonly countedFrom: PrepositionPhrase[];
}

export function nothingSaid(): Said {
  return {
    amounts: [],
    aboutTrigger: false,
    means: [],
    audience: [],
    where: [],
    attributes: [],
    upon: [],
    counts: [],
    during: [],
    after: [],
    before: [],
    countedFrom: [],
  };
}

/** Which meanings the statement gives effect to; any other is a gap. */
export type Effective = ReadonlySet<Meaning>;
