// What may be done, what is allowed case by case, what is owed as an effort only.
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const flights = `clause 1: each party must not fly uav
clause 2: Karsa may fly uav in Town`;
const over = (place: string): { place: { names: string[]; radiusM: number } } => ({
  place: { names: [place], radiusM: 0 },
});
const uav = (id: string, at: number, actor: string, place: string): ReturnType<typeof shot> =>
  shot(id, at, { ...by(actor), ...over(place), kind: "uav" });
const found = (at: number, actor: string): string => `${at}h found clause 1 ${actor} certain suspected open`;

export const permissions: readonly Construct[] = [
  {
    shows: "what may be done is no breach of a prohibition in the same article; elsewhere, or by others, it is",
    of: ["N3", "N1"],
    not: ["N3"],
    text: flights,
    records: [uav("a", 1, "Karsa", "Town"), uav("b", 2, "Karsa", "Field"), uav("c", 3, "Ostrel", "Town")],
    follows: [found(2, "Karsa"), found(3, "Ostrel")],
  },
  {
    shows: "a permission in another article takes nothing away",
    of: [],
    not: ["N3"],
    text: `clause 1: each party must not fly uav
\`\`\`

## Article 2. Other

\`\`\`servanda
clause 2: Karsa may fly uav in Town`,
    records: [uav("a", 1, "Karsa", "Town")],
    follows: [found(1, "Karsa")],
  },
  {
    shows: "unless it overrides the clause",
    of: ["N9", "N3"],
    not: ["N1"],
    text: `clause 1: each party must not fly uav
\`\`\`

## Article 2. Other

\`\`\`servanda
clause 2: Karsa may fly uav in Town overriding clause 1`,
    records: [uav("a", 1, "Karsa", "Town")],
    follows: [],
  },
  {
    shows: "a permission holds within its stage, and while its condition does",
    of: [],
    not: ["N3"],
    text: `stage Watch from 1970-01-01 for 10 hours
clause 1: each party must not fly uav
clause 2 during Watch when Council has approved: Karsa may fly uav`,
    records: [
      uav("a", 1, "Karsa", "Town"),
      act("approve", "Council", 2),
      uav("b", 3, "Karsa", "Town"),
      uav("c", 11, "Karsa", "Town"),
    ],
    follows: ["1h stage Watch started", found(1, "Karsa"), "11h stage Watch ended", found(11, "Karsa")],
  },
  {
    shows: "a permit given on record allows from then on",
    of: ["N3"],
    not: ["N1"],
    text: "clause 1: each party must not fly uav unless Mission has approved",
    records: [uav("a", 1, "Karsa", "Town"), act("approve", "Mission", 2), uav("b", 3, "Karsa", "Town")],
    follows: [found(1, "Karsa")],
  },
  {
    shows: "an effort without a result is no breach: a reason is owed, and given",
    of: ["N2"],
    not: ["N2"],
    text: `clause 1 when Mission notifies "need": each guarantor must strive to consult within 10 hours
  otherwise Council must meet within 2 hours`,
    records: [
      act("notify", "Mission", 1, { matter: "need" }),
      act("consult", "Holm", 2),
      act("explain", "Gard", 20, { matter: "1" }),
    ],
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 Holm due (due 11h)",
      "2h duty 1 Holm fulfilled (due 11h)",
      "20h duty 1 Gard reason owed (due 11h)",
      "20h duty 1 Gard reason given (due 11h)",
    ],
  },
  {
    shows: "a reason about another clause is none for this one; doing it late is doing it",
    of: [],
    not: ["N2"],
    text: 'clause 1 when Mission notifies "need": Gard must strive to consult within 10 hours',
    records: [
      act("notify", "Mission", 1, { matter: "need" }),
      act("explain", "Gard", 12, { matter: "2" }),
      act("consult", "Gard", 20),
    ],
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "12h duty 1 Gard reason owed (due 11h)",
      "20h duty 1 Gard fulfilled late (due 11h)",
    ],
  },
];
