// Whether it happened, from which direction, who did it and on purpose or not: four questions, each with standards and
// a body of its own.
import type { Observation } from "@servanda/agreement";
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const text = `standard attributed for attribution = 2 independent sources within 2 hours, 3 km or Commission
standard intended for intent = Commission
clause 1: each party must not fire`;
const here = { place: { names: [], radiusM: 0, lat: 0, lon: 0 } };
const seen = (id: string, hours: number, source: string, change: Partial<Observation> = {}): Observation =>
  shot(id, hours, { ...here, source, ...change });
const judged = (hours: number, matter: string, change: object = {}): ReturnType<typeof act> =>
  act("find", "Commission", hours, { matter, about: "patrol/a", ...change });

export const fourQuestions: readonly Construct[] = [
  {
    shows: "who did it is proven by sources of its own: a report that names nobody bears no attribution out",
    of: ["A2", "E4"],
    not: ["E4"],
    text,
    records: [seen("a", 1, "patrol", by("Karsa")), seen("b", 1.1, "post"), seen("c", 1.2, "radar", by("Karsa"))],
    follows: [
      "1h found clause 1 Karsa certain suspected open (attribution reported)",
      "1.2h changed clause 1 Karsa certain suspected open (attribution attributed)",
    ],
  },
  {
    shows: "the body that finds on it names who did it, and that he meant to; its last word counts",
    of: ["A2"],
    not: ["A2"],
    text,
    records: [
      seen("a", 1, "patrol"),
      judged(2, "attribution to Karsa"),
      judged(3, "intent of Karsa"),
      judged(4, "intent of Karsa", { outcome: "rejected" }),
      judged(5, "attribution to Karsa", { outcome: "rejected" }),
    ],
    follows: [
      "1h found clause 1 nobody certain suspected open",
      "2h withdrawn clause 1 nobody certain suspected open",
      "2h found clause 1 Karsa certain suspected open (attribution attributed)",
      "3h changed clause 1 Karsa certain suspected open (attribution attributed, intent intended)",
      "4h changed clause 1 Karsa certain suspected open (attribution attributed, intent refuted)",
      "5h found clause 1 nobody certain suspected open",
      "5h withdrawn clause 1 Karsa certain suspected open (attribution attributed, intent refuted)",
    ],
  },
  {
    shows: "whom a report names and the body does not is refuted: what waits for a breach does not begin",
    of: [],
    not: ["A2", "E4"],
    text: `${text}
clause 2 when attributed breach of clause 1 by a party X: Council must meet within 5 hours counted from finding`,
    records: [
      seen("a", 1, "patrol", by("Karsa")),
      judged(2, "attribution to Karsa", { outcome: "rejected" }),
      seen("c", 2.5, "radar", { ...by("Karsa"), from: 3_600_000, to: 3_600_000 }),
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open (attribution reported)",
      "2h changed clause 1 Karsa certain suspected refuted (attribution refuted)",
      "2.5h changed clause 1 Karsa certain suspected refuted (attribution refuted)",
    ],
  },
  {
    shows: "what waits for an attributed breach begins when it is attributed, and not when it is established",
    of: ["A2", "E4", "N6"],
    not: ["E4"],
    text: `${text}
clause 2 when attributed breach of clause 1 by a party X: Council must meet within 5 hours counted from finding`,
    records: [
      seen("a", 1, "patrol", by("Karsa")),
      act("find", "Council", 2, { matter: "attribution to Karsa", about: "patrol/a" }),
      judged(3, "attribution to Karsa"),
    ],
    until: 4,
    follows: [
      "1h found clause 1 Karsa certain suspected open (attribution reported)",
      "3h changed clause 1 Karsa certain suspected open (attribution attributed)",
      "3h duty 2 Council due (due 8h)",
    ],
  },
  {
    shows: "a body may find that it happened, or that it did not",
    of: ["E4"],
    not: ["E4"],
    text: `standard established = Commission
clause 1: each party must not fire`,
    records: [seen("a", 1, "patrol"), judged(2, "occurrence"), judged(3, "occurrence", { outcome: "rejected" })],
    follows: [
      "1h found clause 1 nobody certain suspected open",
      "2h changed clause 1 nobody certain established open",
      "3h changed clause 1 nobody certain suspected refuted",
    ],
  },
  {
    shows: "a direction is borne out by another report that can be right about it as well",
    of: ["E4"],
    not: ["E4"],
    text: `standard located for direction = 2 independent sources within 2 hours, 3 km
clause 1: each party must not fire`,
    records: [
      seen("a", 1, "patrol", { attributes: { bearingDeg: 350, bearingDoubtDeg: 5 } }),
      seen("b", 1.1, "post", { attributes: { bearingDeg: 90, bearingDoubtDeg: 5 } }),
      seen("c", 1.2, "radar", { attributes: { bearingDeg: 4, bearingDoubtDeg: 10 } }),
    ],
    follows: [
      "1h found clause 1 nobody certain suspected open (direction reported)",
      "1.1h changed clause 1 nobody certain suspected open (direction reported)",
      "1.2h changed clause 1 nobody certain suspected open (direction located)",
    ],
  },
  {
    shows: "a mission that may attribute no force names nobody by it, and may still say whose territory it came from",
    of: ["A2"],
    not: ["A2"],
    text: `clause 1: each party must not fire
clause 2: Mission must not attribute force`,
    records: [
      seen("a", 1, "patrol", { ...by("Karsa"), of: "Mission" }),
      seen("b", 9, "patrol", { by: "Ostrel", basis: "territory held", of: "Mission" }),
      seen("c", 20, "post", by("Karsa")),
    ],
    follows: [
      "1h found clause 1 nobody certain suspected open",
      "9h found clause 1 Ostrel certain suspected open",
      "20h found clause 1 Karsa certain suspected open",
    ],
  },
];
