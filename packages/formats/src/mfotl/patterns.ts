// Reports and acts of a pattern as formulas. What is free in them: the report or act, who did it where that is asked,
// and variables of the text.
import {
  type ActorName,
  type ActorTerm,
  type ActPattern,
  type AttributeTest,
  DECIDES,
  type EventPattern,
  type PlaceTest,
} from "@servanda/agreement";
import { type Bound, boundTo, type Draft, demandOf, fresh, refuse, roleOf, type Scope } from "./draft.ts";
import {
  conjunction,
  disjunction,
  exists,
  type Formula,
  isPlainNumber,
  NEVER,
  negation,
  once,
  related,
  type Term,
  text,
  variable,
} from "./formula.ts";

/** The report is of the pattern, and this is who did it, whatever the pattern says of that. */
export function reportOf(draft: Draft, event: EventPattern, report: string, by: Term, scope: Scope): Formula {
  const ofKind = rootsOf(draft, event).map((root) => related({ kind: "event", root }, variable(report), by));
  return conjunction([disjunction(ofKind), ...detailsOf(draft, event, report, scope)]);
}

/** The report is of the pattern, done by one of those whom the pattern means. */
export function anyReportOf(draft: Draft, event: EventPattern, report: string, scope: Scope): Formula {
  return doneBy(draft, event.by, scope, (by) => reportOf(draft, event, report, by, scope));
}

/** The act is of the pattern, done by one of those whom the pattern means. */
export function anyActOf(draft: Draft, pattern: ActPattern, act: string, scope: Scope): Formula {
  return doneBy(draft, pattern.by, scope, (by) => actOf(draft, pattern, act, by, scope));
}

/** The act is of the pattern, and this is who did it. What it must be about is the caller's. */
export function actOf(draft: Draft, pattern: ActPattern, act: string, by: Term, scope: Scope): Formula {
  if (pattern.at !== undefined) refuse(draft, { what: "place of an act" });
  // A body's own record of what its votes decided adds nothing to them, or has no effect.
  const isCounted = draft.agreement.bodies.some(({ rules }) => rules !== undefined);
  if (pattern.act === DECIDES && isCounted) refuse(draft, { what: "decision" });
  const parts = [related({ kind: "act", verb: pattern.act }, variable(act), by)];
  if (pattern.matter !== undefined) parts.push(related({ kind: "matter" }, variable(act), text(pattern.matter)));
  if (pattern.to !== undefined)
    parts.push(doneBy(draft, pattern.to, scope, (to) => related({ kind: "addressee" }, variable(act), to)));
  return conjunction(parts);
}

/** Kinds of the pattern that stand under no other of its kinds: what is under them is meant too. */
function rootsOf({ agreement }: Draft, { kinds }: EventPattern): readonly string[] {
  const under = new Map(agreement.kinds.map((kind) => [kind.name, kind.under]));
  return kinds.filter((kind) => {
    const above = under.get(kind);
    return above === undefined || !kinds.includes(above);
  });
}

/**
 * `make` with who did it. A term that names one actor, or a variable, is put in; else it is somebody among those meant.
 */
export function doneBy(draft: Draft, term: ActorTerm | undefined, scope: Scope, make: (by: Term) => Formula): Formula {
  if (term?.kind === "variable") {
    const bound = boundTo(draft, scope, term.name);
    return bound === undefined ? NEVER : make(variable(bound.variable));
  }
  const [only, ...more] = term?.kind === "named" ? term.actors : [];
  if (only !== undefined && more.length === 0) return make(text(only));
  const somebody = fresh(draft, "q");
  const who = make(variable(somebody));
  if (term === undefined) return exists([somebody], who);
  const parts = [who, isAmong(draft, somebody, term.kind === "named" ? term.actors : term.among)];
  if (term.kind === "other than") {
    const bound = boundTo(draft, scope, term.name);
    if (bound !== undefined) parts.push(domainOf(draft, bound), negation(isSame(somebody, variable(bound.variable))));
  }
  return exists([somebody], conjunction(parts));
}

/** The variable stands for one of these actors. */
export function isAmong({ agreement }: Draft, name: string, actors: readonly ActorName[]): Formula {
  const role = roleOf(agreement, actors);
  if (role !== undefined) return once(undefined, related({ kind: "role", role }, variable(name)));
  return disjunction(actors.map((actor) => isSame(name, text(actor))));
}

/** The variable stands for something it may stand for: what is excluded by it must be bound before. */
function domainOf(draft: Draft, { variable: name, among }: Bound): Formula {
  return isAmong(draft, name, among);
}

export function isSame(name: string, term: Term): Formula {
  return { kind: "compare", left: variable(name), compare: "=", right: term };
}

function detailsOf(draft: Draft, event: EventPattern, report: string, scope: Scope): readonly Formula[] {
  return [
    ...event.where.flatMap((test) => placed(draft, event, test, report, scope)),
    ...(event.target === undefined
      ? []
      : [doneBy(draft, event.target, scope, (whose) => related({ kind: "target" }, variable(report), whose))]),
    ...event.attributes.map((test) => stated(draft, event, test, report)),
  ];
}

function placed(draft: Draft, event: EventPattern, test: PlaceTest, report: string, scope: Scope): readonly Formula[] {
  if (test.kind === "near judged") return [refuse(draft, { what: "near" })];
  if (test.kind === "distance") return [refuse(draft, { what: "distance" })];
  const { region } = test;
  if (region.kind === "of bearer") return [refuse(draft, { what: "place of each side" })];
  const inside = (term: Term): Formula => related({ kind: "inside" }, variable(report), term);
  const isIn = test.kind === "in";
  if (region.kind === "named" || region.kind === "any") {
    const among = region.kind === "named" ? [region.region] : region.among;
    ask(draft, event, among);
    const each = among.map((name) => inside(text(name)));
    return [isIn ? disjunction(each) : negation(conjunction(each))];
  }
  const bound = boundTo(draft, scope, region.name);
  if (bound === undefined) return [NEVER];
  ask(draft, event, bound.among);
  const isAny = bound.among.length === draft.agreement.regions.length;
  const among = disjunction(bound.among.map((name) => isSame(bound.variable, text(name))));
  if (!isIn) return [among, negation(inside(variable(bound.variable)))];
  return isAny ? [inside(variable(bound.variable))] : [inside(variable(bound.variable)), among];
}

/** It must be sure whether reports of the pattern lie in these regions. */
function ask(draft: Draft, event: EventPattern, regions: readonly string[]): void {
  for (const name of regions) {
    const shape = draft.agreement.regions.find((each) => each.name === name)?.shape.kind;
    if (shape === "moving" || shape === "open") refuse(draft, { what: "moving or open zone", region: name });
    demandOf(draft.demands.placed, event.kinds, name);
  }
}

// A measure that is not stated may be any: reports must state it. A text that is not stated is another.
function stated(
  draft: Draft,
  event: EventPattern,
  { attribute, compare, value }: AttributeTest,
  report: string,
): Formula {
  if (typeof value === "string")
    return related({ kind: "attribute", attribute, type: "text" }, variable(report), text(value));
  if (!isPlainNumber(value)) return refuse(draft, { what: "number", value });
  demandOf(draft.demands.stated, event.kinds, attribute);
  const size = fresh(draft, "v");
  return exists(
    [size],
    conjunction([
      related({ kind: "attribute", attribute, type: "number" }, variable(report), variable(size)),
      { kind: "compare", left: variable(size), compare, right: { kind: "decimal", value } },
    ]),
  );
}
