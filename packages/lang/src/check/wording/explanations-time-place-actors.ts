// The long explanations of S04xx time, S05xx place and S06xx actors and bodies.
import type { Explanation } from "../../diagnostics/explanations.ts";
import type { CheckFacts } from "./facts.ts";

type Code = Extract<keyof CheckFacts, `S04${string}` | `S05${string}` | `S06${string}`>;

/** By code. */
export const laterExplanations: Readonly<Record<Code, Explanation>> = {
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
  S0418: {
    why:
      "A parliament that takes sixty days cannot ratify within thirty, and a body that agrees by silence after two " +
      "days has not agreed after one. Such a deadline is missed by everyone who keeps the text.",
    bad:
      "entry into force when Karsa, Ostrel have ratified\n  - Karsa with vote of parliament within 60 days\n" +
      "clause 5: each party must ratify within 30 days after signature",
    good:
      "entry into force when Karsa, Ostrel have ratified\n  - Karsa with vote of parliament within 60 days\n" +
      "clause 5: each party must ratify within 90 days after signature",
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
  S0611: {
    why: "Where no rule is stated, a veto is whatever a member says it is. Commissions have stood still over that.",
    bad:
      "body Group = Karsa, Ostrel\n" +
      'clause 5 when Group decides "alarm": Council must meet within 2 hours counted from receipt',
    good:
      "body Group = Karsa, Ostrel\n  - decides by unanimity\n" +
      'clause 5 when Group decides "alarm": Council must meet within 2 hours counted from receipt',
  },
  S0480: {
    why:
      "A deadline that has passed when the rule begins is missed by everyone, every time. One of the two " +
      "moments is a slip.",
    bad: "clause 5 after start of Ceasefire: Karsa must notify Ostrel by 2026-01-01",
    good: "clause 5 after start of Ceasefire: Karsa must notify Ostrel by 2026-03-01",
  },
  S0680: {
    why:
      "`The parties must` leaves open whether each is bound by itself or all together, and whether one can " +
      "breach for the others. `each` says the first, a body the second.",
    bad: "clause 2.1: the parties must not fire",
    good: "clause 2.1: each party must not fire",
  },
};
