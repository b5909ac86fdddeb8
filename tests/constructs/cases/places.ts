// Lines that each side measures from, distances between two sides, and what lies forward of a line.
import { by, hour, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const lines = `line Held
line Old
line Reference
  - Held for Karsa
  - Old for Ostrel`;
const near = (id: string, at: number, actor: string, name: string) =>
  shot(id, at, { ...by(actor), place: { radiusM: 0, names: [name] } });
const gun = (id: string, at: number, name: string, calibreMm?: number) =>
  shot(id, at, {
    ...by("Karsa"),
    kind: "artillery",
    place: { radiusM: 0, names: [name] },
    ...(calibreMm === undefined ? {} : { attributes: { calibreMm } }),
  });

export const places: readonly Construct[] = [
  {
    shows: "each side is measured from its own line",
    of: ["S2"],
    not: ["S2"],
    text: `${lines}\nclause 1: each party must not fire within 5 km of Reference`,
    records: [near("a", 1, "Karsa", "Held"), near("b", 2, "Ostrel", "Old"), near("c", 3, "Ostrel", "Held")],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "2h found clause 1 Ostrel certain suspected open",
      // Where it lies from the other line, nobody has said.
      "3h found clause 1 Ostrel possible suspected open",
    ],
  },
  {
    shows: "what lies forward of a line is what its source says lies there",
    of: ["S2"],
    not: ["S2"],
    text: "line Positions\nclause 1: each party must not fire forward of Positions",
    records: [near("a", 1, "Karsa", "forward of Positions"), near("b", 2, "Karsa", "Town")],
    follows: ["1h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a distance between two sides, kept in equal shares, is half of it from one's own line",
    of: ["S3"],
    not: ["S3"],
    text: `${lines}
stage S from 1970-01-01 00:00
clause 1 during S: each party must withdraw artillery apart from artillery of other party
  at least 50 km from Reference in equal distance within 10 hours`,
    records: [
      {
        record: "coverage",
        id: "w",
        source: "mission",
        recordedAt: hour(10),
        state: "watched",
        from: 0,
        to: hour(10),
      },
      shot("a", 2, {
        kind: "withdrawal",
        ...by("Karsa"),
        attributes: { object: "artillery" },
        place: { radiusM: 0, names: ["Held"] },
      }),
    ],
    until: 12,
    follows: [
      "2h stage S started",
      "2h duty 1 Karsa due (due 10h)",
      "2h duty 1 Ostrel due (due 10h)",
      "10h duty 1 Karsa overdue (due 10h)",
      "10h duty 1 Ostrel overdue (due 10h)",
    ],
  },
  {
    shows: "a list of sites is one zone: a report lies in it if its source names one of them",
    of: ["S1"],
    not: ["S1"],
    text: `zone Towns
  - "Upper Town"
  - "Lower Town"
clause 1: each party must not fire in Towns`,
    records: [
      near("a", 1, "Karsa", "Lower Town"),
      near("b", 2, "Karsa", "Middle Town"),
      near("c", 3, "Ostrel", "Upper Town"),
    ],
    follows: ["1h found clause 1 Karsa certain suspected open", "3h found clause 1 Ostrel certain suspected open"],
  },
  {
    shows: "weapons stay in the sites: what is seen outside them is found, what is seen in them is not",
    of: ["S1", "Q1"],
    not: ["S1"],
    text: `zone Store
class Guns
  - artillery from 100 mm
clause 1: each party must not keep Guns outside Store`,
    records: [gun("a", 1, "Store", 122), gun("b", 2, "Field", 122), gun("c", 3, "Field", 82), gun("d", 4, "Field")],
    follows: ["2h found clause 1 Karsa certain suspected open", "4h found clause 1 Karsa possible suspected open"],
  },
];
