// Occurrences of triggers as plain data, and back.
import type { Instant } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import { finite, sinceEver } from "./saved-instant.ts";

/** What stands since ever has null for its beginning. */
export interface SavedOccurrence extends Omit<Occurrence, "from" | "to" | "detectedAt" | "bindings"> {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly detectedAt: Instant | null;
  readonly bindings: readonly (readonly [string, string])[];
}

export function saveOccurrence({ from, to, detectedAt, bindings, ...rest }: Occurrence): SavedOccurrence {
  return {
    ...rest,
    from: finite(from),
    to: finite(to),
    detectedAt: finite(detectedAt),
    bindings: [...bindings],
  };
}

export function loadOccurrence({ from, to, detectedAt, bindings, ...rest }: SavedOccurrence): Occurrence {
  return {
    ...rest,
    from: sinceEver(from),
    to: sinceEver(to),
    detectedAt: sinceEver(detectedAt),
    bindings: new Map(bindings),
  };
}
