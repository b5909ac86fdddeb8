// The law of what is asked: an observation that nothing asks about changes nothing but the time.
import type { CheckedAgreement, LogRecord, Transition } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askedOf } from "./asked.ts";
import { createEngine as createMonitor } from "./engine/engine.ts";
import { replay } from "./replay.ts";
import { agreements } from "./testing/generate-agreement.ts";
import { logs } from "./testing/generate-log.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);

const saidOf = (agreement: CheckedAgreement, log: readonly LogRecord[]): readonly Transition[] =>
  [...replay(createMonitor(agreement), log, 120 * HOUR_MS)].flat();

test("ticks instead of observations that nothing asks about: the same is said, transition by transition", () => {
  let passedCount = 0;
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      const { kinds, horizonMs } = askedOf(agreement);
      const fewer = log.map((record): LogRecord => {
        const isPassed =
          record.record === "observation" && !kinds.has(record.kind) && record.recordedAt - record.to <= horizonMs;
        passedCount += Number(isPassed);
        return isPassed ? { record: "tick", recordedAt: record.recordedAt } : record;
      });
      expect(saidOf(agreement, fewer)).toEqual(saidOf(agreement, log));
    }),
    { seed: SEED, numRuns: 60 },
  );
  expect(passedCount).toBeGreaterThan(50);
});
