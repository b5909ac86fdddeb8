// Reports that no zone of the text can be asked about: their place is known by name alone, and by no name that the text
// knows. A clause about a zone finds nothing in them, which must not read as if nothing had happened there.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { mentions } from "@servanda/monitor";

export interface Unplaced {
  readonly reports: number;
  /** How many different places they name. */
  readonly places: number;
  /** The first of those, in the order of the alphabet. */
  readonly examples: readonly string[];
}

const SHOWN = 3;

/** Only kinds that some rule asks about by place; undefined where every report of theirs has one. */
export function unplacedReports(agreement: CheckedAgreement, records: readonly LogRecord[]): Unplaced | undefined {
  const kinds = kindsAskedByPlace(agreement);
  const known = new Set(agreement.regions.flatMap(({ name, names }) => [name, ...names]));
  const places = new Set<string>();
  let reports = 0;
  for (const record of records) {
    if (record.record !== "observation" || record.place === undefined || !kinds.has(record.kind)) continue;
    const { lat, names } = record.place;
    if (lat !== undefined || names.length === 0 || names.some((name) => known.has(name))) continue;
    reports += 1;
    for (const name of names) places.add(name);
  }
  if (reports === 0) return undefined;
  return { reports, places: places.size, examples: [...places].sort().slice(0, SHOWN) };
}

function kindsAskedByPlace({ clauses, registers, ladders, stages }: CheckedAgreement): ReadonlySet<string> {
  const kinds = new Set<string>();
  mentions([clauses, registers, ladders, stages], (node) => {
    const { kinds: asked, where } = node;
    if (Array.isArray(where) && where.length > 0 && Array.isArray(asked))
      for (const kind of asked) if (typeof kind === "string") kinds.add(kind);
    return false;
  });
  return kinds;
}
