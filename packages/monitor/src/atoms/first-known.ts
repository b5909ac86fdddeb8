// When a finding was first on record: a fact of record time, so it is kept, not recomputed. A merged incident was
// known when the first of its parts was.
import type { Finding, Observation, RecordRef } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** Earliest record instant at which a finding of this clause and bearer held one of these reports. */
export interface FirstKnown {
  at(finding: Finding, members: readonly Observation[]): Instant | undefined;
  note(finding: Finding, recordedAt: Instant): void;
  /** All of it, to be begun with elsewhere. */
  saved(): (readonly [string, Instant])[];
}

export function createFirstKnown(saved: Iterable<readonly [string, Instant]> = []): FirstKnown {
  const first = new Map(saved);
  const keyOf = (finding: Finding, ref: RecordRef): string => `${finding.clause}|${finding.bearer ?? ""}|${ref}`;
  return {
    saved: () => [...first],
    at(finding, members) {
      const known = members.map((each) => first.get(keyOf(finding, refOf(each)))).filter((each) => each !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
    note(finding, recordedAt) {
      for (const ref of finding.evidence) {
        const key = keyOf(finding, ref);
        if (!first.has(key)) first.set(key, recordedAt);
      }
    },
  };
}
