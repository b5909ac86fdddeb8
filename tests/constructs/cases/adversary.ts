// What a hostile party's lawyer would try: each case once said something false.
import { act, by, hour, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

function decided(matter: string, at: number): ReturnType<typeof act> {
  return act("decide", "Council", at, { id: matter, matter });
}

const twice = `clause 1: each party must not fire
clause 2 when Council decides "pause": clause 1 is suspended until Council decides "go on"
clause 3 when Council decides "second pause": clause 1 is suspended until Council decides "go on again"`;

export const adversary: readonly Construct[] = [
  {
    shows: "what two effects suspend stays suspended until both have ended",
    of: ["R5"],
    text: twice,
    records: [
      decided("pause", 1),
      decided("second pause", 2),
      decided("go on", 5),
      shot("a", 7, by("Karsa")),
      decided("go on again", 10),
      shot("b", 12, by("Karsa")),
    ],
    follows: [
      "1h state clause 1 suspended by 2",
      "2h state clause 1 suspended by 3",
      "10h state clause 1 in force by 3",
      "12h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "what began before the first record is due first, and suspended then",
    of: ["R5", "T3"],
    text: `stage S from 1970-01-01 01:00
clause 1: each party must not fire
clause 2: Gard must notify "plan" within 60 hours after start of S
clause 3 when breach of clause 1: clause 2 is suspended until Council decides "go on"`,
    records: [shot("a", 5, by("Karsa")), decided("go on", 7)],
    follows: [
      "5h state clause 2 suspended by 3",
      "5h stage S started",
      "5h found clause 1 Karsa certain suspected open",
      "5h duty 2 Gard due (due 61h)",
      "5h duty 2 Gard suspended (no deadline)",
      "7h state clause 2 in force by 3",
      "7h duty 2 Gard due (due 63h)",
    ],
  },
  {
    shows: "two that are accused of one incident are two occurrences, whatever the sources are called",
    of: ["N6", "R6"],
    text: `standard corroborated = 2 sources within 2 hours
clause 1: each party must not fire
clause 2 when breach of clause 1 by a party X: Gard must consult X within 5 hours`,
    records: [
      shot("a", 1, by("Karsa")),
      shot("b", 1.2, { ...by("Ostrel"), source: "tower" }),
      act("consult", "Gard", 2, { to: "Karsa" }),
    ],
    until: 8,
    follows: [
      "1h found clause 1 Karsa certain suspected open",
      "1h duty 2 Gard due (due 6h)",
      "1.2h changed clause 1 Karsa certain suspected open",
      "1.2h found clause 1 Ostrel certain suspected open",
      "1.2h duty 2 Gard due (due 6.2h)",
      "2h duty 2 Gard fulfilled (due 6h)",
      "8h duty 2 Gard overdue (due 6.2h)",
    ],
  },
  {
    shows: "the end of a suspension brings no clause back that is void meanwhile",
    of: ["R5"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "pause": clause 1 is suspended until Council decides "go on"
clause 3 when Council decides "enough": clause 1 is void`,
    records: [decided("pause", 1), decided("enough", 2), decided("go on", 5), shot("a", 7, by("Karsa"))],
    follows: ["1h state clause 1 suspended by 2", "2h state clause 1 void by 3"],
  },
  {
    shows: "of a suspended clause no breach is presumed",
    of: ["R5"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "pause": clause 1 is suspended
clause 3 when Mission declares "denied": breach of clause 1 by Karsa is presumed`,
    records: [decided("pause", 1), act("declare", "Mission", 5, { matter: "denied" })],
    follows: ["1h state clause 1 suspended by 2", "5h state breach of 1 by Karsa presumed by 3"],
  },
  {
    shows: "two sources that tell of one delivery deliver it once",
    of: ["Q1"],
    text: `stage S from 1970-01-01 00:00
clause 1 during S: Gard must deliver at least 100 EUR to Karsa within 10 hours`,
    records: ["ledger", "press"].map((source, index) =>
      shot("a", 3 + index, {
        kind: "delivery",
        source,
        by: "Gard",
        basis: "ledger",
        target: "Karsa",
        attributes: { amountEUR: 60 },
      }),
    ),
    until: 12,
    follows: ["3h stage S started", "3h duty 1 Gard due (due 10h)", "12h duty 1 Gard not observed (due 10h)"],
  },
  {
    shows: "what follows a missed duty for the one who missed it follows for that one",
    of: ["R4"],
    text: `clause 1 when breach of clause 2: each guarantor must consult within 2 hours
  otherwise that guarantor must notify "reasons" within 1 hour
clause 2: each party must not fire`,
    records: [shot("a", 1, by("Karsa")), act("consult", "Gard", 2)],
    until: 5,
    follows: [
      "1h found clause 2 Karsa certain suspected open",
      "1h duty 1 Gard due (due 3h)",
      "1h duty 1 Holm due (due 3h)",
      "2h duty 1 Gard fulfilled (due 3h)",
      "5h duty 1 Holm overdue (due 3h)",
      "5h duty 1 otherwise Holm due (due 4h)",
      "5h duty 1 otherwise Holm overdue (due 4h)",
    ],
  },
  {
    shows: "a clock that stood still can be put off until it has run out, and by nobody else than the text says",
    of: ["T7"],
    text: `clause 1 when Mission declares "go": Gard must consult within 24 hours extendable by Mission
clause 2 when Council decides "pause": clause 1 is suspended until Council decides "go on"`,
    records: [
      act("declare", "Mission", 0, { matter: "go" }),
      decided("pause", 10),
      decided("go on", 50),
      act("extend", "Gard", 55, { matter: "clause 1", until: hour(300) }),
      act("extend", "Mission", 60, { matter: "clause 1", until: hour(100) }),
    ],
    until: 101,
    follows: [
      "0h duty 1 Gard due (due 24h)",
      "10h state clause 1 suspended by 2",
      "10h duty 1 Gard suspended (no deadline)",
      "50h state clause 1 in force by 2",
      "50h duty 1 Gard due (due 64h)",
      "60h duty 1 Gard due (due 100h)",
      "101h duty 1 Gard overdue (due 100h)",
    ],
  },
  {
    shows: "an accusation that is only possible takes no member's vote",
    of: [],
    not: ["R3"],
    text: `body Board = Karsa, Gard, Holm
  - decides by unanimity
  - excludes accused party
clause 1: each party must not fire`,
    records: [
      shot("a", 1, by("Karsa", "possible")),
      act("vote", "Gard", 2, { to: "Board", matter: "response", about: "patrol/a", outcome: "accepted" }),
      act("vote", "Holm", 3, { to: "Board", matter: "response", about: "patrol/a", outcome: "accepted" }),
    ],
    until: 10,
    follows: ["1h found clause 1 nobody certain suspected open", "1h found clause 1 Karsa possible suspected open"],
  },
  {
    shows: "what a watched quiet brings about is brought about once, however often time is looked at",
    of: ["R4"],
    text: `clause 1 when no fire for 10 hours: Gard must notify "quiet" within 1 hour`,
    records: [watched(0, 30), tick(32), tick(33)],
    until: 33,
    follows: ["30h duty 1 Gard due (due 31h)", "32h duty 1 Gard overdue (due 31h)"],
  },
  {
    shows: "whoever has left is accused of nothing it does then, also where the text gives nobody that power",
    of: ["L1"],
    text: `entry into force from 1970-01-01
clause 1: each party must not fire`,
    records: [
      tick(0),
      shot("a", 5, by("Karsa")),
      act("denounce", "Karsa", 10),
      shot("b", 20, by("Karsa")),
      shot("c", 21, by("Ostrel")),
    ],
    follows: [
      "0h state agreement in force by entry into force",
      ...["Karsa", "Ostrel", "Gard", "Holm"].map((who) => `0h state actor ${who} in force by entry into force`),
      "5h found clause 1 Karsa certain suspected open",
      "10h state actor Karsa ended by denounce",
      "21h found clause 1 Ostrel certain suspected open",
    ],
  },
  {
    shows: "what nothing triggers is excused by a decision up to its deadline, and by none after it",
    of: ["R5"],
    text: `clause 1: Gard must notify "plan" by 1970-01-03 unless Council decides "waived"
clause 2: Holm must notify "plan" by 1970-01-03 unless Council decides "waived too"`,
    records: [tick(0), decided("waived", 20), decided("waived too", 80)],
    follows: [
      "0h duty 1 Gard due (due 72h)",
      "0h duty 2 Holm due (due 72h)",
      "20h duty 1 Gard excused (due 72h)",
      "80h duty 2 Holm overdue (due 72h)",
    ],
  },
  {
    shows: "a decision within a limit counts from the trigger of the duty that it excuses",
    of: ["R5"],
    text: `clause 1 when Mission declares "go": Gard must consult within 24 hours
  unless Council decides "no" within 10 hours
clause 2 when Mission declares "go": Holm must consult within 24 hours
  unless Council decides "late no" within 10 hours`,
    records: [act("declare", "Mission", 1, { matter: "go" }), decided("no", 9), decided("late no", 15)],
    until: 30,
    follows: [
      "1h duty 1 Gard due (due 25h)",
      "1h duty 2 Holm due (due 25h)",
      "9h duty 1 Gard excused (due 25h)",
      "30h duty 2 Holm overdue (due 25h)",
    ],
  },
  {
    shows: "a rung that a decision reaches in quiet is left when the quiet has lasted as long again",
    of: ["R1"],
    text: `clause 1: each party must not fire
ladder Response on breach of clause 1
  - Minor: any breach
  - Attack: Council decides "armed attack"
  - Closed: no breach for 2 days`,
    records: [shot("a", 1, by("Karsa")), tick(60), decided("armed attack", 72), tick(119)],
    until: 121,
    follows: [
      "1h state ladder Response Minor by Response",
      "1h found clause 1 Karsa certain suspected open",
      "60h state ladder Response Closed by Response",
      "72h state ladder Response Attack by Response",
      "121h state ladder Response Closed by Response",
    ],
  },
  {
    shows: "what is done while its clause is suspended keeps the deadline that it was done by",
    of: ["R5", "T3"],
    not: ["R5"],
    text: `clause 1 when Council decides "help": Gard must consult within 10 hours counted from finding
clause 2 when Council decides "pause": clause 1 is suspended until Council decides "go on"`,
    records: [
      act("decide", "Council", 1, { matter: "help" }),
      act("decide", "Council", 3, { matter: "pause" }),
      act("consult", "Gard", 5),
      act("decide", "Council", 20, { matter: "go on" }),
    ],
    until: 40,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "3h state clause 1 suspended by 2",
      "3h duty 1 Gard suspended (no deadline)",
      "5h duty 1 Gard fulfilled (due 13h)",
      "20h state clause 1 in force by 2",
    ],
  },
  {
    shows: "one of those who owe something together pleads for all of them; somebody else does not",
    of: ["N5", "N7"],
    not: ["N5"],
    text: `clause 1 when Council decides "help": Gard, Holm must consult within 10 hours counted from finding
  unless "storm" pleaded by that party within 5 hours, judged by Council`,
    records: [
      act("decide", "Council", 1, { matter: "help", id: "one" }),
      act("plead", "Holm", 2, { matter: "storm", about: "registry/one" }),
      act("judge", "Council", 3, { matter: "storm", about: "registry/one", outcome: "accepted" }),
      act("decide", "Council", 20, { matter: "help", id: "two" }),
      act("plead", "Karsa", 21, { matter: "storm", about: "registry/two" }),
      act("judge", "Council", 22, { matter: "storm", about: "registry/two", outcome: "accepted" }),
    ],
    until: 40,
    follows: [
      "1h duty 1 Gard, Holm due (due 11h)",
      "3h duty 1 Gard, Holm excused (due 11h)",
      "20h duty 1 Gard, Holm due (due 30h)",
      "40h duty 1 Gard, Holm overdue (due 30h)",
    ],
  },
];
