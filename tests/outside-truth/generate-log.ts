// Generated logs for the generated agreements: most records exact and certain, some late, in doubt or taken back, so
// that the sorting out has something to do.
import type { Act, LogRecord, Observation, Place, Withdrawal } from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { MINUTE_MS } from "@servanda/core";
import fc from "fast-check";
import { GUARANTORS, PARTIES } from "./generate-agreement.ts";
import { mostly } from "./mostly.ts";

const GRAIN_MS = 30 * MINUTE_MS;
const LAST_GRAIN = 32;

const instant = (): fc.Arbitrary<number> => fc.integer({ min: 0, max: LAST_GRAIN }).map((grain) => grain * GRAIN_MS);

const place = (): fc.Arbitrary<Place | undefined> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<Place[]>(
        { radiusM: 0, names: ["the harbour"], lat: 5, lon: 5 },
        { radiusM: 0, names: ["Pass"], lat: 0.5, lon: 0.5 },
        { radiusM: 0, names: ["Harbour", "Pass"], lat: 0.2, lon: 0.2 },
        { radiusM: 0, names: ["elsewhere"], lat: 5, lon: 5 },
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(undefined, { radiusM: 300, names: ["Pass"], lat: 1, lon: 1 }) },
  );

const observation = (): fc.Arbitrary<Omit<Observation, "id">> =>
  fc
    .record({
      kind: fc.constantFrom(
        "column",
        "column",
        "column",
        "shot",
        "shot",
        "fire",
        "notice",
        "notice",
        "attack",
        "armed attack",
        "attack",
      ),
      from: instant(),
      lengthMs: mostly(0, GRAIN_MS),
      lateMs: fc.constantFrom(0, 0, 0, GRAIN_MS, 5 * GRAIN_MS),
      by: fc.constantFrom(undefined, "Karsa", "Karsa", "Ostrel", "Ostrel", "Gard"),
      attribution: mostly<"certain" | "possible">("certain", "possible"),
      of: mostly<string | undefined>(undefined, "Mission"),
      aggregate: mostly(false, true),
      target: fc.constantFrom(undefined, "Holm", "Gard"),
      count: mostly<number | undefined>(undefined, 0, 2, 5),
      calibreMm: mostly<number | undefined>(122, undefined, 82, 100),
      model: fc.constantFrom(undefined, 'the "long" one', "100%"),
      place: place(),
    })
    .map(
      ({
        lengthMs,
        lateMs,
        by,
        attribution,
        of,
        aggregate,
        target,
        count,
        calibreMm,
        model,
        place: seen,
        ...rest
      }) => ({
        record: "observation" as const,
        source: "sensor",
        sourceKind: "camera" as const,
        group: "sensor",
        ...rest,
        to: rest.from + lengthMs,
        recordedAt: rest.from + lengthMs + lateMs,
        ...(by === undefined ? {} : { by, basis: "seen", attribution }),
        ...(of === undefined ? {} : { of }),
        ...(aggregate ? { aggregate } : {}),
        ...(target === undefined ? {} : { target }),
        ...(count === undefined ? {} : { count }),
        ...(seen === undefined ? {} : { place: seen }),
        attributes: {
          ...(calibreMm === undefined ? {} : { calibreMm }),
          ...(model === undefined ? {} : { model }),
        },
      }),
    );

const act = (about: readonly string[]): fc.Arbitrary<Omit<Act, "id">> =>
  fc
    .record({
      act: fc.constantFrom("consult", "consult", "approve", "declare", "decide", "denounce", "ratify", "ratify"),
      source: mostly("registry", "institution"),
      by: fc.constantFrom(...PARTIES, ...GUARANTORS, ...GUARANTORS),
      to: fc.constantFrom(undefined, ...GUARANTORS, "Karsa"),
      matter: fc.constantFrom(undefined, "go"),
      outcome: fc.constantFrom(undefined, "accepted" as const, "rejected" as const),
      about: fc.option(fc.constantFrom(...about), { nil: undefined, freq: 3 }),
      at: instant(),
      lateMs: mostly(0, GRAIN_MS),
    })
    .map(({ to, matter, outcome, about: on, lateMs, ...rest }) => ({
      record: "act" as const,
      ...rest,
      recordedAt: rest.at + lateMs,
      ...(to === undefined ? {} : { to }),
      ...(matter === undefined ? {} : { matter }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(on === undefined ? {} : { about: on }),
    }));

/** What is done about a record some time after it. */
const answer = (): fc.Arbitrary<{ which: number; done: Pick<Act, "act" | "by" | "matter">; grains: number }> =>
  fc.record({
    which: fc.nat(),
    done: fc.record({
      act: fc.constantFrom("consult", "consult", "approve", "declare"),
      by: fc.constantFrom(...GUARANTORS),
      matter: fc.constant("go"),
    }),
    grains: fc.integer({ min: 0, max: 12 }),
  });

/** In record order, each record once. */
export function fragmentLogs(): fc.Arbitrary<LogRecord[]> {
  return fc.array(observation(), { minLength: 10, maxLength: 24, size: "max" }).chain((seen) => {
    const observations = seen.map((each, index): Observation => ({ ...each, id: `o${index}` }));
    const refs = observations.map(refOf);
    return fc
      .record({
        acts: fc.array(act([...refs, ...refs.map(incidentId), "registry/a0", "registry/a1"]), {
          maxLength: 12,
          size: "max",
        }),
        answers: fc.array(answer(), { maxLength: 8, size: "max" }),
        withdrawn: mostly<number | undefined>(undefined, 0, 1),
        corrected: mostly<number | undefined>(undefined, 2, 3),
      })
      .map(({ acts, answers, withdrawn, corrected }) => {
        const done = acts.map((each, index): Act => ({ ...each, id: `a${index}` }));
        const attacks = observations.filter(({ kind }) => kind.endsWith("attack"));
        const asked = [...attacks, ...done];
        const records: LogRecord[] = [...observations, ...done];
        for (const [index, { which, done: answered, grains }] of answers.entries()) {
          const to = asked[which % asked.length];
          if (to === undefined) continue;
          const at = to.recordedAt + grains * GRAIN_MS;
          const about = refOf(to);
          records.push({ record: "act", source: "registry", id: `b${index}`, ...answered, about, at, recordedAt: at });
        }
        const afterwards = (which: number | undefined): Omit<Withdrawal, "record">[] => {
          const taken = which === undefined ? undefined : observations[which];
          if (taken === undefined) return [];
          const { source, recordedAt } = taken;
          return [{ source, id: `t${which}`, of: refOf(taken), recordedAt: recordedAt + GRAIN_MS }];
        };
        records.push(
          ...afterwards(withdrawn).map((each): LogRecord => ({ record: "withdrawal", ...each })),
          ...afterwards(corrected).map((each): LogRecord => {
            return { record: "correction", ...each, change: { by: "Ostrel", basis: "seen" } };
          }),
        );
        return records.sort((a, b) => a.recordedAt - b.recordedAt);
      });
  });
}
