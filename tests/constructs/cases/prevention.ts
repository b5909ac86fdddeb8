// Who must prevent answers for others: for those who answer to it, and for what comes from territory that it holds.
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const band = "involving Band answers to Karsa, Gang answers to Band, Drifters";
const found = (at: number, actor: string, status = "open"): string =>
  `${at}h found clause 1 ${actor} certain suspected ${status}`;

export const prevention: readonly Construct[] = [
  {
    shows: "a party answers for those who answer to it, however long the chain, and for nobody else",
    of: ["A2", "N2"],
    not: ["A2"],
    text: `${band}
clause 1: each party must prevent fire`,
    records: [
      shot("a", 1, by("Band")),
      shot("b", 2, by("Gang")),
      shot("c", 3, by("Drifters")),
      shot("d", 4, by("Karsa")),
    ],
    follows: [found(1, "Karsa"), found(2, "Karsa")],
  },
  {
    shows: "doubt about who did it is doubt about who answers for it",
    of: ["A2"],
    text: `${band}
clause 1: each party must prevent fire`,
    records: [shot("a", 1, by("Band", "possible")), shot("b", 2)],
    follows: ["1h found clause 1 Karsa possible suspected open"],
  },
  {
    shows: "whoever holds the territory answers for what comes from it, from the day on which it holds it",
    of: ["A2", "S5"],
    not: ["A2"],
    text: `${band}
clause 1: each party must prevent fire from territory held by that party
clause 2 when Mission declares "hand-over": control of Town is transferred to Ostrel`,
    records: [
      shot("a", 1, { attributes: { origin: "Town" } }),
      act("declare", "Mission", 2, { matter: "hand-over" }),
      shot("b", 3, { attributes: { origin: "Town" } }),
      shot("c", 4, { ...by("Gang"), attributes: { origin: "Town" } }),
      shot("d", 5, { ...by("Ostrel"), attributes: { origin: "Town" } }),
      shot("e", 6, { attributes: { origin: "Field" } }),
      shot("f", 7, by("Band")),
    ],
    follows: ["2h state place Town Ostrel by 2", found(3, "Ostrel"), found(4, "Ostrel")],
  },
  {
    shows: "a report that attributes by territory is one",
    of: ["A2"],
    text: "clause 1: each party must prevent fire from territory held by that party",
    records: [shot("a", 1, { by: "Karsa", basis: "territory held", attribution: "certain" })],
    follows: [found(1, "Karsa")],
  },
  {
    shows: "due diligence is the defence: pleaded, it is contested, and the judge that the text names may accept it",
    of: ["N5"],
    text: `${band}
clause 1: each party must prevent fire judged by Commission`,
    records: [
      shot("a", 1, by("Band")),
      act("plead", "Karsa", 2, { matter: "due diligence", about: "patrol/a" }),
      act("judge", "Commission", 3, { matter: "due diligence", about: "patrol/a", outcome: "accepted" }),
    ],
    follows: [
      found(1, "Karsa"),
      "2h changed clause 1 Karsa certain suspected contested",
      "3h changed clause 1 Karsa certain suspected excused",
    ],
  },
  {
    shows: "those named, and no others",
    of: ["A2"],
    not: ["A2"],
    text: `${band}
clause 1: Ostrel must prevent fire by Drifters`,
    records: [shot("a", 1, by("Drifters")), shot("b", 2, by("Band"))],
    follows: [found(1, "Ostrel")],
  },
];
