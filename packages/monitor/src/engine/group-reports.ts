// Incidents alone, without anything judged by them: for who measures grouping, or wants only that.
import type { CheckedAgreement, Observation } from "@servanda/agreement";
import { Incidents } from "./incidents.ts";
import { createFastPlaces } from "./places.ts";

/** Reports joined into incidents as they come, in any order. */
export interface Grouping {
  add(report: Observation): void;
  /** How many incidents of linked reports there are. */
  count(): number;
}

export function groupReports(agreement: CheckedAgreement): Grouping {
  const grounds = {
    places: createFastPlaces(agreement.regions),
    barred: new Set(agreement.attributionBarred),
    regions: new Map(agreement.regions.map((region) => [region.name, region])),
  };
  let count = 0;
  const one = (by: number) => (): void => {
    count += by;
  };
  const incidents = new Incidents(agreement.linkings, grounds, { came: one(1), grew: one(0), went: one(-1) });
  return { add: (report) => incidents.add(report), count: () => count };
}
