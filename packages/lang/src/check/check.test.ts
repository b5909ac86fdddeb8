// Stages, places, registers, standards, readings, and what is read and not acted on. Clauses are in rules.test.ts.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { sampleFiles } from "../testing/sample-files.ts";
import { check } from "./check.ts";
import { checked, textOf } from "./testing/checked.ts";
import { printClause, printLinkings, printRegister, printShape, printStage } from "./testing/print-rules.ts";

test.each([
  ["from 2026-02-15 00:00", "stage S\nstart @2026-02-14T22:00:00Z"],
  ["from 2026-02-15 00:00 for 14 days", "stage S\nstart @2026-02-14T22:00:00Z\nlength 14d"],
  ["from 1 day after start of Before", "stage S\nstart @start of Before+1d"],
  ["after Before until 2026-05-01", "stage S\nstart @end of Before\nend @2026-05-01T21:00:00Z"],
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
    "register R of ceasefire violation in A\nunit count of reports, day of end\n" +
      'except "live-fire exercise" judged by Mission',
  ],
])("register R %s", (text, means) => {
  expect(checked(`zone A\nregister R ${text}`).registers.map(printRegister)).toEqual([means]);
});

test("a register that says its exposure carries it", () => {
  const exposed = (line: string): unknown => checked(`register R of fire${line}`).registers[0]?.isExposed;
  expect(exposed("\n  - exposure every observed hour")).toBe(true);
  expect(exposed("")).toBeUndefined();
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

test("any observer has standing where the text says so, each by itself", () => {
  const { standards } = checked('observed by Board\ninclude "std/grades"');
  expect(standards.map(({ level }) => level)).toEqual(["observed", "corroborated", "verified"]);
  expect(standards[2]?.anyOf).toEqual([
    { kind: "standing", actor: "Mission", onSite: true },
    { kind: "standing", actor: "Board", onSite: true },
  ]);
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

test("one world for each holder: readings held together are judged together, never multiplied", () => {
  const { clauses, readings: known } = checked(`clause 2.1: each party must not fire
clause 2.2: each party must not fly uav
reading Wide by Karsa, Ostrel:
clause 2.1: each party must not fire unless flight
reading Calm by Karsa:
clause 2.2: each party must not fly uav unless fire`);
  expect(known).toEqual([
    { name: "Wide + Calm", holders: ["Karsa"] },
    { name: "Wide", holders: ["Ostrel"] },
  ]);
  expect(clauses.map(({ key }) => key)).toEqual(["2.1", "2.2", "2.1@Wide + Calm", "2.2@Wide + Calm", "2.1@Wide"]);
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
  ["clause 1: Mission must not attribute until 2026-03-01", "clause 1: Mission must not attribute until 2026-03-01"],
  [
    "clause 1: each party must not fire with 3 shelling in last 1 day with 2 jamming in last 1 day",
    "clause 1: each party must not fire with 3 shelling in last 1 day with 2 jamming in last 1 day",
  ],
  [
    "clause 1 when attack: each party must consult in step with withdrawal within 1 day",
    "clause 1: in step with withdrawal",
  ],
  ["clause 1 when attack: Council must meet within 24 hours of notice", "clause 1: within 24 hours of notice"],
  ["clause 1: each party must not conduct fire other than shelling", "clause 1: fire other than shelling"],
  ["clause 1: each party must not fly uav unless no party has agreed", "clause 1: no party has agreed"],
  [
    'clause 1: each party must not fly uav unless Council decides "x" within 3 days',
    'clause 1: Council decides "x" within 3 days',
  ],
  ["clause 1: each party must not fire from territory of Karsa", "clause 1: from territory of Karsa"],
  [
    "clause 1: each party must not fly uav unless breach of clause 2\n" +
      "clause 2: each party must not fire from territory of Karsa",
    "clause 1: breach of clause 2, clause 2: from territory of Karsa",
  ],
])("%s is read and not acted on", (text, what) => {
  const agreement = checked(text);
  expect(agreement.withoutMeaning.map((each) => each.what).join(", ")).toBe(what);
  expect(agreement.clauses).toEqual([]);
});

test.each([
  [
    'clause 1: each party must keep troops at most 800 according to "its own rule"',
    'clause 1: according to "its own rule"',
  ],
  [
    'clause 1 when attack: each guarantor must respond within 3 days according to "its own rule"',
    'clause 1: according to "its own rule"',
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

test("an exception that speaks of the judged event says so in the sentence", () => {
  const { clauses } = checked(
    "zone Sites\nclause 1: each party must not fly uav unless flight by Mission\n" +
      "clause 2: each party must not keep tank unless storage in Sites and inspection by Mission in last 30 days\n" +
      "clause 3: each party must not fire unless not shelling by Karsa or flight by Mission",
  );
  expect(clauses.map(({ sentence }) => sentence.replace(/^.*, unless /, ""))).toEqual([
    "it is a flight by Mission.",
    "it is storage in Sites, and there is an inspection by Mission in the last 30 days.",
    "it is not shelling by Karsa, or there is a flight by Mission.",
  ]);
});

test("a place without a name makes no region", () => {
  const { regions } = checked("define Near: fire by Karsa within 20 km\nclause 1 when attack: Council must meet");
  expect(regions).toEqual([]);
});

test.each(["during S", "after S", "before S"])("a clause %s, which is not acted on, is not acted on either", (when) => {
  const agreement = checked(`stage S from entry for 2 years\nclause 9 ${when}: each party must not fire`);
  expect(agreement.clauses).toEqual([]);
  expect(agreement.withoutMeaning.map(({ what }) => what.split(/[ :]/, 2).join(" "))).toEqual(["stage S", "clause 9"]);
});
