// Generated rules over all that only the reference covers: effects, watches, duties of every kind.
import type {
  Affected,
  Clause,
  Condition,
  Content,
  Effect,
  Exception,
  Moment,
  Obligation,
  Power,
  Prohibition,
  Rule,
  Thing,
  Trigger,
  Watch,
} from "@servanda/agreement";
import { HOUR_MS, type Length } from "@servanda/core";
import fc from "fast-check";
import { clauseOf, GUARANTORS, obligation, prohibition, simpleTrigger } from "./generate-agreement.ts";
import { condition, exception, FIRE, MISSION, PARTIES, type Scope, SPAN } from "./generate-conditions.ts";

export const COUNCIL = "Council";
/** Matters that bodies decide and acts are on. */
export const MATTERS = ["go", "stop"];
export const MEASURE = "Embargo";
export const LADDER = "Response";

export const length = (): fc.Arbitrary<Length> =>
  fc.constantFrom<Length>(
    { kind: "elapsed", ms: HOUR_MS },
    { kind: "elapsed", ms: 6 * HOUR_MS },
    { kind: "elapsed", ms: 30 * HOUR_MS },
    { kind: "days", count: 1 },
  );

const thing = (clauses: readonly string[]): fc.Arbitrary<Thing> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...clauses).map((number): Thing => ({ kind: "clause", number })) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Thing>(
        { kind: "agreement" },
        { kind: "measure", name: MEASURE },
        { kind: "stage", name: "Second" },
        { kind: "place", name: "North" },
      ),
    },
  );

function scopeOf(clauses: readonly string[], variable?: string): Scope {
  return { earlier: clauses.slice(0, 1), registers: [], ...(variable === undefined ? {} : { variable }) };
}

/** A condition that may also ask about duties and states. */
export const wholeCondition = (clauses: readonly string[], variable?: string): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 3, arbitrary: condition(scopeOf(clauses, variable)) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("duty" as const),
        clauses: fc.constantFrom(...clauses).map((key) => [key]),
        is: fc.constantFrom("due" as const, "fulfilled" as const, "overdue" as const, "expired" as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .oneof(
          fc.record({ of: thing(clauses), state: fc.constantFrom("in force", "suspended", "ended") }),
          fc.record({
            of: fc.constant<Thing>({ kind: "ladder", name: LADDER }),
            state: fc.constantFrom("Minor", "Grave", "Closed"),
          }),
        )
        .map((asked): Condition => ({ kind: "is", reading: "base", ...asked })),
    },
  );

export const watch = (clauses: readonly string[]): fc.Arbitrary<Watch> =>
  fc.oneof(
    { weight: 3, arbitrary: wholeCondition(clauses).map((asked): Watch => ({ key: keyOf(asked), condition: asked })) },
    {
      weight: 1,
      arbitrary: wholeCondition(clauses, "X").map(
        (asked): Watch => ({ key: `X ${keyOf(asked)}`, condition: asked, bind: { name: "X", among: PARTIES } }),
      ),
    },
  );

function keyOf(asked: Condition): string {
  return JSON.stringify(asked);
}

const moment = (clauses: readonly string[]): fc.Arbitrary<Moment> =>
  fc.oneof(
    fc.constantFrom<Moment>(
      { kind: "at", at: 20 * HOUR_MS },
      { kind: "stage", stage: "First", edge: "end" },
      { kind: "stage", stage: "Second", edge: "start", offset: { kind: "elapsed", ms: 2 * HOUR_MS } },
      { kind: "stage", stage: "Term", edge: "end" },
      { kind: "act", act: { act: "declare", matter: "stop", aboutTrigger: false } },
      { kind: "act", act: { act: "decide", matter: "go", aboutTrigger: false }, offset: { kind: "days", count: 1 } },
    ),
    watch(clauses).map((each): Moment => ({ kind: "watch", watch: each })),
  );

const trigger = (clauses: readonly string[]): fc.Arbitrary<Trigger> => {
  const plain = fc.oneof(
    { weight: 3, arbitrary: simpleTrigger(clauses.slice(0, 1), []) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...MATTERS).map(
        (matter): Trigger => ({
          kind: "act",
          act: { act: "decide", by: { kind: "named", actors: [COUNCIL] }, matter, aboutTrigger: false },
          guard: { kind: "always" },
        }),
      ),
    },
    { weight: 2, arbitrary: watch(clauses).map((each): Trigger => ({ kind: "watch", watch: each })) },
    { weight: 1, arbitrary: moment(clauses).map((each): Trigger => ({ kind: "moment", moment: each })) },
  );
  return fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 1, arbitrary: fc.constant<Trigger>({ kind: "standing" }) },
    {
      weight: 1,
      arbitrary: fc.array(plain, { minLength: 2, maxLength: 2 }).map((of): Trigger => ({ kind: "any", of })),
    },
  );
};

const wholeException = (clauses: readonly string[]): fc.Arbitrary<Exception> =>
  fc.oneof(
    exception(scopeOf(clauses, "bearer")),
    wholeCondition(clauses).map((asked): Exception => ({ kind: "condition", condition: asked, span: SPAN })),
    fc.record({ matter: fc.constantFrom(...MATTERS), within: length() }).map(({ matter, within }): Exception => {
      const act = { act: "decide", by: { kind: "named" as const, actors: [COUNCIL] }, matter, aboutTrigger: false };
      return { kind: "condition", condition: { kind: "did in time", act, within }, span: SPAN };
    }),
  );

const affected = (clauses: readonly string[]): fc.Arbitrary<Pick<Effect, "of" | "state" | "relief">> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        of: thing(clauses),
        state: fc.constantFrom("suspended", "suspended", "in force", "void", "ended"),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ percent: fc.constantFrom(25, 60), every: fc.option(length(), { nil: undefined }) })
        .map(({ percent, every }) => ({
          of: { kind: "measure", name: MEASURE } satisfies Affected,
          state: "relieved",
          relief: { percent, ...(every === undefined ? {} : { every }) },
        })),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Pick<Effect, "of" | "state">>(
        { of: { kind: "breach of", clauses: ["1"], by: { kind: "named", actors: ["Karsa"] } }, state: "presumed" },
        { of: { kind: "breach of", clauses: ["1"], by: { kind: "variable", name: "X" } }, state: "presumed" },
        {
          of: {
            kind: "control of",
            region: { kind: "named", region: "North" },
            to: { kind: "named", actors: ["Ostrel"] },
          },
          state: "transferred",
        },
        {
          of: {
            kind: "control of",
            region: { kind: "named", region: "South" },
            to: { kind: "other than", name: "X", among: PARTIES },
          },
          state: "transferred",
        },
        { of: { kind: "meeting of", body: COUNCIL }, state: "convened" },
      ),
    },
  );

const effect = (clauses: readonly string[]): fc.Arbitrary<Effect> =>
  fc
    .record({
      during: fc.constantFrom([], [], [], ["First"], ["Second"], ["Term"]),
      trigger: trigger(clauses),
      what: affected(clauses),
      delay: fc.option(length(), { nil: undefined }),
      exceptions: fc.array(wholeException(clauses), { maxLength: 1 }),
      until: fc.option(trigger(clauses), { nil: undefined }),
    })
    .map(
      ({ what, delay, until, ...rule }): Effect => ({
        kind: "effect",
        after: [],
        ...rule,
        ...what,
        ...(delay === undefined ? {} : { delay }),
        ...(until === undefined ? {} : { until }),
      }),
    );

const plainContent = (): fc.Arbitrary<Content> =>
  fc.constantFrom<Content>(
    { kind: "act", act: { act: "consult", aboutTrigger: false } },
    { kind: "act", act: { act: "consult", aboutTrigger: true } },
    { kind: "act", act: { act: "declare", matter: "go", aboutTrigger: false } },
    { kind: "event", event: { kinds: ["withdrawal"], where: [], attributes: [] } },
    { kind: "settled", matter: "done", judgedBy: [MISSION] },
    { kind: "settled", matter: "done", judgedBy: [] },
  );

const content = (): fc.Arbitrary<Content> =>
  fc.oneof(
    { weight: 3, arbitrary: plainContent() },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom("all" as const, "any" as const),
        of: fc.array(plainContent(), { minLength: 2, maxLength: 2 }),
      }),
    },
  );

const wholeClock = (clauses: readonly string[]): fc.Arbitrary<Obligation["clock"]> =>
  fc.oneof(
    { weight: 2, arbitrary: length().map((each) => ({ kind: "within" as const, length: each, countedFrom: [] })) },
    {
      weight: 1,
      arbitrary: length().map((each) => ({
        kind: "within" as const,
        length: each,
        countedFrom: ["event" as const],
      })),
    },
    { weight: 1, arbitrary: moment(clauses).map((each) => ({ kind: "by" as const, moment: each })) },
    { weight: 1, arbitrary: moment(clauses).map((each) => ({ kind: "before" as const, moment: each })) },
    { weight: 1, arbitrary: length().map((lag) => ({ kind: "in step" as const, lag })) },
    { weight: 1, arbitrary: fc.constant({ kind: "none" as const, onPurpose: true }) },
  );

/** What may follow a duty, done or missed. */
const following = (clauses: readonly string[]): fc.Arbitrary<Pick<Obligation, "otherwise" | "onFulfilment">> => {
  const next = fc.oneof(effect(clauses), obligation(clauses.slice(0, 1), [], 1)).map((rule): Effect | Obligation => ({
    ...rule,
    trigger: { kind: "standing" },
    during: [],
  }));
  return fc.oneof(
    fc.constant({}),
    next.map((otherwise) => ({ otherwise })),
    next.map((onFulfilment) => ({ onFulfilment })),
  );
};

const wholeDuty = (clauses: readonly string[]): fc.Arbitrary<Obligation> =>
  fc
    .record({
      during: fc.constantFrom([], [], ["First"], ["Second"], ["Term"]),
      trigger: trigger(clauses),
      content: content(),
      clock: wholeClock(clauses),
      exceptions: fc.array(wholeException(clauses), { maxLength: 1 }),
      extendableBy: fc.constantFrom(undefined, undefined, [MISSION], [COUNCIL]),
      effort: fc.constantFrom(undefined, undefined, true as const),
      jointly: fc.constantFrom(undefined, undefined, true as const),
      onlyInForce: fc.boolean(),
      next: following(clauses),
    })
    .map(({ extendableBy, effort, jointly, onlyInForce, next, ...rule }) => ({
      kind: "require",
      after: [],
      bearers: { actors: GUARANTORS, onlyInForce, ...(jointly === undefined ? {} : { jointly }) },
      ...rule,
      ...next,
      ...(extendableBy === undefined ? {} : { extendableBy }),
      ...(effort === undefined ? {} : { effort }),
    }));

const quotaDuty = (clauses: readonly string[]): fc.Arbitrary<Obligation> =>
  fc
    .record({
      trigger: trigger(clauses),
      quota: fc.constantFrom<NonNullable<Obligation["quota"]>>(
        { kind: "sum", attribute: "count", atLeast: 5 },
        { kind: "items", items: ["withdrawal", "notice"], atLeast: 2 },
      ),
      clock: wholeClock(clauses),
    })
    .map((rule) => ({
      kind: "require",
      bearers: { actors: PARTIES, onlyInForce: false },
      during: [],
      after: [],
      content: { kind: "event", event: { kinds: ["notice", "withdrawal"], where: [], attributes: [] } },
      exceptions: [],
      ...rule,
    }));

const recurringDuty = (): fc.Arbitrary<Obligation> =>
  fc
    .record({
      every: fc.constantFrom<Length>(
        { kind: "days", count: 1 },
        { kind: "elapsed", ms: 7 * HOUR_MS },
        { kind: "months", count: 1 },
      ),
      by: fc.constantFrom(undefined, { kind: "time" as const, minutes: 12 * 60 }),
      during: fc.constantFrom([], ["First"], ["Second"], ["Term"]),
      content: plainContent(),
      next: following(["1"]),
    })
    .map(({ every, by, during, content: owed, next }) => ({
      kind: "require",
      bearers: { actors: GUARANTORS, onlyInForce: true },
      during,
      after: [],
      trigger: { kind: "standing" },
      recurs: { every, ...(by === undefined ? {} : { by }) },
      content: owed,
      clock: { kind: "each period" },
      exceptions: [],
      ...next,
    }));

const prevention = (clauses: readonly string[]): fc.Arbitrary<Prohibition> =>
  fc
    .record({ rule: prohibition(clauses.slice(0, 1), []), fromTerritory: fc.boolean() })
    .map(({ rule, fromTerritory }) => ({
      ...rule,
      event: { kinds: FIRE, where: [], attributes: [] },
      prevents: { fromTerritory, others: { Karsa: ["Outsider"] } },
    }));

const power = (clauses: readonly string[]): fc.Arbitrary<Power> =>
  fc
    .record({
      actors: fc.constantFrom(PARTIES, GUARANTORS, ["Karsa"]),
      onlyInForce: fc.boolean(),
      during: fc.constantFrom([], [], ["First"], ["Term"]),
      when: fc.oneof(fc.constant<Condition>({ kind: "always" }), wholeCondition(clauses)),
      use: fc.oneof(
        fc
          .record({ length: length(), countedFrom: fc.constantFrom("giving" as const, "record" as const) })
          .chain((notice) =>
            fc.constantFrom<Power["use"]>(
              { kind: "leave", ends: "own part", notice },
              { kind: "leave", ends: "own part" },
              { kind: "leave", ends: "agreement", notice },
            ),
          ),
        fc.constantFrom(...clauses).map((number): Power["use"] => ({
          kind: "change",
          verb: "suspend",
          of: { kind: "clause", number },
          state: "suspended",
        })),
      ),
      exceptions: fc.array(wholeException(clauses), { maxLength: 1 }),
    })
    .map(({ actors, onlyInForce, ...rest }) => ({
      kind: "empower",
      bearers: { actors, onlyInForce },
      after: [],
      ...rest,
    }));

const rule = (clauses: readonly string[]): fc.Arbitrary<Rule> =>
  fc.oneof(
    { weight: 5, arbitrary: effect(clauses) },
    { weight: 4, arbitrary: wholeDuty(clauses) },
    { weight: 1, arbitrary: quotaDuty(clauses) },
    { weight: 1, arbitrary: recurringDuty() },
    { weight: 1, arbitrary: prevention(clauses) },
    { weight: 1, arbitrary: power(clauses) },
  );

// Clauses may ask about any before them, which are numbered from 1. To build what generates them costs more than to run
// what it generates.
const rulesAfter = new Map<number, fc.Arbitrary<Rule>>();

function ruleAfter(count: number): fc.Arbitrary<Rule> {
  const known = rulesAfter.get(count) ?? rule(Array.from({ length: count }, (_, index) => String(index + 1)));
  rulesAfter.set(count, known);
  return known;
}

export const further = (before: readonly Clause[], count: number): fc.Arbitrary<readonly Clause[]> =>
  fc
    .tuple(...Array.from({ length: count }, (_, index) => ruleAfter(before.length + index)))
    .map((rules) => [...before, ...rules.map((each, index) => clauseOf(before.length + index, each))]);
