// Who, what, where, with which attributes: one report or act against one pattern.
import type {
  Act,
  ActorName,
  ActorTerm,
  ActPattern,
  AttributeTest,
  EventPattern,
  Observation,
  PlaceTest,
  RegionName,
  RegionTerm,
} from "@servanda/agreement";
import { DECIDES } from "@servanda/agreement";
import { allOf, anyOf, type Kleene, MAYBE, NO, YES } from "@servanda/core";
import type { Text } from "./on-record.ts";
import { apart, placed } from "./place.ts";
import { compared, type Span } from "./spans.ts";

/** Values of a clause's variables. */
export type Variables = ReadonlyMap<string, string>;
export const NOBODY: Variables = new Map<string, string>();

/** The event at which something is judged, with its reports. */
export interface Judged extends Span {
  readonly reports: readonly Observation[];
  /** From when limits of the rule are counted, and up to when one may be met. */
  readonly triggeredAt?: number;
  readonly metBy?: number;
}

export function isMeant(term: ActorTerm, who: ActorName, variables: Variables): Kleene {
  if (term.kind === "named") return term.actors.includes(who) ? YES : NO;
  const value = variables.get(term.name);
  if (term.kind === "variable") return value === undefined ? MAYBE : value === who ? YES : NO;
  if (!term.among.includes(who)) return NO;
  if (term.kind === "bind") return value === undefined || value === who ? YES : NO;
  return value === undefined ? MAYBE : value === who ? NO : YES;
}

/** The actor that a report names and may name. */
function namedBy({ barred }: Text, report: Observation): ActorName | undefined {
  return report.of !== undefined && barred.has(report.of) ? undefined : report.by;
}

/** Does the report say that the actor did it; of nobody: does it surely name no one? */
export function saysDoneBy(text: Text, report: Observation, actor: ActorName | null): Kleene {
  const named = namedBy(text, report);
  const isDoubted = report.attribution === "possible";
  if (actor === null) return named === undefined || isDoubted ? YES : NO;
  return named !== actor ? NO : isDoubted ? MAYBE : YES;
}

function isByOneOf(text: Text, report: Observation, term: ActorTerm, variables: Variables): Kleene {
  const named = namedBy(text, report);
  if (named === undefined) return NO;
  const value = isMeant(term, named, variables);
  return value === YES && report.attribution === "possible" ? MAYBE : value;
}

export function hasTarget(report: Observation, term: ActorTerm, variables: Variables): Kleene {
  return report.target === undefined ? NO : isMeant(term, report.target, variables);
}

export function hasAttribute(report: Observation, { attribute, compare, value }: AttributeTest): Kleene {
  const stated =
    attribute === "count"
      ? (report.count ?? 1)
      : attribute === "sourceKind"
        ? report.sourceKind
        : report.attributes?.[attribute];
  if (stated === undefined) return typeof value === "number" ? MAYBE : NO;
  if (typeof stated === "number" && typeof value === "number") return compared(stated, stated, compare, value);
  return stated === value ? YES : NO;
}

export function regionsMeant(term: RegionTerm, variables: Variables): readonly RegionName[] {
  if (term.kind === "named") return [term.region];
  if (term.kind === "any") return term.among;
  if (term.kind === "of bearer") {
    const bearer = variables.get("bearer");
    return term.among.flatMap(({ actor, region }) => (bearer === undefined || actor === bearer ? [region] : []));
  }
  const value = variables.get(term.name);
  return value !== undefined ? [value] : term.kind === "bind" ? term.among : [];
}

export function isOfKind(event: EventPattern, report: Observation): boolean {
  return event.kinds.includes(report.kind) && report.count !== 0;
}

export function isNearJudged(report: Observation, judged: Judged, limitM: number): Kleene {
  return anyOf(
    judged.reports.map((each) => {
      const { lowM, highM } = apart(each.place, report.place);
      return compared(lowM, highM, "<=", limitM);
    }),
  );
}

function isThere(text: Text, test: PlaceTest, report: Observation, variables: Variables, judged: Judged): Kleene {
  if (test.kind === "near judged") return isNearJudged(report, judged, test.distanceM);
  return anyOf(regionsMeant(test.region, variables).map((name) => placed(test, name, report.place, text.places)));
}

/** The pattern as a whole. */
export function matches(
  text: Text,
  event: EventPattern,
  report: Observation,
  variables: Variables,
  judged: Judged,
): Kleene {
  if (!isOfKind(event, report)) return NO;
  return allOf([
    event.by === undefined ? YES : isByOneOf(text, report, event.by, variables),
    event.target === undefined ? YES : hasTarget(report, event.target, variables),
    ...event.where.map((test) => isThere(text, test, report, variables, judged)),
    ...event.attributes.map((test) => hasAttribute(report, test)),
  ]);
}

/** To refuse a matter is not to decide it. */
export function isAct(act: Act, pattern: ActPattern, variables: Variables): Kleene {
  if (act.act !== pattern.act || (act.act === DECIDES && act.outcome === "rejected")) return NO;
  if (pattern.matter !== undefined && pattern.matter !== act.matter) return NO;
  if (pattern.at !== undefined && isElsewhere(act, pattern.at, variables)) return NO;
  return allOf([
    pattern.by === undefined ? YES : isMeant(pattern.by, act.by, variables),
    pattern.to === undefined ? YES : act.to === undefined ? NO : isMeant(pattern.to, act.to, variables),
  ]);
}

/** Both name a place, and not the same. */
function isElsewhere({ place }: Act, at: RegionTerm, variables: Variables): boolean {
  const names = place?.names ?? [];
  const meant = at.kind === "bind" ? [] : regionsMeant(at, variables);
  return names.length > 0 && meant.length > 0 && !meant.some((name) => names.includes(name));
}
