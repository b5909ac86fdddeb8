// The reference and the engine say the same: on generated agreements and logs with late, shuffled, repeated and
// withdrawn records, step by step. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import { type LogRecord, refOf, type Transition } from "@servanda/agreement";
import { createRng, HOUR_MS } from "@servanda/core";
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
const parameters = { seed: SEED, numRuns: RUNS };

interface Run {
  readonly steps: readonly (readonly Transition[])[];
  readonly end: Pick<{ findings: unknown; duties: unknown; counts: unknown }, "findings" | "duties" | "counts">;
}

// What intake does with a record that repeats.
function withoutRepeats(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

function run(monitor: Monitor, log: readonly LogRecord[]): Run {
  const steps = [...replay(monitor, log, END)];
  return { steps, end: { findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() } };
}

test("engine = reference, transition by transition", () => {
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      const naive = run(createNaiveMonitor(agreement), log);
      const engine = run(createEngine(agreement), withoutRepeats(log));
      expect(engine).toEqual(naive);
    }),
    // The law that carries the engine gets more cases than the rest.
    { ...parameters, numRuns: RUNS * 4 },
  );
});

test("shuffling records within one record instant changes nothing at its end (rule 1)", () => {
  fc.assert(
    fc.property(agreements(), logs().map(withoutRepeats), fc.nat(), (agreement, log, seed) => {
      const together = log.map((record) => ({ ...record, recordedAt: bucket(record.recordedAt) }));
      const shuffled = createRng(seed)
        .shuffle(together)
        .sort((a, b) => a.recordedAt - b.recordedAt);
      expect(run(createEngine(agreement), shuffled)).toEqual(run(createEngine(agreement), together));
    }),
    parameters,
  );
});

test("findings agree for any order across record instants (rule 1)", () => {
  fc.assert(
    fc.property(agreements(), logs().map(withoutRepeats), fc.nat(), (agreement, log, seed) => {
      // Without pleas: their time limit runs from when a finding was known, which is a fact of record time. Without
      // acts that start stages or conditions, for the same reason.
      const world = log.filter((record) => record.record === "observation" || record.record === "coverage");
      const unhurried = { ...agreement, horizonMs: Number.MAX_SAFE_INTEGER };
      const last = END;
      const order = createRng(seed)
        .shuffle(world)
        .map((record, index) => ({ ...record, recordedAt: last + index }));
      const findings = run(createEngine(unhurried), order).end.findings;
      expect(findings).toEqual(run(createEngine(unhurried), world).end.findings);
    }),
    parameters,
  );
});

test("extra ticks never change state (rule 8)", () => {
  fc.assert(
    fc.property(
      agreements(),
      logs().map(withoutRepeats),
      fc.array(fc.nat({ max: 300 }), { maxLength: 8 }),
      (agreement, log, quarters) => {
        const ticks = quarters.map((n): LogRecord => ({ record: "tick", recordedAt: n * (HOUR_MS / 4) }));
        const ticked = [...log, ...ticks].sort((a, b) => a.recordedAt - b.recordedAt);
        expect(run(createEngine(agreement), ticked).end).toEqual(run(createEngine(agreement), log).end);
      },
    ),
    parameters,
  );
});

test("as of T is the prefix up to T: what was on record never changes later", () => {
  fc.assert(
    fc.property(agreements(), logs().map(withoutRepeats), fc.nat({ max: 60 }), (agreement, log, hours) => {
      const at = hours * HOUR_MS;
      const upTo = (said: readonly (readonly Transition[])[]): Transition[] =>
        said.flat().filter((each) => each.recordedAt <= at);
      const prefix = log.filter((record) => record.recordedAt <= at);
      const whole = [...log, { record: "tick" as const, recordedAt: at }].sort((a, b) => a.recordedAt - b.recordedAt);
      const asOf = [...replay(createEngine(agreement), prefix, at)];
      expect(upTo(asOf)).toEqual(upTo(run(createEngine(agreement), whole).steps));
    }),
    parameters,
  );
});

function bucket(at: number): number {
  return Math.ceil(at / (4 * HOUR_MS)) * 4 * HOUR_MS;
}
