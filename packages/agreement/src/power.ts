// Powers: `can`. Whoever has one may use it; a record of its use changes what the text says it changes.
import type { Length } from "@servanda/core";
import type { Bearers, Exception } from "./agreement.ts";
import type { ActPattern, Condition, Moment } from "./condition.ts";
import type { StateName, Thing } from "./institution.ts";
import type { ActorName, RecordRef } from "./record.ts";

/** What the use of a power does. */
export type PowerUse =
  /** `withdraw`, `terminate`: the user leaves, or ends the agreement, when its notice has run. */
  | { readonly kind: "leave"; readonly ends: "own part" | "agreement"; readonly notice?: Notice }
  /** Somebody who has not signed becomes bound. */
  | { readonly kind: "join" }
  /** A signatory applies the agreement before it is in force for it (Vienna Convention, Article 25). */
  | { readonly kind: "apply provisionally" }
  /** `suspend clause 5.2`: by an act of this verb on the thing, or a decision so worded. */
  | { readonly kind: "change"; readonly verb: string; readonly of: Thing; readonly state: StateName }
  /** Acts that the text allows and that have no effect of their own. */
  | { readonly kind: "act"; readonly acts: readonly ActPattern[] };

/** How long after notice a power takes effect, counted from when it was given or from when it was on record. */
export interface Notice {
  readonly length: Length;
  readonly countedFrom: "giving" | "record";
}

/** `can`: a power and who has it. */
export interface Power {
  readonly kind: "empower";
  readonly bearers: Bearers;
  readonly during: readonly string[];
  readonly after: readonly Moment[];
  /** Must hold when it is used. */
  readonly when: Condition;
  readonly use: PowerUse;
  /** Any that holds when it is used takes the power away. */
  readonly exceptions: readonly Exception[];
}

/** A power was used, or somebody acted as if they had one. */
export interface Exercise {
  readonly clause: string;
  readonly by: ActorName;
  readonly act: RecordRef;
  /** *held*: the power was theirs then. *not held*: the text gives it to others, or not now; it has no effect. */
  readonly standing: "held" | "not held";
}

/** Verbs by which notice is given that one leaves. */
export const LEAVING_VERBS: readonly string[] = ["give notice", "denounce", "withdraw from agreement", "terminate"];
