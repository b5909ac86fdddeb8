// What a report says of who did it, and of itself.
import type { Observation } from "@servanda/agreement";
import { NOBODY } from "./clauses.ts";

/** Who did it, as the report says; nobody where its source may not say. */
export function authorOf({ by, of }: Observation, barred: readonly string[]): string {
  return by === undefined || (of !== undefined && barred.includes(of)) ? NOBODY : by;
}

export function valueOf(report: Observation, attribute: string): number | string | undefined {
  if (attribute === "count") return report.count ?? 1;
  return attribute === "sourceKind" ? report.sourceKind : report.attributes?.[attribute];
}
