// What lies outside the fragment that MFOTL can say, as data: parts of clauses, and records. The words are in
// `words.ts`.
import type { KindName, RegionName } from "@servanda/agreement";

/** A part of a clause that no formula of the fragment says. */
export type Outside =
  | {
      readonly what:
        | "absence"
        | "attribution"
        | "act without a trigger's report"
        | "breach"
        | "calendar"
        | "changed by the text"
        | "date"
        | "decision"
        | "distance"
        | "duty"
        | "effect"
        | "effort"
        | "extension"
        | "forbidden act"
        | "judged content"
        | "joint"
        | "limit from a trigger"
        | "matter"
        | "near"
        | "no deadline"
        | "permission"
        | "place of an act"
        | "place of each side"
        | "power"
        | "prevention"
        | "proof"
        | "quota"
        | "recurrence"
        | "register"
        | "reservation"
        | "seen content"
        | "signature"
        | "standing"
        | "state"
        | "trigger"
        | "until";
    }
  /** Reports of these kinds are joined into incidents. */
  | { readonly what: "incidents"; readonly kinds: readonly KindName[] }
  | { readonly what: "moving or open zone"; readonly region: RegionName }
  | { readonly what: "number"; readonly value: number }
  /** A name of the text that is not known where it is asked for. */
  | { readonly what: "variable"; readonly name: string };

/** Why a record is in no log of the fragment. */
export type RecordOutside =
  | { readonly why: "interval" | "late" | "late act" | "beyond horizon" | "figure" | "institution" }
  | { readonly why: "doubtful attribution" | "nobody named" | "joined" }
  | { readonly why: "withdrawn" | "corrected" | "withdrawal" | "correction" }
  | { readonly why: "place"; readonly region: RegionName }
  | { readonly why: "attribute"; readonly attribute: string };
