// What counts as one. A report is worth its count, or an attribute; two sources' reports of one happening are never
// added up: an incident is worth the largest total that any one source gives it.
import type { Observation, Register } from "@servanda/agreement";

/** Units of one report, exemptions aside. */
export function unitOf(observation: Observation, register: Register | undefined): number {
  if (register?.unit.kind !== "attribute") return observation.count ?? 1;
  const stated = observation.attributes?.[register.unit.attribute];
  return typeof stated === "number" ? stated : 0;
}

/** Units of reports about one happening. Without a register an incident is one. */
export function unitsOf(reports: readonly Observation[], register: Register | undefined): number {
  if (reports.length === 0) return 0;
  const isFigure = reports.every((each) => each.aggregate === true);
  if (!isFigure && (register === undefined || register.countsIncidents)) return 1;
  const bySource = new Map<string, number>();
  for (const each of reports) {
    bySource.set(each.source, (bySource.get(each.source) ?? 0) + unitOf(each, register));
  }
  return Math.max(...bySource.values());
}
