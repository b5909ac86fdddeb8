// Counting rules by day, over what the engine keeps.
import type { DayCount, EventPattern, Observation } from "@servanda/agreement";
import { and, type Kleene, NO } from "@servanda/core";
import { NO_BINDINGS } from "../atoms/match.ts";
import { countsOf } from "../counts.ts";
import { actorValue, fixedValue, takeApart } from "./pattern.ts";
import type { State } from "./state.ts";

export function countsIn({
  agreement,
  grounds,
  incidents,
  coverage,
  reports,
  acts,
  kindTree,
  dayRule,
}: State): DayCount[] {
  const alone = reports.all().filter((each) => incidents.linkedOf(each) === undefined);
  const matches = (event: EventPattern, report: Observation): Kleene => {
    if (!event.kinds.includes(report.kind)) return NO;
    const pattern = takeApart(event, grounds);
    return and(fixedValue(pattern, report, grounds), actorValue(pattern, report, NO_BINDINGS, grounds));
  };
  const happenings = [...[...incidents.linked()].map((each) => each.members), ...alone.map((each) => [each])];
  return countsOf(agreement.registers, { happenings, acts: acts.kept.all(), coverage, kindTree, matches }, dayRule);
}
