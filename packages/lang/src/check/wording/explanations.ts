// The long explanations of S02xx to S06xx: why, a bad line, a good line. Read by `explain-code` and the generated
// docs.
import type { Explanation } from "../../diagnostics/explanations.ts";
import type { CheckFacts } from "./facts.ts";

/** By code. */
export const checkExplanations: Readonly<Record<keyof CheckFacts, Explanation>> = {
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
  S0390: {
    why:
      "The language can say more than this release acts on. What it does not act on is listed with its " +
      "place, never guessed at and never passed over in silence.",
    bad: "clause 2.3: each party must prevent fire",
    good: "clause 2.3: each party must not fire",
  },
  S0391: {
    why: "Coverage of the small print should be visible. An article without a block is prose for people only.",
    bad: "## Article 4. Verification\nThe Mission goes where it asks to go.",
    good:
      "## Article 4. Verification\nThe Mission goes where it asks to go.\n\n" +
      "```servanda\nclause 4.1: each party must not jam uav of Mission\n```",
  },
  S0401: {
    why: "`within 72 hours` is a length. It becomes a deadline only when everyone knows the moment from which it runs.",
    bad: "clause 5.1: each guarantor must consult within 72 hours",
    good: "clause 5.1 when attack: each guarantor must consult within 72 hours counted from receipt",
  },
  S0402: {
    why: "A stage that ends before it starts never runs, so no rule bound to it is ever in force.",
    bad: "stage Pause from 2026-03-01 00:00 until 2026-02-01 00:00",
    good: "stage Pause from 2026-02-01 00:00 until 2026-03-01 00:00",
  },
  S0403: {
    why:
      "When clocks are put back an hour comes twice. Two readers could take different moments, an hour apart; " +
      "an offset from UTC says which is meant.",
    bad: "stage Ceasefire from 2026-10-25 03:30  # Kyiv puts its clocks back at 04:00",
    good: "stage Ceasefire from 2026-10-25 03:30+03:00",
  },
  S0404: {
    why: "A date that is not in the calendar is no moment.",
    bad: "stage Ceasefire from 2026-02-30 00:00",
    good: "stage Ceasefire from 2026-02-28 00:00",
  },
  S0405: {
    why: "Midnight in Kyiv and midnight in Paris are an hour apart. Historic armistices began twice for this reason.",
    bad: "# no time zone in the front matter\nstage Ceasefire from 2026-02-15 00:00",
    good: "---\ntime zone: Europe/Kyiv\n---\n\n```servanda\nstage Ceasefire from 2026-02-15 00:00\n```",
  },
  S0406: {
    why: "Local times are turned into moments by the time zone database, by the exact name of the zone.",
    bad: "time zone: Kyiv",
    good: "time zone: Europe/Kyiv",
  },
  S0407: {
    why: "Rules are bound to stages. A stage without a start never comes, and the rules with it.",
    bad: "stage Ceasefire for 30 days",
    good: "stage Ceasefire from 2026-02-15 00:00 for 30 days",
  },
  S0408: {
    why:
      "From the shell, from the report of it, from the letter that told of it, from the finding: these " +
      "moments lie days apart, and each side of a dispute takes the one it likes.",
    bad: "clause 5.1 when attack: each guarantor must consult within 24 hours",
    good: "clause 5.1 when attack: each guarantor must consult within 24 hours counted from receipt",
  },
  S0409: {
    why: "Each stage waits for the other, so none begins.",
    bad: "stage One from start of Two\nstage Two from start of One",
    good: "stage One from 2026-02-15 00:00\nstage Two from start of One",
  },
  S0410: {
    why: "When clocks are put forward an hour is missing. What is to happen in it happens at no moment.",
    bad: "stage Ceasefire from 2026-03-29 03:30  # Kyiv puts its clocks forward at 03:00",
    good: "stage Ceasefire from 2026-03-29 04:00",
  },
  S0411: {
    why:
      "In some places Friday is no working day, in others Saturday is one, and holidays differ by country and " +
      "year. A deadline moves by days with the calendar.",
    bad: "clause 5 when attack: Council must meet within 20 working days counted from finding",
    good: "clause 5 when attack: Council must meet within 20 days counted from finding",
  },
  S0412: {
    why: "A calendar that nobody has cannot say which days are worked.",
    bad: "---\ncalendar: TARGET2\n---",
    good: "---\ncalendar: TARGET\n---",
  },
  S0413: {
    why: "Holidays are set year by year. Outside the years a calendar knows, a deadline may come out days early.",
    bad: "---\ncalendar: UN Headquarters\n---\n# … and a deadline in 2031",
    good: "---\ncalendar: TARGET\n---",
  },
  S0414: {
    why: "A limit in days ends with a day, and a day ends at another moment in every zone.",
    bad: "# no time zone above\nclause 5 when attack: Council must meet within 2 days counted from finding",
    good: "---\ntime zone: Europe/Kyiv\n---",
  },
  S0415: {
    why: "A calendar of your own says its name, its weekend, its holidays, and the years for which they are all there.",
    bad: "---\ncalendar: joint-days.json\n---",
    good: "---\ncalendar: TARGET\n---",
  },
  S0416: {
    why: "Years of more than a thousand are a slip of the pen, and no calendar reaches so far.",
    bad: "stage Term from 2026-02-15 00:00 for 10000 years",
    good: "stage Term from 2026-02-15 00:00 for 10 years",
  },
  S0417: {
    why: "A stage without an end runs for ever, so what begins after it never begins.",
    bad: "stage Ceasefire from 2026-02-15 00:00\nstage Withdrawal after Ceasefire",
    good: "stage Ceasefire from 2026-02-15 00:00 for 30 days\nstage Withdrawal after Ceasefire",
  },
  S0501: {
    why: "A line or zone drawn from a file is only as good as the file. Without it the place is known by name alone.",
    bad: 'line ContactLine from "contact-lime.geojson"',
    good: 'line ContactLine from "contact-line.geojson"',
  },
  S0502: {
    why:
      "An agreement is a folder that can be handed over whole. A path that leads out of it would mean " +
      "something else on every machine.",
    bad: 'line ContactLine from "../maps/contact-line.geojson"',
    good: 'line ContactLine from "maps/contact-line.geojson"',
  },
  S0503: {
    why:
      "A place is drawn as GeoJSON: lines for a line, polygons for a zone, positions as longitude and " +
      "latitude in degrees.",
    bad: 'zone Buffer from "points.geojson"',
    good: 'zone Buffer from "buffer.geojson"',
  },
  S0504: {
    why: "A zone made of itself has no shape.",
    bad: "zone A = area within 5 km of B\nzone B = area within 5 km of A",
    good: 'zone B from "b.geojson"\nzone A = area within 5 km of B',
  },
  S0505: {
    why: "Left and right are the sides of a line, in the direction in which it is drawn.",
    bad: "zone North = left of Buffer",
    good: "zone North = left of ContactLine",
  },
  S0601: {
    why: "Only those who take part can owe. A zone or a stage cannot be called to account.",
    bad: "clause 2.1: SecurityZone must not fire",
    good: "clause 2.1: each party must not fire in SecurityZone",
  },
  S0602: {
    why:
      "A clause that binds the parties can be breached by a party only. A trigger that waits for someone " +
      "else never comes.",
    bad: "clause 5 when breach of clause 2.1 by Germany: Council must meet within 24 hours",
    good: "clause 5 when breach of clause 2.1 by Russia: Council must meet within 24 hours",
  },
  S0603: {
    why: "`that party` points back. If nobody was spoken of, readers would fill in the one they have in mind.",
    bad: "clause 5: Council must notify that party within 24 hours counted from finding",
    good: "clause 5 when breach by a party X: Council must notify that party within 24 hours",
  },
  S0604: {
    why: "With two candidates, `that party` is a dispute written into the text.",
    bad: "clause 5 when fire by a party X on a party Y: Council must notify that party within 24 hours",
    good: "clause 5 when fire by a party X on a party Y: Council must notify X within 24 hours",
  },
  S0605: {
    why: "A body decides and acts through its members, so its members are actors.",
    bad: "body Commission = Karsa, Buffer",
    good: "body Commission = Karsa, Ostrel",
  },
  S0606: {
    why: "`each guarantor` means those the agreement names as guarantors. If it names none, the rule binds nobody.",
    bad: "clause 5.1: each guarantor must consult  # and nobody is `guaranteed by`",
    good: "guaranteed by Germany, France\nclause 5.1: each guarantor must consult",
  },
  S0607: {
    why:
      "A body that needs more votes than its members have can never say yes. What waits for its decision never " +
      "comes, and nobody sees why.",
    bad: "body Board = Karsa, Ostrel\n  - decides by 3 of 4",
    good: "body Board = Karsa, Ostrel\n  - decides by 2 of 2",
  },
  S0608: {
    why: "Without its quorum a body decides nothing, however many of its members agree.",
    bad: "body Board = Karsa, Ostrel\n  - decides by majority\n  - quorum of 3",
    good: "body Board = Karsa, Ostrel\n  - decides by majority\n  - quorum of 2",
  },
  S0609: {
    why: "A veto is cast by voting against. Who has no vote has no occasion to cast it.",
    bad: "body Board = Karsa, Ostrel\n  - decides by majority\n  - veto by Mission",
    good: "body Board = Karsa, Ostrel, Mission\n  - decides by majority\n  - veto by Mission",
  },
  S0610: {
    why: "If the chair decides alone, the text must say who the chair is.",
    bad: "body Board = Karsa, Ostrel\n  - decides by chair",
    good: "body Board = Karsa, Ostrel\n  - decides by chair\n  - chair by Karsa",
  },
};
