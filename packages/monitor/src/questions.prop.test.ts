// The reference and the engine say the same of the questions beside whether it happened: on generated agreements with
// standards of their own, and logs in which bodies find on them. A failure prints its seed; `SEED=… RUNS=…`.
import type { CheckedAgreement, LogRecord, Question, Standard } from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "./engine/engine.ts";
import type { Monitor } from "./monitor.ts";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { agreements } from "./testing/generate-agreement.ts";
import { logs } from "./testing/generate-log.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 300);
const END = 200 * HOUR_MS;

const PARTIES = ["Karsa", "Ostrel"];
const COURT: Standard["anyOf"] = [{ kind: "standing", actor: "Court", onSite: false }];
const SOURCES: Standard["anyOf"] = [{ kind: "sources", sources: 2, sourceKinds: 1, withinMs: 2 * HOUR_MS }];

/** With standards for other questions, and a court that finds on them and, now and then, on whether it happened. */
function asking(agreement: CheckedAgreement, isCourtOfFact: boolean): CheckedAgreement {
  const asked = (question: Question, anyOf: Standard["anyOf"]): NonNullable<CheckedAgreement["questions"]>[number] => {
    return { question, standards: [{ level: `${question} shown`, anyOf }] };
  };
  return {
    ...agreement,
    bodies: [...agreement.bodies, { name: "Court", members: [] }],
    questions: [
      asked("direction", SOURCES),
      asked("attribution", [...SOURCES, ...COURT]),
      asked("force", SOURCES),
      asked("intent", COURT),
    ],
    standards: [...agreement.standards, ...(isCourtOfFact ? [{ level: "established", anyOf: COURT }] : [])],
    attributionLimits: [{ actor: "Mission", from: "command" }],
  };
}

interface Found {
  readonly which: number;
  readonly isById: boolean;
  readonly matter: string;
  readonly outcome: "accepted" | "rejected" | undefined;
  readonly lateMs: number;
  readonly by: string;
}

const found: fc.Arbitrary<Found> = fc.record({
  which: fc.nat(),
  isById: fc.boolean(),
  matter: fc.constantFrom(
    "occurrence",
    "direction",
    ...PARTIES.flatMap((party) => [`attribution to ${party}`, `intent of ${party}`]),
  ),
  outcome: fc.constantFrom(undefined, "accepted" as const, "rejected" as const),
  lateMs: fc.nat({ max: 30 }).map((hours) => hours * HOUR_MS),
  by: fc.constantFrom("Court", "Court", "Karsa"),
});

function withFindings(log: readonly LogRecord[], all: readonly Found[]): readonly LogRecord[] {
  const reports = log.filter((each) => each.record === "observation");
  const acts = all.flatMap(({ which, isById, matter, outcome, lateMs, by }, index): LogRecord[] => {
    const of = reports[which % Math.max(1, reports.length)];
    if (of === undefined) return [];
    const at = of.recordedAt + lateMs;
    const said = { matter, about: isById ? incidentId(refOf(of)) : refOf(of), ...(outcome && { outcome }) };
    return [{ record: "act", id: `f${index}`, source: "court", act: "find", by, at, recordedAt: at, ...said }];
  });
  return [...log, ...acts].sort((a, b) => a.recordedAt - b.recordedAt);
}

function run(monitor: Monitor, log: readonly LogRecord[]): unknown {
  const steps = [...replay(monitor, log, END)];
  return { steps, findings: monitor.findings(), duties: monitor.duties() };
}

// What intake does with a record that repeats.
function withoutRepeats(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

test("engine = reference where bodies find on other questions", () => {
  fc.assert(
    fc.property(
      agreements(),
      fc.boolean(),
      logs().map(withoutRepeats),
      fc.array(found, { minLength: 1, maxLength: 5 }),
      (agreement, isCourtOfFact, log, all) => {
        const asked = asking(agreement, isCourtOfFact);
        const records = withFindings(log, all);
        expect(run(createEngine(asked), records)).toEqual(run(createNaiveMonitor(asked), records));
      },
    ),
    { seed: SEED, numRuns: RUNS * 2 },
  );
});
