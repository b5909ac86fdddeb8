// The generated agreements with what reaches into every clause: who is bound, and which reports are one incident.
import type { CheckedAgreement, Moment } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { fragmentAgreements, GUARANTORS, PARTIES } from "./generate-agreement.ts";

/** In force for each signatory from its own ratification on; whoever denounces it has left at once. */
export function memberAgreements(): fc.Arbitrary<CheckedAgreement> {
  return fc
    .tuple(
      fragmentAgreements(),
      fc.constantFrom([...PARTIES, ...GUARANTORS], [...PARTIES, "Gard"]),
      fc.constantFrom<("ratify" | undefined)[]>("ratify", undefined),
      fc.constantFrom<Moment[]>(
        { kind: "at", at: 3 * HOUR_MS },
        { kind: "act", act: { act: "ratify", by: { kind: "named", actors: ["Karsa"] }, aboutTrigger: false } },
      ),
    )
    .map(([agreement, signatories, consent, at]) => ({
      ...agreement,
      membership: { signatories, entry: { at: [at], steps: [], ...(consent === undefined ? {} : { consent }) } },
    }));
}

/** With reports of fire joined into incidents. Clauses that speak of incidents are outside then. */
export function linkingAgreements(): fc.Arbitrary<CheckedAgreement> {
  return fc.tuple(fragmentAgreements(), fc.constantFrom(1, 3)).map(([agreement, hours]) => ({
    ...agreement,
    linkings: [
      {
        name: "fire",
        event: { kinds: ["fire", "shot"], where: [], attributes: [] },
        withinMs: hours * HOUR_MS,
        maxSpanMs: 6 * HOUR_MS,
      },
    ],
  }));
}
