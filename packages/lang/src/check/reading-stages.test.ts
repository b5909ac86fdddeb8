// Stages of readings: what a reading states of its own, what rests on it, and which clauses follow.
import { expect, test } from "vitest";
import { checked } from "./testing/checked.ts";
import { printClause, printStage } from "./testing/print-rules.ts";

const signed = `stage Truce from 2026-02-15
stage After after start of Truce for 2 days
reading Late by Karsa:
  stage Truce from 2026-02-20`;

test("a reading has its own stage, and those that count from it", () => {
  expect(checked(signed).stages.map(printStage)).toEqual([
    "stage Truce\nstart @2026-02-14T22:00:00Z",
    "stage After\nstart @start of Truce\nlength 2d",
    "stage Truce@Late\nstart @2026-02-19T22:00:00Z",
    "stage After@Late\nstart @start of Truce@Late\nlength 2d",
  ]);
});

test("a clause is judged in the stage of each reading", () => {
  const { clauses } = checked(`${signed}\nclause 1 during Truce: each party must not fire`);
  expect(clauses.map((clause) => printClause(clause).split("\n").at(-1))).toEqual([
    "during Truce",
    "during Truce@Late",
  ]);
});

test("a stage that waits for a define of readings only runs in those", () => {
  const agreement = checked(`stage Truce when Begun
reading Signed:
  define Begun: each party has signed
clause 1 during Truce: each party must not fire`);
  expect(agreement.stages.map(({ name }) => name)).toContain("Truce@Signed");
  expect(agreement.clauses.map(({ key }) => key)).toContain("1@Signed");
});

test("a stage that only a reading has leaves the base without it", () => {
  const agreement = checked(`reading Late by Karsa:
  stage Truce from 2026-02-20
reading Late by Karsa:
  clause 1 during Truce: each party must not fire`);
  expect(agreement.stages.map(({ name, declared }) => [name, declared])).toEqual([["Truce@Late", "Truce"]]);
  expect(agreement.clauses.map(({ key }) => key)).toEqual(["1@Late"]);
});
