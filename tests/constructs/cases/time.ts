// Bounds, days and months: what a text says of time, to the moment at which a duty is overdue.
// 1970-01-01 is a Thursday.
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const day = (count: number, hours = 0): number => 24 * count + hours;

export const time: readonly Construct[] = [
  {
    shows: "by a date includes the day",
    of: ["T2"],
    not: ["T2"],
    text: 'clause 1: Karsa must declare "inventory" by 1970-01-02',
    records: [act("declare", "Karsa", day(1, 23), { matter: "inventory" }), tick(day(3))],
    follows: ["47h duty 1 Karsa fulfilled (due 48h)"],
  },
  {
    shows: "before a date leaves it out",
    of: [],
    not: ["T2"],
    text: 'clause 1: Karsa must declare "inventory" before 1970-01-02',
    records: [act("declare", "Karsa", day(1), { matter: "inventory" })],
    follows: ["24h duty 1 Karsa fulfilled late (due 24h)"],
  },
  {
    shows: "two languages that part by a day are two duties, side by side",
    of: ["L2", "T2", "N11"],
    text: `reading English:
  clause 1: Karsa must declare "handover" by 1970-01-02
reading Russian:
  clause 1: Karsa must declare "handover" before 1970-01-02`,
    records: [act("declare", "Karsa", day(1, 12), { matter: "handover" })],
    follows: [
      "36h duty 1@English Karsa due (due 48h)",
      "36h duty 1@Russian Karsa overdue (due 24h)",
      "36h duty 1@English Karsa fulfilled (due 48h)",
      "36h duty 1@Russian Karsa fulfilled late (due 24h)",
    ],
  },
  {
    shows: "within includes its end, and a limit in hours ends where it began",
    of: ["T3"],
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 24 hours counted from finding',
    records: [act("declare", "Mission", 10, { matter: "found" }), act("declare", "Karsa", 34, { matter: "answer" })],
    follows: ["10h duty 1 Karsa due (due 34h)", "34h duty 1 Karsa fulfilled (due 34h)"],
  },
  {
    shows: "a limit in days ends with its last day",
    of: ["T3"],
    not: ["T3"],
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 1 day counted from finding',
    records: [act("declare", "Mission", 10, { matter: "found" })],
    until: day(2, 1),
    follows: ["10h duty 1 Karsa due (due 48h)", "49h duty 1 Karsa overdue (due 48h)"],
  },
  {
    shows: "a limit in working days skips the weekend",
    of: ["T2"],
    text: 'clause 1 when Mission declares "a": Karsa must declare "b" within 2 working days counted from finding',
    records: [act("declare", "Mission", 10, { matter: "a" })],
    follows: [`10h duty 1 Karsa due (due ${day(5)}h)`],
  },
  {
    shows: "a month from 31 January is over at the end of February",
    of: ["T2"],
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 1 month counted from finding',
    records: [act("declare", "Mission", day(30, 10), { matter: "found" })],
    follows: [`${day(30, 10)}h duty 1 Karsa due (due ${day(59)}h)`],
  },
  {
    shows: "a stage of four days ends at the clock time at which it began",
    of: ["T8", "T4"],
    text: "stage Pause from 1970-01-02 07:00 for 4 days",
    records: [tick(day(5, 6)), tick(day(5, 8))],
    follows: [`${day(5, 6)}h stage Pause started`, `${day(5, 8)}h stage Pause ended`],
  },
  {
    shows: "a stage until a date holds the day",
    of: ["T8"],
    text: "stage Pause from 1970-01-02 until 1970-01-03",
    records: [tick(day(1)), tick(day(2, 23)), tick(day(3))],
    follows: ["24h stage Pause started", "72h stage Pause ended"],
  },
  {
    shows: "an offset counts from an act on record",
    of: ["N8", "T3"],
    text: 'stage Calm from 2 days after start of Talks for 1 day\nstage Talks when Council decides "talks"',
    records: [act("decide", "Council", 10, { matter: "talks" }), tick(day(2, 9)), tick(day(2, 10)), tick(day(3, 10))],
    follows: ["10h stage Talks started", "58h stage Calm started", "82h stage Calm ended"],
  },
  {
    shows: "midnight is that of the agreement's zone, three hours before that of UTC",
    of: ["T1"],
    not: ["T1"],
    zone: "Europe/Moscow",
    text: "stage Truce from 1970-01-02 00:00\nclause 1 during Truce: each party must not fire",
    records: [shot("a", 20, by("Karsa")), tick(21), shot("b", 22, by("Karsa"))],
    follows: ["21h stage Truce started", "22h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "an embargo that ends some days after a stage began: the day after is free",
    of: ["T4"],
    not: ["T4"],
    text: `stage Truce from 1970-01-01 00:00
clause 1 until 3 days after start of Truce: Ostrel must not enter Port
zone Port`,
    records: [
      shot("a", 71, { ...by("Ostrel"), kind: "incursion", place: { radiusM: 0, names: ["Port"] } }),
      shot("b", 72, { ...by("Ostrel"), kind: "incursion", place: { radiusM: 0, names: ["Port"] } }),
    ],
    follows: ["71h stage Truce started", "71h found clause 1 Ostrel certain suspected open"],
  },
  {
    shows: "what has no deadline, on purpose, is due and never overdue",
    of: ["T10"],
    not: ["T10"],
    text: 'clause 1 when Mission notifies "need": each party must answer no deadline',
    records: [act("notify", "Mission", 1, { matter: "need" }), act("answer", "Karsa", 900), tick(2000)],
    follows: [
      "1h duty 1 Karsa due (no deadline)",
      "1h duty 1 Ostrel due (no deadline)",
      "900h duty 1 Karsa fulfilled (no deadline)",
    ],
  },
  {
    shows: "an effect some days after a stage began",
    of: ["T3", "S5"],
    text: `stage Truce from 1970-01-01 00:00
zone Port
clause 1 after 2 days after start of Truce: control of Port is transferred to Ostrel`,
    records: [tick(1)],
    until: 50,
    follows: ["1h stage Truce started", "50h state place Port Ostrel by 1"],
  },
];
