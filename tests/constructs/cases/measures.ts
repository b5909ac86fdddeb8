// Measures: relief in steps, the way back that a veto cannot stop, and terms that end unless they are renewed.
import { act } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const measure = 'measure S1 "sectoral sanctions" by Gard, Holm';
const relief = `${measure}
clause 1 when Mission declares "withdrawal complete": S1 is relieved in tranches of 40 % every 10 days`;
const snapback = `${relief}
clause 2 when a guarantor notifies "non-performance":
  S1 is restored after 30 days unless contract before that notice
  or Council decides "continue relief" within 30 days`;
const complete = act("declare", "Mission", 1, { matter: "withdrawal complete" });
const notice = (at: number): ReturnType<typeof act> => act("notify", "Gard", at, { matter: "non-performance" });
const relieved = (at: number, percent: number): string => `${at}h state measure S1 relieved ${percent} % by 1`;

export const measures: readonly Construct[] = [
  {
    shows: "a measure is relieved in steps until nothing is left of it",
    of: ["R4"],
    text: relief,
    records: [complete],
    until: 1000,
    follows: [
      relieved(1, 40),
      "1000h state measure S1 relieved 80 % by 1",
      "1000h state measure S1 relieved 100 % by 1",
    ],
  },
  {
    shows: "silence restores it, and ends the relief",
    of: ["R4"],
    text: snapback,
    records: [complete, notice(2)],
    until: 2000,
    follows: [
      relieved(1, 40),
      "2000h state measure S1 relieved 80 % by 1",
      "2000h state measure S1 relieved 100 % by 1",
      "2000h state measure S1 restored by 2",
    ],
  },
  {
    shows: "a decision within the limit that runs from the notice keeps the relief",
    of: [],
    not: ["R4"],
    text: snapback,
    records: [complete, notice(2), act("decide", "Council", 700, { matter: "continue relief" })],
    until: 740,
    follows: [relieved(1, 40), "700h state measure S1 relieved 80 % by 1", "700h state measure S1 relieved 100 % by 1"],
  },
  {
    shows: "a decision before the notice, on an earlier case, is no answer to it",
    of: ["R4"],
    text: snapback,
    records: [complete, act("decide", "Council", 2, { matter: "continue relief" }), notice(3)],
    until: 745,
    follows: [
      relieved(1, 40),
      "745h state measure S1 relieved 80 % by 1",
      "745h state measure S1 relieved 100 % by 1",
      "745h state measure S1 restored by 2",
    ],
  },
  {
    shows: "what has been restored is relieved no further",
    of: ["R4"],
    text: `${snapback}
clause 3 when S1 is restored: Council must meet within 2 hours`,
    records: [notice(1), act("declare", "Mission", 710, { matter: "withdrawal complete" })],
    until: 1000,
    follows: [
      "710h state measure S1 relieved 40 % by 1",
      "1000h state measure S1 restored by 2",
      "1000h duty 3 Council due (due 746h)",
      "1000h duty 3 Council overdue (due 746h)",
    ],
  },
  {
    shows: "relief waits while its clause is suspended, and goes on with what was left of the time",
    of: ["R5"],
    text: `${relief}
clause 2 when Gard notifies "pause": clause 1 is suspended until Gard notifies "go on"`,
    records: [
      complete,
      act("notify", "Gard", 200, { matter: "pause" }),
      act("notify", "Gard", 300, { matter: "go on" }),
    ],
    until: 600,
    follows: [
      relieved(1, 40),
      "200h state clause 1 suspended by 2",
      "300h state clause 1 in force by 2",
      "600h state measure S1 relieved 80 % by 1",
      "600h state measure S1 relieved 100 % by 1",
    ],
  },
  {
    shows: "a suspended measure comes back as it was",
    of: ["R4"],
    text: `${relief}
clause 2 when Gard notifies "talks": S1 is suspended until Gard notifies "no talks"
clause 3 when S1 is suspended: Council must meet within 2 hours`,
    records: [
      complete,
      act("notify", "Gard", 2, { matter: "talks" }),
      act("notify", "Gard", 3, { matter: "no talks" }),
    ],
    follows: [
      relieved(1, 40),
      "2h state measure S1 suspended by 2",
      "2h duty 3 Council due (due 4h)",
      "3h state measure S1 relieved 40 % by 2",
    ],
  },
  {
    shows: "a measure that the text puts in force is not in force before",
    of: ["R4"],
    text: `${measure}
clause 1 when Council decides "breach": S1 is in force
clause 2 when S1 is in force: Council must meet within 2 hours`,
    records: [act("decide", "Council", 5, { matter: "breach" }), act("meet", "Council", 6)],
    follows: [
      "5h state measure S1 in force by 1",
      "5h duty 2 Council due (due 7h)",
      "6h duty 2 Council fulfilled (due 7h)",
    ],
  },
  {
    shows: "what is not in force is waited for",
    of: ["N6"],
    text: `${measure}
clause 1 when Council decides "enough": S1 is suspended
clause 2 when S1 is not in force: Council must meet within 2 hours`,
    records: [act("decide", "Council", 5, { matter: "enough" }), act("meet", "Council", 6)],
    follows: [
      "5h state measure S1 suspended by 1",
      "5h duty 2 Council due (due 7h)",
      "6h duty 2 Council fulfilled (due 7h)",
    ],
  },
  {
    shows: "a sender that does not renew lets the measure lapse for itself",
    of: [],
    not: ["T8"],
    text: `${measure}
  - Gard renews every 10 days by unanimity
clause 1 when Council decides "breach": S1 is in force`,
    records: [
      act("decide", "Council", 5, { matter: "breach" }),
      act("renew", "Gard", 100, { matter: "S1" }),
      act("renew", "Gard", 110, { matter: "S1" }),
    ],
    until: 1000,
    follows: [
      "5h state measure S1 in force by 1",
      "5h state measure S1 by Gard in force by S1 (ends 264h)",
      "100h state measure S1 by Gard in force by S1 (ends 504h)",
      "1000h state measure S1 by Gard lapsed by S1",
    ],
  },
  {
    shows: "it has lapsed when it has for every sender",
    of: [],
    not: ["T8"],
    text: `measure S1 by Gard
  - Gard renews every 10 days`,
    records: [act("impose", "Gard", 1, { matter: "S1" })],
    until: 1000,
    follows: [
      "1h state measure S1 by Gard in force by S1 (ends 264h)",
      "1000h state measure S1 lapsed by S1",
      "1000h state measure S1 by Gard lapsed by S1",
    ],
  },
  {
    shows: "a sender for which it has lapsed imposes it anew, with a new term; a renewal that comes too late is none",
    of: ["T8"],
    not: ["T8"],
    text: `measure S1 by Gard
  - Gard renews every 10 days
clause 1: Holm must not fly uav unless S1 is in force`,
    records: [
      act("impose", "Gard", 1, { matter: "S1" }),
      act("renew", "Gard", 300, { matter: "S1" }),
      act("impose", "Gard", 400, { matter: "S1" }),
    ],
    until: 1000,
    follows: [
      "1h state measure S1 by Gard in force by S1 (ends 264h)",
      "300h state measure S1 lapsed by S1",
      "300h state measure S1 by Gard lapsed by S1",
      "400h state measure S1 in force by S1",
      "400h state measure S1 by Gard in force by S1 (ends 648h)",
      "1000h state measure S1 lapsed by S1",
      "1000h state measure S1 by Gard lapsed by S1",
    ],
  },
];
