// Conditions as formulas. MonPoly evaluates a negation only beside something that fixes its variables, and an OR only
// between parts with the same variables; so a condition is never rendered alone, but together with a guard that fixes
// all that it speaks of:  under(guard, c) = guard ∧ c,  with the free variables of the guard.
import type { Compare, Condition, EventPattern, Exception, Moment, Window } from "@servanda/agreement";
import { formatInstant } from "@servanda/core";
import { type Draft, fresh, linkedKinds, refuse, type Scope } from "./draft.ts";
import {
  conjunction,
  disjunction,
  exists,
  type Formula,
  freeVariables,
  NEVER,
  negation,
  once,
  related,
  text,
  variable,
} from "./formula.ts";
import { anyActOf, anyReportOf } from "./patterns.ts";

/** Where a condition is asked. */
export interface Asking {
  readonly draft: Draft;
  readonly scope: Scope;
  /** The report that is judged; none where an act is. */
  readonly report?: string;
}

/** The guard, and the condition; or, with `holds` false, the guard and not the condition. */
export function under(asking: Asking, guard: Formula, condition: Condition, holds = true): Formula {
  switch (condition.kind) {
    case "always":
      return holds ? guard : conjunction([guard, NEVER]);
    case "not":
      return under(asking, guard, condition.of, !holds);
    case "and":
    case "or": {
      const isAll = (condition.kind === "and") === holds;
      if (isAll) return condition.of.reduce((sofar, each) => under(asking, sofar, each, holds), guard);
      const either = condition.of.map((each) => under(asking, guard, each, holds));
      return either.length === 0 ? conjunction([guard, NEVER]) : disjunction(either);
    }
    default: {
      const literals = literalsOf(asking, condition);
      if (holds) return conjunction([guard, ...literals]);
      const either = literals.map((each) => conjunction([guard, negation(each)]));
      return either.length === 0 ? conjunction([guard, NEVER]) : disjunction(either);
    }
  }
}

/** The guard, unless some exception that is a condition holds. */
export function unless(asking: Asking, guard: Formula, exceptions: readonly Exception[]): Formula {
  return exceptions.reduce(
    (sofar, each) => (each.kind === "condition" ? under(asking, sofar, each.condition, false) : sofar),
    guard,
  );
}

type Atom = Exclude<Condition, { readonly kind: "always" | "not" | "and" | "or" }>;

/** Formulas that hold together exactly where the condition does. Each may be a negation. */
function literalsOf(asking: Asking, condition: Atom): readonly Formula[] {
  const { draft, scope, report } = asking;
  switch (condition.kind) {
    case "happened":
      if (condition.level !== undefined) return [refuse(draft, { what: "proof" })];
      return [happened(asking, condition.event, condition.window)];
    case "count":
      return counted(asking, condition);
    case "did":
      return did(asking, condition);
    case "stage":
      return condition.is === "running" ? running(condition.stage) : [reached("ended", condition.stage)];
    case "judged":
      if (report === undefined) return [refuse(draft, { what: "act without a trigger's report" })];
      return [anyReportOf(draft, condition.event, report, scope)];
    case "absent":
      return [refuse(draft, { what: "absence" })];
    case "breach":
      return [refuse(draft, { what: "breach" })];
    case "did in time":
      return [refuse(draft, { what: "limit from a trigger" })];
    case "duty":
      return [refuse(draft, { what: "duty" })];
    case "is":
      return [refuse(draft, { what: "state" })];
    case "matter":
      return [refuse(draft, { what: "matter" })];
  }
}

function lastMs(window: Window): number | undefined {
  return window.kind === "last" ? window.ms : undefined;
}

function happened({ draft, scope }: Asking, event: EventPattern, window: Window): Formula {
  const report = fresh(draft, "j");
  return once(lastMs(window), exists([report], anyReportOf(draft, event, report, scope)));
}

function counted(
  { draft, scope }: Asking,
  { event, window, compare, count, register }: Extract<Condition, { kind: "count" }>,
): readonly Formula[] {
  const rule = draft.agreement.registers.find((each) => each.key === register);
  if (rule !== undefined && !rule.countsIncidents) return [refuse(draft, { what: "register" })];
  const kinds = linkedKinds(draft, event);
  if (kinds.length > 0) return [refuse(draft, { what: "incidents", kinds })];
  const report = fresh(draft, "j");
  return compared(draft, report, once(lastMs(window), anyReportOf(draft, event, report, scope)), compare, count);
}

function did(
  { draft, scope }: Asking,
  { act: pattern, window, atLeastActors }: Extract<Condition, { kind: "did" }>,
): readonly Formula[] {
  const act = fresh(draft, "a");
  if (atLeastActors === undefined) return [once(lastMs(window), exists([act], anyActOf(draft, pattern, act, scope)))];
  const actor = fresh(draft, "q");
  // Whoever did it is what is counted, so it is asked as a variable of its own.
  const by = new Map([...scope, [COUNTED, { variable: actor, among: [] }]]);
  const { by: whom, ...rest } = pattern;
  const some = anyActOf(draft, { ...rest, by: { kind: "variable", name: COUNTED } }, act, by);
  const meant = whom === undefined ? [] : [anyActOf(draft, { ...rest, by: whom }, act, scope)];
  const acts = exists([act], conjunction([some, ...meant]));
  return compared(draft, actor, once(lastMs(window), acts), ">=", atLeastActors);
}

/** No variable of a text is called so. */
const COUNTED = "counted actor";

// `=` is at least so many and not more; nothing is counted where there is nothing, so *fewer* is said as *not as many*.
function compared(draft: Draft, name: string, of: Formula, compare: Compare, count: number): readonly Formula[] {
  const reaches = (least: number): readonly Formula[] => (least <= 0 ? [] : [atLeast(draft, name, of, least)]);
  const staysUnder = (least: number): readonly Formula[] =>
    least <= 0 ? [NEVER] : [negation(atLeast(draft, name, of, least))];
  const [floor, ceiling] = [Math.floor(count), Math.ceil(count)];
  switch (compare) {
    case ">":
      return reaches(floor + 1);
    case ">=":
      return reaches(ceiling);
    case "<":
      return staysUnder(ceiling);
    case "<=":
      return staysUnder(floor + 1);
    case "=":
      return [...reaches(ceiling), ...staysUnder(floor + 1)];
  }
}

function atLeast(draft: Draft, name: string, of: Formula, least: number): Formula {
  const result = fresh(draft, "c");
  const groupedBy = [...freeVariables(of)].filter((each) => each !== name);
  return exists(
    [result],
    conjunction([
      { kind: "count", result, counted: name, groupedBy, of },
      { kind: "compare", left: variable(result), compare: ">=", right: { kind: "whole", value: least } },
    ]),
  );
}

/** In one of the stages, where there are any. */
export function during(guard: Formula, stages: readonly string[]): Formula {
  if (stages.length === 0) return guard;
  return disjunction(stages.map((stage) => conjunction([guard, ...running(stage)])));
}

// Half-open: at its first instant it runs, at its last it does not.
function running(stage: string): readonly Formula[] {
  return [reached("started", stage), negation(reached("ended", stage))];
}

function reached(kind: "started" | "ended" | "reached", name: string): Formula {
  return once(undefined, related({ kind }, text(name)));
}

/** The moment has come. */
export function hasCome(draft: Draft, moment: Moment): Formula {
  if (moment.kind === "at") return reached("reached", formatInstant(moment.at));
  if (moment.kind === "stage" && moment.offset === undefined)
    return reached(moment.edge === "start" ? "started" : "ended", moment.stage);
  if (moment.kind === "act" && moment.offset === undefined) {
    const act = fresh(draft, "a");
    return once(undefined, exists([act], anyActOf(draft, moment.act, act, new Map())));
  }
  return refuse(draft, { what: "date" });
}
