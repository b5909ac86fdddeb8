// Clauses and what they mean: one row for each construct, the text as an author writes it and the rule in shorthand.
import { expect, test } from "vitest";
import { checked } from "./testing/checked.ts";
import { printClause } from "./testing/print-rules.ts";

interface Row {
  readonly says: string;
  readonly text: string;
  /** Of the last clause. */
  readonly means: string;
}

const parties = "?bearer{Karsa, Ostrel}";

const prohibitions: readonly Row[] = [
  { says: "a kind with all under it", text: "clause 1: each party must not fire", means: `forbid fire… by ${parties}` },
  {
    says: "a verb narrowed by its object",
    text: "clause 1: each party must not fly uav",
    means: `forbid uav by ${parties}`,
  },
  {
    says: "the thing something is done to",
    text: "clause 1: each party must not jam uav of Mission",
    means: `forbid jamming by ${parties} on Mission object=uav`,
  },
  {
    says: "fire at a thing",
    text: "clause 1: each party must not fire at uav of Mission",
    means: `forbid fire… by ${parties} on Mission object=uav`,
  },
  {
    says: "an attack on someone",
    text: "clause 1: Karsa must not attack Ostrel",
    means: "forbid attack… by ?bearer{Karsa} on Ostrel",
  },
  {
    says: "several acts",
    text: "clause 1: each party must not shell, fly uav",
    means: `forbid shelling+uav by ${parties}`,
  },
  {
    says: "bare objects of the verb before",
    text: "clause 1: each party must not conduct reconnaissance, sabotage",
    means: `forbid reconnaissance+sabotage by ${parties}`,
  },
  { says: "things kept are seen", text: "clause 1: each party must not keep tank", means: `forbid tank by ${parties}` },
  {
    says: "a place",
    text: "zone Buffer\nclause 1: each party must not fire in Buffer",
    means: `forbid fire… by ${parties} in Buffer`,
  },
  {
    says: "a list of places is their union",
    text: "zone A\nzone B\nclause 1: each party must not fire in A, B",
    means: `forbid fire… by ${parties} in A, B`,
  },
  {
    says: "outside",
    text: "zone A\nclause 1: each party must not fly uav outside A",
    means: `forbid uav by ${parties} outside A`,
  },
  {
    says: "within a distance",
    text: "line L\nclause 1: each party must not fire within 15 km of L",
    means: `forbid fire… by ${parties} distance(L)<=15000 m`,
  },
  {
    says: "nearer than, nautical miles",
    text: "line L\nclause 1: each party must not fly uav nearer than 10 nm to L",
    means: `forbid uav by ${parties} distance(L)<18520 m`,
  },
  {
    says: "a class of one sort",
    text: "class Heavy\n  - artillery from 100 mm\nclause 1: each party must not keep Heavy",
    means: `forbid artillery by ${parties} calibreMm>=100`,
  },
  {
    says: "class distances, each member its own",
    text:
      "line L\nclass Heavy\n  - artillery from 100 mm with pullback 25 km\n  - mlrs with pullback 35 km\n" +
      "clause 1: each party must not keep Heavy nearer than pullback to L",
    means:
      `forbid artillery+mlrs by ${parties}\n` +
      "when or(judged(artillery distance(L)<25000 m calibreMm>=100), judged(mlrs distance(L)<35000 m))",
  },
  {
    says: "with casualties",
    text: "clause 1: each party must not fire with casualties",
    means: `forbid fire… by ${parties} casualties>0`,
  },
  {
    says: "a stage, and after it",
    text: "stage Pause from 2026-02-15 00:00 for 14 days\nclause 1 after Pause: each party must not fire",
    means: `forbid fire… by ${parties}\nafter @end of Pause`,
  },
  {
    says: "during and until",
    text: "stage Pause from 2026-02-15 00:00\nclause 1 during Pause until 2026-03-01 12:00: each party must not fire",
    means: `forbid fire… by ${parties}\nduring Pause\nbefore @2026-03-01T10:00:00Z`,
  },
  {
    says: "until an act or a date",
    text: 'clause 1: each party must not fire until 2026-03-01 or Council decides "peace"',
    means: `forbid fire… by ${parties}\nbefore @2026-03-01T22:00:00Z, @decide "peace" by Council`,
  },
  {
    says: "a matter pleaded and judged",
    text:
      'clause 1: each party must not fire unless "self-defence" pleaded by that party within 6 hours, judged ' +
      "by Commission",
    means: `forbid fire… by ${parties}\nunless "self-defence" pleaded by $bearer within 6h judged by Commission`,
  },
  {
    says: "an exception of the same kind is the event itself",
    text: "clause 1: each party must not fly uav unless flight by Mission",
    means: `forbid uav by ${parties}\nunless judged(flight… by Mission)`,
  },
  {
    says: "an exception of another kind is the past",
    text: "clause 1: each party must not move column unless notice by that party in last 24 hours",
    means: `forbid column by ${parties}\nunless happened(notice by $bearer last 1d)`,
  },
  {
    says: "storage is where the thing is",
    text:
      "zone Sites\n" +
      "clause 1: each party must not keep tank unless storage in Sites and inspection by Mission in last 30 " +
      "days",
    means: `forbid tank by ${parties}\nunless and(judged(tank in Sites), happened(inspection by Mission last 30d))`,
  },
  {
    says: "alternatives are exceptions of their own",
    text: 'clause 1: each party must not fire unless Commission decides "exercise" or "accident" judged by Mission',
    means:
      `forbid fire… by ${parties}\nunless did(decide "exercise" by Commission)\n` +
      'unless "accident" judged by Mission',
  },
  {
    says: "a zone bound and used again",
    text:
      "zone A\nzone B\n" +
      "clause 1: each party must not move column in a zone Z unless notice by that party in Z in last 24 " +
      "hours",
    means: `forbid column by ${parties} in ?Z{A, B}\nunless happened(notice by $bearer in $Z last 1d)`,
  },
  {
    says: "a number in a window",
    text: "zone A\nclause 1: each party must not fire with at least 10 fire in A in last 1 hour",
    means: `forbid fire… by ${parties}\nwhen count(fire… in A last 1h)>=10`,
  },
  {
    says: "a define that counts",
    text:
      "zone A\nzone B\ndefine Barrage in a zone Z: at least 10 shelling in Z in last 1 hour\n" +
      "clause 1: each party must not conduct Barrage",
    means: `forbid shelling by ${parties} in ?Z{A, B}\nwhen count(shelling in $Z last 1h)>=10`,
  },
  {
    says: "a define that is a kind",
    text: "zone A\ndefine Incursion: movement in A\nclause 1: each party must not conduct Incursion",
    means: `forbid movement… by ${parties} in A`,
  },
  {
    says: "a word the agreement declares",
    text: 'define Spoofing "spoof": jamming\nclause 1: each party must not conduct spoof',
    means: `forbid jamming by ${parties}`,
  },
  {
    says: "a state of affairs as a condition",
    text: 'clause 1 when "credible threat" judged by Council: each party must not fly uav',
    means: `forbid uav by ${parties}\nwhen matter "credible threat" judged by Council`,
  },
  {
    says: "a breach of another clause",
    text:
      "clause 0: each party must not fire\n" +
      "clause 1: each party must not fly uav unless breach of clause 0 by other party in last 24 hours",
    means: `forbid uav by ${parties}\nunless breach(0 by other than $bearer{Karsa, Ostrel} last 1d)>=1`,
  },
  {
    says: "nothing of a kind for a while",
    text: "clause 1: each party must not fly uav unless no fire for 7 days",
    means: `forbid uav by ${parties}\nunless absent(fire… last 7d)`,
  },
  {
    says: "a number of an attribute",
    text: "clause 1: each party must not shell with more than 5 deaths",
    means: `forbid shelling by ${parties} deathsBest>5`,
  },
  {
    says: "a calibre",
    text: "clause 1: each party must not keep artillery from 100 mm",
    means: `forbid artillery by ${parties} calibreMm>=100`,
  },
  {
    says: "that zone",
    text: "zone A\nclause 1: each party must not move column in a zone Z unless notice in that zone in last 1 day",
    means: `forbid column by ${parties} in ?Z{A}\nunless happened(notice in $Z last 1d)`,
  },
  {
    says: "a define takes what the clause adds",
    text:
      "zone A\nline L\ndefine Barrage in a zone Z: at least 10 shelling in Z in last 1 hour\n" +
      "clause 1: each party must not conduct Barrage within 15 km of L with casualties",
    means:
      `forbid shelling by ${parties} in ?Z{A} distance(L)<=15000 m casualties>0\n` +
      "when count(shelling in $Z last 1h)>=10",
  },
  {
    says: "a verb as a noun",
    text: "zone A\ndefine Advance: move in A\nclause 1: each party must not conduct Advance",
    means: `forbid movement… by ${parties} in A`,
  },
  {
    says: "a vocabulary phrase of two words",
    text: "clause 1: each party must not keep heavy weapon",
    means: `forbid heavy weapon… by ${parties}`,
  },
];

const obligations: readonly Row[] = [
  {
    says: "an event starts the clock",
    text:
      "clause 1 when attack: each guarantor in force must consult on that attack within 24 hours counted " +
      "from receipt",
    means: "require Arvo, Belin in force\non event attack…\ndo consult by $bearer about trigger\nclock 1d from receipt",
  },
  {
    says: "who breached must cure",
    text:
      "clause 0: each party must not fire\n" +
      "clause 1 when breach of clause 0 by a party X: X must cure breach within 24 hours",
    means: "require $X\non breach 0 by ?X{Karsa, Ostrel}\ndo cure by $bearer about trigger\nclock 1d",
  },
  {
    says: "a level of proof and an attribute",
    text:
      'include "std/ceasefire"\nclause 0: each party must not fire\n' +
      "clause 1 when confirmed breach of clause 0 with casualties: Council must meet within 2 hours",
    means: "require Council\non breach confirmed 0 guarded judged(anything casualties>0)\ndo meet by $bearer\nclock 2h",
  },
  {
    says: "an act or an event, with a guard",
    text:
      'clause 1 when Council decides "attack" or attack by Karsa and not drone strike by Ostrel in last 1 ' +
      "day: each guarantor must consult within 24 hours",
    means:
      "require Arvo, Belin\n" +
      'on any(act decide "attack" by Council, event attack… by Karsa guarded not(happened(drone strike by ' +
      "Ostrel last 1d)))\ndo consult by $bearer\nclock 1d",
  },
  {
    says: "notice to someone",
    text: 'clause 1 when a party X requests "talks": X must notify "agenda" to other party within 3 days',
    means:
      'require $X\non act request "talks" by ?X{Karsa, Ostrel}\n' +
      'do notify "agenda" by $bearer to other than $X{Karsa, Ostrel}\nclock 3d',
  },
  {
    says: "what follows a missed deadline",
    text:
      "clause 1 when attack: each guarantor must respond within 72 hours otherwise Council must meet within " +
      "24 hours",
    means:
      "require Arvo, Belin\non event attack…\ndo respond by $bearer\nclock 3d\n" +
      "otherwise require Council | on standing | do meet by $bearer | clock 1d",
  },
  {
    says: "a date, bound included",
    text: 'clause 1: Karsa must declare "inventory" by 2026-03-01 12:00',
    means: 'require Karsa\non standing\ndo declare "inventory" by $bearer\nclock by @2026-03-01T10:00:00Z',
  },
  {
    says: "before a date",
    text: 'clause 1: Karsa must declare "inventory" before 2026-03-01',
    means: 'require Karsa\non standing\ndo declare "inventory" by $bearer\nclock before @2026-02-28T22:00:00Z',
  },
  {
    says: "within days after a stage",
    text:
      "stage Pause from 2026-02-15 00:00 for 14 days\n" +
      'clause 1: each party must declare "prisoners" within 5 days after end of Pause',
    means: 'require Karsa, Ostrel\non standing\nafter @end of Pause\ndo declare "prisoners" by $bearer\nclock 5d',
  },
  {
    says: "no deadline, on purpose",
    text: 'clause 1: Karsa must enact "amnesty" no deadline',
    means: 'require Karsa\non standing\ndo enact "amnesty" by $bearer\nclock none on purpose',
  },
  {
    says: "a duty of the world",
    text:
      "line L\nstage Pause from 2026-02-15 00:00 for 14 days\n" +
      "clause 1 during Pause: each party must withdraw tank behind 15 km from L by end of Pause",
    means:
      "require Karsa, Ostrel\non standing\nduring Pause\n" +
      "do withdrawal by $bearer distance(L)>=15000 m object=tank\nclock by @end of Pause",
  },
  {
    says: "a register counts for the trigger",
    text:
      "register Fires of fire\nclause 0: each party must not fire\n" +
      "clause 1 when breach of clause 0 by Karsa with more than 100 fire in 24 hours: Council must meet " +
      "within 1 hour",
    means:
      "require Council\non breach 0 by Karsa guarded count(fire… by Karsa last 1d by Fires)>100\n" +
      "do meet by $bearer\nclock 1h",
  },
  {
    says: "so many of several in a state",
    text:
      "guaranteed by Cord\n" +
      "clause 1 when not at least 2 guarantors is in force: Council must meet within 1 hour counted from finding",
    means:
      "require Council\non when true not(or(and(actor Arvo is in force, actor Belin is in force), " +
      "and(actor Arvo is in force, actor Cord is in force), and(actor Belin is in force, actor Cord is in force)))\n" +
      "do meet by $bearer\nclock 1h from finding",
  },
  {
    says: "a define expanded in place",
    text:
      'define Attack: Council decides "attack" or attack by Karsa\n' +
      "clause 1 when Attack: each of Council must consult within 24 hours",
    means:
      'require Arvo, Belin in force\non any(act decide "attack" by Council, event attack… by Karsa)\n' +
      "do consult by $bearer\nclock 1d",
  },
];

function lastClause(text: string): string {
  const clause = checked(text).clauses.at(-1);
  return clause === undefined ? "nothing" : printClause(clause);
}

test.each(prohibitions)("must not: $says", ({ text, means }) => {
  expect(lastClause(text)).toBe(means);
});

test.each(obligations)("must: $says", ({ text, means }) => {
  expect(lastClause(text)).toBe(means);
});
