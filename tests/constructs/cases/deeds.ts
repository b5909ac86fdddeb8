// What is owed: deeds that reports name, matters that only judges can call done, and duties of several together.
import { act, shot } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const deed = (id: string, at: number, kind: string, by: string, object?: string) =>
  shot(id, at, { kind, by, basis: "seen", ...(object === undefined ? {} : { attributes: { object } }) });

export const deeds: readonly Construct[] = [
  {
    shows: "a deed is done when a report names it, its doer and its object",
    of: ["N2"],
    not: ["N2"],
    text: "stage S from 1970-01-01 00:00\nclause 1 during S: each party must release civilians within 24 hours",
    records: [
      watched(0, 24),
      deed("a", 3, "release", "Karsa", "civilians"),
      deed("b", 4, "release", "Ostrel", "cargo"),
    ],
    until: 30,
    follows: [
      "3h stage S started",
      "3h duty 1 Karsa due (due 24h)",
      "3h duty 1 Ostrel due (due 24h)",
      "3h duty 1 Karsa fulfilled (due 24h)",
      "24h duty 1 Ostrel overdue (due 24h)",
    ],
  },
  {
    shows: "a forbidden deed is found against whoever reports name, with the object the text names",
    of: ["N1"],
    not: ["Q1"],
    text: "clause 1: each party must not train advisers",
    records: [deed("a", 1, "training", "Karsa", "advisers"), deed("b", 2, "train", "Karsa", "civilians")],
    follows: ["1h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "only its judge can call a matter done",
    of: ["E4"],
    not: ["E4"],
    text: `stage S from 1970-01-01 00:00
clause 1 during S: each party must conduct "fair elections" judged by Mission within 10 hours`,
    records: [
      act("judge", "Ostrel", 4, { matter: "fair elections", outcome: "accepted", to: "Ostrel" }),
      act("judge", "Mission", 5, { matter: "fair elections", outcome: "accepted", to: "Karsa" }),
    ],
    until: 12,
    follows: [
      "4h stage S started",
      "4h duty 1 Karsa due (due 10h)",
      "4h duty 1 Ostrel due (due 10h)",
      "5h duty 1 Karsa fulfilled (due 10h)",
      "12h duty 1 Ostrel unsettled (due 10h)",
    ],
  },
  {
    shows: "what several owe together is done when the last of them has done his part",
    of: ["N7"],
    not: ["N7"],
    text: `clause 1 when Council decides "talks": Karsa, Ostrel must meet within 10 hours`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("meet", "Karsa", 3),
      act("meet", "Ostrel", 5),
      act("decide", "Council", 20, { matter: "talks" }),
      act("meet", "Karsa", 22),
    ],
    until: 31,
    follows: [
      "1h duty 1 Karsa, Ostrel due (due 11h)",
      "5h duty 1 Karsa, Ostrel fulfilled (due 11h)",
      "20h duty 1 Karsa, Ostrel due (due 30h)",
      "31h duty 1 Karsa, Ostrel overdue (due 30h)",
    ],
  },
];

const talks = (at: number) => act("decide", "Council", at, { matter: "talks" });
const seenAt = (id: string, at: number, kind: string, object: string, place: string) =>
  shot(id, at, { kind, by: "Karsa", basis: "seen", attributes: { object }, place: { radiusM: 0, names: [place] } });

export const joinedDeeds: readonly Construct[] = [
  {
    shows: "several deeds in one sentence are owed together: the last of them performs it",
    of: ["N2"],
    text: `clause 1 when Council decides "talks": Karsa must clear mine, obstacle in Town within 10 hours`,
    records: [
      talks(1),
      seenAt("a", 3, "clearance", "mine", "Town"),
      seenAt("b", 4, "clearance", "obstacle", "Elsewhere"),
      seenAt("c", 5, "clearance", "obstacle", "Town"),
    ],
    follows: ["1h duty 1 Karsa due (due 11h)", "5h duty 1 Karsa fulfilled (due 11h)"],
  },
  {
    shows: "what each kind of weapon must do by its own distance is done by any that does it",
    of: ["Q1"],
    text: `line Front
class Heavy
  - artillery with pullback 25 km
  - mlrs with pullback 70 km
clause 1 when Council decides "talks": Karsa must withdraw Heavy behind pullback from Front within 10 hours`,
    records: [
      talks(1),
      seenAt("a", 3, "withdrawal", "mlrs", "Front"),
      shot("b", 4, { kind: "withdrawal", by: "Karsa", basis: "seen", attributes: { object: "mlrs" } }),
    ],
    until: 11,
    // Where the second was taken is not known, so it may have been far enough.
    follows: ["1h duty 1 Karsa due (due 11h)", "11h duty 1 Karsa fulfilled (due 11h)"],
  },
  {
    shows: "a deed with a judge of its own is done when the judge says so, whatever reports show",
    of: ["N2", "A4"],
    text: `stage S from 1970-01-01 00:00
clause 1 during S: each party must release civilians within 10 hours, judged by Mission`,
    records: [
      deed("a", 3, "release", "Karsa", "civilians"),
      act("judge", "Mission", 5, { matter: "clause 1", outcome: "accepted", to: "Ostrel" }),
    ],
    until: 11,
    follows: [
      "3h stage S started",
      "3h duty 1 Karsa due (due 10h)",
      "3h duty 1 Ostrel due (due 10h)",
      "5h duty 1 Ostrel fulfilled (due 10h)",
      "11h duty 1 Karsa unsettled (due 10h)",
    ],
  },
];
