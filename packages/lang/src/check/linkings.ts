// Which reports can be about one happening: registers that say so first, then one default for each family of kinds
// that clauses speak of, as wide as the widest standard. Also how long late records are applied.
import type { CheckedAgreement, Clause, EventPattern, Linking, Standard } from "@servanda/agreement";
import { DAY_MS, type DurationMs } from "@servanda/core";
import type { Duration } from "../document/front-matter.ts";
import { kindClosure, rootKind } from "../std/vocabulary.ts";
import type { Compiled } from "./compile.ts";

const MAX_SPAN_MS = DAY_MS;
const DEFAULT_HORIZON_MS = 30 * DAY_MS;

export function linkingsOf(
  compiled: Compiled,
  standards: readonly Standard[],
  allKinds: readonly string[],
): readonly Linking[] {
  const stated = compiled.linked.map(
    ({ register, linked }): Linking => ({
      name: register.name,
      event: register.event,
      ...linked,
      maxSpanMs: MAX_SPAN_MS,
    }),
  );
  const widest = widestWindow(standards);
  if (widest === undefined) return stated;
  const roots = [...new Set(usedKinds(compiled.clauses, allKinds).map(rootKind))];
  const defaults = roots.map((root): Linking => {
    const event: EventPattern = { kinds: kindClosure(root), where: [], attributes: [] };
    return { name: root, event, ...widest, maxSpanMs: MAX_SPAN_MS };
  });
  return [...stated, ...defaults];
}

/** Over all proofs that state a time; the distance is absent only where none of them states one. */
function widestWindow(standards: readonly Standard[]): { withinMs: DurationMs; withinM?: number } | undefined {
  const proofs = standards
    .flatMap((standard) => standard.anyOf)
    .flatMap((proof) => (proof.kind === "sources" ? [proof] : []));
  const times = proofs.flatMap((proof) => (proof.withinMs === undefined ? [] : [proof.withinMs]));
  const distances = proofs.flatMap((proof) => (proof.withinM === undefined ? [] : [proof.withinM]));
  if (times.length === 0) return undefined;
  return { withinMs: Math.max(...times), ...(distances.length === 0 ? {} : { withinM: Math.max(...distances) }) };
}

/** Kinds of all patterns in the rules, in the order of the text. A pattern of every kind says nothing about any. */
function usedKinds(clauses: readonly Clause[], allKinds: readonly string[]): readonly string[] {
  const used: string[] = [];
  visit(
    clauses.map((clause) => clause.rule),
    (value) => {
      const { kinds } = value as { readonly kinds?: unknown };
      if (Array.isArray(kinds) && kinds.length < allKinds.length)
        used.push(...kinds.filter((kind) => typeof kind === "string"));
    },
  );
  return [...new Set(used)];
}

/** The front matter's, or 30 days beyond the longest window of any rule, standard or linking. */
export function horizonOf(
  stated: Duration | undefined,
  agreement: Pick<CheckedAgreement, "clauses" | "linkings" | "standards">,
): DurationMs {
  if (stated !== undefined) return stated.count * unitMs[stated.unit];
  let longest = 0;
  visit([agreement.clauses.map((clause) => clause.rule), agreement.linkings, agreement.standards], (value) => {
    const { ms, withinMs, kind, count } = value as Readonly<Record<"ms" | "withinMs" | "kind" | "count", unknown>>;
    const dayMs = typeof kind === "string" ? (calendarMs[kind] ?? 0) : 0;
    for (const each of [ms, withinMs, typeof count === "number" ? count * dayMs : 0])
      if (typeof each === "number") longest = Math.max(longest, each);
  });
  return DEFAULT_HORIZON_MS + longest;
}

const calendarMs: Readonly<Record<string, DurationMs>> = {
  days: DAY_MS,
  months: 31 * DAY_MS,
  "working days": 2 * DAY_MS,
};

/** A horizon is a bound on work, not a term of the agreement: its months have 30 days, its years 365. */
const unitMs: Readonly<Record<Duration["unit"], DurationMs>> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: DAY_MS,
  weeks: 7 * DAY_MS,
  months: 30 * DAY_MS,
  years: 365 * DAY_MS,
};

function visit(value: unknown, each: (value: object) => void): void {
  if (typeof value !== "object" || value === null) return;
  each(value);
  for (const part of Object.values(value)) visit(part, each);
}
