// When stages run. Calendar moments are world time; an act on record is the moment the institution knew of it.
import type { Act, Moment, Stage, StagePeriod } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { YES } from "@servanda/core";
import { isAct, NO_BINDINGS } from "./match.ts";

/** The instant a moment names, if it is known. */
export function momentAt(
  moment: Moment,
  stages: ReadonlyMap<string, StagePeriod>,
  acts: readonly Act[],
): Instant | undefined {
  if (moment.kind === "at") return moment.at;
  if (moment.kind === "stage") {
    const edge = stages.get(moment.stage)?.[moment.edge];
    return edge === undefined ? undefined : edge + moment.offsetMs;
  }
  const matching = acts.filter((act) => isAct(act, moment.act, NO_BINDINGS) === YES);
  return earliest(matching.map((act) => act.recordedAt));
}

/**
 * start = earliest of its moments; end = earliest of its moments and start + length. Stages may refer to earlier
 * ones.
 */
export function stagePeriods(stages: readonly Stage[], acts: readonly Act[]): ReadonlyMap<string, StagePeriod> {
  const periods = new Map<string, StagePeriod>();
  // Each round settles at least one more stage of any chain of references.
  for (let round = 0; round < stages.length; round += 1) {
    for (const stage of stages) periods.set(stage.name, periodOf(stage, periods, acts));
  }
  return periods;
}

function periodOf(stage: Stage, periods: ReadonlyMap<string, StagePeriod>, acts: readonly Act[]): StagePeriod {
  const start = earliest(stage.start.map((moment) => momentAt(moment, periods, acts)));
  if (start === undefined) return {};
  const byLength = stage.lengthMs === undefined ? undefined : start + stage.lengthMs;
  const end = earliest([byLength, ...stage.end.map((moment) => momentAt(moment, periods, acts))]);
  if (end === undefined) return { start };
  // What ended before it could begin never runs.
  return end <= start ? {} : { start, end };
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
