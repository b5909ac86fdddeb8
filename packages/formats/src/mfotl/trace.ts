// Records as a log in MonPoly's form: one time point for each instant, with what happened then. Shape of a line:
//   @1767225600000 column ("sensor/c1","P1")("sensor/c2","P2") inside ("sensor/c1","Z3")
import type { Act, CheckedAgreement, LogRecord, Observation } from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { assert, type Instant, parseInstant, SECOND_MS, YES } from "@servanda/core";
import type { Asked } from "./asked.ts";
import type { ExportedClause } from "./clauses.ts";
import { type Formula, partsOf, quoted, type Relation } from "./formula.ts";
import { authorOf, valueOf } from "./report.ts";
import { type Signature, TICK } from "./signature.ts";
import type { Inside } from "./sort-out.ts";

/** The edge of a stage, as a run over the kept records gives it. */
export interface StageEdge {
  readonly stage: string;
  readonly change: "started" | "ended";
  readonly at: Instant;
}

/** A tuple of a relation at an instant. */
interface Fact {
  readonly at: Instant;
  readonly relation: Relation;
  readonly values: readonly string[];
}

export interface Trace {
  readonly text: string;
  /** The last time point: a tick, after every deadline. */
  readonly endAt: Instant;
  readonly timePointCount: number;
  readonly recordCount: number;
}

/** What a log is made of. */
export interface Traced {
  readonly agreement: CheckedAgreement;
  readonly clauses: readonly ExportedClause[];
  readonly signature: Signature;
  readonly asked: Asked;
  /** In record order. */
  readonly kept: readonly LogRecord[];
  readonly stages: readonly StageEdge[];
  /** The institution's own acts in the same run. */
  readonly ownActs: readonly Act[];
  readonly inside: Inside;
}

/**
 * The log of kept records. It ends with a tick one second after the last deadline that a formula looks ahead to, so
 * that what was not done by the end of the log was not done in time.
 */
export function traceOf(traced: Traced): Trace {
  const { agreement, clauses, signature, kept } = traced;
  const incidents = incidentNames(kept);
  const told = [...kept, ...traced.ownActs].flatMap((record): readonly Fact[][] => {
    if (record.record === "observation" && traced.asked.speaksOf(record) && record.count !== 0)
      return [factsOfReport(traced, record)];
    const isTold = record.record === "act" && traced.asked.speaksOf(record) && !isRefusal(record);
    return isTold ? [factsOfAct(record, incidents)] : [];
  });
  const lastRecordAt = kept.at(-1)?.recordedAt ?? 0;
  // A moment that comes after every record changes nothing that is judged.
  const facts = [...told.flat(), ...moments(traced).filter(({ at }) => at <= lastRecordAt)];
  const firstAt = facts.reduce((first, { at }) => Math.min(first, at), lastRecordAt);
  const points = timePoints([...facts, ...roles(agreement, signature, firstAt)], signature);
  const endAt = lastRecordAt + Math.max(0, ...clauses.map((each) => each.aheadMs)) + SECOND_MS;
  const lines = [...points.map(([at, said]) => `@${at} ${said}`), `@${endAt} ${TICK} ()`];
  return { text: `${lines.join("\n")}\n`, endAt, timePointCount: lines.length, recordCount: told.length };
}

// To refuse a matter is not to decide it.
function isRefusal({ act, outcome }: Act): boolean {
  return act === "decide" && outcome === "rejected";
}

function factsOfReport({ agreement, asked, signature, inside }: Traced, report: Observation): Fact[] {
  const { to: at, target } = report;
  const ref = refOf(report);
  const fact = (relation: Relation, value: string): Fact => ({ at, relation, values: [ref, value] });
  const author = authorOf(report, agreement.attributionBarred);
  const events = asked.lineageOf(report.kind).map((root) => fact({ kind: "event", root }, author));
  const places = asked.regionsOf(report.kind).filter((region) => inside(report.place, region) === YES);
  const attributes = signature.relations.flatMap((relation) => {
    if (relation.kind !== "attribute") return [];
    const value = valueOf(report, relation.attribute);
    const isOfType = value !== undefined && typeof value === (relation.type === "number" ? "number" : "string");
    return isOfType ? [fact(relation, String(value))] : [];
  });
  return [
    ...events,
    ...places.map((region) => fact({ kind: "inside" }, region)),
    ...(target === undefined ? [] : [fact({ kind: "target" }, target)]),
    ...attributes,
  ];
}

function factsOfAct(act: Act, incidents: ReadonlyMap<string, string>): Fact[] {
  const { recordedAt: at, by, matter, to, about } = act;
  const fact = (relation: Relation, value: string): Fact => ({ at, relation, values: [refOf(act), value] });
  return [
    fact({ kind: "act", verb: act.act }, by),
    ...(matter === undefined ? [] : [fact({ kind: "matter" }, matter)]),
    ...(to === undefined ? [] : [fact({ kind: "addressee" }, to)]),
    ...(about === undefined ? [] : [fact({ kind: "about" }, incidents.get(about) ?? about)]),
  ];
}

/** An act may be about an incident, by its id: here each record is one of its own. Empty where no act is. */
function incidentNames(kept: readonly LogRecord[]): ReadonlyMap<string, string> {
  if (!kept.some((each) => each.record === "act" && each.about?.startsWith("i-") === true)) return new Map();
  const refs = kept.flatMap((each) => (each.record === "tick" ? [] : [refOf(each)]));
  return new Map(refs.map((ref) => [incidentId(ref), ref]));
}

/** Edges of stages, and moments that formulas name. */
function moments({ clauses, stages }: Traced): readonly Fact[] {
  const edges = stages.map(({ stage, change, at }): Fact => ({ at, relation: { kind: change }, values: [stage] }));
  const named = new Set(clauses.flatMap(({ formula }) => momentsNamed(formula)));
  return [
    ...edges,
    ...[...named].map((moment): Fact => {
      const at = parseInstant(moment);
      assert(at !== undefined, "a moment is written as an instant");
      return { at, relation: { kind: "reached" }, values: [moment] };
    }),
  ];
}

function momentsNamed(formula: Formula): readonly string[] {
  return partsOf(formula).flatMap((part) => {
    if (part.kind !== "relation" || part.relation.kind !== "reached") return [];
    return part.terms.flatMap((term) => (term.kind === "text" ? [term.value] : []));
  });
}

function roles({ actors }: CheckedAgreement, { relations }: Signature, at: Instant): Fact[] {
  return relations.flatMap((relation) => {
    if (relation.kind !== "role") return [];
    const having = actors.filter(({ role }) => role === relation.role);
    return having.map(({ name }): Fact => ({ at, relation, values: [name] }));
  });
}

/** One for each instant, in order of time; relations and tuples in a fixed order, whatever the records' was. */
function timePoints(facts: readonly Fact[], { has, nameOf }: Signature): [at: Instant, said: string][] {
  const points = new Map<Instant, Map<string, Set<string>>>();
  for (const { at, relation, values } of facts) {
    if (!has(relation)) continue;
    const point = points.get(at) ?? new Map<string, Set<string>>();
    points.set(at, point);
    const name = nameOf(relation);
    point.set(name, (point.get(name) ?? new Set()).add(`(${values.map(quoted).join(",")})`));
  }
  return [...points]
    .sort(([a], [b]) => a - b)
    .map(([at, point]) => {
      const said = [...point].sort(([a], [b]) => (a < b ? -1 : 1));
      return [at, said.map(([name, tuples]) => `${name} ${[...tuples].sort().join("")}`).join(" ")];
    });
}
