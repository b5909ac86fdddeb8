// Three-valued questions about one observation or act: who, what, with which attributes. Place and time have files of
// their own.
import type {
  Act,
  ActorName,
  ActorTerm,
  ActPattern,
  AttributeTest,
  Clause,
  Observation,
  Prohibition,
  RegionName,
  RegionTerm,
} from "@servanda/agreement";
import { DECIDES } from "@servanda/agreement";
import { type Kleene, MAYBE, NO, YES } from "@servanda/core";
import { compareBounds } from "./interval.ts";

/** Values of a clause's variables. A variable that is absent is not known (an incident attributed to nobody). */
export interface Bindings {
  get(name: string): string | undefined;
}
export const NO_BINDINGS: Bindings = new Map<string, string>();

/** Is `who` one of those meant? *Maybe* where the term hangs on a variable that is not known. */
export function isActor(term: ActorTerm, who: ActorName, bindings: Bindings): Kleene {
  switch (term.kind) {
    case "named":
      return term.actors.includes(who) ? YES : NO;
    case "bind": {
      // What it may be bound to is asked also of what is bound: `a party X` is no guarantor.
      if (!term.among.includes(who)) return NO;
      const value = bindings.get(term.name);
      return value === undefined || value === who ? YES : NO;
    }
    case "variable": {
      const value = bindings.get(term.name);
      return value === undefined ? MAYBE : value === who ? YES : NO;
    }
    case "other than": {
      if (!term.among.includes(who)) return NO;
      const value = bindings.get(term.name);
      return value === undefined ? MAYBE : value === who ? NO : YES;
    }
  }
}

/**
 * Did one of those meant do it, as this report attributes it? A report that names nobody, or whose source may not
 * attribute, is *no*: it counts against nobody (semantics.md, rule 3).
 */
export function isDoneBy(
  observation: Observation,
  term: ActorTerm,
  bindings: Bindings,
  barred: ReadonlySet<ActorName>,
): Kleene {
  if (observation.by === undefined || isBarred(observation, barred)) return NO;
  const named = isActor(term, observation.by, bindings);
  return observation.attribution === "possible" && named === YES ? MAYBE : named;
}

/** The source belongs to an actor that the text forbids to attribute. */
export function isBarred(observation: Observation, barred: ReadonlySet<ActorName>): boolean {
  return observation.of !== undefined && barred.has(observation.of);
}

/** Whose is the thing it was done to? A report that does not say is no report of it: silence is no stated doubt. */
export function isTarget(observation: Observation, term: ActorTerm, bindings: Bindings): Kleene {
  return observation.target === undefined ? NO : isActor(term, observation.target, bindings);
}

/**
 * A measure that is not stated (a calibre) is *maybe*: it has some value. A text that is not stated is *no*, and texts
 * compare by equality only. `count` is the report's own count, `sourceKind` how its source sees.
 */
export function hasAttribute(observation: Observation, test: AttributeTest): Kleene {
  const stated = statedBy(observation, test.attribute);
  if (stated === undefined) return typeof test.value === "number" ? MAYBE : NO;
  if (typeof stated === "number" && typeof test.value === "number") {
    return compareBounds(stated, stated, test.compare, test.value);
  }
  return stated === test.value ? YES : NO;
}

function statedBy(observation: Observation, attribute: string): number | string | undefined {
  if (attribute === "count") return observation.count ?? 1;
  return attribute === "sourceKind" ? observation.sourceKind : observation.attributes?.[attribute];
}

/** The regions a term may mean under these bindings. */
export function regionsOf(term: RegionTerm, bindings: Bindings): readonly RegionName[] {
  if (term.kind === "named") return [term.region];
  if (term.kind === "any") return term.among;
  if (term.kind === "of bearer") {
    const bearer = bindings.get("bearer");
    return term.among.filter(({ actor }) => bearer === undefined || actor === bearer).map(({ region }) => region);
  }
  const value = bindings.get(term.name);
  if (value !== undefined) return [value];
  return term.kind === "bind" ? term.among : [];
}

/** A place that either side leaves unnamed is no other place. */
function isAbout({ place }: Act, at: RegionTerm, bindings: Bindings): boolean {
  if (place === undefined || place.names.length === 0 || at.kind === "bind") return true;
  const regions = regionsOf(at, bindings);
  return regions.length === 0 || regions.some((name) => place.names.includes(name));
}

/**
 * Is it this act, by and to those meant, on this matter? What it is about is asked by the caller. To refuse a matter is
 * not to decide it.
 */
export function isAct(act: Act, pattern: ActPattern, bindings: Bindings): Kleene {
  if (act.act !== pattern.act || (act.act === DECIDES && act.outcome === "rejected")) return NO;
  if (pattern.matter !== undefined && act.matter !== pattern.matter) return NO;
  if (pattern.at !== undefined && !isAbout(act, pattern.at, bindings)) return NO;
  const by = pattern.by === undefined ? YES : isActor(pattern.by, act.by, bindings);
  if (by === NO || pattern.to === undefined) return by;
  const to = act.to === undefined ? NO : isActor(pattern.to, act.to, bindings);
  return by < to ? by : to;
}

/** Does the report surely name who did it? */
export function namesSomeone(observation: Observation, barred: ReadonlySet<ActorName>): boolean {
  return observation.by !== undefined && observation.attribution !== "possible" && !isBarred(observation, barred);
}

/** Against a bearer: as the report attributes it. Against nobody: *yes* for a report that surely names nobody. */
export function attributedTo(
  observation: Observation,
  bearer: ActorName | null,
  barred: ReadonlySet<ActorName>,
): Kleene {
  if (bearer === null) return namesSomeone(observation, barred) ? NO : YES;
  if (observation.by !== bearer || isBarred(observation, barred)) return NO;
  return observation.attribution === "possible" ? MAYBE : YES;
}

/**
 * Whether the clause can be found broken by nobody known. Who must prevent answers for others; and what a signatory has
 * reserved is no one else's, while the clause of that number says that it happened.
 */
export function accusesNobody({ reservedBy }: Clause, { prevents }: Prohibition): boolean {
  return reservedBy === undefined && prevents === undefined;
}
