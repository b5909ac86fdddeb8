// Laws of the monitor over the whole kernel, on generated agreements and logs: votes, effects, ladders, watches and all
// that only the reference covers. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import type { Act, CheckedAgreement, LogRecord, StateChange, Transition } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { createRng, HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine as createMonitor } from "./engine/engine.ts";
import type { Monitor } from "./monitor.ts";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { wholeAgreements } from "./testing/generate-institution.ts";
import { wholeLogs } from "./testing/generate-institution-log.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 40);
const END = 120 * HOUR_MS;
const parameters = { seed: SEED, numRuns: RUNS };
/** More than any of these agreements can say of these logs: past it, a run is going round in circles. */
const MOST_SAID = 20_000;

interface Run {
  readonly steps: readonly (readonly Transition[])[];
  readonly end: { readonly findings: unknown; readonly duties: unknown; readonly counts: unknown };
}

const wholeLogsOnce = (): fc.Arbitrary<LogRecord[]> => wholeLogs().map(withoutRepeats);

// What intake does with a record that repeats.
function withoutRepeats(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

function run(monitor: Monitor, log: readonly LogRecord[], end = END): Run {
  const steps = [...replay(monitor, log, end)];
  expect(steps.flat().length).toBeLessThan(MOST_SAID);
  return { steps, end: { findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() } };
}

/** What was said, but for the tick at which it was, in an order that hangs on no tick either. */
function saidIn({ steps }: Run): readonly string[] {
  return steps
    .flat()
    .map(({ recordedAt: _tick, ...said }) => JSON.stringify(said))
    .sort();
}

/** What the institution did, and what it changed. */
function facts(agreement: CheckedAgreement, log: readonly LogRecord[], end: number): readonly (Act | StateChange)[] {
  return [...replay(createMonitor(agreement), log, end)].flat().flatMap((said): (Act | StateChange)[] => {
    if (said.kind === "act") return [said.act];
    return said.kind === "state" ? [said.change] : [];
  });
}

test("the monitor = the reference, transition by transition", () => {
  fc.assert(
    fc.property(wholeAgreements(), wholeLogs(), (agreement, log) => {
      const once = withoutRepeats(log);
      expect(run(createMonitor(agreement), once)).toEqual(run(createNaiveMonitor(agreement), log));
    }),
    { ...parameters, numRuns: RUNS * 4 },
  );
});

test("the order within one record instant changes nothing", () => {
  fc.assert(
    fc.property(wholeAgreements(), wholeLogsOnce(), fc.nat(), (agreement, log, seed) => {
      const together = log.map((record) => ({ ...record, recordedAt: bucket(record.recordedAt) }));
      const shuffled = createRng(seed)
        .shuffle(together)
        .sort((a, b) => a.recordedAt - b.recordedAt);
      expect(run(createMonitor(agreement), shuffled)).toEqual(run(createMonitor(agreement), together));
    }),
    parameters,
  );
});

test("extra ticks change nothing but when it is said", () => {
  fc.assert(
    fc.property(
      wholeAgreements(),
      wholeLogsOnce(),
      fc.array(fc.nat({ max: 400 }), { maxLength: 8 }),
      (agreement, log, quarters) => {
        const ticks = quarters.map((n): LogRecord => ({ record: "tick", recordedAt: n * (HOUR_MS / 4) }));
        const ticked = [...log, ...ticks].sort((a, b) => a.recordedAt - b.recordedAt);
        const one = run(createMonitor(agreement), log);
        const other = run(createMonitor(agreement), ticked);
        expect(other.end).toEqual(one.end);
        expect(saidIn(other)).toEqual(saidIn(one));
      },
    ),
    parameters,
  );
});

test("what is on record stays: acts and changes of state up to T are the same whatever comes later", () => {
  fc.assert(
    fc.property(wholeAgreements(), wholeLogsOnce(), fc.nat({ max: 60 }), (agreement, log, hours) => {
      const at = hours * HOUR_MS;
      const prefix = log.filter(({ recordedAt }) => recordedAt <= at);
      const whole = [...log, { record: "tick" as const, recordedAt: at }].sort((a, b) => a.recordedAt - b.recordedAt);
      const asOf = facts(agreement, prefix, at);
      expect(facts(agreement, whole, END).slice(0, asOf.length)).toEqual(asOf);
      const upTo = (said: readonly (readonly Transition[])[]): Transition[] =>
        said.flat().filter((each) => each.recordedAt <= at);
      const steps = [...replay(createMonitor(agreement), prefix, at)];
      expect(upTo(steps)).toEqual(upTo(run(createMonitor(agreement), whole).steps));
    }),
    parameters,
  );
});

test("everything said is plain data", () => {
  fc.assert(
    fc.property(wholeAgreements(), wholeLogsOnce(), (agreement, log) => {
      const all = run(createMonitor(agreement), log);
      expect(JSON.parse(JSON.stringify(all))).toStrictEqual(all);
    }),
    parameters,
  );
});

function bucket(at: number): number {
  return Math.ceil(at / (4 * HOUR_MS)) * 4 * HOUR_MS;
}
