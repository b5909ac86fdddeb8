// How the agreement comes to bind, and whom: signature, ratification, entry into force, leaving.
import type { Length } from "@servanda/core";
import type { Moment } from "./condition.ts";
import type { ActorName } from "./record.ts";

/** The verb of the institution's act by which the agreement, or a signatory's part in it, enters into force. */
export const ENTERS = "enter into force";

/** The verb of the institution's act by which it ends, for one signatory or for all. */
export const ENDS = "end";

/** The verb of the institution's act by which all signatories have signed. */
export const SIGNED_BY_ALL = "be signed";

/** The verb by which a signatory applies the agreement provisionally, and of the institution's act that it does. */
export const APPLIES = "apply provisionally";

/** The verb of the institution's act by which the agreement first binds anybody, in force or provisionally applied. */
export const BINDS = "begin to bind";

/** What a signatory is for which the agreement is not in force, and which applies it. */
export const PROVISIONALLY_APPLIED = "provisionally applied";

/** How an actor consents to be bound. */
export type Consent = "sign" | "ratify";

/** What a signatory has to do at home before it can consent. */
export interface DomesticStep {
  readonly actor: ActorName;
  /** As the text says it: `vote of parliament`. */
  readonly what: string;
  readonly within?: Length;
}

/** When the agreement enters into force. */
export interface Entry {
  /** The earliest of these. */
  readonly at: readonly Moment[];
  /** What binds a signatory besides: the agreement is in force for it once both are there. At once if absent. */
  readonly consent?: Consent;
  readonly steps: readonly DomesticStep[];
}

/** Present where the text says how the agreement enters into force, or how one joins or leaves it. */
export interface Membership {
  /** Whom it can bind: parties and guarantors. */
  readonly signatories: readonly ActorName[];
  /** In force from the start if absent. */
  readonly entry?: Entry;
}
