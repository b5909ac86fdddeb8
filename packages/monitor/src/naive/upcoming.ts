// When a condition may change its value with nothing but time passing: as something enters a window or leaves it, as a
// watch grows long enough, as a stage turns (stages are looked at anyway).
import type { Condition, EventPattern, Window } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Interval } from "../atoms/interval.ts";
import type { World } from "./judge.ts";

/** Never misses an instant at which a value turns; may name instants at which none does. */
export function upcomingOf(conditions: readonly Condition[], world: World): Instant[] {
  return conditions.flatMap((condition) => upcoming(condition, world));
}

function upcoming(condition: Condition, world: World): Instant[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of.flatMap((each) => upcoming(each, world));
    case "not":
      return upcoming(condition.of, world);
    case "happened":
    case "count":
      return edges(condition.window, reportsOf(condition.event, world));
    case "absent":
      return edges(condition.window, [...reportsOf(condition.event, world), ...world.known.coverage]);
    case "breach":
      return edges(
        condition.window,
        condition.breach.clauses.flatMap((key) => world.findingsOf(key)),
      );
    case "did": {
      const records = world.known.acts.filter(({ act }) => act === condition.act.act);
      return edges(
        condition.window,
        records.map(({ recordedAt }) => ({ from: recordedAt, to: recordedAt })),
      );
    }
    case "always":
    case "did in time":
    case "stage":
    case "duty":
    case "judged":
    case "is":
    case "matter":
      return [];
  }
}

function reportsOf(event: EventPattern, world: World): readonly Interval[] {
  return world.known.observations.filter(({ kind }) => event.kinds.includes(kind));
}

// A window is closed: what leaves it is gone one instant after its edge.
function edges(window: Window, intervals: readonly Interval[]): Instant[] {
  const lengthMs = window.kind === "last" ? window.ms : undefined;
  return intervals.flatMap(({ from, to }) => {
    const inside = [from, to];
    const leaving = lengthMs === undefined ? [] : [from + lengthMs, to + lengthMs];
    return [...inside, ...leaving].flatMap((at) => [at, at + 1]);
  });
}
