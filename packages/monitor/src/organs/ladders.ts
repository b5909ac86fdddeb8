// What both implementations say of ladders.
import type { Condition, Ladder, RecordRef, StateChange } from "@servanda/agreement";
import type { DurationMs, Instant } from "@servanda/core";

/** The longest window that the condition looks back over. */
export function windowMs(condition: Condition): DurationMs {
  switch (condition.kind) {
    case "and":
    case "or":
      return Math.max(0, ...condition.of.map(windowMs));
    case "not":
      return windowMs(condition.of);
    default:
      return "window" in condition && condition.window.kind === "last" ? condition.window.ms : 0;
  }
}

/** The change by which the ladder comes to the rung at this height. */
export function changeTo(ladder: Ladder, height: number, at: Instant, evidence: readonly RecordRef[]): StateChange[] {
  const { key: cause, name, reading } = ladder;
  const state = ladder.rungs[height]?.name;
  return state === undefined ? [] : [{ cause, reading, of: { kind: "ladder", name }, state, at, evidence }];
}
