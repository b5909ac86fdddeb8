// Generated logs for the generated agreements: uncertain times and places, doubtful and missing attribution, figures
// over periods, pleas and rulings, watches, late, repeated, corrected and withdrawn records.
import type {
  Act,
  Corrected,
  Correction,
  Coverage,
  IdentifiedRecord,
  LogRecord,
  Observation,
  Place,
  Withdrawal,
} from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";
import fc from "fast-check";
import { GUARANTORS, ZONES } from "./generate-agreement.ts";
import { MISSION, PARTIES } from "./generate-conditions.ts";

const GRAIN_MS = 15 * MINUTE_MS;
const SPAN_HOURS = 30;

export const instant = (): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: (SPAN_HOURS * HOUR_MS) / GRAIN_MS }).map((n) => n * GRAIN_MS);

export const delay = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constantFrom(1, 2, 5, 20, 30).map((h) => h * HOUR_MS) },
  );

const point = (): fc.Arbitrary<Place> =>
  fc
    .record({
      lat: fc.integer({ min: -10, max: 10 }),
      lon: fc.integer({ min: -5, max: 25 }),
      radiusM: fc.constantFrom(0, 200, 2500),
      names: fc.constantFrom([], [], ZONES.slice(0, 1)),
    })
    .map(({ lat, lon, radiusM, names }) => ({ lat: lat / 100, lon: lon / 100, radiusM, names }));

const place = (): fc.Arbitrary<Place | undefined> =>
  fc.oneof(
    point(),
    fc.constantFrom(...ZONES).map((name): Place => ({ radiusM: 0, names: [name] })),
    fc.constant(undefined),
  );

const SOURCES = [
  { source: "patrol-1", sourceKind: "patrol", group: "mission", of: MISSION, onSite: true },
  { source: "camera-2", sourceKind: "camera", group: "mission", of: MISSION },
  { source: "wire-a", sourceKind: "press", group: "agency" },
  { source: "wire-b", sourceKind: "press", group: "agency" },
  { source: "karsa", sourceKind: "party", group: "karsa", of: "Karsa" },
] as const;

const attribution = (): fc.Arbitrary<Pick<Observation, "by" | "basis" | "attribution">> =>
  fc.oneof(
    fc.constant({}),
    fc
      .record({
        by: fc.constantFrom(...PARTIES, "Outsider"),
        attribution: fc.constantFrom("certain" as const, "possible" as const),
      })
      .map((each) => ({ ...each, basis: "impact analysis" })),
  );

const observation = (): fc.Arbitrary<Omit<Observation, "id">> =>
  fc
    .record({
      who: fc.constantFrom(...SOURCES),
      kind: fc.constantFrom("fire", "shot", "shot", "burst", "notice", "attack", "withdrawal"),
      from: instant(),
      length: fc.constantFrom(0, 0, 0, GRAIN_MS, 3 * HOUR_MS),
      place: place(),
      attributed: attribution(),
      count: fc.constantFrom(undefined, 0, 2, 5),
      aggregate: fc.constantFrom(false, false, false, false, true),
      calibreMm: fc.constantFrom(undefined, 82, 122),
      delay: delay(),
    })
    .map(({ who, kind, from, length, place, attributed, count, aggregate, calibreMm, delay }) => ({
      record: "observation" as const,
      ...who,
      kind,
      from,
      to: from + length,
      ...(place === undefined ? {} : { place }),
      ...attributed,
      ...(count === undefined ? {} : { count }),
      ...(aggregate ? { aggregate } : {}),
      ...(calibreMm === undefined ? {} : { attributes: { calibreMm } }),
      recordedAt: from + length + delay,
    }));

const act = (about: readonly string[]): fc.Arbitrary<Omit<Act, "id">> =>
  fc
    .record({
      verb: fc.constantFrom(
        "declare",
        "approve",
        "consult",
        "consult",
        "plead",
        "judge",
        "judge",
        "contest",
        "denounce",
      ),
      by: fc.constantFrom(...PARTIES, ...GUARANTORS, MISSION, "Council"),
      at: instant(),
      matter: fc.constantFrom(undefined, "go", "self-defence", "exercise", "provocation"),
      about: fc.option(fc.constantFrom(...about), { nil: undefined }),
      outcome: fc.constantFrom(undefined, "accepted" as const, "rejected" as const),
      count: fc.constantFrom(undefined, 1, 4),
      delay: delay(),
    })
    .map(({ verb, by, at, matter, about, outcome, count, delay }) => ({
      record: "act" as const,
      source: "registry",
      act: verb,
      by,
      at,
      ...(matter === undefined ? {} : { matter }),
      ...(about === undefined ? {} : { about }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(count === undefined ? {} : { count }),
      recordedAt: at + delay,
    }));

const coverage = (): fc.Arbitrary<Omit<Coverage, "id">> =>
  fc
    .record({
      state: fc.constantFrom("watched" as const, "watched" as const, "jammed" as const),
      from: instant(),
      hours: fc.constantFrom(2, 12, 60),
      kinds: fc.constantFrom(undefined, undefined, ["fire"], ["shot", "burst"], ["withdrawal"]),
      area: fc.constantFrom(undefined, undefined, "Belt"),
      early: fc.boolean(),
    })
    .map(({ state, from, hours, kinds, area, early }) => ({
      record: "coverage" as const,
      source: "patrol-1",
      state,
      from,
      to: from + hours * HOUR_MS,
      ...(kinds === undefined ? {} : { kinds }),
      ...(area === undefined ? {} : { area }),
      // A watch may be announced as it begins.
      recordedAt: early ? from : from + hours * HOUR_MS,
    }));

/** Which report is said anew, how much later, and what of it. */
const correction = (): fc.Arbitrary<{ which: number; lateMs: number; change: Corrected }> =>
  fc
    .record({ seen: observation(), which: fc.nat(), lateMs: delay(), isUnnamed: fc.boolean(), isPlaced: fc.boolean() })
    .map(({ seen: { from, to, place = null, by, basis, attribution, count }, which, lateMs, isUnnamed, isPlaced }) => {
      const who = by === undefined || basis === undefined ? {} : { by, basis, ...(attribution && { attribution }) };
      const what = isPlaced ? { place } : { from, to, ...(count === undefined ? {} : { count }) };
      return { which, lateMs, change: { ...what, ...(isUnnamed ? { by: null } : who) } };
    });

/**
 * Records in record order, some of them repeated, some corrected or withdrawn by their own source, with ticks between.
 */
export function logs(): fc.Arbitrary<LogRecord[]> {
  return fc.array(observation(), { minLength: 1, maxLength: 16 }).chain((seen) => {
    const observations: Observation[] = seen.map((each, index) => ({ ...each, id: `o${index}` }));
    return fc
      .record({
        acts: fc.array(act([...observations.map(refOf), ...observations.map(refOf).map(incidentId)]), {
          maxLength: 10,
        }),
        watches: fc.array(coverage(), { maxLength: 3 }),
        corrected: fc.array(correction(), { maxLength: 3 }),
        withdrawn: fc.array(fc.record({ which: fc.nat(), delay: delay() }), { maxLength: 5 }),
        repeated: fc.array(fc.nat(), { maxLength: 2 }),
        ticks: fc.array(instant(), { maxLength: 3 }),
      })
      .map(({ acts, watches, corrected, withdrawn, repeated, ticks }) => {
        const records: LogRecord[] = [
          ...observations,
          ...acts.map((each, index) => ({ ...each, id: `a${index}` })),
          ...watches.map((each, index) => ({ ...each, id: `c${index}` })),
          ...corrected.flatMap((each, index) => correctionOf(observations, each, index)),
        ];
        const identified = records.filter((record) => record.record !== "tick");
        const pick = (n: number): IdentifiedRecord | undefined => identified[n % identified.length];
        for (const [index, { which, delay: lateMs }] of withdrawn.entries()) {
          const of = pick(which);
          if (of !== undefined) records.push(withdrawalOf(of, index, lateMs));
        }
        for (const n of repeated) {
          const again = pick(n);
          if (again !== undefined) records.push({ ...again });
        }
        for (const at of ticks) records.push({ record: "tick", recordedAt: at });
        return records.sort((a, b) => a.recordedAt - b.recordedAt);
      });
  });
}

function correctionOf(
  observations: readonly Observation[],
  { which, lateMs, change }: { which: number; lateMs: number; change: Corrected },
  index: number,
): Correction[] {
  const of = observations[which % observations.length];
  if (of === undefined) return [];
  const recordedAt = of.recordedAt + lateMs;
  return [{ record: "correction", source: of.source, id: `k${index}`, of: refOf(of), recordedAt, change }];
}

function withdrawalOf(of: IdentifiedRecord, index: number, lateMs: number): Withdrawal {
  return {
    record: "withdrawal",
    source: of.source,
    id: `w${index}`,
    of: refOf(of),
    recordedAt: of.recordedAt + lateMs,
  };
}
