// Consequences: breaches that are presumed, effects that follow a duty, and what becomes of duties whose clause is
// suspended or ended; the agreement, a stage, the control of a place, a meeting.
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const access = `clause 1: each party must not fire in Town
  unless "accident" judged by Commission
clause 2 when Mission requests access to a place P from a party X:
  X must admit Mission at P within 12 hours
  otherwise breach of clause 1 by X at P is presumed
clause 3 when breach of clause 1 by a party X: Council must meet within 24 hours`;
const request = act("request", "Mission", 1, {
  matter: "access",
  to: "Karsa",
  place: { names: ["Town"], radiusM: 0 },
});

const suspension = `clause 1 when Mission notifies "need": each guarantor must consult within 10 hours
clause 2 when Council decides "pause": clause 1 is suspended until Council decides "go on"
clause 3 when Council decides "enough": clause 1 is void`;
const need = act("notify", "Mission", 1, { matter: "need" });
const decided = (matter: string, at: number): ReturnType<typeof act> => act("decide", "Council", at, { matter });

export const consequences: readonly Construct[] = [
  {
    shows: "who denies access is presumed in breach, and what waits for a breach begins",
    of: ["E2", "R1"],
    text: access,
    records: [request],
    until: 14,
    follows: [
      "1h duty 2 Karsa due (due 13h)",
      "14h state breach of 1 by Karsa at Town presumed by 2",
      "14h found clause 1 Karsa certain reported open presumed",
      "14h duty 2 Karsa overdue (due 13h)",
      "14h duty 3 Council due (due 37h)",
    ],
  },
  {
    shows: "who admits the mission there is not; admitting it elsewhere is not enough",
    of: [],
    not: ["E2"],
    text: access,
    records: [
      request,
      act("admit", "Karsa", 2, { to: "Mission", place: { names: ["Elsewhere"], radiusM: 0 } }),
      act("admit", "Karsa", 3, { to: "Mission", place: { names: ["Town"], radiusM: 0 } }),
    ],
    until: 14,
    follows: ["1h duty 2 Karsa due (due 13h)", "3h duty 2 Karsa fulfilled (due 13h)"],
  },
  {
    shows: "a presumption stands until a judge turns it down; what it began stands on a revised basis",
    of: [],
    not: ["E2"],
    text: access,
    records: [request, act("judge", "Commission", 20, { about: "registry/request-Mission-1", outcome: "rejected" })],
    follows: [
      "1h duty 2 Karsa due (due 13h)",
      "20h state breach of 1 by Karsa at Town presumed by 2",
      "20h found clause 1 Karsa certain reported open presumed",
      "20h changed clause 1 Karsa certain reported excused presumed",
      "20h duty 2 Karsa overdue (due 13h)",
      "20h duty 3 Council due (due 37h)",
      "20h duty 3 Council due (due 37h) basis revised",
    ],
  },
  {
    shows: "an effect follows a missed deadline, or a performance",
    of: ["T6"],
    text: `measure S1 by Gard
clause 1 when Mission notifies "need": Karsa must consult within 10 hours otherwise S1 is suspended
clause 2 when Mission notifies "need": Ostrel must consult within 10 hours then clause 3 is suspended
clause 3: each party must not fire`,
    records: [need, act("consult", "Ostrel", 2), shot("a", 3, by("Karsa"))],
    until: 12,
    follows: [
      "1h duty 1 Karsa due (due 11h)",
      "1h duty 2 Ostrel due (due 11h)",
      "2h state clause 3 suspended by 2",
      "2h duty 2 Ostrel fulfilled (due 11h)",
      "12h state measure S1 suspended by 1",
      "12h duty 1 Karsa overdue (due 11h)",
    ],
  },
  {
    shows: "a suspended clock stands still, and what was left of it runs on",
    of: ["R5"],
    text: suspension,
    records: [need, decided("pause", 5), decided("go on", 25), act("consult", "Holm", 30)],
    until: 40,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 Holm due (due 11h)",
      "5h state clause 1 suspended by 2",
      "5h duty 1 Gard suspended (no deadline)",
      "5h duty 1 Holm suspended (no deadline)",
      "25h state clause 1 in force by 2",
      "25h duty 1 Gard due (due 31h)",
      "25h duty 1 Holm due (due 31h)",
      "30h duty 1 Holm fulfilled (due 31h)",
      "40h duty 1 Gard overdue (due 31h)",
    ],
  },
  {
    shows: "what was overdue before the suspension stays so; what comes up meanwhile begins nothing",
    of: [],
    not: ["R5"],
    text: suspension,
    records: [need, decided("pause", 12), act("notify", "Mission", 13, { matter: "need" })],
    until: 40,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 Holm due (due 11h)",
      "12h state clause 1 suspended by 2",
      "12h duty 1 Gard overdue (due 11h)",
      "12h duty 1 Holm overdue (due 11h)",
    ],
  },
  {
    shows: "open duties of a clause that is void lapse; those that were done stay done",
    of: ["R5"],
    text: suspension,
    records: [need, act("consult", "Gard", 2), decided("enough", 5)],
    until: 40,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "1h duty 1 Holm due (due 11h)",
      "2h duty 1 Gard fulfilled (due 11h)",
      "5h state clause 1 void by 3",
      "5h duty 1 Holm lapsed (due 11h)",
    ],
  },
  {
    shows: "when the agreement is suspended every clause is",
    of: ["R5"],
    not: ["N1"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "pause": agreement is suspended until Council decides "go on"`,
    records: [decided("pause", 1), shot("a", 2, by("Karsa")), decided("go on", 3), shot("b", 4, by("Karsa"))],
    follows: [
      "1h state agreement suspended by 2",
      "3h state agreement in force by 2",
      "4h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "one decision suspends several clauses, and brings them back",
    of: ["R5"],
    text: `clause 1: each party must not fire
clause 2: each party must not fly uav
clause 3 when Council decides "pause": clause 1, clause 2 is suspended until Council decides "go on"`,
    records: [
      decided("pause", 1),
      shot("a", 2, by("Karsa")),
      decided("go on", 3),
      shot("b", 4, { ...by("Karsa"), kind: "uav" }),
    ],
    follows: [
      "1h state clause 1 suspended by 3",
      "1h state clause 2 suspended by 3",
      "3h state clause 1 in force by 3",
      "3h state clause 2 in force by 3",
      "4h found clause 2 Karsa certain suspected open",
    ],
  },
  {
    shows: "a clause that is not in force any longer",
    of: ["R5"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "enough": clause 1 is not in force`,
    records: [decided("enough", 1), shot("a", 2, by("Karsa"))],
    follows: ["1h state clause 1 ended by 2"],
  },
  {
    shows: "a stage can be ended by the text",
    of: [],
    not: ["N8"],
    text: `stage Term from 1970-01-01
clause 1 during Term: each party must not fire
clause 2 when Council decides "enough": Term is ended`,
    records: [shot("a", 2, by("Karsa")), decided("enough", 5), shot("b", 6, by("Karsa"))],
    follows: [
      "2h stage Term started",
      "2h found clause 1 Karsa certain suspected open",
      "5h state stage Term ended by 2",
      "5h stage Term ended",
    ],
  },
  {
    shows: "the control of a place passes, and what waits for it begins",
    of: ["S5"],
    text: `clause 1 when Mission declares "withdrawal complete": control of Town is transferred to Karsa
clause 2 when control of Town by Karsa: Council must meet within 2 hours
clause 3 when control of Town by Ostrel: Commission must meet within 2 hours`,
    records: [act("declare", "Mission", 1, { matter: "withdrawal complete" })],
    follows: ["1h state place Town Karsa by 1", "1h duty 2 Council due (due 3h)"],
  },
  {
    shows: "a body that the text convenes is convened",
    of: ["A3"],
    text: `clause 1 when Gard notifies "need": Council is convened
clause 2 when Council is convened: Council must meet within 2 hours`,
    records: [act("notify", "Gard", 1, { matter: "need" }), act("meet", "Council", 2)],
    follows: ["1h act convene institution", "1h duty 2 Council due (due 3h)", "2h duty 2 Council fulfilled (due 3h)"],
  },
  {
    shows: "an effect of a suspended clause does not come about",
    of: [],
    not: ["R5"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "attack": clause 1 is suspended
clause 3 when Council decides "pause": clause 2 is suspended`,
    records: [decided("pause", 1), decided("attack", 2), shot("a", 3, by("Karsa"))],
    follows: ["1h state clause 2 suspended by 3", "3h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "an effect can last until a date",
    of: ["T8"],
    text: `clause 1: each party must not fire
clause 2 when Council decides "pause": clause 1 is suspended until 1970-01-02 06:00`,
    records: [decided("pause", 1), shot("a", 29, by("Karsa")), shot("b", 31, by("Karsa")), watched(0, 1)],
    follows: [
      "1h state clause 1 suspended by 2",
      "31h state clause 1 in force by 2",
      "31h found clause 1 Karsa certain suspected open",
    ],
  },
  {
    shows: "control passes by the word of whoever the text names, and by nobody else's",
    of: [],
    not: ["S5"],
    text: `clause 1 when Mission declares "withdrawal complete": control of Town is transferred to Karsa
clause 2 when control of Town by Karsa: Council must meet within 2 hours`,
    records: [
      act("declare", "Karsa", 1, { matter: "withdrawal complete" }),
      act("declare", "Mission", 2, { matter: "withdrawal under way" }),
    ],
    follows: [],
  },
];
