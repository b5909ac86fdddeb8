// The pieces of a certificate's trees.
import type { Act, AnswerNode, Asked, Observation, RecordAnswer } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, anyOf, type Kleene, kleeneWord, MAYBE, NO, not, YES } from "@servanda/core";

export function answered(asks: Asked, value: Kleene, more: Omit<AnswerNode, "asks" | "value"> = {}): AnswerNode {
  return { asks, value: kleeneWord(value), ...more };
}

export function kleeneOf({ value }: Pick<AnswerNode, "value">): Kleene {
  return value === "yes" ? YES : value === "no" ? NO : MAYBE;
}

export function allParts(parts: readonly AnswerNode[], asks: Asked = { kind: "all of" }): AnswerNode {
  return answered(asks, allOf(parts.map(kleeneOf)), { parts });
}

export function anyPart(parts: readonly AnswerNode[]): AnswerNode {
  return answered({ kind: "any of" }, anyOf(parts.map(kleeneOf)), { parts });
}

export function notPart(part: AnswerNode): AnswerNode {
  return answered({ kind: "not" }, not(kleeneOf(part)), { parts: [part] });
}

/** Records with the answers they give by themselves; *no* is nothing to rest on. */
export function recordAnswers(values: readonly (readonly [Observation | Act, Kleene])[]): readonly RecordAnswer[] {
  return values
    .filter(([, value]) => value !== NO)
    .map(([record, value]) => ({ ref: refOf(record), value: kleeneWord(value) }));
}
