// Bounds, days and months: what a text says of time, to the moment at which a duty is overdue.
// 1970-01-01 is a Thursday.
import { act, tick } from "../../packages/monitor/src/testing/builders.ts";
import { constructs } from "./running.ts";

const day = (count: number, hours = 0): number => 24 * count + hours;

constructs([
  {
    shows: "by a date includes the day",
    text: 'clause 1: Karsa must declare "inventory" by 1970-01-02',
    records: [act("declare", "Karsa", day(1, 23), { matter: "inventory" }), tick(day(3))],
    follows: ["47h duty 1 Karsa fulfilled (due 48h)"],
  },
  {
    shows: "before a date leaves it out",
    text: 'clause 1: Karsa must declare "inventory" before 1970-01-02',
    records: [act("declare", "Karsa", day(1), { matter: "inventory" })],
    follows: ["24h duty 1 Karsa fulfilled late (due 24h)"],
  },
  {
    shows: "two languages that part by a day are two duties, side by side",
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
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 24 hours counted from finding',
    records: [act("declare", "Mission", 10, { matter: "found" }), act("declare", "Karsa", 34, { matter: "answer" })],
    follows: ["10h duty 1 Karsa due (due 34h)", "34h duty 1 Karsa fulfilled (due 34h)"],
  },
  {
    shows: "a limit in days ends with its last day",
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 1 day counted from finding',
    records: [act("declare", "Mission", 10, { matter: "found" })],
    until: day(2, 1),
    follows: ["10h duty 1 Karsa due (due 48h)", "49h duty 1 Karsa overdue (due 48h)"],
  },
  {
    shows: "a limit in working days skips the weekend",
    text: 'clause 1 when Mission declares "a": Karsa must declare "b" within 2 working days counted from finding',
    records: [act("declare", "Mission", 10, { matter: "a" })],
    follows: [`10h duty 1 Karsa due (due ${day(5)}h)`],
  },
  {
    shows: "a month from 31 January is over at the end of February",
    text: 'clause 1 when Mission declares "found": Karsa must declare "answer" within 1 month counted from finding',
    records: [act("declare", "Mission", day(30, 10), { matter: "found" })],
    follows: [`${day(30, 10)}h duty 1 Karsa due (due ${day(59)}h)`],
  },
  {
    shows: "a stage of four days ends at the clock time at which it began",
    text: "stage Pause from 1970-01-02 07:00 for 4 days",
    records: [tick(day(5, 6)), tick(day(5, 8))],
    follows: [`${day(5, 6)}h stage Pause started`, `${day(5, 8)}h stage Pause ended`],
  },
  {
    shows: "a stage until a date holds the day",
    text: "stage Pause from 1970-01-02 until 1970-01-03",
    records: [tick(day(1)), tick(day(2, 23)), tick(day(3))],
    follows: ["24h stage Pause started", "72h stage Pause ended"],
  },
  {
    shows: "an offset counts from an act on record",
    text: 'stage Calm from 2 days after start of Talks for 1 day\nstage Talks when Council decides "talks"',
    records: [act("decide", "Council", 10, { matter: "talks" }), tick(day(2, 9)), tick(day(2, 10)), tick(day(3, 10))],
    follows: ["10h stage Talks started", "58h stage Calm started", "82h stage Calm ended"],
  },
]);
