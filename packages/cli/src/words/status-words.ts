// Words for who is bound: signature, ratification, entry into force, notice, leaving.
import {
  type Consent,
  IN_FORCE,
  NOTICE_GIVEN,
  PROVISIONALLY_APPLIED,
  type StateChange,
  type StateName,
} from "@servanda/agreement";
import type { StepAtHome } from "@servanda/monitor";
import { listed } from "../report/layout.ts";

export const statusWords = {
  /** `by`: the clause that brought it about, or what else did. Undefined where it is no status of a signatory. */
  changed: ({ of, state }: StateChange, by: string, at: string, until: string | undefined): string | undefined => {
    if (of.kind === "agreement")
      return state === IN_FORCE
        ? `The agreement is in force from ${at} on.`
        : `The agreement is ${state} from ${at} on, by ${by}.`;
    if (of.kind !== "actor") return undefined;
    switch (state) {
      case "signed":
      case "ratified":
        return `${of.name} has ${state}.`;
      case IN_FORCE:
        return `The agreement is in force for ${of.name} from ${at} on, by ${by}.`;
      case PROVISIONALLY_APPLIED:
        return `${of.name} applies the agreement provisionally from ${at} on, by ${by}: it is bound by it.`;
      case NOTICE_GIVEN:
        return (
          `${of.name} has given notice, by ${by}: it is bound until ${until ?? "it has run"}, ` +
          "and can take the notice back until then."
        );
      case "ended":
        return `The agreement binds ${of.name} no more from ${at} on, by ${by}.`;
      default:
        return undefined;
    }
  },
  notInForce:
    "NOT IN FORCE by these records: what would bring it into force is not on record, so nothing in it binds yet.",
  missing: (consent: Consent | undefined, actors: readonly string[]): string => {
    const why = consent === undefined ? "" : `: no ${consent === "ratify" ? "ratification" : "signature"} on record`;
    return `Not in force for ${listed(actors)}${why}.`;
  },
  section: "WHO IS BOUND",
  state: (state: StateName, reservations: readonly string[]): string =>
    reservations.length === 0
      ? state
      : `${state}, with a reservation to ${reservations.length === 1 ? "clause" : "clauses"} ${listed(reservations)}`,
  leaves: (actor: string, until: string): string => `${actor} is bound until ${until}, when its notice has run.`,
  step: (actor: string, { what, state }: StepAtHome, dueAt: string | undefined): string => {
    const due = dueAt === undefined ? "" : `, by ${dueAt}`;
    return `At home in ${actor}: ${what}${due}: ${state}.`;
  },
  clauseOut: (actors: readonly string[], clause: string, state: StateName, since: string): string =>
    `For ${listed(actors)}, clause ${clause} is ${state} since ${since}.`,
  contested: (actor: string, by: readonly string[]): string =>
    `That it stands so for ${actor} is contested by ${listed(by)}.`,
  leftOut: (actors: readonly string[]): string => `Not bound, not being in force for them then: ${listed(actors)}.`,
} as const;
