// How much: limits, sums that are owed, items of a class.
import { act, shot } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const seen = (id: string, at: number, change: object) =>
  shot(id, at, { kind: "troops", by: "Karsa", basis: "seen", ...change });
const paid = (id: string, at: number, amountEUR: number) =>
  shot(id, at, { kind: "delivery", by: "Gard", basis: "ledger", target: "Karsa", attributes: { amountEUR } });

const released = (id: string, at: number, by: string, count: number) =>
  shot(id, at, { kind: "release", by, basis: "seen", count, attributes: { object: "Prisoners" } });

export const quantities: readonly Construct[] = [
  {
    shows: "a limit is not kept by whatever is seen beyond it; the limit itself is within",
    of: ["Q2"],
    not: ["Q2"],
    text: "clause 1: each party must keep troops at most 800",
    records: [seen("a", 1, { count: 800 }), seen("b", 2, { count: 801 }), seen("c", 3, { count: 10, by: "Ostrel" })],
    follows: ["2h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a floor is not kept by whatever is seen below it",
    of: ["Q2"],
    text: "clause 1: each party must keep troops at least 50",
    records: [seen("a", 1, { count: 49 }), seen("b", 2, { count: 50 })],
    follows: ["1h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a limit by weight asks for the weight that reports state; one that states none may be beyond it",
    of: ["Q2"],
    text: "clause 1: Karsa must keep troops at most 300 kg",
    records: [
      seen("a", 1, { attributes: { massKg: 301 } }),
      seen("b", 2, { attributes: { massKg: 300 } }),
      seen("c", 3, {}),
    ],
    follows: ["1h found clause 1 Karsa certain suspected open", "3h found clause 1 Karsa possible suspected open"],
  },
  {
    shows: "a sum is owed: deliveries add up until they are enough",
    of: ["Q4"],
    text: `stage S from 1970-01-01 00:00
clause 1 during S: Gard must deliver at least 100 EUR to Karsa within 10 hours`,
    records: [
      shot("a", 2, { kind: "delivery", by: "Gard", basis: "ledger", target: "Karsa", attributes: { amountEUR: 60 } }),
      shot("b", 3, { kind: "delivery", by: "Gard", basis: "ledger", target: "Karsa", attributes: { amountEUR: 30 } }),
      shot("c", 4, { kind: "delivery", by: "Gard", basis: "ledger", target: "Karsa", attributes: { amountEUR: 10 } }),
    ],
    follows: ["2h stage S started", "2h duty 1 Gard due (due 10h)", "4h duty 1 Gard fulfilled (due 10h)"],
  },
  {
    shows: "so many different items of a class are owed; the same item twice is one",
    of: ["R2"],
    not: ["R2"],
    text: `class Help
  - air defence
  - munitions
  - "sanctions"
clause 1 when Council decides "armed attack": each guarantor must respond with at least 2 of Help within 10 hours`,
    records: [
      act("decide", "Council", 1, { matter: "armed attack" }),
      act("respond", "Gard", 2, { matter: "munitions" }),
      act("respond", "Gard", 3, { matter: "munitions" }),
      act("respond", "Gard", 4, { matter: "sanctions" }),
      act("respond", "Holm", 5, { matter: "statement" }),
      act("respond", "Holm", 6, { matter: "air defence" }),
    ],
    until: 12,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 Holm due (due 11h)",
      "4h duty 1 Gard fulfilled (due 11h)",
      "12h duty 1 Holm overdue (due 11h)",
    ],
  },
  {
    shows: "a pledge of each year: what comes later counts for its own year, and the rest is owed",
    of: ["Q4"],
    not: ["Q4"],
    text: `stage Pledged from 1970-01-01 00:00 for 730 days
clause 1 during Pledged: Gard must deliver at least 100 EUR to Karsa every 1 year`,
    records: [paid("a", 24, 60), paid("b", 24 * 300, 30), paid("c", 24 * 400, 100), watched(0, 24 * 400)],
    until: 24 * 401,
    follows: [
      "24h stage Pledged started",
      "24h duty 1 Gard due (due 8760h)",
      "9600h duty 1 Gard not observed (due 8760h)",
      "9600h duty 1 Gard overdue (due 8760h)",
      "9600h duty 1 Gard due (due 17520h)",
      "9600h duty 1 Gard fulfilled (due 17520h)",
    ],
  },
  {
    shows:
      "all are released when as many are as were declared; who declares none has not shown that it was all of them",
    of: ["Q2", "Q3"],
    not: ["Q2"],
    text: `register Prisoners of prisoner by each party
stage Truce from 1970-01-01 00:00
clause 1 during Truce: each party must release each of Prisoners within 20 hours`,
    records: [
      act("declare", "Karsa", 1, { matter: "Prisoners", count: 50 }),
      released("a", 2, "Karsa", 30),
      released("b", 3, "Ostrel", 80),
      released("c", 4, "Karsa", 19),
      released("d", 5, "Karsa", 1),
      watched(0, 20),
    ],
    until: 21,
    follows: [
      "1h stage Truce started",
      "1h duty 1 Karsa due (due 20h)",
      "1h duty 1 Ostrel due (due 20h)",
      "5h duty 1 Karsa fulfilled (due 20h)",
      "20h duty 1 Ostrel overdue (due 20h)",
    ],
  },
  {
    shows:
      "an inventory that is declared in time is declared; what is declared to nobody, or of something else, is not",
    of: ["Q3"],
    not: ["Q3"],
    text: `register Inventory of heavy weapon by each party
stage Truce from 1970-01-01 00:00
clause 1: each party must declare "inventory" to Mission within 10 hours after start of Truce`,
    records: [
      act("declare", "Karsa", 3, { matter: "inventory", to: "Mission" }),
      act("declare", "Ostrel", 4, { matter: "losses", to: "Mission" }),
    ],
    until: 12,
    follows: [
      "3h stage Truce started",
      "3h duty 1 Karsa due (due 10h)",
      "3h duty 1 Ostrel due (due 10h)",
      "3h duty 1 Karsa fulfilled (due 10h)",
      "12h duty 1 Ostrel overdue (due 10h)",
    ],
  },
];

const gone = (id: string, at: number, object: string, percent: number) =>
  shot(id, at, { kind: "withdrawal", by: "Karsa", basis: "seen", attributes: { object, percent } });

export const shares: readonly Construct[] = [
  {
    shows: "a stage that lasts until all of a class is withdrawn",
    of: ["N8", "Q2"],
    text: `class Guns
  - artillery
stage Withdrawal from 1970-01-01 00:00 until withdrawal of Guns with share 100 %
clause 1 during Withdrawal: each party must not fire`,
    records: [
      gone("a", 2, "artillery", 60),
      gone("b", 3, "mortar", 100),
      gone("c", 4, "artillery", 100),
      shot("d", 5, { by: "Karsa", basis: "seen" }),
    ],
    follows: ["2h stage Withdrawal started", "4h stage Withdrawal ended"],
  },
];
