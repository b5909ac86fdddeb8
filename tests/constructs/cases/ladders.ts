// Ladders: how far a series of breaches has gone, and how it is left.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const ladder = `clause 1: each party must not fire
clause 2: each party must not fly uav
ladder Response on breach of clause 1
  - Minor: any breach
  - Grave: 3 breach in 24 hours or breach with casualties
  - Attack: Council decides "armed attack"
  - Closed: no breach for 2 days`;

const found = (at: number): string => `${at}h found clause 1 Karsa certain suspected open`;

export const ladders: readonly Construct[] = [
  {
    shows: "a ladder climbs with the breaches, and its window is that of the breach",
    of: ["R1"],
    text: ladder,
    records: [shot("a", 1, by("Karsa")), shot("b", 20, by("Karsa")), shot("c", 24, by("Karsa"))],
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      found(20),
      "24h state ladder Response Grave by Response",
      found(24),
    ],
  },
  {
    shows: "three breaches that lie further apart are not grave; other clauses do not count",
    of: [],
    not: ["R1"],
    text: ladder,
    records: [
      shot("a", 1, by("Karsa")),
      shot("b", 20, by("Karsa")),
      shot("c", 26, by("Karsa")),
      shot("d", 26, { ...by("Karsa"), kind: "uav" }),
    ],
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      found(20),
      found(26),
      "26h found clause 2 Karsa certain suspected open",
    ],
  },
  {
    shows: "one breach with casualties is grave",
    of: ["R1"],
    text: ladder,
    records: [shot("a", 1, { ...by("Karsa"), attributes: { casualties: 2 } })],
    follows: ["1h state ladder Response Grave by Response", found(1)],
  },
  {
    shows: "a breach that is possibly Karsa's climbs no ladder about Karsa",
    of: [],
    not: ["R1", "A2"],
    text: `clause 1: each party must not fire
ladder Response on breach of clause 1 by Karsa
  - Minor: any breach
  - Closed: no breach for 2 days`,
    records: [shot("a", 1, by("Karsa", "possible")), shot("b", 2, by("Ostrel"))],
    follows: [
      "1h found clause 1 nobody certain suspected open",
      "1h found clause 1 Karsa possible suspected open",
      "2h found clause 1 Ostrel certain suspected open",
    ],
  },
  {
    shows: "it is left by quiet alone, and then begins anew",
    of: ["T7"],
    text: ladder,
    records: [
      shot("a", 1, { ...by("Karsa"), attributes: { casualties: 2 } }),
      shot("b", 30, by("Karsa")),
      tick(77),
      shot("c", 90, by("Karsa")),
    ],
    follows: [
      "1h state ladder Response Grave by Response",
      found(1),
      found(30),
      "90h state ladder Response Closed by Response",
      "90h state ladder Response Minor by Response",
      found(90),
    ],
  },
  {
    shows: "what was before the ladder closed opens it no more, also when it is learnt later",
    of: [],
    not: ["T7"],
    text: ladder,
    records: [shot("a", 1, by("Karsa")), tick(60), shot("b", 2, { ...by("Karsa"), recordedAt: 70 * 3_600_000 })],
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      "60h state ladder Response Closed by Response",
      "70h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "a duty waits for a rung, a body's decision reaches one",
    of: ["R1", "R6"],
    text: `${ladder}
clause 3 when Response is Attack: each guarantor must consult within 2 hours`,
    records: [
      shot("a", 1, by("Karsa")),
      act("decide", "Council", 5, { matter: "armed attack" }),
      act("consult", "Gard", 6),
    ],
    until: 8,
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      "5h state ladder Response Attack by Response",
      "5h duty 3 Gard due (due 7h)",
      "5h duty 3 Holm due (due 7h)",
      "6h duty 3 Gard fulfilled (due 7h)",
      "8h duty 3 Holm overdue (due 7h)",
    ],
  },
  {
    shows: "nothing is closed that was never open",
    of: [],
    not: ["R1"],
    text: ladder,
    records: [tick(100)],
    until: 200,
    follows: [],
  },
  {
    shows: "a ladder without a closing rung is never left",
    of: ["R1"],
    text: `clause 1: each party must not fire
ladder Response on breach of clause 1
  - Minor: any breach
  - Grave: 2 breach in 24 hours`,
    records: [shot("a", 1, by("Karsa")), shot("b", 2, by("Karsa"))],
    until: 2000,
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      "2h state ladder Response Grave by Response",
      found(2),
    ],
  },
  {
    shows: "what was counted before it closed counts no more, also where a decision closed it",
    of: ["R1"],
    text: `clause 1: each party must not fire
ladder Response on breach of clause 1
  - Minor: any breach
  - Grave: more than 2 fire in 5 days
  - Closed: Council decides "closed"`,
    records: [
      shot("a", 1, by("Karsa")),
      shot("b", 20, by("Karsa")),
      shot("c", 24, by("Karsa")),
      act("decide", "Council", 30, { matter: "closed" }),
      shot("d", 40, by("Karsa")),
    ],
    follows: [
      "1h state ladder Response Minor by Response",
      found(1),
      found(20),
      "24h state ladder Response Grave by Response",
      found(24),
      "30h state ladder Response Closed by Response",
      "40h state ladder Response Minor by Response",
      found(40),
    ],
  },
  {
    shows: "a rung that holds on nothing new brings no closed ladder back, however often time is looked at",
    of: ["R1"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "alert": clause 3 is suspended
clause 3: each party must not fly uav
ladder Response on breach of clause 1
  - Minor: any breach
  - Grave: clause 3 is suspended
  - Closed: Council decides "closed"`,
    records: [
      act("decide", "Council", 1, { matter: "alert" }),
      act("decide", "Council", 5, { matter: "closed" }),
      tick(10),
      shot("a", 21, by("Karsa")),
    ],
    follows: [
      "1h state ladder Response Grave by Response",
      "1h state clause 3 suspended by 2",
      "5h state ladder Response Closed by Response",
      "21h state ladder Response Minor by Response",
      found(21),
    ],
  },
];
