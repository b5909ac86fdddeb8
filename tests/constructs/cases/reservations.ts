// A reservation replaces a clause for one signatory, binding; the others keep the clause as it is.
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const at = (hours: number): number => hours * 3_600_000;
const inTown = { place: { names: ["Town"], radiusM: 0 } };
const inField = { place: { names: ["Field"], radiusM: 0 } };
const text = `clause 1: each party must not fire
reservation by Ostrel:
  clause 1: each party must not fire in Town
clause 2 when breach of clause 1 by a party X: Council must meet within 24 hours`;

export const reservations: readonly Construct[] = [
  {
    shows: "the clause binds its signatory as reserved, and the others as it stands",
    of: ["L2"],
    not: ["L2"],
    text,
    records: [
      shot("a", 1, by("Karsa")),
      shot("b", 2, { ...by("Ostrel"), ...inField }),
      shot("c", 3, { ...by("Ostrel"), ...inTown }),
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "1h duty 2 Council due (due 25h)",
      "3h found clause 1 for Ostrel Ostrel certain suspected open",
      "3h duty 2 Council due (due 27h)",
    ],
  },
  {
    shows: "a reserved deadline",
    of: ["L2"],
    text: `clause 1 when Mission notifies "need": each guarantor must consult within 10 hours
reservation by Holm:
  clause 1 when Mission notifies "need": each guarantor must consult within 20 hours`,
    records: [act("notify", "Mission", 1, { matter: "need" })],
    until: 22,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 for Holm Holm due (due 21h)",
      "22h duty 1 Gard overdue (due 11h)",
      "22h duty 1 for Holm Holm overdue (due 21h)",
    ],
  },
  {
    shows: "a clause that a signatory does not take on binds it in nothing",
    of: [],
    not: ["L2"],
    text: `clause 1: each party must not fire
reservation by Ostrel:
  clause 1: clause 1 is void
clause 2 when breach of clause 1 by a party X: Council must meet within 24 hours`,
    records: [shot("a", 1, by("Karsa")), shot("b", 2, { ...by("Ostrel"), ...inField })],
    follows: ["1h found clause 1 Karsa certain suspected open", "1h duty 2 Council due (due 25h)"],
  },
  {
    shows: "what suspends the clause suspends it as reserved",
    of: ["L2", "R5"],
    text: `${text}
clause 3 when Council decides "pause": clause 1 is suspended`,
    records: [act("decide", "Council", 1, { matter: "pause" }), shot("c", 3, { ...by("Ostrel"), ...inTown })],
    follows: ["1h state clause 1 suspended by 3"],
  },
  {
    shows: "a breach is presumed of the clause as it binds",
    of: ["L2"],
    text: `${text}
clause 3 when Mission notifies "denied" to a party X: breach of clause 1 by X is presumed`,
    records: [act("notify", "Mission", 1, { matter: "denied", to: "Ostrel" })],
    follows: [
      "1h state breach of 1 for Ostrel by Ostrel presumed by 3",
      "1h found clause 1 for Ostrel Ostrel certain reported open presumed",
      "1h duty 2 Council due (due 25h)",
    ],
  },
  {
    shows: "a reservation under a reading",
    of: ["L2", "N11"],
    text: `define Quiet: fire
clause 1: each party must not conduct Quiet
reservation by Ostrel:
  clause 1: each party must not conduct Quiet
    unless Mission has approved
reading Narrow by Karsa:
  define Quiet: fire in Town`,
    records: [shot("b", 2, { ...by("Ostrel"), ...inField }), shot("c", at(0), { ...by("Ostrel"), ...inTown })],
    follows: [
      "0h found clause 1 for Ostrel Ostrel certain suspected open",
      "0h found clause 1 for Ostrel@Narrow Ostrel certain suspected open",
      "2h found clause 1 for Ostrel Ostrel certain suspected open",
    ],
  },
];
