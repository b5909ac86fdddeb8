// Generated conditions over the whole of this release's kernel, for generated agreements.
import type { ActorTerm, ActPattern, Condition, EventPattern, Exception, PlaceTest, Window } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";

export const PARTIES = ["Karsa", "Ostrel"];
export const MISSION = "Mission";
export const FIRE = ["burst", "fire", "shot"];
export const SPAN = { start: 0, end: 0 };

const window = (): fc.Arbitrary<Window> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(1, 3, 6, 24).map((hours): Window => ({ kind: "last", ms: hours * HOUR_MS })),
    },
    { weight: 1, arbitrary: fc.constant<Window>({ kind: "ever" }) },
  );

export const placeTest = (zone: string | undefined): fc.Arbitrary<PlaceTest> =>
  fc.oneof(
    fc
      .constantFrom("North", "Belt", "Left", "Square", "Ring")
      .map((region): PlaceTest => ({ kind: "in", region: { kind: "named", region } })),
    fc.constant<PlaceTest>({ kind: "outside", region: { kind: "named", region: "Square" } }),
    fc.constantFrom(2000, 6000).map(
      (distanceM): PlaceTest => ({
        kind: "distance",
        region: { kind: "named", region: "Line" },
        compare: "<=",
        distanceM,
      }),
    ),
    fc.constant<PlaceTest>({ kind: "near judged", distanceM: 4000 }),
    fc
      .constantFrom(["North"], ["North", "Square"], ["South"])
      .map((among): PlaceTest => ({ kind: "in", region: { kind: "any", among } })),
    fc.constant<PlaceTest>({ kind: "outside", region: { kind: "any", among: ["North", "Square"] } }),
    ...(zone === undefined ? [] : [fc.constant<PlaceTest>({ kind: "in", region: { kind: "variable", name: zone } })]),
  );

const actorTerm = (variable: string | undefined): fc.Arbitrary<ActorTerm> =>
  fc.oneof(
    fc.constantFrom(...PARTIES).map((actor): ActorTerm => ({ kind: "named", actors: [actor] })),
    ...(variable === undefined
      ? []
      : [
          fc.constant<ActorTerm>({ kind: "variable", name: variable }),
          fc.constant<ActorTerm>({ kind: "other than", name: variable, among: PARTIES }),
        ]),
  );

// An event that a condition asks about.
export const asked = (variable: string | undefined, zone: string | undefined): fc.Arbitrary<EventPattern> =>
  fc
    .record({
      kinds: fc.constantFrom(FIRE, ["shot"], ["notice"], ["attack"]),
      by: fc.option(actorTerm(variable), { nil: undefined }),
      where: fc.array(placeTest(zone), { maxLength: 1 }),
      attributes: fc.constantFrom([], [], [{ attribute: "calibreMm", compare: ">=" as const, value: 100 }]),
    })
    .map(({ by, ...event }) => (by === undefined ? event : { ...event, by }));

export const actPattern = (variable: string | undefined): fc.Arbitrary<ActPattern> =>
  fc
    .record({
      act: fc.constantFrom("declare", "approve"),
      by: fc.option(actorTerm(variable), { nil: undefined }),
      matter: fc.constantFrom(undefined, "go"),
    })
    .map(({ act, by, matter }) => ({
      act,
      ...(by === undefined ? {} : { by }),
      ...(matter === undefined ? {} : { matter }),
      aboutTrigger: false,
    }));

export interface Scope {
  readonly variable?: string;
  readonly zone?: string;
  /** Keys of earlier prohibitions that a condition may ask about. */
  readonly earlier: readonly string[];
  readonly registers: readonly string[];
}

const leaf = ({ variable, zone, earlier, registers }: Scope): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ event: asked(variable, zone), window: window() }).map((c): Condition => ({ kind: "happened", ...c })),
    fc.record({ event: asked(variable, zone), window: window() }).map((c): Condition => ({ kind: "absent", ...c })),
    fc
      .record({
        event: asked(variable, zone),
        window: window(),
        compare: fc.constantFrom(">=" as const, ">" as const, "<" as const, "<=" as const, "=" as const),
        count: fc.integer({ min: 1, max: 4 }),
        register: fc.constantFrom(undefined, ...registers),
      })
      .map(
        ({ register, ...c }): Condition => ({ kind: "count", ...c, ...(register === undefined ? {} : { register }) }),
      ),
    fc.record({ act: actPattern(variable), window: window() }).map((c): Condition => ({ kind: "did", ...c })),
    fc
      .constantFrom("running" as const, "ended" as const)
      .map((is): Condition => ({ kind: "stage", stage: "Second", is })),
    fc.constant<Condition>({
      kind: "judged",
      event: { kinds: FIRE, where: [], attributes: [{ attribute: "calibreMm", compare: ">", value: 80 }] },
    }),
    fc.constant<Condition>({ kind: "matter", matter: "provocation", judgedBy: { kind: "named", actors: [MISSION] } }),
    ...(earlier.length === 0
      ? []
      : [
          fc
            .record({
              clause: fc.constantFrom(...earlier),
              by: fc.option(actorTerm(variable), { nil: undefined }),
              level: fc.constantFrom(undefined, "corroborated"),
              window: window(),
              count: fc.integer({ min: 1, max: 3 }),
            })
            .map(
              ({ clause, by, level, window, count }): Condition => ({
                kind: "breach",
                breach: {
                  clauses: [clause],
                  ...(by === undefined ? {} : { by }),
                  ...(level === undefined ? {} : { level }),
                },
                window,
                compare: ">=",
                count,
              }),
            ),
        ]),
  );

export const condition = (scope: Scope): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 3, arbitrary: leaf(scope) },
    { weight: 1, arbitrary: leaf(scope).map((of): Condition => ({ kind: "not", of })) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          kind: fc.constantFrom("and" as const, "or" as const),
          of: fc.array(leaf(scope), { minLength: 2, maxLength: 2 }),
        })
        .map((c): Condition => c),
    },
  );

export const exception = (scope: Scope): fc.Arbitrary<Exception> =>
  fc.oneof(
    condition(scope).map((c): Exception => ({ kind: "condition", condition: c, span: SPAN })),
    fc.constantFrom<Exception>(
      { kind: "matter", matter: "exercise", judgedBy: [MISSION], span: SPAN },
      {
        kind: "matter",
        matter: "self-defence",
        pleadedBy: { kind: "variable", name: "bearer" },
        pleadWithin: { kind: "elapsed", ms: 6 * HOUR_MS },
        judgedBy: [MISSION],
        span: SPAN,
      },
    ),
  );
