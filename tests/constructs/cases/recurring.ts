// Duties that come again, that are owed in step, that can be put off, and what follows their performance.
import { act, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const stage = "stage S from 1970-01-01 00:00 for 5 days";
const day = (count: number): number => count * 24;

export const recurring: readonly Construct[] = [
  {
    shows: "one duty for each period while the stage runs; a performance counts for the period it lies in",
    of: ["T5"],
    not: ["T5"],
    text: `${stage}\nclause 1 during S: Karsa must report to Mission every 2 days`,
    records: [
      act("report", "Karsa", 10, { to: "Mission" }),
      act("report", "Karsa", 11, { to: "Mission" }),
      act("report", "Karsa", 100, { to: "Mission" }),
    ],
    until: day(7),
    follows: [
      "10h stage S started",
      "10h duty 1 Karsa due (due 48h)",
      "10h duty 1 Karsa fulfilled (due 48h)",
      "100h duty 1 Karsa due (due 96h)",
      "100h duty 1 Karsa overdue (due 96h)",
      "100h duty 1 Karsa due (due 144h)",
      "100h duty 1 Karsa fulfilled (due 144h)",
      "168h stage S ended",
    ],
  },
  {
    shows: "a period that the end of its stage cuts off owes nothing any more",
    of: ["T5", "T8"],
    not: ["T5"],
    text: "stage S from 1970-01-01 00:00 for 3 days\nclause 1 during S: Karsa must report to Mission every 2 days",
    records: [act("report", "Karsa", 10, { to: "Mission" })],
    until: day(5),
    follows: [
      "10h stage S started",
      "10h duty 1 Karsa due (due 48h)",
      "10h duty 1 Karsa fulfilled (due 48h)",
      "120h stage S ended",
      "120h duty 1 Karsa due (due 96h)",
      "120h duty 1 Karsa lapsed (due 96h)",
    ],
  },
  {
    of: ["T5"],
    shows: "a single unit needs no number",
    text: "clause 1: Karsa must report to Mission every day",
    records: [act("report", "Karsa", 10, { to: "Mission" })],
    until: 48,
    follows: [
      "10h duty 1 Karsa fulfilled (due 24h)",
      "48h duty 1 Karsa due (due 48h)",
      "48h duty 1 Karsa overdue (due 48h)",
      "48h duty 1 Karsa due (due 72h)",
    ],
  },
  {
    shows: "by a time of each day",
    of: ["T5"],
    not: ["T5"],
    text: `clause 1: Karsa must notify "plan of the next day" to Mission by 12:00 every 1 day`,
    records: [
      act("notify", "Karsa", 11, { to: "Mission", matter: "plan of the next day" }),
      act("notify", "Karsa", 37, { to: "Mission", matter: "plan of the next day" }),
    ],
    until: 40,
    follows: [
      "11h duty 1 Karsa fulfilled (due 12h)",
      "37h duty 1 Karsa due (due 36h)",
      "37h duty 1 Karsa overdue (due 36h)",
      "37h duty 1 Karsa fulfilled late (due 36h)",
    ],
  },
  {
    shows: "each year by a day of the year",
    of: ["T5"],
    not: ["T5"],
    text: "clause 1: Gard must report each year by 31 January",
    records: [act("report", "Gard", day(20), { to: "Mission" }), tick(day(370))],
    until: day(397),
    follows: [
      `480h duty 1 Gard fulfilled (due 744h)`,
      `8880h duty 1 Gard due (due 9504h)`,
      `9528h duty 1 Gard overdue (due 9504h)`,
    ],
  },
  {
    shows: "a deadline is put off by whoever may, before it has passed, and by nobody else",
    of: ["T6"],
    not: ["T6"],
    text: `clause 1 when Council decides "talks": Karsa must meet within 10 hours, extendable by Commission`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("extend", "Ostrel", 2, { matter: "clause 1", until: 72_000_000 }),
      act("extend", "Commission", 3, { matter: "clause 1", until: 54_000_000 }),
      act("extend", "Commission", 16, { matter: "clause 1", until: 90_000_000 }),
    ],
    until: 17,
    follows: ["1h duty 1 Karsa due (due 11h)", "3h duty 1 Karsa due (due 15h)", "16h duty 1 Karsa overdue (due 15h)"],
  },
  {
    shows: "the end of a stage is put off in the same way",
    of: ["T6"],
    text: `stage S from 1970-01-01 00:00 for 5 hours, extendable by Council
clause 1 during S: each party must not fire`,
    records: [tick(1), act("extend", "Council", 4, { matter: "S", until: 36_000_000 })],
    until: 11,
    follows: ["1h stage S started", "11h stage S ended"],
  },
  {
    shows: "whoever is behind has the lag from when it is known that the other went first",
    of: ["N7"],
    not: ["N7"],
    text: "clause 1: each party must notify Mission in step with other party within 3 hours",
    records: [
      act("notify", "Karsa", 5, { to: "Mission", recordedAt: 36_000_000 }),
      act("notify", "Ostrel", 12, { to: "Mission" }),
    ],
    until: 20,
    follows: [
      "10h duty 1 Karsa fulfilled (no deadline)",
      "10h duty 1 Ostrel due (due 13h)",
      "12h duty 1 Ostrel fulfilled (due 13h)",
    ],
  },
  {
    shows: "whoever is behind the other has the tolerated lag and no more",
    of: ["N7"],
    not: ["N7"],
    text: `${stage}\nclause 1 during S: each party must withdraw artillery in step with other party within 3 hours`,
    records: [
      {
        record: "observation",
        id: "a",
        source: "patrol",
        sourceKind: "patrol",
        group: "patrol",
        kind: "withdrawal",
        from: 18_000_000,
        to: 18_000_000,
        recordedAt: 18_000_000,
        by: "Karsa",
        basis: "seen",
        attributes: { object: "artillery" },
      },
      {
        record: "coverage",
        id: "w",
        source: "mission",
        recordedAt: 28_800_000,
        state: "watched",
        from: 0,
        to: 36_000_000,
      },
    ],
    until: 12,
    follows: [
      "5h stage S started",
      "5h duty 1 Karsa due (no deadline)",
      "5h duty 1 Ostrel due (no deadline)",
      "5h duty 1 Karsa fulfilled (no deadline)",
      "5h duty 1 Ostrel due (due 8h)",
      "8h duty 1 Ostrel overdue (due 8h)",
    ],
  },
  {
    shows: "what follows a performance starts when it is on record",
    of: ["T6", "N6"],
    not: ["N6"],
    text: `clause 1 when Council decides "talks": Karsa must notify "place" to Ostrel within 10 hours
  then Ostrel must answer Karsa within 5 hours`,
    records: [
      act("decide", "Council", 1, { matter: "talks" }),
      act("notify", "Karsa", 4, { to: "Ostrel", matter: "place" }),
      act("answer", "Ostrel", 8, { to: "Karsa" }),
      act("decide", "Council", 20, { matter: "talks" }),
    ],
    until: 40,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "4h duty 1 Karsa fulfilled (due 11h)",
      "4h duty 1 then Ostrel due (due 9h)",
      "8h duty 1 then Ostrel fulfilled (due 9h)",
      "20h duty 1 Karsa due (due 30h)",
      "40h duty 1 Karsa overdue (due 30h)",
    ],
  },
];

const term = "stage Term from 1970-01-01 00:00 for 10 days, renewed for 5 days";
const inTerm = "clause 1 during Term: each party must not fire";
const notice = (at: number, by = "Karsa") => act("give notice", by, at);

export const terms: readonly Construct[] = [
  {
    shows: "a term is renewed again and again until notice is given in time",
    of: ["T8"],
    text: `${term} unless notice by a party 2 days before end\n${inTerm}`,
    records: [tick(1), notice(day(9)), tick(day(14))],
    until: day(16),
    follows: ["1h stage Term started", "384h stage Term ended"],
  },
  {
    shows: "notice in time ends it at its first end; notice by anyone else changes nothing",
    of: [],
    not: ["T8"],
    text: `${term} unless notice by a party 2 days before end\n${inTerm}`,
    records: [tick(1), notice(day(2), "Gard"), notice(day(8))],
    until: day(11),
    follows: ["1h stage Term started", "264h stage Term ended"],
  },
  {
    shows: "a term that nothing can prevent from being renewed runs on",
    of: ["T8"],
    text: `${term}\n${inTerm}`,
    records: [tick(1), notice(day(2))],
    until: day(400),
    follows: ["1h stage Term started"],
  },
  {
    of: ["T6", "T8"],
    shows: "a duty whose rule ends while it is due lapses, and nothing begins any more",
    text: `clause 1 when Gard requests "aid": Holm must answer Gard within 10 hours until Council decides "enough"`,
    records: [
      act("request", "Gard", 1, { matter: "aid" }),
      act("answer", "Holm", 2, { to: "Gard" }),
      act("request", "Gard", 5, { matter: "aid" }),
      act("decide", "Council", 8, { matter: "enough" }),
      act("request", "Gard", 9, { matter: "aid" }),
    ],
    until: 30,
    follows: [
      "1h duty 1 Holm due (due 11h)",
      "2h duty 1 Holm fulfilled (due 11h)",
      "5h duty 1 Holm due (due 15h)",
      "8h duty 1 Holm lapsed (due 15h)",
    ],
  },
  {
    of: ["T8"],
    shows: "a rule that ends on a day ends with it",
    text: `clause 1 until 1970-01-01: Karsa must report to Mission every 1 day`,
    records: [tick(1)],
    until: 60,
    follows: ["1h duty 1 Karsa due (due 24h)", "60h duty 1 Karsa overdue (due 24h)"],
  },
];
