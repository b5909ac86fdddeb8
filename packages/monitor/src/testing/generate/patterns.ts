// Generated terms and patterns: who, where, when, which reports and acts.
import type {
  ActorTerm,
  ActPattern,
  AttributeTest,
  BreachPattern,
  Compare,
  EventPattern,
  PlaceTest,
  RegionTerm,
  Window,
} from "@servanda/agreement";
import { HOUR_MS, type Length } from "@servanda/core";
import { type Draw, stated } from "./draw.ts";
import { FIRE, MATTERS, PARTIES, VESSEL, ZONES } from "./names.ts";
import { OWN_LINES } from "./regions.ts";

/** What a rule can refer to where it stands. */
export interface Scope {
  /** The variable of whoever is bound or was told of. */
  readonly variable?: string;
  readonly zone?: string;
  /** Keys of earlier prohibitions, whose breaches can be asked for. */
  readonly prohibitions: readonly string[];
  /** Keys and numbers of earlier clauses. */
  readonly clauses: readonly { readonly key: string; readonly number: string }[];
  /** Numbers of earlier duties. */
  readonly duties: readonly string[];
  readonly registers: readonly string[];
  /** Levels of the questions that have standards. */
  readonly answers: readonly string[];
  readonly reading: string;
  /** Whether a rung can be asked for: no ladder rests on itself. */
  readonly asksRungs: boolean;
  /** Whether what is asked may hang on states, duties and watches: facts of record time. */
  readonly asksRecord: boolean;
}

export const COMPARES: readonly Compare[] = [">=", ">", "<", "<=", "="];

export function length(draw: Draw): Length {
  return draw.choose<Length>({
    elapsed: [3, () => ({ kind: "elapsed", ms: draw.pick([1, 6, 30]) * HOUR_MS })],
    days: [1, () => ({ kind: "days", count: draw.pick([1, 2]) })],
    "working days": [1, () => ({ kind: "working days", count: 1 })],
    months: [0.3, () => ({ kind: "months", count: 1 })],
  });
}

export function window(draw: Draw): Window {
  return draw.choose<Window>({
    last: [4, () => ({ kind: "last", ms: draw.pick([1, 3, 6, 24]) * HOUR_MS })],
    ever: [1, () => ({ kind: "ever" })],
  });
}

export function actorTerm(draw: Draw, { variable }: Scope): ActorTerm {
  const named = (): ActorTerm => ({
    kind: "named",
    actors: draw.choose({ "one actor": [3, () => [draw.pick(PARTIES)]], "two actors": [1, () => PARTIES] }),
  });
  if (variable === undefined) return named();
  return draw.choose<ActorTerm>({
    "named actor": [2, named],
    variable: [1, () => ({ kind: "variable", name: variable })],
    "other than": [1, () => ({ kind: "other than", name: variable, among: PARTIES })],
  });
}

function regionTerm(draw: Draw, { zone, variable }: Scope): RegionTerm {
  return draw.choose<RegionTerm>({
    "plain region": [
      4,
      () => ({
        kind: "named",
        region: draw.pick(["North", "Belt", "Left", "Right", "Square", "Ring", "Both", "Corner"]),
      }),
    ],
    "moving region": [0.5, () => ({ kind: "named", region: draw.pick(["Bubble", "Harbour"]) })],
    "open region": [0.3, () => ({ kind: "named", region: "Disputed" })],
    "any region": [1, () => ({ kind: "any", among: draw.pick([["North"], ["North", "Square"], ["South"]]) })],
    ...(variable === undefined ? {} : { "of bearer": [1, () => ({ kind: "of bearer", among: OWN_LINES })] }),
    ...(zone === undefined ? {} : { "variable region": [8, () => ({ kind: "variable", name: zone })] }),
  });
}

export function placeTest(draw: Draw, scope: Scope): PlaceTest {
  return draw.choose<PlaceTest>({
    in: [4, () => ({ kind: "in", region: regionTerm(draw, scope) })],
    outside: [1, () => ({ kind: "outside", region: regionTerm(draw, scope) })],
    distance: [2, () => distanceTest(draw, scope)],
    "near judged": [1, () => ({ kind: "near judged", distanceM: 4000 })],
  });
}

function distanceTest(draw: Draw, { variable }: Scope): PlaceTest {
  return {
    kind: "distance",
    region: draw.choose<RegionTerm>({
      line: [2, () => ({ kind: "named", region: draw.pick(["Line", "Line", "Belt", "Both"]) })],
      ...(variable === undefined ? {} : { "line of bearer": [1, () => ({ kind: "of bearer", among: OWN_LINES })] }),
    }),
    compare: draw.pick(["<=", "<=", "<", ">", ">="]),
    distanceM: draw.pick([2000, 6000]),
  };
}

const ATTRIBUTE_TESTS: readonly AttributeTest[] = [
  { attribute: "calibreMm", compare: ">=", value: 100 },
  { attribute: "calibreMm", compare: "=", value: 82 },
  { attribute: "count", compare: ">", value: 2 },
  { attribute: "weapon", compare: "=", value: "mortar" },
  { attribute: "sourceKind", compare: "=", value: "patrol" },
];

export function attributes(draw: Draw): readonly AttributeTest[] {
  return draw.list(0, 1, () => draw.pick(ATTRIBUTE_TESTS)).filter(() => draw.is(0.3));
}

/** An event that a condition or a trigger asks about. */
export function eventPattern(draw: Draw, scope: Scope): EventPattern {
  return stated({
    kinds: draw.lean("kinds", [FIRE, FIRE, FIRE, ["shot"], ["notice"], ["attack"], [VESSEL]]),
    by: draw.maybe(0.3, () => actorTerm(draw, scope)),
    target: draw.maybe(0.07, () => actorTerm(draw, scope)),
    where: draw.list(0, 2, () => placeTest(draw, scope)).filter(() => draw.is(0.35)),
    attributes: attributes(draw),
  });
}

export function actPattern(draw: Draw, scope: Scope): ActPattern {
  return stated({
    act: draw.pick(["declare", "approve", "notify"]),
    by: draw.maybe(0.4, () => actorTerm(draw, scope)),
    to: draw.maybe(0.15, () => actorTerm(draw, scope)),
    at: draw.maybe(0.15, (): RegionTerm => ({ kind: "named", region: draw.pick(ZONES) })),
    matter: draw.maybe(0.5, () => draw.pick(MATTERS)),
    aboutTrigger: false,
  });
}

/** Of one of the clauses, or of several. */
export function breachPattern(draw: Draw, scope: Scope): BreachPattern {
  const clauses = draw.list(1, 2, () => draw.pick(scope.prohibitions));
  return stated({
    clauses: [...new Set(clauses)].sort(),
    by: draw.maybe(0.4, () => actorTerm(draw, scope)),
    level: draw.maybe(0.3, () => draw.pick(["suspected", "corroborated", "confirmed"])),
    answers: draw.maybe(scope.answers.length === 0 ? 0 : 0.4, () => [draw.pick(scope.answers)]),
  });
}
