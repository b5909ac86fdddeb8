// Generated agreements over the whole of this release's kernel, small enough to read when one fails.
import type {
  CheckedAgreement,
  Clause,
  Condition,
  Linking,
  Obligation,
  Prohibition,
  Region,
  Register,
  Standard,
  Trigger,
} from "@servanda/agreement";
import { HOUR_MS, type Length, MINUTE_MS } from "@servanda/core";
import fc from "fast-check";
import {
  actPattern,
  asked,
  condition,
  exception,
  FIRE,
  MISSION,
  PARTIES,
  placeTest,
  type Scope,
  SPAN,
} from "./generate-conditions.ts";

export const GUARANTORS = ["Gard", "Holm"];
export const ZONES = ["North", "South"];

// A line of about 22 km along the equator, a belt around it, and two zones known by name.
const REGIONS: readonly Region[] = [
  { name: "North", names: ["North"], shape: { kind: "named" } },
  { name: "South", names: ["South"], shape: { kind: "named" } },
  {
    name: "Line",
    names: ["Line"],
    shape: {
      kind: "lines",
      lines: [
        [
          [0, 0],
          [0.1, 0.02],
          [0.2, 0],
        ],
      ],
    },
  },
  { name: "Belt", names: ["Belt"], shape: { kind: "within", distanceM: 3000, of: "Line" } },
  { name: "Left", names: ["Left"], shape: { kind: "side", of: "Line", side: "left" } },
  {
    name: "Square",
    names: ["Square"],
    shape: {
      kind: "polygons",
      polygons: [
        [
          [
            [0, 0],
            [0.1, 0],
            [0.1, 0.1],
            [0, 0.1],
            [0, 0],
          ],
        ],
      ],
    },
  },
  { name: "Ring", names: ["Ring"], shape: { kind: "minus", from: "Belt", less: ["Square"] } },
];

const KINDS = [
  { name: "fire" },
  { name: "shot", under: "fire" },
  { name: "burst", under: "fire" },
  { name: "notice" },
  { name: "attack" },
  { name: "withdrawal" },
];

export const prohibition = (earlier: readonly string[], registers: readonly string[]): fc.Arbitrary<Prohibition> =>
  fc.constantFrom(undefined, "Z").chain((zone) => {
    const scope: Scope = { variable: "bearer", earlier, registers, ...(zone === undefined ? {} : { zone }) };
    return fc
      .record({
        kinds: fc.constantFrom(FIRE, ["shot"], ["attack"], FIRE),
        where: fc.array(placeTest(undefined), { maxLength: 1 }),
        during: fc.constantFrom([], [], ["First"], ["Second"]),
        when: fc.oneof(
          { weight: 2, arbitrary: fc.constant<Condition>({ kind: "always" }) },
          { weight: 1, arbitrary: condition(scope) },
        ),
        exceptions: fc.array(exception(scope), { maxLength: 2 }),
      })
      .map(
        ({ kinds, where, during, when, exceptions }): Prohibition => ({
          kind: "forbid",
          bearers: { actors: PARTIES, onlyInForce: false },
          during,
          after: [],
          before: [],
          event: {
            kinds,
            by: { kind: "bind", name: "bearer", among: PARTIES },
            where:
              zone === undefined
                ? where
                : [...where, { kind: "in", region: { kind: "bind", name: zone, among: [...ZONES, "Square"] } }],
            attributes: [],
          },
          when,
          exceptions,
        }),
      );
  });

export const simpleTrigger = (earlier: readonly string[], registers: readonly string[]): fc.Arbitrary<Trigger> => {
  const guard = fc.oneof(
    { weight: 2, arbitrary: fc.constant<Condition>({ kind: "always" }) },
    { weight: 1, arbitrary: condition({ variable: "X", earlier, registers }) },
  );
  return fc.oneof(
    fc.record({ event: asked(undefined, undefined), binds: fc.boolean(), guard }).map(
      ({ event, binds, guard }): Trigger => ({
        kind: "event",
        event: binds ? { ...event, by: { kind: "bind", name: "X", among: PARTIES } } : event,
        guard,
      }),
    ),
    fc.record({ act: actPattern(undefined), guard }).map((t): Trigger => ({ kind: "act", ...t })),
    ...(earlier.length === 0
      ? []
      : [
          fc
            .record({
              clause: fc.constantFrom(...earlier),
              binds: fc.boolean(),
              level: fc.constantFrom(undefined, "corroborated"),
              guard,
            })
            .map(
              ({ clause, binds, level, guard }): Trigger => ({
                kind: "breach",
                breach: {
                  clauses: [clause],
                  ...(binds ? { by: { kind: "bind" as const, name: "X", among: PARTIES } } : {}),
                  ...(level === undefined ? {} : { level }),
                },
                guard,
              }),
            ),
        ]),
  );
};

const trigger = (earlier: readonly string[], registers: readonly string[]): fc.Arbitrary<Trigger> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Trigger>({ kind: "standing" }) },
    { weight: 5, arbitrary: simpleTrigger(earlier, registers) },
    {
      weight: 3,
      arbitrary: fc
        .array(simpleTrigger(earlier, registers), { minLength: 2, maxLength: 2 })
        .map((of): Trigger => ({ kind: "any", of })),
    },
  );

export const obligation = (
  earlier: readonly string[],
  registers: readonly string[],
  depth = 0,
): fc.Arbitrary<Obligation> =>
  fc
    .record({
      variable: fc.constantFrom(true, true, false),
      onlyInForce: fc.boolean(),
      during: fc.constantFrom([], [], ["First"], ["Second"]),
      trigger: trigger(earlier, registers),
      content: fc.oneof(
        fc
          .boolean()
          .map((aboutTrigger): Obligation["content"] => ({ kind: "act", act: { act: "consult", aboutTrigger } })),
        fc.constant<Obligation["content"]>({
          kind: "event",
          event: { kinds: ["withdrawal"], where: [], attributes: [] },
        }),
      ),
      clock: fc.oneof(
        fc
          .record({
            length: fc.constantFrom<Length>(
              { kind: "elapsed", ms: HOUR_MS },
              { kind: "elapsed", ms: 6 * HOUR_MS },
              { kind: "days", count: 1 },
              { kind: "working days", count: 1 },
            ),
            countedFrom: fc.constantFrom(
              [],
              ["event" as const],
              ["detection" as const],
              ["receipt" as const, "finding" as const],
            ),
          })
          .map((clock): Obligation["clock"] => ({ kind: "within", ...clock })),
        fc.constantFrom<Obligation["clock"]>(
          { kind: "by", moment: { kind: "stage", stage: "First", edge: "end" } },
          {
            kind: "before",
            moment: { kind: "stage", stage: "Second", edge: "start", offset: { kind: "elapsed", ms: HOUR_MS } },
          },
          { kind: "none", onPurpose: true },
        ),
      ),
      exceptions: fc.array(exception({ variable: "bearer", earlier, registers }), { maxLength: 1 }),
      otherwise:
        depth > 0 ? fc.constant(undefined) : fc.option(obligation(earlier, registers, depth + 1), { nil: undefined }),
    })
    .map(
      ({ variable, onlyInForce, otherwise, ...rule }): Obligation => ({
        kind: "require",
        bearers: {
          actors: depth > 0 ? ["Council"] : GUARANTORS,
          onlyInForce,
          ...(variable && depth === 0 ? { variable: "X" } : {}),
        },
        after: [],
        ...rule,
        // What stands and has exceptions belongs to the reference.
        exceptions: rule.trigger.kind === "standing" && depth === 0 ? [] : rule.exceptions,
        ...(otherwise === undefined ? {} : { otherwise: { ...otherwise, trigger: { kind: "standing" }, during: [] } }),
      }),
    );

export function clauseOf(index: number, rule: Clause["rule"]): Clause {
  const number = String(index + 1);
  return { key: number, number, reading: "base", article: 0, span: SPAN, sentence: "", rule };
}

// Clauses in order: a condition may ask about breaches of clauses before it.
const clauses = (registers: readonly string[]): fc.Arbitrary<Clause[]> =>
  fc
    .record({ first: prohibition([], registers), count: fc.integer({ min: 0, max: 2 }) })
    .chain(({ first, count }) =>
      fc
        .tuple(
          fc.array(prohibition(["1"], registers), { minLength: count, maxLength: count }),
          fc.array(obligation(["1"], registers), { maxLength: 2 }),
        )
        .map(([more, duties]) => [first, ...more, ...duties].map((rule, index) => clauseOf(index, rule))),
    );

const linking = (): fc.Arbitrary<readonly Linking[]> =>
  fc.oneof(
    fc.constant([]),
    fc
      .record({
        minutes: fc.constantFrom(30, 90, 180),
        km: fc.constantFrom(undefined, 3),
        spanHours: fc.constantFrom(4, 24),
      })
      .map(({ minutes, km, spanHours }): Linking[] => [
        {
          name: "fire",
          event: { kinds: FIRE, where: [], attributes: [] },
          withinMs: minutes * MINUTE_MS,
          ...(km === undefined ? {} : { withinM: km * 1000 }),
          maxSpanMs: spanHours * HOUR_MS,
        },
      ]),
  );

const STANDARDS: readonly Standard[] = [
  { level: "suspected", anyOf: [{ kind: "sources", sources: 1, sourceKinds: 1 }] },
  {
    level: "corroborated",
    anyOf: [{ kind: "sources", sources: 2, sourceKinds: 1, withinMs: 2 * HOUR_MS, withinM: 5000 }],
  },
  {
    level: "confirmed",
    anyOf: [
      { kind: "standing", actor: MISSION, onSite: true },
      { kind: "sources", sources: 3, sourceKinds: 2, withinMs: 2 * HOUR_MS },
    ],
  },
];

function register(name: string, countsIncidents: boolean, dayOf: "start" | "end"): Register {
  return {
    key: name,
    name,
    reading: "base",
    event: { kinds: FIRE, where: [], attributes: [] },
    unit: { kind: "count" },
    countsIncidents,
    dayOf,
    exceptions: countsIncidents ? [] : [{ kind: "matter", matter: "exercise", judgedBy: [MISSION], span: SPAN }],
    span: SPAN,
  };
}

export function agreements(): fc.Arbitrary<CheckedAgreement> {
  const registers = [register("Fires", true, "end"), register("Rounds", false, "start")];
  return fc
    .record({
      clauses: clauses(registers.map((each) => each.key)),
      linkings: linking(),
      standards: fc.constantFrom([], STANDARDS, STANDARDS),
      barred: fc.constantFrom([], [], [MISSION]),
      secondAt: fc.constantFrom(0, 12, 30),
      horizonHours: fc.constantFrom(24, 24 * 30),
    })
    .map(({ clauses, linkings, standards, barred, secondAt, horizonHours }) => ({
      id: "generated",
      name: "generated",
      title: "Generated",
      version: "1",
      timeZone: "Europe/Kyiv",
      dayEndsMinutes: 19 * 60 + 30,
      horizonMs: horizonHours * HOUR_MS,
      actors: [],
      bodies: [],
      regions: REGIONS,
      kinds: KINDS,
      standards,
      linkings,
      attributionBarred: barred,
      registers,
      ladders: [],
      measures: [],
      stages: [
        {
          name: "First",
          start: [{ kind: "at", at: 6 * HOUR_MS }],
          end: [],
          length: { kind: "days", count: 1 },
          span: SPAN,
        },
        {
          name: "Second",
          start:
            secondAt === 0
              ? [{ kind: "act", act: { act: "declare", matter: "go", aboutTrigger: false } }]
              : [{ kind: "stage", stage: "First", edge: "start", offset: { kind: "elapsed", ms: secondAt * HOUR_MS } }],
          end: [],
          span: SPAN,
        },
      ],
      clauses,
      readings: [],
      articles: [],
      withoutMeaning: [],
    }));
}
