// Texts and what they mean: one row for each construct, the text as an author writes it and the rule in shorthand.

import type { CheckedAgreement } from "@servanda/agreement";
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { sampleFiles } from "../testing/sample-files.ts";
import { check } from "./check.ts";
import { printClause, printLinkings, printRegister, printShape, printStage } from "./testing/print-rules.ts";

const who = `between Karsa, Ostrel
guaranteed by Arvo, Belin
observed by Mission
body Commission = Karsa, Ostrel, Mission
body Council = each guarantor in force
`;

function textOf(statements: string, head: string = who): string {
  return `---\ntitle: Test\ntime zone: Europe/Kyiv\n---\n\n\`\`\`servanda\n${head}${statements}\n\`\`\`\n`;
}

function checked(statements: string, head: string = who): CheckedAgreement {
  const source = makeSourceFile("test.servanda.md", textOf(statements, head));
  const { agreement, diagnostics } = check(source, { readFile: (path) => sampleFiles.get(path) });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (agreement === undefined) throw new Error("no agreement without errors");
  return agreement;
}

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
    text: "line L\nclass Heavy\n  - artillery from 100 mm with pullback 25 km\n  - mlrs with pullback 35 km\nclause 1: each party must not keep Heavy nearer than pullback to L",
    means: `forbid artillery+mlrs by ${parties}\nwhen or(judged(artillery distance(L)<25000 m calibreMm>=100), judged(mlrs distance(L)<35000 m))`,
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
    means: `forbid fire… by ${parties}\nbefore @2026-02-28T22:00:00Z, @decide "peace" by Council`,
  },
  {
    says: "a matter pleaded and judged",
    text: 'clause 1: each party must not fire unless "self-defence" pleaded by that party within 6 hours, judged by Commission',
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
    text: "zone Sites\nclause 1: each party must not keep tank unless storage in Sites and inspection by Mission in last 30 days",
    means: `forbid tank by ${parties}\nunless and(judged(tank in Sites), happened(inspection by Mission last 30d))`,
  },
  {
    says: "alternatives are exceptions of their own",
    text: 'clause 1: each party must not fire unless Commission decides "exercise" or "accident" judged by Mission',
    means: `forbid fire… by ${parties}\nunless did(decide "exercise" by Commission)\nunless "accident" judged by Mission`,
  },
  {
    says: "a zone bound and used again",
    text: "zone A\nzone B\nclause 1: each party must not move column in a zone Z unless notice by that party in Z in last 24 hours",
    means: `forbid column by ${parties} in ?Z{A, B}\nunless happened(notice by $bearer in $Z last 1d)`,
  },
  {
    says: "a number in a window",
    text: "zone A\nclause 1: each party must not fire with at least 10 fire in A in last 1 hour",
    means: `forbid fire… by ${parties}\nwhen count(fire… in A last 1h)>=10`,
  },
  {
    says: "a define that counts",
    text: "zone A\nzone B\ndefine Barrage in a zone Z: at least 10 shelling in Z in last 1 hour\nclause 1: each party must not conduct Barrage",
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
    text: "clause 0: each party must not fire\nclause 1: each party must not fly uav unless breach of clause 0 by other party in last 24 hours",
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
    says: "a vocabulary phrase of two words",
    text: "clause 1: each party must not keep heavy weapon",
    means: `forbid heavy weapon… by ${parties}`,
  },
];

const obligations: readonly Row[] = [
  {
    says: "an event starts the clock",
    text: "clause 1 when attack: each guarantor in force must consult on that attack within 24 hours counted from receipt",
    means: "require Arvo, Belin in force\non event attack…\ndo consult by $bearer about trigger\nclock 1d from receipt",
  },
  {
    says: "who breached must cure",
    text: "clause 0: each party must not fire\nclause 1 when breach of clause 0 by a party X: X must cure breach within 24 hours",
    means: "require $X\non breach 0 by ?X{Karsa, Ostrel}\ndo cure by $bearer about trigger\nclock 1d",
  },
  {
    says: "a level of proof and an attribute",
    text: 'include "std/ceasefire"\nclause 0: each party must not fire\nclause 1 when confirmed breach of clause 0 with casualties: Council must meet within 2 hours',
    means: "require Council\non breach confirmed 0 guarded judged(anything casualties>0)\ndo meet by $bearer\nclock 2h",
  },
  {
    says: "an act or an event, with a guard",
    text: 'clause 1 when Council decides "attack" or attack by Karsa and not drone strike by Ostrel in last 1 day: each guarantor must consult within 24 hours',
    means:
      'require Arvo, Belin\non any(act decide "attack" by Council, event attack… by Karsa guarded not(happened(drone strike by Ostrel last 1d)))\ndo consult by $bearer\nclock 1d',
  },
  {
    says: "notice to someone",
    text: 'clause 1 when a party X requests "talks": X must notify "agenda" to other party within 3 days',
    means:
      'require $X\non act request "talks" by ?X{Karsa, Ostrel}\ndo notify "agenda" by $bearer to other than $X{Karsa, Ostrel}\nclock 3d',
  },
  {
    says: "what follows a missed deadline",
    text: "clause 1 when attack: each guarantor must respond within 72 hours otherwise Council must meet within 24 hours",
    means:
      "require Arvo, Belin\non event attack…\ndo respond by $bearer\nclock 3d\notherwise require Council | on standing | do meet by $bearer | clock 1d",
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
    text: 'stage Pause from 2026-02-15 00:00 for 14 days\nclause 1: each party must declare "prisoners" within 5 days after end of Pause',
    means: 'require Karsa, Ostrel\non standing\nafter @end of Pause\ndo declare "prisoners" by $bearer\nclock 5d',
  },
  {
    says: "no deadline, on purpose",
    text: 'clause 1: Karsa must enact "amnesty" no deadline',
    means: 'require Karsa\non standing\ndo enact "amnesty" by $bearer\nclock none on purpose',
  },
  {
    says: "a duty of the world",
    text: "line L\nstage Pause from 2026-02-15 00:00 for 14 days\nclause 1 during Pause: each party must withdraw tank behind 15 km from L by end of Pause",
    means:
      "require Karsa, Ostrel\non standing\nduring Pause\ndo withdrawal by $bearer distance(L)>=15000 m object=tank\nclock by @end of Pause",
  },
  {
    says: "a register counts for the trigger",
    text: "register Fires of fire\nclause 0: each party must not fire\nclause 1 when breach of clause 0 by Karsa with more than 100 fire in 24 hours: Council must meet within 1 hour",
    means:
      "require Council\non breach 0 by Karsa guarded count(fire… by Karsa last 1d by Fires)>100\ndo meet by $bearer\nclock 1h",
  },
  {
    says: "a define expanded in place",
    text: 'define Attack: Council decides "attack" or attack by Karsa\nclause 1 when Attack: each of Council must consult within 24 hours',
    means:
      'require Arvo, Belin in force\non any(act decide "attack" by Council, event attack… by Karsa)\ndo consult by $bearer\nclock 1d',
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

test.each([
  ["from 2026-02-15 00:00", "stage S\nstart @2026-02-14T22:00:00Z"],
  ["from 2026-02-15 00:00 for 14 days", "stage S\nstart @2026-02-14T22:00:00Z\nlength 14d"],
  ["from 1 day after start of Before", "stage S\nstart @start of Before+1d"],
  ["after Before until 2026-05-01", "stage S\nstart @end of Before\nend @2026-04-30T21:00:00Z"],
  ['when Mission declares "done"', 'stage S\nstart @declare "done" by Mission'],
  [
    'from 2026-02-15 until Council decides "over" or end of Before',
    'stage S\nstart @2026-02-14T22:00:00Z\nend @decide "over" by Council, @end of Before',
  ],
])("stage S %s", (text, means) => {
  const { stages } = checked(`stage Before from 2026-01-01 for 10 days\nstage S ${text}`);
  expect(stages.slice(-1).map(printStage)).toEqual([means]);
});

test.each([
  ['line S from "line.geojson"', "lines"],
  ['zone S from "area.geojson"', "polygons"],
  ["zone S", "named"],
  ['zone S left open "to be agreed"', 'open "to be agreed"'],
  ["zone S = area within 15 km of L", "within 15000 m of L"],
  ["zone S = A, B", "union(A, B)"],
  ["zone S = A outside B", "A minus B"],
  ["zone S = A in B", "intersection(A, B)"],
  ["zone S = left of L", "left of L"],
])("%s", (text, means) => {
  const { regions } = checked(`line L\nzone A\nzone B\n${text}`);
  expect(regions.filter(({ name }) => name === "S").map(({ shape }) => printShape(shape))).toEqual([means]);
});

test("a place goes by its name, its label and what its lines list", () => {
  const { regions } = checked('zone Envelope "Gaza Envelope"\n  - "Sderot"\n  - "Holit"');
  expect(regions[0]?.names).toEqual(["Envelope", "Gaza Envelope", "Sderot", "Holit"]);
});

test.each([
  ["of fire", "register R of fire…\nunit count of reports, day of end"],
  [
    "of alarm\n  - linked within 60 seconds, 2 km\n  - day of start",
    "register R of alarm…\nunit count of incidents, day of start",
  ],
  [
    "of fire\n  - 1 for explosion, burst, shot",
    "register R of burst+explosion+shot\nunit count of reports, day of end",
  ],
  [
    "of lethal event\n  - deaths for lethal event",
    "register R of lethal event\nunit deathsBest of reports, day of end",
  ],
  [
    'of ceasefire violation in A\n  - except "live-fire exercise" judged by Mission',
    'register R of ceasefire violation in A\nunit count of reports, day of end\nexcept "live-fire exercise" judged by Mission',
  ],
])("register R %s", (text, means) => {
  expect(checked(`zone A\nregister R ${text}`).registers.map(printRegister)).toEqual([means]);
});

test("reports are linked as a register says, then as widely as the widest standard", () => {
  const text = `register Sirens of alarm\n  - linked within 60 seconds
standard confirmed = 2 sources within 2 hours, 3 km or 3 sources within 1 hour, 5 km
clause 1: each party must not fire unless notice in last 1 day`;
  expect(printLinkings(checked(text))).toBe("Sirens 1min; fire 2h 5000 m; notice 2h 5000 m");
});

test("without a register or a standard that says so nothing is linked", () => {
  expect(printLinkings(checked("standard suspected = 1 source\nclause 1: each party must not fire"))).toBe("");
});

test("standards are kept in the order of the text, and an agreement's own replaces the library's", () => {
  const { standards } = checked('include "std/ceasefire"\nstandard corroborated = Mission on site');
  expect(standards.map(({ level }) => level)).toEqual(["suspected", "corroborated", "confirmed"]);
  expect(standards[1]?.anyOf).toEqual([{ kind: "standing", actor: "Mission", onSite: true }]);
});

test("an observer that must not attribute is barred", () => {
  const agreement = checked("clause 1: Mission must not attribute");
  expect(agreement.attributionBarred).toEqual(["Mission"]);
  expect(agreement.clauses).toEqual([]);
  expect(agreement.withoutMeaning).toEqual([]);
});

test("the horizon is 30 days beyond the longest window, or as stated", () => {
  expect(checked("clause 1: each party must not fire unless notice in last 10 days").horizonMs).toBe(40 * 86_400_000);
});

const readings = `clause 2.1: each party must not fire
clause 2.2: each party must not fly uav
define Unprovoked: attack by Karsa and not Provocation
clause 5 when Unprovoked: Council must meet within 24 hours
clause 6 when breach of clause 2.1: Council must meet within 24 hours
reading Narrow by Karsa:
  define Provocation: fire by Ostrel within 20 km in last 24 hours
reading Broad by Ostrel:
  define Provocation: breach by Ostrel in last 7 days
reading Broad by Ostrel:
  clause 2.1: each party must not shell`;

test("a reading has its own copy of what it replaces or reaches, and of nothing else", () => {
  const { clauses, readings: known } = checked(readings);
  expect(clauses.map(({ key }) => key)).toEqual([
    "2.1",
    "2.2",
    "5",
    "6",
    "5@Narrow",
    "2.1@Broad",
    "5@Broad",
    "6@Broad",
  ]);
  expect(known).toEqual([
    { name: "Narrow", holders: ["Karsa"] },
    { name: "Broad", holders: ["Ostrel"] },
  ]);
});

test("what only readings define is unsettled in the base, and breaches are the reading's own", () => {
  const { clauses } = checked(readings);
  const trigger = (key: string): string =>
    printClause(clauses.filter((clause) => clause.key === key)[0] ?? never()).split("\n")[1] ?? "";
  expect(trigger("5")).toBe('on event attack… by Karsa guarded not(matter "Provocation")');
  expect(trigger("5@Narrow")).toBe(
    "on event attack… by Karsa guarded not(happened(fire… by Ostrel near judged 20000 m last 1d))",
  );
  expect(trigger("5@Broad")).toBe("on event attack… by Karsa guarded not(breach(2.1@Broad|2.2 by Ostrel last 7d)>=1)");
  expect(trigger("6@Broad")).toBe("on breach 2.1@Broad");
});

function never(): never {
  throw new Error("the clause is there");
}

test.each([
  ["clause 1: each party must prevent fire", "clause 1: must prevent"],
  ["clause 1: each party may fly uav", "clause 1: may"],
  ["clause 1 when no fire for 7 days: Council must meet within 1 day", "clause 1: no fire for 7 days"],
  [
    "clause 1 when attack: each party must consult in step with other party within 1 day",
    "clause 1: in step with other party",
  ],
  ['measure M "sanctions" by Karsa', 'measure M "sanctions" by Karsa'],
  ["entry into force when each party has ratified", "entry into force when each party has ratified"],
  ["stage Term from 2026-01-01 for 10 years", "stage Term: for 10 years"],
  ["clause 1 when attack: Council must meet within 24 hours of notice", "clause 1: within 24 hours of notice"],
  ["clause 1: each party must not conduct fire other than shelling", "clause 1: fire other than shelling"],
  ["clause 1: each party must not fly uav unless no party has agreed", "clause 1: no party has agreed"],
  ['clause 1: each party must not fly uav unless Council decides "x" within 3 days', "clause 1: within 3 days"],
  ["clause 1: each party must not fire from territory of Karsa", "clause 1: from territory of Karsa"],
  [
    "clause 1: each party must not fly uav unless breach of clause 2\nclause 2: each party must prevent fire",
    "clause 1: breach of clause 2, clause 2: must prevent",
  ],
])("%s is read and not acted on", (text, what) => {
  const agreement = checked(text);
  expect(agreement.withoutMeaning.map((each) => each.what).join(", ")).toBe(what);
  expect(agreement.clauses).toEqual([]);
});

test.each([
  ['clause 1: each party must not fire left open "what fire is"', 'clause 1: left open "what fire is"'],
  [
    "class Help\n  - munitions\nclause 1 when attack: each guarantor must respond with at least 1 of Help within 3 days",
    "clause 1: with at least 1 of Help",
  ],
])("%s keeps its meaning and says what is left out", (text, what) => {
  const agreement = checked(text);
  expect(agreement.withoutMeaning.map((each) => each.what)).toEqual([what]);
  expect(agreement.clauses.length).toBe(1);
});

test.each([
  "clause 1 when fire by a party X and a party Y has agreed: Council must notify Y within 1 day",
  'clause 1 when fire by a party X or Council decides "attack": Council must notify X within 1 day',
  "clause 1: each party must not fire unless notice in a zone Z in last 1 day",
])("a name that is not surely bound takes the meaning of the clause: %s", (text) => {
  const agreement = checked(`zone A\n${text}`);
  expect(agreement.clauses).toEqual([]);
  expect(agreement.withoutMeaning.length).toBe(1);
});

test("the identity covers the text and every file it draws on", () => {
  const source = makeSourceFile(
    "test.servanda.md",
    textOf('zone A from "area.geojson"\nclause 1: each party must not fire in A'),
  );
  const idWith = (map: string): string | undefined => check(source, { readFile: () => map }).agreement?.id;
  const map = sampleFiles.get("area.geojson") ?? "";
  expect(idWith(map)).toMatch(/^[0-9a-f]{64}$/);
  expect(idWith(map)).toBe(idWith(map));
  expect(idWith(`${map} `)).not.toBe(idWith(map));
});

test("a path out of the folder is never read", () => {
  const source = makeSourceFile(
    "test.servanda.md",
    textOf('zone A from "../area.geojson"\nzone B from "/etc/area.geojson"\ninclude "../b.servanda.md"'),
  );
  const asked: string[] = [];
  const { diagnostics } = check(source, { readFile: (path) => void asked.push(path) });
  expect(asked).toEqual([]);
  expect(diagnostics.filter(({ code }) => code === "S0502").length).toBe(3);
});

test("what is included belongs to the agreement", () => {
  const files = new Map([["b.servanda.md", "```servanda\nclause 9: each party must not fly uav\n```\n"]]);
  const source = makeSourceFile(
    "test.servanda.md",
    textOf('include "b.servanda.md"\nclause 1: each party must not fire'),
  );
  const { agreement } = check(source, { readFile: (path) => files.get(path) });
  expect(agreement?.clauses.map(({ key }) => key)).toEqual(["9", "1"]);
});
