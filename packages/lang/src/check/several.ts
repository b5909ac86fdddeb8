// `at least 3 guarantors is in force`: so many of several conditions, written out as every choice of so many.
import type { Condition } from "@servanda/agreement";
import { conjunction, disjunction } from "./propositions.ts";

/** More choices than this are not written out: at least 4 of 18 actors, or 3 of 28. */
const MAX_CHOICES = 4000;

/** True where at least `count` of them hold. Undefined if there are too many choices to write out. */
export function atLeastOf(conditions: readonly Condition[], count: number): Condition | undefined {
  if (count > conditions.length) return { kind: "not", of: { kind: "always" } };
  if (choices(conditions.length, count) > MAX_CHOICES) return undefined;
  return disjunction(choicesOf(conditions, count).map(conjunction));
}

function choices(of: number, count: number): number {
  let result = 1;
  for (let taken = 1; taken <= Math.min(count, of - count); taken++) {
    result = (result * (of - taken + 1)) / taken;
    if (result > MAX_CHOICES) return result;
  }
  return result;
}

function choicesOf(conditions: readonly Condition[], count: number): readonly (readonly Condition[])[] {
  if (count === 0) return [[]];
  return conditions.flatMap((first, index) =>
    choicesOf(conditions.slice(index + 1), count - 1).map((rest) => [first, ...rest]),
  );
}
