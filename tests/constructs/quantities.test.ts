// How much: limits, sums that are owed, items of a class.
import { act, shot } from "../../packages/monitor/src/testing/builders.ts";
import { constructs } from "./running.ts";

const seen = (id: string, at: number, change: object) =>
  shot(id, at, { kind: "troops", by: "Karsa", basis: "seen", ...change });

constructs([
  {
    shows: "a limit is not kept by whatever is seen beyond it; the limit itself is within",
    text: "clause 1: each party must keep troops at most 800",
    records: [seen("a", 1, { count: 800 }), seen("b", 2, { count: 801 }), seen("c", 3, { count: 10, by: "Ostrel" })],
    follows: ["2h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a floor is not kept by whatever is seen below it",
    text: "clause 1: each party must keep troops at least 50",
    records: [seen("a", 1, { count: 49 }), seen("b", 2, { count: 50 })],
    follows: ["1h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "a limit by weight asks for the weight that reports state; one that states none may be beyond it",
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
]);
