// Reports that name nobody accuse nobody, unless they are of one incident with a report that names somebody. Which
// reports are joined is the monitor's business; here it is enough which of them cannot be: those too far apart in time.
import { type CheckedAgreement, type Observation, type RecordRef, refOf } from "@servanda/agreement";
import type { Asked } from "./asked.ts";
import { NOBODY } from "./clauses.ts";
import { authorOf } from "./report.ts";

/** Reports that name nobody, of kinds that must stand alone, and that may be joined with one that names somebody. */
export function mayBeJoined(
  { linkings, attributionBarred }: CheckedAgreement,
  asked: Asked,
  reports: readonly Observation[],
): ReadonlySet<RecordRef> {
  const kinds = new Set(linkings.flatMap(({ event }) => event.kinds));
  const withinMs = Math.max(0, ...linkings.map((each) => each.withinMs));
  const ordered = reports.filter(({ kind }) => kinds.has(kind)).sort((a, b) => a.from - b.from);
  const joined = new Set<RecordRef>();
  for (const cluster of clustersOf(ordered, withinMs)) {
    const nameless = cluster.filter((each) => authorOf(each, attributionBarred) === NOBODY);
    if (nameless.length === cluster.length) continue;
    for (const each of nameless) if (asked.standsAlone(each.kind)) joined.add(refOf(each));
  }
  return joined;
}

/** Divided where nothing is reported for so long that no report of one side is linked with one of the other. */
function clustersOf(ordered: readonly Observation[], withinMs: number): Observation[][] {
  const clusters: Observation[][] = [];
  let latestTo = Number.NEGATIVE_INFINITY;
  for (const each of ordered) {
    if (each.from - latestTo >= withinMs) clusters.push([]);
    clusters.at(-1)?.push(each);
    latestTo = Math.max(latestTo, each.to);
  }
  return clusters;
}
