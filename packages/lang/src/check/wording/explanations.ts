// The long explanations of S02xx and S03xx, and those of the other families with them: why, a bad line, a good line.
// Read by `explain-code` and the generated docs.
import type { Explanation } from "../../diagnostics/explanations.ts";
import { slipExplanations } from "./explanations-slips.ts";
import { laterExplanations } from "./explanations-time-place-actors.ts";
import type { CheckFacts } from "./facts.ts";

/** By code. */
export const checkExplanations: Readonly<Record<keyof CheckFacts, Explanation>> = {
  ...laterExplanations,
  ...slipExplanations,
  S0201: {
    why:
      "A capitalised word is a name, and every name is declared once: who takes part, which zone, which " +
      "stage. A name that nobody declared would bind nobody.",
    bad: "between Karsa, Ostrel\nclause 2.1: Kasra must notify Ostrel",
    good: "between Karsa, Ostrel\nclause 2.1: Karsa must notify Ostrel",
  },
  S0202: {
    why:
      "Names are flat and hold for the whole agreement. Two declarations of one name leave open which is " +
      "meant wherever it is used.",
    bad: "zone Buffer\nstage Buffer from 2026-02-15 00:00",
    good: "zone Buffer\nstage BufferPhase from 2026-02-15 00:00",
  },
  S0203: {
    why:
      "Lower-case words come from the vocabulary of the library. A slip that silently became a new kind of " +
      "event would never match a report, and the clause would look kept.",
    bad: "clause 2.1: each party must not fire unless shelilng by Mission",
    good: "clause 2.1: each party must not fire unless shelling by Mission",
  },
  S0204: {
    why: "A reference to a clause that is not there refers to nothing: a breach of it can never be found.",
    bad: "clause 5 when breach of clause 21: Council must meet within 24 hours",
    good: "clause 5 when breach of clause 2.1: Council must meet within 24 hours",
  },
  S0205: {
    why:
      "What an agreement includes is part of its text, and of its version. If it is missing, names and " +
      "standards are missing with it.",
    bad: 'include "std/truce"',
    good: 'include "std/ceasefire"',
  },
  S0206: {
    why: "A file that includes itself has no beginning.",
    bad: 'include "annex-a.servanda.md"  # from within annex-a.servanda.md',
    good: 'include "std/ceasefire"',
  },
  S0207: {
    why:
      "A level of proof is only as good as its standard. Without one, each side decides for itself what is " +
      "confirmed.",
    bad: "clause 5 when confirmed breach: Council must meet within 24 hours",
    good: 'include "std/ceasefire"\nclause 5 when confirmed breach: Council must meet within 24 hours',
  },
  S0208: {
    why: "A name that nothing speaks of is often a slip: the rule that should have used it says something else.",
    bad: "zone Buffer\nclause 2.1: each party must not fire",
    good: "zone Buffer\nclause 2.1: each party must not fire in Buffer",
  },
  S0209: {
    why: "A define that rests on itself, directly or through another, has no ground in the world or on record.",
    bad: "define Attack: Provocation\ndefine Provocation: Attack",
    good: "define Attack: fire by Russia\ndefine Provocation: Attack",
  },
  S0210: {
    why:
      "Each clause would have to be judged before the other. The monitor judges clauses one after another, " +
      "so a circle has no first.",
    bad:
      "clause 1: each party must not fire unless breach of clause 2\n" +
      "clause 2: each party must not fly uav unless breach of clause 1",
    good: "clause 1: each party must not fire\nclause 2: each party must not fly uav unless breach of clause 1",
  },
  S0211: {
    why:
      "Defines stand for what they say. A few that use each other twice would grow into a rule that nobody " +
      "can read and no machine can hold.",
    bad:
      "define A: B or B\ndefine B: C or C\ndefine C: D or D\ndefine D: E or E\ndefine E: F or F\ndefine F: G or G\n" +
      "define G: H or H\ndefine H: I or I\ndefine I: J or J\ndefine J: K or K\ndefine K: jamming or fire\n" +
      "clause 2.1: each party must not fire unless A",
    good: "define A: jamming or fire\nclause 2.1: each party must not fire unless A",
  },
  S0212: {
    why: "Whoever signs an agreement reads all of it, and so does the program. A hundred annexes are the bound.",
    bad: 'include "annex-1.servanda.md"  # … and a hundred more',
    good: 'include "annexes.servanda.md"',
  },
  S0213: {
    why:
      "A time zone or the end of the day changes when every deadline falls. Two answers in one agreement would " +
      "be none, so the main file's is taken.",
    bad: 'include "annex-with-zone.servanda.md"  # whose front matter has another time zone',
    good: 'include "std/ceasefire"',
  },
  S0214: {
    why: "An annex that is included and says nothing is an annex that somebody believes to be in force.",
    bad: 'include "prose.servanda.md"  # which is prose from end to end',
    good: 'include "std/ceasefire"',
  },
  S0215: {
    why: "Of two clauses that each prevail over the other, each side will hold up its own.",
    bad:
      "clause 1 overriding clause 2: each party must not fire\n" +
      "clause 2 overriding clause 1: each party must not fly uav",
    good: "clause 1 overriding clause 2: each party must not fire\nclause 2: each party must not fly uav",
  },
  S0216: {
    why:
      "A permission next to a prohibition is its exception; from another article it may as well be a mistake. " +
      "The text must say which of the two prevails.",
    bad:
      "clause 1: each party must not fly uav\n```\n\n## Article 2. Flights\n\n```servanda\n" +
      "clause 2: Karsa may fly uav",
    good:
      "clause 1: each party must not fly uav\n```\n\n## Article 2. Flights\n\n```servanda\n" +
      "clause 2 overriding clause 1: Karsa may fly uav",
  },
  S0217: {
    why: "A party that is bound to do what it is bound to leave will be in breach whatever it does.",
    bad:
      "clause 1: each party must not fly uav\n" +
      "stage Survey from 2026-02-15 00:00\nclause 2: Karsa must fly uav within 2 days after start of Survey",
    good:
      "clause 1: each party must not fly uav unless flight by Karsa\n" +
      "stage Survey from 2026-02-15 00:00\nclause 2: Karsa must fly uav within 2 days after start of Survey",
  },
  S0218: {
    why:
      "What stands in quotation marks is not read, only compared. Another capital letter or one letter less makes " +
      "another matter, and the clause that waits for it waits for ever.",
    bad:
      'clause 1: Karsa must declare "withdrawal complete" by 2026-03-01\n' +
      'clause 2 when Karsa declares "withdrawl complete": Council must meet within 2 days counted from receipt',
    good:
      'clause 1: Karsa must declare "withdrawal complete" by 2026-03-01\n' +
      'clause 2 when Karsa declares "withdrawal complete": Council must meet within 2 days counted from receipt',
  },
  S0301: {
    why:
      "What a phrase means follows from its preposition and the type of its noun. A pair that has no meaning " +
      "would be ignored by one reader and guessed at by the next.",
    bad: "clause 2.1: each party must not fire in 24 km",
    good: "clause 2.1: each party must not fire within 24 km of ContactLine",
  },
  S0303: {
    why: "Hours are no distance. What follows says from where the distance is measured, so a unit of length was meant.",
    bad: "clause 8.1: each party must not fly uav within 5 hours of ContactLine",
    good: "clause 8.1: each party must not fly uav within 5 km of ContactLine",
  },
  S0304: {
    why:
      "A name of one kind does not stand for another: a stage is not a zone, an actor is not something that " +
      "happens.",
    bad: "clause 5 when Ukraine: Council must meet within 24 hours",
    good: "clause 5 when attack on Ukraine: Council must meet within 24 hours",
  },
  S0312: {
    why: "An act on record has a deadline and no place, so `within` needs a length of time.",
    bad: "clause 5.1 when attack: each guarantor must consult within 24 km",
    good: "clause 5.1 when attack: each guarantor must consult within 24 hours",
  },
  S0313: {
    why: "A distance alone is not a place. It is measured from a line or a zone of the agreement.",
    bad: "clause 2.1: each party must not fire within 15 km",
    good: "clause 2.1: each party must not fire within 15 km of ContactLine",
  },
  S0305: {
    why: "A time limit in days ends when a day does. Half a day ends nowhere, and hours never become days.",
    bad: "clause 5.1 when attack: Council must meet within 1.5 days counted from finding",
    good: "clause 5.1 when attack: Council must meet within 36 hours counted from finding",
  },
  S0314: {
    why: "Incidents and breaches are counted one by one.",
    bad: "define Grave: 2.5 breach in 24 hours",
    good: "define Grave: 3 breach in 24 hours",
  },
  S0316: {
    why:
      "A rule says what must or must not be done, so a verb comes first. `conduct` turns something that " +
      "happens into something done.",
    bad: "clause 2.1: each party must not reconnaissance",
    good: "clause 2.1: each party must not conduct reconnaissance",
  },
  S0317: {
    why:
      "A level of proof must be reachable by counting sources or by the word of someone with standing, or " +
      "nobody can tell whether it is reached.",
    bad: "standard confirmed = shelling",
    good: "standard confirmed = 3 independent sources of 2 kinds within 2 hours, 3 km",
  },
  S0321: {
    why:
      "A finding rests on reports. How many, from whom and how near each other they must be is for the " +
      "agreement to say, before the first dispute.",
    bad: "clause 2.1: each party must not fire",
    good: 'include "std/ceasefire"\nclause 2.1: each party must not fire',
  },
  S0322: {
    why:
      "A quoted matter is opaque to the machine. If the text names nobody to judge it, the exception it " +
      "carries can be claimed for ever and settled never. The gap may be intended; it is always shown.",
    bad: 'clause 2.1: each party must not fire unless "self-defence"',
    good: 'clause 2.1: each party must not fire unless "self-defence" judged by Commission',
  },
  S0323: {
    why:
      "A register says what counts as one. A kind that its `for` line does not name is observed, recorded and " +
      "never counted, so the number that a rule asks for can be harder to reach than it reads.",
    bad:
      "register Fires of fire\n  - 1 for explosion, burst, shot\n" +
      "define Wave: more than 100 fire in last 24 hours  # shelling is fire, and is not counted",
    good:
      "register Fires of fire\n  - 1 for explosion, burst, shot\n" +
      "define Wave: more than 100 explosion in last 24 hours",
  },
  S0324: {
    why: "A standard that no evidence can reach makes every clause that asks for it a dead letter.",
    bad: "standard confirmed = 2 independent sources of 3 kinds within 2 hours",
    good: "standard confirmed = 3 independent sources of 2 kinds within 2 hours",
  },
  S0325: {
    why:
      "A number of troops says nothing until somebody says who is counted: border guards, reserves, those on leave. " +
      "Where the text does not, each side counts as it likes and both are right.",
    bad: "clause 6.1: Ukraine must keep troops at most 800000",
    good: 'clause 6.1: Ukraine must keep troops at most 800000 according to "NATO counting rule"',
  },
  S0390: {
    why:
      "The language can say more than this release acts on. What it does not act on is listed with its " +
      "place, never guessed at and never passed over in silence.",
    bad: "clause 2.3: each party must not fire from territory of Karsa",
    good: "clause 2.3: each party must not fire",
  },
  S0391: {
    why: "Coverage of the small print should be visible. An article without a block is prose for people only.",
    bad: "## Article 4. Verification\nThe Mission goes where it asks to go.",
    good:
      "## Article 4. Verification\nThe Mission goes where it asks to go.\n\n" +
      "```servanda\nclause 4.1: each party must not jam uav of Mission\n```",
  },
};
