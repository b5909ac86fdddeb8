// The sentences behind transitions: what they say, and that they never accuse.
import type { CheckedAgreement, Finding, Transition } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { expect, test } from "vitest";
import { becauseOf, type Memory } from "./because.ts";

const agreement: CheckedAgreement = {
  id: "text",
  name: "quiet",
  title: "Quiet",
  version: "1",
  timeZone: "UTC",
  dayEndsMinutes: 0,
  horizonMs: 0,
  actors: [{ name: "Karsa", role: "party" }],
  bodies: [],
  regions: [],
  kinds: [],
  standards: [],
  linkings: [],
  attributionBarred: [],
  registers: [],
  stages: [],
  clauses: [],
  readings: [],
  articles: [],
  withoutMeaning: [],
};

const finding = (changes: Partial<Finding>): Finding => ({
  clause: "1",
  reading: "base",
  bearer: null,
  subject: { kind: "incident", least: "post/b" },
  certainty: "certain",
  level: "suspected",
  occurrence: "suspected",
  status: "open",
  units: 1,
  from: 10 * HOUR_MS,
  to: 10 * HOUR_MS,
  evidence: ["post/b"],
  unsettled: [],
  ...changes,
});

function say(...steps: (readonly ["found" | "changed" | "withdrawn", Partial<Finding>])[]): string[] {
  const memory: Memory = { findings: new Map(), duties: new Map() };
  return steps.map(([change, changes], index) => {
    const said: Transition = { kind: "finding", at: index, recordedAt: index, change, finding: finding(changes) };
    return becauseOf(agreement, said, memory);
  });
}

test("found against nobody, then a report says who", () => {
  const karsa = { bearer: "Karsa", occurrence: "corroborated" };
  expect(say(["found", {}], ["found", karsa], ["withdrawn", {}])).toEqual([
    "Clause 1 is not met 1970-01-01 10:00 by 1 report (post/b): nobody named, suspected.",
    "Clause 1 is not met 1970-01-01 10:00 by 1 report (post/b): Karsa, suspected; that it happened: corroborated.",
    "Clause 1: a report now says who did it, so it no longer stands against nobody.",
  ]);
});

test("what changed is said, also where the incident grew and its finding has a new id", () => {
  const grown = {
    subject: { kind: "incident", least: "array/a" },
    evidence: ["array/a", "post/b"],
    level: "corroborated",
  };
  expect(say(["found", {}], ["changed", { ...grown, subject: { kind: "incident", least: "array/a" } }])[1]).toBe(
    "Clause 1 is not met 1970-01-01 10:00 by 2 reports (array/a, post/b): nobody named, corroborated; " +
      "that it happened: suspected. Before: level was suspected; new: array/a.",
  );
});

test("a figure that a judge exempts is excused, not unmet", () => {
  const day = { subject: { kind: "period", day: "1970-01-01" } } as const;
  const [found, excused] = say(["found", { ...day, units: 60 }], ["changed", { ...day, units: 0, status: "excused" }]);
  expect(found).toBe("Clause 1 is not met on 1970-01-01 by 1 report (post/b): nobody named, suspected, 60 counted.");
  expect(excused).toMatch(/^Clause 1 is excused by a judge on 1970-01-01 .* it counted 60, counts 0\.$/);
});
