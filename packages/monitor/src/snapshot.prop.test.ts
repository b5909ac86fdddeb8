// A snapshot at any record instant and the tail of the log after it say what a full replay says, on generated
// agreements and logs. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import { type LogRecord, refOf, type Transition } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine, restoreEngine } from "./engine/engine.ts";
import { type Snapshot, SnapshotRefused } from "./engine/snapshot.ts";
import type { Monitor } from "./monitor.ts";
import { replay } from "./replay.ts";
import { agreements } from "./testing/generate-agreement.ts";
import { logs } from "./testing/generate-log.ts";
import { type Case, generateCase } from "./testing/two/case.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 150);
const END = 200 * HOUR_MS;

function withoutRepeats(log: readonly LogRecord[]): readonly LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

function said(monitor: Monitor, log: readonly LogRecord[], end: number): readonly Transition[] {
  return [...replay(monitor, log, end)].flat();
}

function endOf(monitor: Monitor): unknown {
  return { findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() };
}

/** As a file holds it. */
function written(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot));
}

function splitAt(log: readonly LogRecord[], at: number): readonly [LogRecord[], LogRecord[]] {
  return [log.filter(({ recordedAt }) => recordedAt <= at), log.filter(({ recordedAt }) => recordedAt > at)];
}

type Given = Pick<Case, "agreement" | "log" | "originAt">;

const PLAIN: fc.Arbitrary<Given> = fc.record({ agreement: agreements(), log: logs(), originAt: fc.constant(0) });
const WHOLE: fc.Arbitrary<Given> = fc.nat({ max: 100_000 }).map((index) => generateCase(SEED, index));

const GENERATED = [
  ["what is seen", PLAIN],
  ["the whole kernel", WHOLE],
] as const;

test.each(GENERATED)("snapshot + tail = full replay: %s", (_, given) => {
  fc.assert(
    fc.property(given, fc.nat({ max: 120 }), ({ agreement, log: all, originAt }, halfHours) => {
      const log = withoutRepeats(all);
      const at = originAt + (halfHours * HOUR_MS) / 2;
      const end = originAt + END;
      const [head, tail] = splitAt(log, at);
      const whole = createEngine(agreement);
      const before = said(whole, head, at);
      const restored = restoreEngine(agreement, written(whole.snapshot()));
      expect(endOf(restored)).toEqual(endOf(whole));
      expect(restored.snapshot()).toEqual(whole.snapshot());
      const after = said(restored, tail, end);
      expect([...before, ...after]).toEqual([...before, ...said(whole, tail, end)]);
      expect(endOf(restored)).toEqual(endOf(whole));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("a snapshot of another text or schema is refused", () => {
  const [agreement] = fc.sample(agreements(), { seed: SEED, numRuns: 1 });
  if (agreement === undefined) throw new Error("no agreement was generated");
  const snapshot = createEngine(agreement).snapshot();
  expect(() => restoreEngine({ ...agreement, id: "another" }, snapshot)).toThrow(SnapshotRefused);
  const other = { ...snapshot, schema: "servanda-snapshot/0" };
  expect(() => restoreEngine(agreement, JSON.parse(JSON.stringify(other)))).toThrow(SnapshotRefused);
});
