// Limits that are counted from a rule's trigger: they say nothing where no trigger is.
import type { Condition } from "@servanda/agreement";

/** Whether any part of the condition is such a limit. */
export function hasTriggerLimit(condition: Condition): boolean {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.some(hasTriggerLimit);
  return condition.kind === "not" ? hasTriggerLimit(condition.of) : condition.kind === "did in time";
}
