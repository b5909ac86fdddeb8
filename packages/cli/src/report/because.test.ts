// The sentences behind transitions: what they say, and that they never accuse.
import type { Act, CheckedAgreement, Clause, Duty, Finding, MatterException, Transition } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { expect, test } from "vitest";
import { becauseOf, createMemory } from "./because.ts";

const span = { start: 0, end: 0 };
const matter = (name: string, judge: string): MatterException => ({
  kind: "matter",
  matter: name,
  judgedBy: [judge],
  span,
});

const clause: Clause = {
  key: "1",
  number: "1",
  reading: "base",
  article: 0,
  span,
  sentence: "Each party must not fire.",
  rule: {
    kind: "forbid",
    bearers: { actors: ["Karsa"], onlyInForce: false },
    during: [],
    after: [],
    before: [],
    event: { kinds: ["fire"], where: [], attributes: [] },
    when: { kind: "always" },
    exceptions: [matter("exercise", "Board"), matter("self-defence", "Court")],
  },
};

const ruling: Act = {
  record: "act",
  id: "r",
  source: "board",
  recordedAt: 1,
  at: 1,
  act: "judge",
  by: "Board",
  matter: "exercise",
  about: "post/b",
  outcome: "accepted",
};

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
  ladders: [],
  measures: [],
  clauses: [clause],
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

type Step = readonly ["found" | "changed" | "withdrawn", Partial<Finding>, ...formerly: string[]];

function say(...steps: readonly Step[]): string[] {
  const memory = createMemory([ruling]);
  return steps.map(([change, changes, ...formerly], index) => {
    const frame = { kind: "finding", at: index, recordedAt: index, change, finding: finding(changes) } as const;
    const said: Transition = formerly.length === 0 ? frame : { ...frame, formerly };
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
  expect(
    say(["found", {}], ["changed", { ...grown, subject: { kind: "incident", least: "array/a" } }, "post/b"])[1],
  ).toBe(
    "Clause 1 is not met 1970-01-01 10:00 by 2 reports (array/a, post/b): nobody named, corroborated; " +
      "that it happened: suspected. Before: level was suspected; new: array/a.",
  );
});

test("a figure that a judge exempts would be unmet but for the ruling", () => {
  const day = { subject: { kind: "period", day: "1970-01-01" } } as const;
  const [found, excused] = say(["found", { ...day, units: 60 }], ["changed", { ...day, units: 0, status: "excused" }]);
  expect(found).toBe("Clause 1 is not met on 1970-01-01 by 1 report (post/b): nobody named, suspected, 60 counted.");
  expect(excused).toBe(
    'Clause 1 would not be met on 1970-01-01 by 1 report (post/b) but for "exercise", accepted by Board: ' +
      "nobody named, suspected, 0 counted. Before: status was open, is excused; it counted 60, counts 0.",
  );
});

test("the verdict follows certainty and status", () => {
  const verdictOf = (changes: Partial<Finding>): string | undefined => say(["found", changes])[0]?.split(" 1970")[0];
  expect(verdictOf({})).toBe("Clause 1 is not met");
  expect(verdictOf({ certainty: "possible" })).toBe("Clause 1 may not be met");
  expect(verdictOf({ status: "excused" })).toBe("Clause 1 would not be met");
  expect(verdictOf({ status: "excused", certainty: "possible" })).toBe("Clause 1 might not be met");
  expect(say(["found", { status: "contested", certainty: "possible" }])[0]).toBe(
    "Clause 1 may not be met 1970-01-01 10:00 by 1 report (post/b), which is contested: " +
      "nobody named, suspected; a condition is in doubt.",
  );
});

test("a duty that began after its own deadline says by how much", () => {
  const duty: Duty = {
    clause: "1",
    reading: "base",
    bearer: "Karsa",
    step: 0,
    trigger: "post/b",
    state: "overdue",
    certainty: "certain",
    dueAt: HOUR_MS,
    startAssumed: false,
    candidates: [],
    basisRevised: false,
    evidence: ["post/b"],
  };
  const say = (recordedAt: number): string =>
    becauseOf(agreement, { kind: "duty", at: HOUR_MS, recordedAt, change: "began", duty }, createMemory([]));
  expect(say(HOUR_MS)).toBe(
    "The deadline passed and nothing on record performs it: Karsa, clause 1, due 1970-01-01 01:00.",
  );
  expect(say(7.5 * HOUR_MS)).toMatch(/ Its trigger went on record 6 h 30 min after the deadline had passed\.$/);
});
