// Which reports are about the same happening. A set of reports gives a set of incidents, whatever the order they came
// in:
//   linked(a, b)  = surely strictly nearer than the linking's time, and its distance where it states one
//   incident      = connected by links (single linkage), divided at its longest quiet gap while it spans too long
// Attribution plays no part.
import type { Observation, RecordRef } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import { YES } from "@servanda/core";
import { connected, divide } from "../atoms/linking.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import type { Judge } from "./judge.ts";

/** Reports about one happening. */
export interface Incident {
  /** The least reference among its members: its identity. */
  readonly least: RecordRef;
  /** Sorted by reference. */
  readonly members: readonly Observation[];
}

/** Incidents of all reports that are not figures over a period. */
export function incidentsOf(judge: Judge, observations: readonly Observation[]): readonly Incident[] {
  const { linkings } = judge.agreement;
  const groups = linkings.map((): Observation[] => []);
  const incidents: Incident[] = [];
  for (const observation of observations) {
    if (observation.aggregate === true) continue;
    const index = linkings.findIndex((each) => judge.matches(each.event, observation, NO_BINDINGS) === YES);
    const group = groups[index];
    if (group === undefined) incidents.push(incidentOf([observation]));
    else group.push(observation);
  }
  groups.forEach((group, index) => {
    const linking = linkings[index];
    if (linking === undefined) return;
    for (const component of connected(group, linking)) {
      for (const part of divide(component, linking.maxSpanMs)) incidents.push(incidentOf(part));
    }
  });
  return incidents.sort((a, b) => compareText(a.least, b.least));
}

function incidentOf(members: readonly Observation[]): Incident {
  const sorted = [...members].sort((a, b) => compareText(refOf(a), refOf(b)));
  return { least: sorted.map(refOf)[0] ?? "", members: sorted };
}
