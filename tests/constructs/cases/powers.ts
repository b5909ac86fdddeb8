// Powers: whoever has one may use it, and a record of its use changes what the text says.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const help = `clause 1 when Council decides "help": each guarantor in force must consult within 4 hours`;
const leaving = `${help}\nclause 2: each guarantor can withdraw on notice of 30 hours counted from receipt`;
const decided = (at: number) => act("decide", "Council", at, { matter: "help" });
const fire = "clause 1: each party must not fire";

export const powers: readonly Construct[] = [
  {
    shows: "who has given notice is bound until it has run, and stays bound to what was triggered before",
    of: ["T9", "N4"],
    not: ["T9"],
    text: leaving,
    records: [act("give notice", "Holm", 1), decided(2), decided(29), tick(31), decided(32), tick(40)],
    follows: [
      "1h power 2 Holm held",
      "1h state actor Holm notice given by 2 (ends 31h)",
      "2h duty 1 Gard due (due 6h)",
      "2h duty 1 Holm due (due 6h)",
      "29h duty 1 Gard overdue (due 6h)",
      "29h duty 1 Holm overdue (due 6h)",
      "29h duty 1 Gard due (due 33h)",
      "29h duty 1 Holm due (due 33h)",
      "31h state actor Holm ended by 2",
      "32h duty 1 Gard due (due 36h)",
      "40h duty 1 Gard overdue (due 33h)",
      "40h duty 1 Holm overdue (due 33h)",
      "40h duty 1 Gard overdue (due 36h)",
    ],
  },
  {
    shows: "a notice can be taken back until it has run, and not after",
    of: ["T9"],
    not: ["T9"],
    text: leaving,
    records: [
      act("give notice", "Holm", 1),
      {
        record: "withdrawal",
        id: "w",
        source: "registry",
        recordedAt: 5 * 3_600_000,
        of: "registry/give notice-Holm-1",
      },
      tick(32),
      act("give notice", "Gard", 40),
      tick(70),
      {
        record: "withdrawal",
        id: "v",
        source: "registry",
        recordedAt: 71 * 3_600_000,
        of: "registry/give notice-Gard-40",
      },
      decided(72),
    ],
    follows: [
      "1h power 2 Holm held",
      "1h state actor Holm notice given by 2 (ends 31h)",
      "5h state actor Holm in force by 2",
      "40h power 2 Gard held",
      "40h state actor Gard notice given by 2 (ends 70h)",
      "70h state actor Gard ended by 2",
      "72h duty 1 Holm due (due 76h)",
    ],
  },
  {
    shows: "months of notice are those of the calendar",
    of: ["T9"],
    text: `${help}\nclause 2: each guarantor can withdraw on notice of 6 months`,
    records: [act("give notice", "Holm", 5), tick(4367), tick(4368)],
    follows: [
      "5h power 2 Holm held",
      "5h state actor Holm notice given by 2 (ends 4368h)",
      "4368h state actor Holm ended by 2",
    ],
  },
  {
    shows: "who has no power to leave does not leave, and that is said",
    of: ["N4"],
    not: ["N4", "T9"],
    text: leaving,
    records: [act("denounce", "Karsa", 1)],
    follows: ["1h power 2 Karsa not held"],
  },
  {
    shows: "to terminate ends it for all, and what happens later is no breach",
    of: ["T9"],
    text: `${fire}\nclause 2: each party can terminate on notice of 10 hours`,
    records: [act("terminate", "Karsa", 1), shot("a", 2, by("Ostrel")), tick(11), shot("b", 12, by("Ostrel"))],
    follows: [
      "1h power 2 Karsa held",
      "1h state actor Karsa notice given by 2 (ends 11h)",
      "2h found clause 1 Ostrel certain suspected open",
      "11h state actor Gard ended by 2",
      "11h state actor Holm ended by 2",
      "11h state actor Karsa ended by 2",
      "11h state actor Ostrel ended by 2",
      "11h state agreement ended by 2",
    ],
  },
  {
    shows: "of so many guarantors that must be in force, the one too few counts when its notice has run",
    of: ["L2", "T9"],
    not: ["L2"],
    text: `clause 1: each guarantor can withdraw from agreement on notice of 10 hours
clause 2 when not at least 1 guarantor is in force: each party must consult within 2 hours
clause 3 when not at least 2 guarantors is in force: each party must meet within 2 hours`,
    records: [act("give notice", "Gard", 1)],
    until: 12,
    follows: [
      "1h power 1 Gard held",
      "1h state actor Gard notice given by 1 (ends 11h)",
      "12h state actor Gard ended by 1",
      "12h duty 3 Karsa due (due 13h)",
      "12h duty 3 Ostrel due (due 13h)",
    ],
  },
  {
    shows: "the notice of a guarantor that has left counts for nothing where the text asks for one in force",
    of: ["A1", "E3"],
    not: ["A1", "E3"],
    text: `clause 1: each guarantor can withdraw from agreement on notice of 2 hours
clause 2 when a guarantor G in force notifies "breach": Council must consult G within 5 hours
clause 3 when any of Leavers notifies "breach": Mission must report within 5 hours
body Leavers = each guarantor`,
    records: [
      act("give notice", "Gard", 1),
      act("notify", "Gard", 2, { matter: "breach" }),
      act("notify", "Gard", 4, { matter: "breach" }),
      act("notify", "Holm", 5, { matter: "breach" }),
    ],
    follows: [
      "1h power 1 Gard held",
      "1h state actor Gard notice given by 1 (ends 3h)",
      "2h duty 2 Council due (due 7h)",
      "2h duty 3 Mission due (due 7h)",
      "4h state actor Gard ended by 1",
      "4h duty 3 Mission due (due 9h)",
      "5h duty 2 Council due (due 10h)",
      "5h duty 3 Mission due (due 10h)",
    ],
  },
  {
    shows: "an observer that may leave has left when its notice has run",
    of: ["T9"],
    text: `clause 1: Mission can withdraw from agreement on notice of 2 hours
clause 2 when Mission is ended: each party must consult within 2 hours`,
    records: [act("give notice", "Mission", 1)],
    until: 4,
    follows: [
      "1h power 1 Mission held",
      "1h state actor Mission notice given by 1 (ends 3h)",
      "4h state actor Mission ended by 1",
      "4h duty 2 Karsa due (due 5h)",
      "4h duty 2 Ostrel due (due 5h)",
    ],
  },
  {
    shows: "while the power to join is not there yet, an act of joining lets nobody in",
    of: [],
    not: ["A1"],
    text: `clause 1 when Council decides "open": a state S can join
clause 2 when Neighbour is in force: Karsa must notify within 2 hours`,
    records: [act("join", "Neighbour", 3), act("decide", "Council", 4, { matter: "open" })],
    follows: [],
  },
  {
    shows: "a state that joins is in force from its act",
    of: ["A1"],
    text: "clause 1: a state S can join\nclause 2 when Neighbour is in force: Karsa must notify within 2 hours",
    records: [act("join", "Neighbour", 3), act("notify", "Karsa", 4)],
    follows: [
      "3h power 1 Neighbour held",
      "3h state actor Neighbour in force by 1",
      "3h duty 2 Karsa due (due 5h)",
      "4h duty 2 Karsa fulfilled (due 5h)",
    ],
  },
  {
    shows: "a body that may suspend a clause does so by deciding it",
    of: ["N4", "R5", "A4"],
    not: ["N4"],
    text: `${fire}\nclause 2: Council can suspend clause 1`,
    records: [
      act("decide", "Council", 1, { matter: "suspend clause 1" }),
      shot("a", 2, by("Karsa")),
      act("decide", "Commission", 3, { matter: "suspend clause 1" }),
    ],
    follows: ["1h power 2 Council held", "1h state clause 1 suspended by 2", "3h power 2 Commission not held"],
  },
  {
    shows: "or by an act of that name on the clause; another who does it changes nothing",
    of: ["N4", "R5"],
    not: ["N4"],
    text: `${fire}\nclause 2: Council can suspend clause 1`,
    records: [
      act("suspend", "Gard", 1, { about: "clause 1" }),
      shot("a", 2, by("Karsa")),
      act("suspend", "Council", 3, { about: "clause 1" }),
      shot("b", 30, by("Ostrel")),
    ],
    follows: [
      "1h power 2 Gard not held",
      "2h found clause 1 Karsa certain suspected open",
      "3h power 2 Council held",
      "3h state clause 1 suspended by 2",
    ],
  },
  {
    shows: "a power that hangs on a condition is there while it holds",
    of: ["N4", "A4"],
    not: ["N4", "A4"],
    text: `${fire}\nclause 2 when breach of clause 1: Mission can order "cease fire"`,
    records: [
      act("order", "Mission", 1, { matter: "cease fire" }),
      shot("a", 2, by("Karsa")),
      act("order", "Mission", 3, { matter: "cease fire" }),
      act("order", "Gard", 4, { matter: "cease fire" }),
      act("order", "Gard", 5, { matter: "something else" }),
    ],
    follows: [
      "1h power 2 Mission not held",
      "2h found clause 1 Karsa certain suspected open",
      "3h power 2 Mission held",
      "4h power 2 Gard not held",
    ],
  },
];
