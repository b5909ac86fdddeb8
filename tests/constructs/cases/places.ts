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

/** Kilometres north of the equator; a degree of latitude there is 110.6 km. */
const north = (km: number) => ({ lat: km / 110.6, lon: 30, radiusM: 50, names: [] });
const ship = (id: string, at: number, km: number) =>
  shot(id, at, { kind: "vessel", source: "harbour", attributes: { track: "MV Sella" }, place: north(km) });
const flight = (id: string, at: number, km: number, change: object = {}) =>
  shot(id, at, { ...by("Karsa"), kind: "uav", place: north(km), ...change });

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
    shows: "a reading draws a zone otherwise, and with it what is made of it: one report, another verdict",
    of: ["S1", "L2"],
    not: ["S1"],
    text: `zone Field
zone Safe = Town
zone Quiet = Safe
clause 1: each party must not fire in Quiet
reading Wide by Ostrel:
  zone Safe = Field`,
    records: [near("a", 1, "Karsa", "Town"), near("b", 2, "Ostrel", "Field"), near("c", 3, "Ostrel", "Hill")],
    follows: ["1h found clause 1 Karsa certain suspected open", "2h found clause 1@Wide Ostrel certain suspected open"],
  },
  {
    shows: "what lies forward of a line is what its source says lies there",
    of: ["S2"],
    not: ["S2"],
    text: 'line Positions "line of positions" at signature\nclause 1: each party must not fire forward of Positions',
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
  {
    shows: "a zone that moves with a ship: nearer than it when the ship is reported, farther, and in a gap of reports",
    of: ["S4"],
    not: ["S4"],
    text: `zone Bubble = area within 10 nm of vessel moving
clause 1: each party must not fly in Bubble`,
    records: [
      ship("f1", 1, 0),
      flight("near", 1, 16),
      flight("far", 1, 20),
      ship("f2", 2, 10),
      // Half an hour from either report, in which a ship may have sailed 30 nautical miles.
      flight("gap", 1.5, 18),
      flight("farther", 1.5, 90),
    ],
    follows: ["1h found clause 1 Karsa certain suspected open", "1.5h found clause 1 Karsa possible suspected open"],
  },
  {
    shows: "a report of the ship that comes later settles what the gap left in doubt; a day later nothing is followed",
    of: ["S4"],
    not: ["S4"],
    text: `zone Bubble = area within 10 nm of moving vessel
clause 1: each party must not fly in Bubble`,
    records: [
      ship("f1", 1, 0),
      flight("gap", 1.25, 18),
      { ...ship("late", 1.25, 5), recordedAt: hour(3) },
      flight("after", 26, 1),
    ],
    follows: ["1.25h found clause 1 Karsa possible suspected open", "3h changed clause 1 Karsa certain suspected open"],
  },
  {
    shows:
      "a warship 9.7 nautical miles from the course of a ship that was silent for twelve minutes is possibly too near",
    of: ["S4"],
    text: `zone Bubble = area within 10 nm of vessel moving
clause 1: each party must not keep warship in Bubble unless Mission has approved`,
    records: [ship("f1", 1, 0), flight("w", 1.1, 17.96, { kind: "warship" }), ship("f2", 1.2, 0)],
    follows: ["1.1h found clause 1 Karsa possible suspected open"],
  },
  {
    shows: "a corridor is a zone, and what is in the air over it is in it",
    of: ["S4"],
    not: ["S4"],
    text: `zone Corridor "humanitarian corridor"
clause 1: each party must not fly helicopter in Corridor`,
    records: [
      flight("a", 1, 0, { kind: "helicopter", place: { names: ["humanitarian corridor"], radiusM: 0 } }),
      flight("b", 2, 0, { kind: "helicopter", place: { names: ["north of it"], radiusM: 0 } }),
    ],
    follows: ["1h found clause 1 Karsa certain suspected open"],
  },
];
