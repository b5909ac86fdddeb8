// Generated agreements of the fragment that formulas can say.
import type {
  ActorTerm,
  ActPattern,
  CheckedAgreement,
  Clause,
  Condition,
  Content,
  EventPattern,
  Exception,
  Moment,
  Obligation,
  Prohibition,
  Window,
} from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { mostly } from "./mostly.ts";

export const PARTIES = ["Karsa", "Ostrel"];
export const GUARANTORS = ["Gard", "Holm"];
const ZONES = ["Harbour", "Pass", "Square"];
const SPAN = { start: 0, end: 0 };

type Terms = fc.Arbitrary<ActorTerm | undefined>;

const partyTerm = (variables: readonly string[]): Terms =>
  fc.constantFrom<(ActorTerm | undefined)[]>(
    undefined,
    { kind: "named", actors: ["Karsa"] },
    { kind: "named", actors: PARTIES },
    ...variables.flatMap((name): ActorTerm[] => [
      { kind: "variable", name },
      { kind: "other than", name, among: PARTIES },
    ]),
  );

const pattern = (
  kinds: readonly (readonly string[])[],
  by: Terms,
  zone: string | undefined,
): fc.Arbitrary<EventPattern> =>
  fc
    .record({
      kinds: fc.constantFrom(...kinds),
      by,
      where: fc.constantFrom<EventPattern["where"][]>(
        [],
        [],
        [],
        [{ kind: "in", region: { kind: "named", region: "Harbour" } }],
        [{ kind: "in", region: { kind: "any", among: ["Harbour", "Square"] } }],
        [{ kind: "outside", region: { kind: "any", among: ["Pass", "Square"] } }],
        ...(zone === undefined
          ? []
          : ([
              [{ kind: "in", region: { kind: "variable", name: zone } }],
              [{ kind: "outside", region: { kind: "variable", name: zone } }],
            ] as const)),
      ),
      target: mostly<ActorTerm | undefined>(undefined, { kind: "named", actors: ["Holm"] }),
      attributes: mostly<EventPattern["attributes"]>(
        [],
        [{ attribute: "calibreMm", compare: ">=", value: 100 }],
        [{ attribute: "model", compare: "=", value: 'the "long" one' }],
        [{ attribute: "count", compare: "<", value: 3 }],
      ),
    })
    .map(({ by: author, target, ...rest }) => ({
      ...rest,
      ...(author === undefined ? {} : { by: author }),
      ...(target === undefined ? {} : { target }),
    }));

const ANY_KINDS = [["fire", "shot"], ["shot"], ["notice"], ["column", "fire", "shot"]];
const ATTACKS = [["attack", "armed attack"], ["armed attack"]];

const window = (): fc.Arbitrary<Window> =>
  fc.oneof(
    fc.constantFrom(1, 3, 8).map((hours): Window => ({ kind: "last", ms: hours * HOUR_MS })),
    fc.constant<Window>({ kind: "ever" }),
  );

const actPattern = (variables: readonly string[]): fc.Arbitrary<ActPattern> =>
  fc
    .record({
      act: fc.constantFrom("approve", "declare", "decide"),
      by: partyTerm(variables),
      to: fc.constantFrom<(ActorTerm | undefined)[]>(undefined, undefined, { kind: "named", actors: GUARANTORS }),
      matter: fc.constantFrom(undefined, "go"),
    })
    .map(({ by, to, matter, act }) => ({
      act,
      aboutTrigger: false,
      ...(by === undefined ? {} : { by }),
      ...(to === undefined ? {} : { to }),
      ...(matter === undefined ? {} : { matter }),
    }));

interface Known {
  readonly variables: readonly string[];
  readonly zone?: string | undefined;
  readonly hasReport: boolean;
}

const atom = ({ variables, zone, hasReport }: Known): fc.Arbitrary<Condition> => {
  const event = pattern(ANY_KINDS, partyTerm(variables), zone);
  return fc.oneof(
    fc.record({ kind: fc.constant("happened" as const), event, window: window() }),
    fc
      .record({
        kind: fc.constant("count" as const),
        event,
        window: window(),
        compare: fc.constantFrom(">" as const, ">=" as const, "<" as const, "<=" as const, "=" as const),
        count: fc.integer({ min: 0, max: 3 }),
        register: fc.constantFrom(undefined, "Reports"),
      })
      .map(({ register, ...rest }) => (register === undefined ? rest : { ...rest, register })),
    fc
      .record({
        kind: fc.constant("did" as const),
        act: actPattern(variables),
        window: window(),
        atLeastActors: fc.constantFrom(undefined, undefined, 2),
      })
      .map(({ atLeastActors, ...rest }) => (atLeastActors === undefined ? rest : { ...rest, atLeastActors })),
    fc.record({
      kind: fc.constant("stage" as const),
      stage: fc.constantFrom("First", "Second"),
      is: fc.constantFrom("running" as const, "ended" as const),
    }),
    ...(hasReport ? [event.map((judged): Condition => ({ kind: "judged", event: judged }))] : []),
  );
};

const condition = (known: Known, depth = 2): fc.Arbitrary<Condition> =>
  depth === 0
    ? atom(known)
    : fc.oneof(
        { weight: 4, arbitrary: atom(known) },
        { weight: 1, arbitrary: condition(known, depth - 1).map((of): Condition => ({ kind: "not", of })) },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constantFrom("and" as const, "or" as const),
            of: fc.array(condition(known, depth - 1), { minLength: 1, maxLength: 2 }),
          }),
        },
      );

const always: Condition = { kind: "always" };
const maybe = (known: Known): fc.Arbitrary<Condition> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(always) }, { weight: 1, arbitrary: condition(known) });

const exceptions = (known: Known): fc.Arbitrary<Exception[]> =>
  fc.array(
    condition(known).map((each): Exception => ({ kind: "condition", condition: each, span: SPAN })),
    { maxLength: 1 },
  );

const moments = (): fc.Arbitrary<Moment[]> =>
  fc.array(
    fc.constantFrom<Moment[]>(
      { kind: "at", at: 4 * HOUR_MS },
      { kind: "stage", stage: "First", edge: "start" },
      { kind: "stage", stage: "Second", edge: "end" },
      { kind: "act", act: { act: "approve", by: { kind: "named", actors: GUARANTORS }, aboutTrigger: false } },
    ),
    { maxLength: 1 },
  );

const stages = (): fc.Arbitrary<string[]> =>
  fc.constantFrom<string[][]>([], [], [], ["First"], ["Second"], ["First", "Second"]);

const prohibition = (): fc.Arbitrary<Prohibition> =>
  fc.boolean().chain((isZoned) => {
    const known: Known = { variables: ["bearer"], zone: isZoned ? "Z" : undefined, hasReport: true };
    return fc
      .record({
        actors: fc.constantFrom(PARTIES, ["Karsa"], [...PARTIES, "Gard"]),
        event: pattern([["column"], ["fire", "shot"], ["shot", "column"]], fc.constant(undefined), undefined),
        among: fc.constantFrom(ZONES, ["Harbour", "Pass"]),
        side: fc.constantFrom("in" as const, "in" as const, "outside" as const),
        during: stages(),
        after: fc.oneof(fc.constant([]), moments()),
        before: fc.oneof(fc.constant([]), moments()),
        when: maybe(known),
        exceptions: exceptions(known),
      })
      .map(({ actors, event, among, side, ...rest }) => ({
        kind: "forbid" as const,
        bearers: { actors, onlyInForce: false },
        event: {
          ...event,
          by: { kind: "bind" as const, name: "bearer", among: actors },
          where: isZoned ? [{ kind: side, region: { kind: "bind" as const, name: "Z", among } }] : event.where,
        },
        ...rest,
      }));
  });

const content = (isAboutTrigger: boolean): fc.Arbitrary<Content> => {
  const act = (verb: string, matter?: string): Content => ({
    kind: "act",
    act: {
      act: verb,
      by: { kind: "variable", name: "bearer" },
      aboutTrigger: isAboutTrigger,
      ...(matter === undefined ? {} : { matter }),
    },
  });
  return fc.constantFrom<Content[]>(
    act("consult"),
    act("approve", "go"),
    { kind: "all", of: [act("consult"), act("approve")] },
    { kind: "any", of: [act("consult"), act("approve")] },
    { kind: "all", of: [act("declare"), { kind: "any", of: [act("consult"), act("approve")] }] },
  );
};

interface Begun {
  readonly trigger: Obligation["trigger"];
  readonly variables: readonly string[];
}

const trigger = (): fc.Arbitrary<Begun> =>
  fc.boolean().chain((isReport) => {
    const author = fc.constantFrom<(ActorTerm | undefined)[]>(
      undefined,
      { kind: "bind", name: "X", among: PARTIES },
      { kind: "named", actors: ["Ostrel"] },
    );
    return author.chain((by): fc.Arbitrary<Begun> => {
      const variables = by?.kind === "bind" ? ["X"] : [];
      const guard = maybe({ variables, hasReport: isReport });
      return isReport
        ? fc.record({
            trigger: fc.record({
              kind: fc.constant("event" as const),
              event: pattern(ATTACKS, fc.constant(by), undefined),
              guard,
            }),
            variables: fc.constant(variables),
          })
        : fc.record({
            trigger: fc.record({
              kind: fc.constant("act" as const),
              act: actPattern([]).map(({ by: _other, ...rest }) => ({ ...rest, ...(by === undefined ? {} : { by }) })),
              guard,
            }),
            variables: fc.constant(variables),
          });
    });
  });

const obligation = (): fc.Arbitrary<Obligation> =>
  trigger().chain(({ trigger: begun, variables }) => {
    const known: Known = { variables: [...variables, "bearer"], hasReport: begun.kind === "event" };
    return fc
      .record({
        actors: fc.constantFrom(GUARANTORS, ["Gard", "Karsa"]),
        onlyInForce: fc.boolean(),
        isAuthorBound: fc.boolean(),
        during: stages(),
        after: fc.oneof(fc.constant([]), moments()),
        content: fc.boolean().chain(content),
        hours: fc.constantFrom(1, 5, 12),
        exceptions: exceptions(known),
      })
      .map(({ actors, onlyInForce, isAuthorBound, hours, ...rest }) => ({
        kind: "require" as const,
        bearers: { actors, onlyInForce, ...(isAuthorBound && variables.length > 0 ? { variable: "X" } : {}) },
        trigger: begun,
        clock: {
          kind: "within" as const,
          length: { kind: "elapsed" as const, ms: hours * HOUR_MS },
          countedFrom: ["event" as const],
        },
        ...rest,
      }));
  });

function clauseOf(rule: Clause["rule"], index: number): Clause {
  const number = String(index + 1);
  return { key: number, number, reading: "base", article: 0, span: SPAN, sentence: "", rule };
}

export function fragmentAgreements(): fc.Arbitrary<CheckedAgreement> {
  return fc
    .array(fc.oneof(prohibition(), obligation()), { minLength: 1, maxLength: 3 })
    .map((rules) => ({ ...FRAME, clauses: rules.map(clauseOf) }));
}

const FRAME: CheckedAgreement = {
  id: "generated",
  name: "generated",
  title: "Generated",
  version: "1",
  timeZone: "UTC",
  dayEndsMinutes: 0,
  horizonMs: 240 * HOUR_MS,
  actors: [
    ...PARTIES.map((name) => ({ name, role: "party" as const })),
    ...GUARANTORS.map((name) => ({ name, role: "guarantor" as const })),
  ],
  bodies: [],
  regions: [
    { name: "Harbour", names: ["Harbour", "the harbour"], shape: { kind: "named" } },
    { name: "Pass", names: ["Pass"], shape: { kind: "named" } },
    {
      name: "Square",
      names: ["Square"],
      shape: {
        kind: "polygons",
        polygons: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
              [0, 0],
            ],
          ],
        ],
      },
    },
  ],
  kinds: [
    { name: "column" },
    { name: "fire" },
    { name: "shot", under: "fire" },
    { name: "notice" },
    { name: "attack" },
    { name: "armed attack", under: "attack" },
  ],
  standards: [],
  linkings: [],
  attributionBarred: ["Mission"],
  registers: [
    {
      key: "Reports",
      name: "Reports",
      reading: "base",
      event: { kinds: ["fire", "shot"], where: [], attributes: [] },
      unit: { kind: "count" },
      countsIncidents: true,
      dayOf: "end",
      exceptions: [],
      span: SPAN,
    },
  ],
  stages: [
    {
      name: "First",
      start: [{ kind: "at", at: 2 * HOUR_MS }],
      end: [],
      length: { kind: "elapsed", ms: 9 * HOUR_MS },
      span: SPAN,
    },
    {
      name: "Second",
      start: [{ kind: "act", act: { act: "declare", aboutTrigger: false } }],
      end: [{ kind: "act", act: { act: "decide", matter: "go", aboutTrigger: false } }],
      span: SPAN,
    },
  ],
  ladders: [],
  measures: [],
  clauses: [],
  readings: [],
  articles: [],
  withoutMeaning: [],
};
