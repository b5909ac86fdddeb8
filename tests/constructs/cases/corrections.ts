// A source says anew what its report says: the report keeps its identity, and what followed from it on record stays.
import type { Correction, LogRecord } from "@servanda/agreement";
import { act, by, hour, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const text = `clause 1: each party must not fire in Town
clause 2 when breach of clause 1 by a party X: Council must meet within 24 hours counted from detection`;
const inTown = { place: { names: ["Town"], radiusM: 0 } };
const correction = (at: number, change: Correction["change"], source = "patrol"): LogRecord => {
  return { record: "correction", id: `c${at}`, source, of: "patrol/a", recordedAt: hour(at), change };
};

export const corrections: readonly Construct[] = [
  {
    shows: "a report that names another one instead accuses him; what the first word began stays, marked",
    of: ["A2", "E4"],
    not: ["A2"],
    text,
    records: [
      shot("a", 1, { ...by("Karsa"), ...inTown }),
      correction(5, { by: "Ostrel", basis: "impact analysis" }),
      act("meet", "Council", 8),
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "1h duty 2 Council due (due 25h)",
      "5h withdrawn clause 1 Karsa certain suspected open",
      "5h found clause 1 Ostrel certain suspected open",
      "8h duty 2 Council fulfilled (due 25h)",
    ],
  },
  {
    shows: "a correction of the place takes the finding away; taken back itself, the first word stands again",
    of: ["S1", "E4"],
    not: ["S1"],
    text: "zone Village\nclause 1: each party must not fire in Town",
    records: [
      shot("a", 1, { ...by("Karsa"), ...inTown }),
      correction(2, { place: { names: ["Village"], radiusM: 0 } }),
      { record: "withdrawal", id: "w", source: "patrol", of: "patrol/c2", recordedAt: hour(3) },
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "2h withdrawn clause 1 Karsa certain suspected open",
      "3h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "nobody corrects the report of another source, and of two corrections the later one counts",
    of: ["E4"],
    not: ["E4"],
    text: "clause 1: each party must not fire in Town",
    records: [
      shot("a", 1, { ...by("Karsa"), ...inTown }),
      correction(2, { by: null }, "registry"),
      correction(3, { attribution: "possible" }),
      correction(4, { attribution: null }),
    ],
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "3h found clause 1 nobody certain suspected open",
      "3h changed clause 1 Karsa possible suspected open",
      "4h withdrawn clause 1 nobody certain suspected open",
      "4h changed clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "a correction that is on record before its report corrects it as it comes in",
    of: ["E4"],
    text: "clause 1: each party must not fire in Town",
    records: [
      correction(2, { by: "Ostrel", basis: "seen" }),
      shot("a", 1, { ...by("Karsa"), ...inTown, recordedAt: hour(4) }),
    ],
    follows: ["4h found clause 1 Ostrel certain suspected open"],
  },
  {
    shows: "a breach that stands as it did is asked about again, as its report now tells of casualties",
    of: ["R1"],
    text: `clause 1: each party must not fire
clause 3 when breach of clause 1 with casualties: Gard must consult
ladder Response on breach of clause 1
  - Minor: any breach
  - Grave: breach with casualties
  - Closed: no breach for 2 days`,
    records: [
      shot("a", 1, { ...by("Karsa"), attributes: { casualties: 0 } }),
      correction(5, { attributes: { casualties: 2 } }),
    ],
    until: 10,
    follows: [
      "1h state ladder Response Minor by Response",
      "1h found clause 1 Karsa certain suspected open",
      "5h state ladder Response Grave by Response",
      "5h duty 3 Gard due (no deadline)",
    ],
  },
];
