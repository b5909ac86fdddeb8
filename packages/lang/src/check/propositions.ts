// What conditions say, before it is settled whether they trigger, guard or except: the same words are an event where
// they start a duty and a test of the past where they excuse one.
import type { ActPattern, BreachPattern, Compare, Condition, EventPattern, Window } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Span } from "../document/source-file.ts";

export type Proposition =
  | {
      readonly kind: "event";
      /** Any one of these. */
      readonly patterns: readonly EventPattern[];
      readonly isNone: boolean;
      /** Absent: the event itself, or the past where another is judged. */
      readonly windowMs: number | undefined;
      /** Proven at least so well. */
      readonly level?: string;
      readonly also: readonly Condition[];
      /** `storage in Z`: where the judged thing is. */
      readonly isStoredState: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "breach";
      readonly breach: BreachPattern;
      readonly isNone: boolean;
      readonly windowMs: number | undefined;
      readonly also: readonly Condition[];
      readonly span: Span;
    }
  | {
      readonly kind: "act";
      readonly act: ActPattern;
      readonly windowMs: number | undefined;
      /** Counted from the trigger of the rule. */
      readonly within?: Length;
      readonly span: Span;
    }
  /** A state, a number, a matter: true or not at a time, but nothing that happens. */
  | { readonly kind: "state"; readonly condition: Condition; readonly span: Span; readonly event?: EventPattern }
  | Joined
  | { readonly kind: "not"; readonly of: Proposition; readonly span: Span };

export interface Joined {
  readonly kind: "all" | "any";
  readonly of: readonly Proposition[];
  readonly span: Span;
}

/** What is being judged where a condition is asked: the kinds of the event itself, and how else it is described. */
export interface JudgedKinds {
  readonly kinds: readonly string[];
}

const ALWAYS: Condition = { kind: "always" };

/** As a test at the judged event. Without a window, an event of the judged kinds is the judged event itself. */
export function asCondition(proposition: Proposition, judged: JudgedKinds): Condition {
  switch (proposition.kind) {
    case "event":
      return eventCondition(proposition, judged);
    case "breach":
      return breachCondition(proposition);
    case "act":
      if (proposition.within !== undefined)
        return { kind: "did in time", act: proposition.act, within: proposition.within };
      return { kind: "did", act: proposition.act, window: windowOfMs(proposition.windowMs) };
    case "state":
      return proposition.condition;
    case "not":
      return { kind: "not", of: asCondition(proposition.of, judged) };
    case "all":
      return conjunction(proposition.of.map((each) => asCondition(each, judged)));
    case "any":
      return disjunction(proposition.of.map((each) => asCondition(each, judged)));
  }
}

function eventCondition(proposition: Extract<Proposition, { kind: "event" }>, judged: JudgedKinds): Condition {
  const { patterns, isNone, windowMs, level, also } = proposition;
  const window = windowOfMs(windowMs);
  if (isNone) return conjunction([...patterns.map((event): Condition => ({ kind: "absent", event, window })), ...also]);
  const tests = patterns.map((event): Condition => {
    if (level !== undefined) {
      // The judged event lies in its own window, however short that is.
      const own = isJudgedItself(event, proposition, judged) ? ({ kind: "last", ms: 0 } as const) : window;
      return { kind: "happened", event, window: own, level };
    }
    if (!isJudgedItself(event, proposition, judged)) return { kind: "happened", event, window };
    return { kind: "judged", event: proposition.isStoredState ? { ...event, kinds: judged.kinds } : event };
  });
  return conjunction([disjunction(tests), ...also]);
}

function isJudgedItself(
  event: EventPattern,
  { windowMs, isStoredState }: Extract<Proposition, { kind: "event" }>,
  { kinds }: JudgedKinds,
): boolean {
  if (windowMs !== undefined) return false;
  return isStoredState ? kinds.length > 0 : event.kinds.some((kind) => kinds.includes(kind));
}

/** The same, proven at least so well; undefined where it is nothing that is proven. */
export function proven(proposition: Proposition, level: string): Proposition | undefined {
  switch (proposition.kind) {
    case "event":
      return proposition.isNone ? undefined : { ...proposition, level };
    case "breach":
      return proposition.isNone ? undefined : { ...proposition, breach: { ...proposition.breach, level } };
    case "all":
    case "any": {
      // Of what must hold beside it (`and not Provocation`) no proof is asked.
      const parts = proposition.of.map(
        (part) => proven(part, level) ?? (proposition.kind === "all" ? part : undefined),
      );
      const known = parts.filter((part) => part !== undefined);
      const isAny = known.some((part) => part.kind === "event" || part.kind === "breach");
      return isAny && known.length === parts.length ? { ...proposition, of: known } : undefined;
    }
    case "act":
    case "state":
    case "not":
      return undefined;
  }
}

/** The parts that speak of the judged event itself and of nothing else: `it is a flight`, not `there is a flight`. */
export function aboutTheJudged(proposition: Proposition, judged: JudgedKinds): readonly Span[] {
  switch (proposition.kind) {
    case "event": {
      const isAll = proposition.patterns.every((event) => isJudgedItself(event, proposition, judged));
      return isAll && !proposition.isNone ? [proposition.span] : [];
    }
    case "not":
      return aboutTheJudged(proposition.of, judged);
    case "all":
    case "any":
      return proposition.of.flatMap((each) => aboutTheJudged(each, judged));
    case "breach":
    case "act":
    case "state":
      return [];
  }
}

function breachCondition(proposition: Extract<Proposition, { kind: "breach" }>): Condition {
  const { breach, isNone, windowMs, also } = proposition;
  const [compare, count]: [Compare, number] = isNone ? ["<=", 0] : [">=", 1];
  return conjunction([{ kind: "breach", breach, window: windowOfMs(windowMs), compare, count }, ...also]);
}

/** A window of the past; all of it where no length is said. */
export function windowOfMs(ms: number | undefined): Window {
  return ms === undefined ? { kind: "ever" } : { kind: "last", ms };
}

/** `and` without needless nesting: nothing is `always`, one part is itself. */
export function conjunction(parts: readonly Condition[]): Condition {
  return joined("and", parts);
}

export function disjunction(parts: readonly Condition[]): Condition {
  return joined("or", parts);
}

function joined(kind: "and" | "or", parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) =>
    part.kind === kind ? part.of : kind === "and" && part.kind === "always" ? [] : [part],
  );
  const [only] = flat;
  if (only === undefined) return ALWAYS;
  return flat.length === 1 ? only : { kind, of: flat };
}
