// Conditions that trigger when they come true, and effects on clauses.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const calm = "clause 1 when no fire for 2 days: Council must meet within 24 hours";
const ceasefire = "clause 1: each party must not fire";
const suspension = `${ceasefire}
clause 2 when Council decides "armed attack": clause 1 is suspended until Council decides "restore"`;

export const states: readonly Construct[] = [
  {
    shows: "a quiet time triggers when it is long enough, and only where someone watched all of it",
    of: ["T7"],
    not: ["T7"],
    text: calm,
    records: [watched(0, 30), shot("a", 10), watched(30, 60), tick(61)],
    until: 90,
    follows: ["60h duty 1 Council due (due 84h)", "90h duty 1 Council overdue (due 84h)"],
  },
  {
    shows: "nothing seen where nobody watched is no quiet time",
    of: [],
    not: ["T7"],
    text: calm,
    records: [watched(0, 20), watched(21, 60)],
    until: 62,
    follows: [],
  },
  {
    shows: "a suspended clause finds nothing until the suspension ends",
    of: ["R5"],
    not: ["N1"],
    text: suspension,
    records: [
      shot("a", 1, by("Karsa")),
      act("decide", "Council", 5, { matter: "armed attack" }),
      shot("b", 6, by("Karsa")),
      act("decide", "Council", 10, { matter: "restore" }),
      shot("c", 11, by("Karsa")),
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "5h state clause 1 suspended by 2",
      "10h state clause 1 in force by 2",
      "11h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "a late report is judged by what was in force when it happened",
    of: ["R5"],
    text: suspension,
    records: [
      act("decide", "Council", 5, { matter: "armed attack" }),
      shot("b", 6, { ...by("Karsa"), recordedAt: 30 * 3_600_000 }),
      shot("a", 4, { ...by("Karsa"), recordedAt: 31 * 3_600_000 }),
    ],
    follows: ["5h state clause 1 suspended by 2", "31h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a default effect takes place at its time unless it was prevented before",
    of: ["R4"],
    not: ["R4"],
    text: `${ceasefire}
clause 2 when Gard notifies "non-performance": clause 1 is suspended after 30 hours
  unless Council decides "continue" in last 30 hours`,
    records: [
      act("notify", "Gard", 1, { matter: "non-performance" }),
      act("decide", "Council", 20, { matter: "continue" }),
      act("notify", "Gard", 60, { matter: "non-performance" }),
    ],
    until: 100,
    follows: ["100h state clause 1 suspended by 2"],
  },
  {
    shows: "a clause that waits for the state of another",
    of: ["N6"],
    text: `${suspension}
clause 3 when clause 1 is suspended: each guarantor must consult within 2 hours`,
    records: [act("decide", "Council", 5, { matter: "armed attack" }), act("consult", "Gard", 6)],
    until: 8,
    follows: [
      "5h state clause 1 suspended by 2",
      "5h duty 3 Gard due (due 7h)",
      "5h duty 3 Holm due (due 7h)",
      "6h duty 3 Gard fulfilled (due 7h)",
      "8h duty 3 Holm overdue (due 7h)",
    ],
  },
];

const reports = 'clause 1 when Council decides "talks": Karsa must report to Mission within 10 hours';

export const waits: readonly Construct[] = [
  {
    shows: "a clause that waits until the deadline of another has passed",
    of: ["T6", "N6"],
    text: `${reports}\nclause 2 when expiry of clause 1: Council must meet within 5 hours`,
    records: [act("decide", "Council", 1, { matter: "talks" }), act("report", "Karsa", 3, { to: "Mission" })],
    until: 12,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "3h duty 1 Karsa fulfilled (due 11h)",
      "12h duty 2 Council due (due 16h)",
    ],
  },
  {
    shows: "and one that waits until another is overdue",
    of: ["T6"],
    not: ["T6"],
    text: `${reports}\nclause 2 when clause 1 is overdue: Council must meet within 5 hours`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("report", "Karsa", 3, { to: "Mission" }),
      act("decide", "Council", 20, { matter: "talks" }),
    ],
    until: 40,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "3h duty 1 Karsa fulfilled (due 11h)",
      "20h duty 1 Karsa due (due 30h)",
      "40h duty 1 Karsa overdue (due 30h)",
      "40h duty 2 Council due (due 35h)",
      "40h duty 2 Council overdue (due 35h)",
    ],
  },
  {
    shows: "a duty that follows the fulfilment of another clause",
    of: ["T6"],
    text: `${reports}\nclause 2: Gard must answer Karsa within 5 hours after fulfilment of clause 1`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("report", "Karsa", 3, { to: "Mission" }),
      act("answer", "Gard", 4, { to: "Karsa" }),
    ],
    until: 12,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "3h duty 1 Karsa fulfilled (due 11h)",
      "3h duty 2 Gard due (due 8h)",
      "4h duty 2 Gard fulfilled (due 8h)",
    ],
  },
];
