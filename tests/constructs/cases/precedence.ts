// Which clause goes first where two speak of the same, and what a clause waits for.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const at = (id: string, hours: number, actor: string, place: string, kind = "shot") =>
  shot(id, hours, { ...by(actor), kind, place: { names: [place], radiusM: 0 } });
const found = (hours: number, clause: string, actor: string): string =>
  `${hours}h found clause ${clause} ${actor} certain suspected open`;
const elsewhere = `
\`\`\`

## Article 2. Other

\`\`\`servanda
`;

export const precedence: readonly Construct[] = [
  {
    shows: "where a special rule goes before the general one, it alone says what is forbidden there, and to whom",
    of: ["N9"],
    not: ["N9", "N1"],
    text: `clause 1: each party must not fire
clause 2 overriding clause 1: Karsa must not fire in Town
  unless Mission has approved`,
    records: [
      at("a", 1, "Karsa", "Field"),
      at("b", 2, "Karsa", "Town"),
      at("c", 3, "Ostrel", "Town"),
      act("approve", "Mission", 4),
      at("d", 5, "Karsa", "Town"),
      at("e", 6, "Karsa", "Field"),
    ],
    follows: [found(1, "1", "Karsa"), found(2, "2", "Karsa"), found(3, "1", "Ostrel"), found(6, "1", "Karsa")],
  },
  {
    shows: "what a clause obliges to do is no breach of the clause it overrides; what it does not oblige to do is",
    of: ["N9", "N2"],
    not: ["N9"],
    text: `stage Flights from 1970-01-01 00:00 for 10 hours
clause 1: each party must not fly in Town
clause 2 during Flights overriding clause 1: Karsa must fly uav in Town within 10 hours`,
    records: [
      watched(0, 1),
      at("a", 2, "Karsa", "Town", "uav"),
      at("b", 3, "Karsa", "Town", "helicopter"),
      at("c", 4, "Ostrel", "Town", "uav"),
      at("d", 11, "Karsa", "Town", "uav"),
    ],
    follows: [
      "1h stage Flights started",
      "1h duty 2 Karsa due (due 10h)",
      "2h duty 2 Karsa fulfilled (due 10h)",
      "3h found clause 1 Karsa certain suspected open",
      "4h found clause 1 Ostrel certain suspected open",
      "11h stage Flights ended",
      "11h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "a permission of the same article takes nothing from a prohibition that overrides it",
    of: ["N9", "N1"],
    not: ["N3"],
    text: `clause 1: each party may fly uav
clause 2 overriding clause 1: each party must not fly in Town
clause 3: each party must not fly in Field
zone Field`,
    records: [at("a", 1, "Karsa", "Town", "uav"), at("b", 2, "Karsa", "Field", "uav")],
    follows: [found(1, "2", "Karsa")],
  },
  {
    shows: "a permission that is subject to a prohibition yields to it, and to no other",
    of: ["N9"],
    not: ["N9", "N3"],
    text: `clause 1: each party must not fly in Town
clause 2: each party must not fly in Field
clause 3 subject to clause 1: Karsa may fly
zone Field`,
    records: [at("a", 1, "Karsa", "Town", "uav"), at("b", 2, "Karsa", "Field", "uav")],
    follows: [found(1, "1", "Karsa")],
  },
  {
    shows: "a prohibition that is subject to a permission of another article leaves what that allows",
    of: ["N9"],
    not: ["N9"],
    text: `clause 1 subject to clause 2: each party must not fly in Town${elsewhere}clause 2: Karsa may fly uav`,
    records: [at("a", 1, "Karsa", "Town", "uav"), at("b", 2, "Karsa", "Town", "helicopter")],
    follows: [found(2, "1", "Karsa")],
  },
  {
    shows: "a duty that is subject to another waits until that is done",
    of: ["N9", "N6"],
    not: ["N9"],
    text: `clause 1 when Council decides "talks": Karsa must report to Mission within 10 hours
clause 2 subject to clause 1: Ostrel must meet within 5 hours`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("report", "Karsa", 2, { to: "Gard" }),
      act("report", "Karsa", 4, { to: "Mission" }),
    ],
    until: 10,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "4h duty 1 Karsa fulfilled (due 11h)",
      "4h duty 2 Ostrel due (due 9h)",
      "10h duty 2 Ostrel overdue (due 9h)",
    ],
  },
  {
    shows: "until it is done by all who owe it, also by the one who is late",
    of: ["N9"],
    not: ["N9"],
    text: `clause 1 when Council decides "access": each party must admit Mission within 10 hours
clause 2 subject to clause 1: Commission must meet within 5 hours`,
    records: [
      act("decide", "Council", 1, { matter: "access" }),
      act("admit", "Karsa", 2, { to: "Mission" }),
      tick(12),
      act("admit", "Ostrel", 20, { to: "Mission" }),
    ],
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "1h duty 1 Ostrel due (due 11h)",
      "2h duty 1 Karsa fulfilled (due 11h)",
      "12h duty 1 Ostrel overdue (due 11h)",
      "20h duty 1 Ostrel fulfilled late (due 11h)",
      "20h duty 2 Commission due (due 25h)",
    ],
  },
  {
    shows: "a duty that is subject to a matter begins when its judge accepts it, and not when he turns it down",
    of: ["N9", "N6"],
    not: ["N9"],
    text: 'clause 1 subject to "the means are there", judged by Mission: Karsa must report to Gard within 5 hours',
    records: [
      act("judge", "Ostrel", 1, { matter: "the means are there", outcome: "accepted" }),
      act("judge", "Mission", 2, { matter: "the means are there", outcome: "rejected" }),
      act("judge", "Mission", 3, { matter: "the means are there", outcome: "accepted" }),
    ],
    follows: ["3h duty 1 Karsa due (due 8h)"],
  },
];
