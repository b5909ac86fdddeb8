// Lines and zones of readings: what a reading runs otherwise, what rests on it, and which clauses follow.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { check } from "./check.ts";
import { checked, textOf } from "./testing/checked.ts";
import { printClause, printShape } from "./testing/print-rules.ts";

const moved = `line Front from "contact-line.geojson"
line Old from "contact-line.geojson"
zone Strip = area within 2 km of Front
zone Town
zone Both = Strip, Town
clause 1: each party must not fire in Both
clause 2: each party must not fire in Town
reading Earlier by Karsa:
  line Front = Old
`;

test("a reading has its own line, and the zones that are made of it", () => {
  const { regions } = checked(moved);
  expect(regions.map(({ name }) => name)).toEqual([
    "Front",
    "Old",
    "Strip",
    "Town",
    "Both",
    "Front@Earlier",
    "Strip@Earlier",
    "Both@Earlier",
  ]);
  expect(regions.slice(5).map(({ shape }) => printShape(shape))).toEqual([
    "union(Old)",
    "within 2000 m of Front@Earlier",
    "union(Strip@Earlier, Town)",
  ]);
});

test("clauses that speak of it are judged by it, and others stand once", () => {
  expect(checked(moved).clauses.map((clause) => `${clause.key}: ${printClause(clause)}`)).toEqual([
    "1: forbid fire… by ?bearer{Karsa, Ostrel} in Both",
    "2: forbid fire… by ?bearer{Karsa, Ostrel} in Town",
    "1@Earlier: forbid fire… by ?bearer{Karsa, Ostrel} in Both@Earlier",
  ]);
});

test("a list of places is another union where one of them is another", () => {
  const { clauses } = checked(`${moved}clause 3: each party must not fly in Strip, Town`);
  expect(clauses.map((clause) => `${clause.key}: ${printClause(clause)}`).at(-1)).toBe(
    "3@Earlier: forbid flight… by ?bearer{Karsa, Ostrel} in Strip@Earlier, Town",
  );
});

test("a reference that each side measures from", () => {
  const { clauses, regions } = checked(`line Front
line Old
line Reference
  - Front for Karsa
  - Old for Ostrel
clause 1: each party must not fire within 5 km of Reference
reading OneLine by Ostrel:
  line Reference
    - Old for Karsa, Ostrel`);
  expect(clauses.map(printClause)).toEqual([
    "forbid fire… by ?bearer{Karsa, Ostrel} distance(own{Karsa: Front, Ostrel: Old})<=5000 m",
    "forbid fire… by ?bearer{Karsa, Ostrel} distance(own{Karsa: Old, Ostrel: Old})<=5000 m",
  ]);
  expect(regions.at(-1)).toMatchObject({ name: "Reference@OneLine", names: ["Reference"] });
});

test("a place that only a reading has leaves the base without it", () => {
  const agreement = checked(`reading Wide by Karsa:
  zone Belt
clause 1: each party must not fire in Belt`);
  expect(agreement.clauses.map(({ key }) => key)).toEqual(["1@Wide"]);
});

test("a place that whoever acts names is one of the base: elsewhere the clause is not acted on", () => {
  const agreement = checked(
    `${moved}clause 4 when Mission requests access to a zone P from a party X:
  X must admit Mission at P within 2 hours`,
  );
  expect(agreement.clauses.map(({ key }) => key)).not.toContain("4@Earlier");
});

test("a place of a reading that is made of itself is a mistake", () => {
  const text = textOf(`line Front\nzone Strip = area within 2 km of Front
clause 1: each party must not fire in Strip
reading Round by Karsa:
  line Front = Strip`);
  const { diagnostics } = check(makeSourceFile("test.servanda.md", text));
  expect(diagnostics.map(({ code }) => code)).toContain("S0504");
});
