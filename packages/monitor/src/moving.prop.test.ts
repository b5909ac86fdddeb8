// The reference and the engine say the same of zones that move: on generated agreements of which one zone goes with
// what reports say, and logs in which reports of it come late, are corrected and taken back. A failure prints its
// seed; `SEED=… RUNS=…` runs it again.
import type { CheckedAgreement, LogRecord, Observation, Region } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, restoreEngine } from "./engine/engine.ts";
import type { Monitor } from "./monitor.ts";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { agreements } from "./testing/generate-agreement.ts";
import { logs } from "./testing/generate-log.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 300);
const END = 200 * HOUR_MS;

/** Where others have a square, what surrounds a convoy; and the ring is what is left of the belt beside it. */
function moving(agreement: CheckedAgreement, distanceM: number, fastestMetresPerSecond: number): CheckedAgreement {
  const shape: Region["shape"] = { kind: "moving", distanceM, kinds: ["attack", "notice"], fastestMetresPerSecond };
  const regions = agreement.regions.map((region) => (region.name === "Square" ? { ...region, shape } : region));
  return { ...agreement, regions };
}

/** Some of the reports are of one thing. */
function tracked(log: readonly LogRecord[], tracks: readonly (number | undefined)[]): LogRecord[] {
  return log.map((record, index): LogRecord => {
    const track = tracks[index % tracks.length];
    if (record.record !== "observation" || track === undefined) return record;
    const followed: Observation = { ...record, attributes: { ...record.attributes, track: `t${track}` } };
    return followed;
  });
}

function run(monitor: Monitor, log: readonly LogRecord[]): unknown {
  const steps = [...replay(monitor, log, END)];
  return { steps, findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() };
}

// What intake does with a record that repeats.
function withoutRepeats(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

const cases = fc.record({
  agreement: agreements(),
  distanceM: fc.constantFrom(500, 3000, 12_000),
  fastest: fc.constantFrom(0.05, 1, 30),
  log: logs().map(withoutRepeats),
  tracks: fc.array(fc.constantFrom(undefined, 1, 2), { minLength: 1, maxLength: 5 }),
});

test("engine = reference where a zone moves", () => {
  fc.assert(
    fc.property(cases, ({ agreement, distanceM, fastest, log, tracks }) => {
      const followed = moving(agreement, distanceM, fastest);
      const records = tracked(log, tracks);
      expect(run(createEngine(followed), records)).toEqual(run(createNaiveMonitor(followed), records));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("a snapshot in the middle changes nothing", () => {
  fc.assert(
    fc.property(cases, fc.nat({ max: 60 }), ({ agreement, distanceM, fastest, log, tracks }, hours) => {
      const followed = moving(agreement, distanceM, fastest);
      const records = tracked(log, tracks);
      const at = hours * HOUR_MS;
      const [before, after] = [
        records.filter((each) => each.recordedAt <= at),
        records.filter((each) => each.recordedAt > at),
      ];
      const whole = createEngine(followed);
      for (const _said of replay(whole, before)) continue;
      const restored = restoreEngine(followed, JSON.parse(JSON.stringify(whole.snapshot())));
      expect(run(restored, after)).toEqual(run(whole, after));
    }),
    { seed: SEED, numRuns: RUNS / 2 },
  );
});
