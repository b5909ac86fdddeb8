// What must not be done on record: the record is enough, and nobody need see it.
import { act } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

export const forbiddenActs: readonly Construct[] = [
  {
    shows: "an act on record that the text forbids is found; another act, or by another actor, is not",
    of: ["N1"],
    not: ["N1"],
    text: "clause 1: Karsa must not apply for membership in Neighbour",
    records: [
      act("apply", "Ostrel", 1, { matter: "membership in Neighbour" }),
      act("apply", "Karsa", 2, { matter: "membership in Union" }),
      act("apply", "Karsa", 3, { matter: "membership in Neighbour" }),
    ],
    follows: ["3h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "with an exception and a consequence; taken back, it was not done",
    of: ["N1", "N5", "N6"],
    not: ["N5", "N6"],
    text: `clause 1: each party must not declare "state of war" unless Council has approved "war"
clause 2 when breach of clause 1 by a party X: Council must meet within 5 hours counted from finding`,
    records: [
      act("declare", "Karsa", 1, { matter: "state of war" }),
      act("approve", "Council", 2, { matter: "war" }),
      act("declare", "Ostrel", 3, { matter: "state of war" }),
      {
        record: "withdrawal",
        id: "w",
        source: "registry",
        of: "registry/declare-Karsa-1",
        recordedAt: 4 * 3_600_000,
      },
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "1h duty 2 Council due (due 6h)",
      "4h withdrawn clause 1 Karsa certain suspected open",
      "4h duty 2 Council due (due 6h) basis revised",
    ],
  },
];
