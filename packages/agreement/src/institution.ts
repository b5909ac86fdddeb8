// What an institution brings about by its own rules and not by anyone's record: conditions that come true, and states
// that the text itself changes. Facts of record time: once on record they stay.
import type { Instant } from "@servanda/core";
import type { ReadingName } from "./agreement.ts";
import type { Tally } from "./body.ts";
import type { Condition, VariableName } from "./condition.ts";
import type { Act, ActorName, RecordRef, RegionName } from "./record.ts";

/** The source of the institution's own acts, and who does what nobody in particular does. */
export const INSTITUTION = "institution";

/** The verb of the act by which a watched condition comes true. */
export const HOLDS = "hold";

/** The verb of the act by which a body decides, its own or the one that is worked out from votes. */
export const DECIDES = "decide";

/**
 * A condition of which the moment matters at which it comes true on record: `when no fire for 7 days`. Each time it
 * does, the institution acts: `hold`, on the watch's key as matter, by the value of the variable where it binds one.
 */
export interface Watch {
  /** The same condition has the same key, wherever the text says it. */
  readonly key: string;
  readonly condition: Condition;
  /** Asked once for each of these. */
  readonly bind?: { readonly name: VariableName; readonly among: readonly ActorName[] };
}

/** Something whose state the text can change, or speak of. */
export type Thing =
  | { readonly kind: "agreement" }
  /** By number: the clause as its reading has it. */
  | { readonly kind: "clause"; readonly number: string }
  /** With a sender: the measure as that sender keeps it. */
  | { readonly kind: "measure"; readonly name: string; readonly sender?: ActorName }
  | { readonly kind: "ladder" | "stage"; readonly name: string }
  /** A breach that nobody saw, and that the text takes for granted. */
  | { readonly kind: "breach"; readonly clause: string; readonly by: ActorName; readonly at?: RegionName }
  /** The agreement for one signatory. */
  | { readonly kind: "actor"; readonly name: ActorName }
  /** Who controls it. */
  | { readonly kind: "place"; readonly name: RegionName };

/** `suspended`, `in force`, the name of a rung. */
export type StateName = string;

/** What a clause is while nothing has suspended, voided or ended it. */
export const IN_FORCE: StateName = "in force";

/** What a signatory is that leaves, until its notice has run: still bound. */
export const NOTICE_GIVEN: StateName = "notice given";

/** A new state of a thing, from its moment on. */
export interface StateChange {
  /** What brought it about: a clause's key, the name of a ladder, `ratification`, `entry into force`. */
  readonly cause: string;
  readonly reading: ReadingName;
  readonly of: Thing;
  readonly state: StateName;
  readonly at: Instant;
  /** Records of what triggered it. Sorted. */
  readonly evidence: readonly RecordRef[];
  /** Of a relief: percent of the whole, so far. */
  readonly percent?: number;
  /** It ends by itself then, as far as is known now; of a notice: when it has run. */
  readonly endsAt?: Instant;
}

/**
 * What a body's recorded decision is worth. *Not computed*: no vote is on record, so it stands as its secretary wrote
 * it. *Borne out*: the votes say the same; they are the decision, and the record adds nothing. *Contradicted*: the
 * votes on record do not carry it, so it has no effect.
 */
export type DecisionStanding = "not computed" | "borne out" | "contradicted";

/** A body's decision as somebody recorded it, held against the votes on record. */
export interface RecordedDecision {
  readonly act: Act;
  readonly standing: DecisionStanding;
  /** Absent where no votes were counted. */
  readonly tally?: Tally;
}

/** Names a thing among all things of an agreement. */
export function thingKey(thing: Thing): string {
  switch (thing.kind) {
    case "agreement":
      return thing.kind;
    case "clause":
      return `clause ${thing.number}`;
    case "measure":
      return `measure ${thing.name}${thing.sender === undefined ? "" : ` by ${thing.sender}`}`;
    case "breach":
      return `breach of ${thing.clause} by ${thing.by}${thing.at === undefined ? "" : ` at ${thing.at}`}`;
    default:
      return `${thing.kind} ${thing.name}`;
  }
}
