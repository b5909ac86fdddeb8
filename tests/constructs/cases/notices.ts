// Notices, complaints, requests: acts on record that bring duties to life.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const notice = `clause 1 when a party X notifies "movement": Mission must inform other party within 24 hours
  counted from receipt`;
const consultation = `clause 1 when a party X requests "consultation":
  each guarantor must consult X within 24 hours counted from receipt`;

export const notices: readonly Construct[] = [
  {
    shows: "a notice is passed on to the other party; passed on to its sender, it is not",
    of: ["E3"],
    not: ["E3"],
    text: notice,
    records: [
      act("notify", "Karsa", 1, { matter: "movement" }),
      act("inform", "Mission", 2, { to: "Karsa" }),
      act("notify", "Ostrel", 3, { matter: "movement" }),
      act("inform", "Mission", 4, { to: "Karsa" }),
    ],
    until: 30,
    follows: [
      "1h duty 1 Mission due (due 25h)",
      "3h duty 1 Mission due (due 27h)",
      "4h duty 1 Mission fulfilled (due 27h)",
      "30h duty 1 Mission overdue (due 25h)",
    ],
  },
  {
    shows: "a notice of something else, or by someone else, asks nothing of anybody",
    of: [],
    not: ["E3"],
    text: notice,
    records: [act("notify", "Karsa", 1, { matter: "exercise" }), act("notify", "Neighbour", 2, { matter: "movement" })],
    until: 30,
    follows: [],
  },
  {
    shows: "a party that asks for consultation is consulted, and the clock runs from the receipt",
    of: ["R6", "T3"],
    not: ["R6"],
    text: consultation,
    records: [
      act("request", "Ostrel", 10, { matter: "consultation" }),
      act("consult", "Gard", 12, { to: "Karsa" }),
      act("consult", "Gard", 13, { to: "Ostrel" }),
    ],
    until: 35,
    follows: [
      "10h duty 1 Gard due (due 34h)",
      "10h duty 1 Holm due (due 34h)",
      "13h duty 1 Gard fulfilled (due 34h)",
      "35h duty 1 Holm overdue (due 34h)",
    ],
  },
  {
    shows: "a guarantor has no right to be consulted",
    of: [],
    not: ["R6"],
    text: consultation,
    records: [act("request", "Gard", 1, { matter: "consultation" }), tick(30)],
    follows: [],
  },
  {
    shows: "what must be released to each party is owed until each of them has it, on one clock",
    of: ["E5"],
    not: ["E5"],
    text: `clause 1: each party must not fire
clause 2 when breach of clause 1:
  Mission must report "finding" to Council, released to each party within 10 hours counted from finding`,
    records: [
      shot("a", 1, by("Karsa")),
      act("report", "Mission", 2, { matter: "finding", to: "Council" }),
      act("release", "Mission", 3, { matter: "finding", to: "Karsa" }),
      act("release", "Mission", 4, { matter: "finding", to: "Ostrel" }),
      shot("b", 20, by("Karsa")),
      act("report", "Mission", 21, { matter: "finding", to: "Council" }),
      act("release", "Mission", 22, { matter: "finding", to: "Ostrel" }),
    ],
    until: 31,
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "1h duty 2 Mission due (due 11h)",
      "4h duty 2 Mission fulfilled (due 11h)",
      "20h found clause 1 Karsa certain suspected open",
      "20h duty 2 Mission due (due 30h)",
      "31h duty 2 Mission overdue (due 30h)",
    ],
  },
];
