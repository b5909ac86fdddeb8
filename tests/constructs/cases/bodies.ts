// Bodies that decide: the votes on record make the decision, at the instant at which they suffice.
import type { Act } from "@servanda/agreement";
import { act, by, shot, tick } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

/** Four members, so that two thirds are three. */
const board = (...rules: readonly string[]) => `involving Third
body Board = Karsa, Ostrel, Mission, Third
${rules.map((rule) => `  - ${rule}`).join("\n")}
clause 1 when Board decides "talks": Karsa must meet within 24 hours
`;

const TALKS = { matter: "talks", to: "Board" };
const yes = (member: string, at: number, change: Partial<Act> = {}) =>
  act("vote", member, at, { ...TALKS, outcome: "accepted", ...change });
const no = (member: string, at: number, change: Partial<Act> = {}) =>
  act("vote", member, at, { ...TALKS, outcome: "rejected", ...change });
const abstains = (member: string, at: number) => act("vote", member, at, { ...TALKS, outcome: "abstained" });
const tabled = (at: number, change: Partial<Act> = {}) => act("table", "Karsa", at, { ...TALKS, ...change });
const recorded = (at: number, change: Partial<Act> = {}) => act("decide", "Board", at, { matter: "talks", ...change });

export const bodies: readonly Construct[] = [
  {
    shows: "two thirds of four are three: the third vote decides, and a late vote changes nothing",
    of: ["A3", "R3"],
    text: board("decides by two-thirds"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), yes("Third", 3), no("Mission", 4)],
    follows: [
      "3h act decide Board talks: accepted, votes (3 for, 1 silent; 3 needed)",
      "3h duty 1 Karsa due (due 27h)",
    ],
  },
  {
    shows: "what cannot be reached any more is refused at once, and begins nothing",
    of: ["R3"],
    not: ["R3"],
    text: board("decides by two-thirds"),
    records: [yes("Karsa", 1), no("Ostrel", 2), no("Third", 3), yes("Mission", 4)],
    follows: ["3h act decide Board talks: rejected, out of reach (1 for, 2 against, 1 silent; 3 needed)"],
  },
  {
    shows: "the votes of one instant count together, in whatever order they came",
    of: ["R3"],
    text: board("decides by two-thirds"),
    records: [no("Third", 3), yes("Mission", 3), yes("Ostrel", 3), yes("Karsa", 3)],
    follows: [
      "3h act decide Board talks: accepted, votes (3 for, 1 against; 3 needed)",
      "3h duty 1 Karsa due (due 27h)",
    ],
  },
  {
    shows: "those who stay away do not count where the text says present; until time is over they may still come",
    of: ["A3", "R3"],
    text: board("decides by majority of present within 10 hours"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), no("Third", 3), tick(11)],
    follows: [
      "11h act decide Board talks: accepted, votes (2 for, 1 against, 1 silent; 2 needed)",
      "11h duty 1 Karsa due (due 35h)",
    ],
  },
  {
    shows: "a majority of all counts those who stay away, and time runs out on it",
    of: [],
    not: ["R3"],
    text: board("decides by majority within 10 hours"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), no("Third", 3), tick(11)],
    follows: ["11h act decide Board talks: rejected, time over (2 for, 1 against, 1 silent; 3 needed)"],
  },
  {
    shows: "an abstention stands in the way of unanimity",
    of: [],
    not: ["R3"],
    text: board("decides by unanimity"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), yes("Third", 3), abstains("Mission", 4)],
    follows: ["4h act decide Board talks: rejected, out of reach (3 for, 1 abstained; 4 needed)"],
  },
  {
    shows: "and not of consensus",
    of: ["A3", "R3"],
    text: board("decides by consensus"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), yes("Third", 3), abstains("Mission", 4)],
    follows: [
      "4h act decide Board talks: accepted, votes (3 for, 1 abstained; 4 needed)",
      "4h duty 1 Karsa due (due 28h)",
    ],
  },
  {
    shows: "silence is consent once it has lasted long enough",
    of: ["R3", "R4"],
    text: board("decides by unanimity", "silence is consent after 24 hours"),
    records: [tabled(1), yes("Karsa", 2), tick(24), tick(25), no("Ostrel", 26)],
    follows: [
      "25h act decide Board talks: accepted, silence (1 for, 3 silent; 4 needed)",
      "25h duty 1 Karsa due (due 49h)",
    ],
  },
  {
    shows: "one objection breaks the silence",
    of: ["R4"],
    not: ["R4"],
    text: board("decides by unanimity", "silence is consent after 24 hours"),
    records: [tabled(1), no("Ostrel", 25), tick(26)],
    follows: ["25h act decide Board talks: rejected, out of reach (1 against, 3 silent; 4 needed)"],
  },
  {
    shows: "a veto ends it, and the one who could cast it is waited for",
    of: [],
    not: ["R3"],
    text: board("decides by 2 of 4", "veto by Third"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), no("Third", 3)],
    follows: ["3h act decide Board talks: rejected, veto (2 for, 1 against, 1 silent; 2 needed)"],
  },
  {
    shows: "a quorum counts members that take part",
    of: [],
    not: ["A3"],
    text: board("decides by majority of present within 10 hours", "quorum of 3"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), tick(11)],
    follows: ["11h act decide Board talks: rejected, no quorum (2 for, 2 silent; 2 needed)"],
  },
  {
    shows: "in a tie the chair decides",
    of: ["A3"],
    text: board("decides by majority", "chair by Ostrel"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), no("Third", 3), no("Mission", 4)],
    follows: [
      "4h act decide Board talks: accepted, casting vote (2 for, 2 against; 3 needed)",
      "4h duty 1 Karsa due (due 28h)",
    ],
  },
  {
    shows: "in a deadlock whoever the text names decides",
    of: ["A3"],
    text: board("decides by unanimity", `deadlock by Mission for "talks"`),
    records: [yes("Karsa", 1), no("Ostrel", 2), act("decide", "Mission", 5, { matter: "talks" })],
    follows: [
      "2h act decide Board talks: rejected, out of reach (1 for, 1 against, 2 silent; 4 needed)",
      "5h act decide Board talks: accepted, deadlock (1 for, 1 against, 2 silent; 4 needed)",
      "5h duty 1 Karsa due (due 29h)",
    ],
  },
  {
    shows: "if nobody calls the members together in time, the matter falls",
    of: [],
    not: ["A3"],
    text: board("decides by majority", "convened by any member within 5 hours"),
    records: [tabled(1), tick(6), yes("Karsa", 7)],
    follows: ["6h act decide Board talks: rejected, not convened (4 silent; 3 needed)"],
  },
  {
    shows: "called together in time, they may take theirs",
    of: ["A3"],
    text: board("decides by majority", "convened by any member within 5 hours"),
    records: [
      tabled(1),
      act("convene", "Ostrel", 5, { to: "Board" }),
      tick(6),
      yes("Karsa", 7),
      yes("Third", 8),
      yes("Ostrel", 9),
    ],
    follows: [
      "9h act decide Board talks: accepted, votes (3 for, 1 silent; 3 needed)",
      "9h duty 1 Karsa due (due 33h)",
    ],
  },
  {
    shows: "votes weigh what the text says they weigh",
    of: ["R3"],
    text: board("decides by majority", "Mission with 4 votes"),
    records: [yes("Mission", 1)],
    follows: [
      "1h act decide Board talks: accepted, votes (4 for, 3 silent; 4 needed)",
      "1h duty 1 Karsa due (due 25h)",
    ],
  },
  {
    shows: "a member that has left has no vote, and is not counted among all",
    of: ["L2", "R3"],
    text: board("decides by two-thirds"),
    records: [yes("Third", 1), act("denounce", "Third", 2), yes("Karsa", 3), yes("Ostrel", 4)],
    follows: [
      "4h act decide Board talks: accepted, votes (2 for, 1 silent; 2 needed; Third not in force)",
      "4h duty 1 Karsa due (due 28h)",
    ],
  },
  {
    shows: "the last vote of a member counts; a vote that is withdrawn before the decision does not",
    of: ["R3"],
    text: board("decides by 2 of 4"),
    records: [
      yes("Karsa", 1),
      { record: "withdrawal", id: "w", source: "registry", recordedAt: 2 * 3_600_000, of: "registry/vote-Karsa-1" },
      yes("Ostrel", 3),
      no("Ostrel", 4),
      yes("Third", 5),
      yes("Ostrel", 6),
    ],
    follows: [
      "6h act decide Board talks: accepted, votes (2 for, 2 silent; 2 needed)",
      "6h duty 1 Karsa due (due 30h)",
    ],
  },
  {
    shows: "a vote that is withdrawn after the decision leaves it as it was on record",
    of: ["R3"],
    text: board("decides by 2 of 4"),
    records: [
      yes("Karsa", 1),
      yes("Ostrel", 2),
      { record: "withdrawal", id: "w", source: "registry", recordedAt: 3 * 3_600_000, of: "registry/vote-Karsa-1" },
    ],
    follows: [
      "2h act decide Board talks: accepted, votes (2 for, 2 silent; 2 needed)",
      "2h duty 1 Karsa due (due 26h)",
    ],
  },
  {
    shows: "after a decision the matter must be tabled again",
    of: ["R3"],
    text: board("decides by 2 of 4"),
    records: [
      yes("Karsa", 1),
      no("Ostrel", 2),
      yes("Third", 3),
      yes("Mission", 4),
      tabled(5),
      yes("Karsa", 6),
      yes("Ostrel", 7),
    ],
    follows: [
      "3h act decide Board talks: accepted, votes (2 for, 1 against, 1 silent; 2 needed)",
      "3h duty 1 Karsa due (due 27h)",
      "7h act decide Board talks: accepted, votes (2 for, 2 silent; 2 needed)",
      "7h duty 1 Karsa due (due 31h)",
    ],
  },
  {
    shows: "a decision on record without votes stands as its secretary wrote it",
    of: ["E4", "A3"],
    text: board("decides by two-thirds"),
    records: [recorded(5)],
    follows: ["5h record of decision Board talks not computed", "5h duty 1 Karsa due (due 29h)"],
  },
  {
    shows: "votes that come later are held against it; what it began stands",
    of: [],
    not: ["R3"],
    text: board("decides by two-thirds"),
    records: [recorded(5), no("Karsa", 6), no("Ostrel", 7)],
    follows: [
      "5h record of decision Board talks not computed",
      "5h duty 1 Karsa due (due 29h)",
      "7h record of decision Board talks contradicted: rejected, out of reach (2 against, 2 silent; 3 needed)",
    ],
  },
  {
    shows: "a decision on record that the votes bear out is no second decision",
    of: ["R3"],
    text: board("decides by two-thirds"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), yes("Third", 3), recorded(4)],
    follows: [
      "3h act decide Board talks: accepted, votes (3 for, 1 silent; 3 needed)",
      "3h duty 1 Karsa due (due 27h)",
      "4h record of decision Board talks borne out: accepted, votes (3 for, 1 silent; 3 needed)",
    ],
  },
  {
    shows: "a decision on record that the votes do not carry has no effect, until they do",
    of: [],
    not: ["R3"],
    text: board("decides by two-thirds"),
    records: [yes("Karsa", 1), yes("Ostrel", 2), recorded(3), yes("Mission", 4)],
    follows: [
      "3h record of decision Board talks contradicted",
      "4h act decide Board talks: accepted, votes (3 for, 1 silent; 3 needed)",
      "4h duty 1 Karsa due (due 28h)",
    ],
  },
  {
    shows: "the party that a matter accuses has no vote on it",
    of: ["R3"],
    text: `${board("decides by unanimity", "excludes accused party")}clause 2: each party must not fire\n`,
    records: [
      shot("a", 1, by("Ostrel")),
      tabled(2, { about: "patrol/a" }),
      yes("Karsa", 3),
      no("Ostrel", 4),
      yes("Third", 5),
      yes("Mission", 6),
    ],
    follows: [
      "1h found clause 2 Ostrel certain suspected open",
      "6h act decide Board talks: accepted, votes (3 for; 3 needed; without Ostrel)",
      "6h duty 1 Karsa due (due 30h)",
    ],
  },
  {
    shows: "a rule for one matter goes before the rule for all",
    of: ["R3"],
    text: board("decides by unanimity", `decides by 1 of 4 for "talks"`),
    records: [yes("Karsa", 1)],
    follows: [
      "1h act decide Board talks: accepted, votes (1 for, 3 silent; 1 needed)",
      "1h duty 1 Karsa due (due 25h)",
    ],
  },
  {
    shows: "a reading counts the same votes by its own rules: decided by one, refused by the other",
    of: ["A3", "N11", "R3"],
    not: ["R3"],
    text: `${board("decides by 3 of 4")}reading Strict by Ostrel:
  body Board = Karsa, Ostrel, Mission, Third
    - decides by unanimity`,
    records: [yes("Karsa", 1), yes("Third", 2), no("Ostrel", 3), yes("Mission", 4)],
    follows: [
      "3h act decide Board@Strict talks: rejected, out of reach (2 for, 1 against, 1 silent; 4 needed)",
      "4h act decide Board talks: accepted, votes (3 for, 1 against; 3 needed)",
      "4h duty 1 Karsa due (due 28h)",
    ],
  },
  {
    shows: "a decision on record without votes stands under the reading as well, and is weighed once",
    of: ["A3", "N11"],
    text: `${board("decides by 3 of 4")}reading Strict by Ostrel:
  body Board = Karsa, Ostrel, Mission, Third
    - decides by unanimity`,
    records: [recorded(5)],
    follows: [
      "5h record of decision Board talks not computed",
      "5h act decide Board@Strict talks",
      "5h duty 1 Karsa due (due 29h)",
      "5h duty 1@Strict Karsa due (due 29h)",
    ],
  },
  {
    shows: "who is a member is the reading's own: a vote of somebody who is none by it does not count there",
    of: ["A3", "N11"],
    not: ["A3"],
    text: `${board("decides by 2 of 4")}reading Small by Ostrel:
  body Board = Karsa, Ostrel
    - decides by unanimity
clause 2 when any of Board has declared "ready": Mission must report within 5 hours`,
    records: [yes("Karsa", 1), yes("Third", 2), act("declare", "Third", 3, { matter: "ready" })],
    until: 4,
    follows: [
      "2h act decide Board talks: accepted, votes (2 for, 2 silent; 2 needed)",
      "2h duty 1 Karsa due (due 26h)",
      "3h duty 2 Mission due (due 8h)",
    ],
  },
];
