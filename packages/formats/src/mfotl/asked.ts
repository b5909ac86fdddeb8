// What the formulas of an export ask of records: which kinds and acts they speak of, and what reports of a kind must
// state so that no formula is in doubt over them.
import type { Act, CheckedAgreement, KindName, Observation, RegionName } from "@servanda/agreement";
import type { ExportedClause } from "./clauses.ts";
import type { Demands } from "./draft.ts";
import type { Signature } from "./signature.ts";

export interface Asked {
  /** Some formula speaks of records of its kind, or of acts of its verb. */
  speaksOf(record: Observation | Act): boolean;
  /** The kind and those that it stands under. */
  lineageOf(kind: KindName): readonly KindName[];
  /** Reports of the kind must name who did it. */
  needsAuthor(kind: KindName): boolean;
  /** Reports of the kind must be on record as they happen. */
  mustBePunctual(kind: KindName): boolean;
  /** A report of the kind that names nobody must be joined with none that names somebody. */
  standsAlone(kind: KindName): boolean;
  regionsOf(kind: KindName): readonly RegionName[];
  /** Attributes of which reports of the kind must state a number. */
  numbersOf(kind: KindName): readonly string[];
}

export function askedBy(
  { kinds }: CheckedAgreement,
  clauses: readonly ExportedClause[],
  { relations }: Signature,
): Asked {
  const above = new Map(kinds.map(({ name, under }) => [name, under]));
  const lineages = new Map<KindName, readonly KindName[]>();
  const lineageOf = (kind: KindName): readonly KindName[] => {
    const known = lineages.get(kind);
    if (known !== undefined) return known;
    const next = above.get(kind);
    const lineage = next === undefined ? [kind] : [kind, ...lineageOf(next)];
    lineages.set(kind, lineage);
    return lineage;
  };
  const roots = new Set(relations.flatMap((each) => (each.kind === "event" ? [each.root] : [])));
  const verbs = new Set(relations.flatMap((each) => (each.kind === "act" ? [each.verb] : [])));
  const regions = gathered(clauses, ({ placed }) => placed);
  const numbers = gathered(clauses, ({ stated }) => stated);
  const attributed = new Set(clauses.flatMap(({ demands }) => [...demands.attributed]));
  const alone = new Set(clauses.flatMap(({ demands }) => [...demands.alone]));
  const punctual = new Set(clauses.flatMap(({ demands }) => [...demands.punctual]));
  return {
    speaksOf: (record) =>
      record.record === "act" ? verbs.has(record.act) : lineageOf(record.kind).some((kind) => roots.has(kind)),
    lineageOf,
    needsAuthor: (kind) => attributed.has(kind),
    mustBePunctual: (kind) => lineageOf(kind).some((each) => punctual.has(each)),
    standsAlone: (kind) => alone.has(kind),
    regionsOf: (kind) => regions.get(kind) ?? [],
    numbersOf: (kind) => numbers.get(kind) ?? [],
  };
}

/** What any of the clauses demands of a kind. */
function gathered(
  clauses: readonly ExportedClause[],
  demandsOf: (demands: Demands) => ReadonlyMap<KindName, ReadonlySet<string>>,
): ReadonlyMap<KindName, readonly string[]> {
  const all = new Map<KindName, readonly string[]>();
  for (const { demands } of clauses) {
    for (const [kind, values] of demandsOf(demands)) all.set(kind, [...new Set([...(all.get(kind) ?? []), ...values])]);
  }
  return all;
}
