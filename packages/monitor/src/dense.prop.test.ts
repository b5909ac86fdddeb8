// Crowded happenings: many reports within reach of each other, late, withdrawn, too long to be one incident, from few
// and many sources. The engine keeps what the reference works out anew; both must say the same.
import type { CheckedAgreement, LogRecord, Observation, Withdrawal } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { divide } from "./atoms/linking.ts";
import { createEngine } from "./engine/engine.ts";
import { Timeline } from "./engine/timeline.ts";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { agreementOf, by, forbid, require, shot } from "./testing/builders.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 60);
const MINUTES = MINUTE_MS / HOUR_MS;

const GROUPS = ["mission", "agency", "karsa", "ostrel"];

const reports = (): fc.Arbitrary<Observation[]> =>
  fc
    .record({
      hours: fc.constantFrom(2, 12, 40),
      areaKm: fc.constantFrom(1, 12, 60),
      groups: fc.constantFrom(1, 2, 4),
      seen: fc.array(
        fc.record({
          at: fc.nat({ max: 999 }),
          length: fc.constantFrom(0, 0, 0, 10, 200),
          north: fc.nat({ max: 999 }),
          doubtM: fc.constantFrom(0, 0, 300),
          isPlaced: fc.constantFrom(true, true, true, true, false),
          group: fc.nat({ max: 3 }),
          sourceKind: fc.constantFrom("patrol", "camera"),
          who: fc.constantFrom(by("Karsa"), by("Karsa"), by("Ostrel"), by("Karsa", "possible"), {}),
          kind: fc.constantFrom("shot", "shot", "burst"),
          count: fc.constantFrom(undefined, undefined, undefined, 0),
          lateMs: fc.constantFrom(0, 0, 0, 2 * HOUR_MS),
        }),
        { minLength: 10, maxLength: 36 },
      ),
    })
    .map(({ hours, areaKm, groups, seen }) =>
      seen.map(({ at, length, north, doubtM, isPlaced, group, sourceKind, who, kind, count, lateMs }, index) => {
        const source = GROUPS[group % groups] ?? "mission";
        const from = Math.round(at * hours * 0.06) * MINUTES;
        const report = shot(`o${index}`, from, { source, sourceKind, group: source, kind, ...who });
        return {
          ...report,
          to: report.from + length * MINUTE_MS,
          ...(isPlaced ? { place: { lat: 50 + (north * areaKm) / 111_000, lon: 30, radiusM: doubtM, names: [] } } : {}),
          ...(count === undefined ? {} : { count }),
          recordedAt: report.from + length * MINUTE_MS + lateMs,
        };
      }),
    );

const logs = (): fc.Arbitrary<LogRecord[]> =>
  fc.tuple(reports(), fc.array(fc.nat(), { maxLength: 3 })).map(([seen, withdrawn]) => {
    const withdrawals = withdrawn.flatMap((n, index): Withdrawal[] => {
      const of = seen[n % seen.length];
      if (of === undefined) return [];
      const { source, recordedAt } = of;
      return [{ record: "withdrawal", id: `w${index}`, source, of: refOf(of), recordedAt: recordedAt + HOUR_MS }];
    });
    return [...seen, ...withdrawals].sort((a, b) => a.recordedAt - b.recordedAt);
  });

const agreements = (): fc.Arbitrary<CheckedAgreement> =>
  fc
    .record({
      withinM: fc.constantFrom(undefined, 800, 20_000),
      spanHours: fc.constantFrom(1, 4, 24),
      sources: fc.constantFrom(2, 3),
      isCounted: fc.boolean(),
    })
    .map(({ withinM, spanHours, sources, isCounted }) => {
      const event = { kinds: ["shot"], where: [], attributes: [] };
      const window = { kind: "last" as const, ms: HOUR_MS };
      const when = isCounted
        ? { kind: "count" as const, event, window, compare: ">=" as const, count: 3 }
        : { kind: "always" as const };
      return agreementOf([forbid({ event: { kinds: ["shot"], where: [], attributes: [] }, when }), require()], {
        linkings: [
          {
            name: "fire",
            event: { kinds: ["shot", "burst"], where: [], attributes: [] },
            withinMs: HOUR_MS,
            ...(withinM === undefined ? {} : { withinM }),
            maxSpanMs: spanHours * HOUR_MS,
          },
        ],
        standards: [
          { level: "corroborated", anyOf: [{ kind: "sources", sources: 2, sourceKinds: 1, withinMs: HOUR_MS / 2 }] },
          { level: "sure", anyOf: [{ kind: "sources", sources, sourceKinds: 2, withinMs: HOUR_MS, withinM: 3000 }] },
        ],
      });
    });

test("engine = reference where reports crowd", () => {
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      const naive = createNaiveMonitor(agreement);
      const engine = createEngine(agreement);
      expect([...replay(engine, log)]).toEqual([...replay(naive, log)]);
      expect(engine.findings()).toEqual(naive.findings());
      expect(engine.duties()).toEqual(naive.duties());
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("a timeline is divided as all its reports at once are", () => {
  const moments = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.constantFrom(0, 0, 1, 5)), {
    minLength: 1,
    maxLength: 600,
    size: "max",
  });
  fc.assert(
    fc.property(moments, fc.nat({ max: 60 }), (all, spanMinutes) => {
      const seen = all.map(([at, length], index) => {
        const report = shot(`o${index}`, at * MINUTES);
        return { ...report, to: report.from + length * MINUTE_MS };
      });
      const timeline = new Timeline([]);
      for (const each of seen) timeline.add(each);
      const starts = timeline.starts(spanMinutes * MINUTE_MS);
      const parts = starts.map((start, index) => timeline.ordered.slice(start, starts[index + 1]));
      expect(parts).toEqual(divide(seen, spanMinutes * MINUTE_MS));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
