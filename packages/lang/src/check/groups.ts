// Decisions that are waited for from a group that has no rule to decide by.
import type { Body } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Condition } from "../syntax/ast-sentences.ts";
import { placeOf } from "./names.ts";
import type { Gathered, Placed } from "./sources.ts";
import { walkStatement } from "./walk.ts";

/** Said once for each group, where its decision is first waited for. */
export function reportUndecided({ statements }: Gathered, bodies: readonly Body[], report: Report): void {
  const groups = new Set(bodies.flatMap(({ name, rules }) => (rules === undefined ? [name] : [])));
  if (groups.size === 0) return;
  for (const placed of statements) {
    const { statement } = placed;
    for (const each of statement.kind === "variant" && statement.statement
      ? [statement, statement.statement]
      : [statement])
      walkStatement(each, { condition: (condition) => reportDeciders(placed, condition, groups, report) });
  }
}

function reportDeciders(placed: Placed, condition: Condition, groups: Set<string>, report: Report): void {
  if (condition.kind !== "recorded-act" || condition.verb.text !== "decides") return;
  for (const subject of condition.subjects) {
    const name = subject.kind === "thing" && subject.words.length === 0 ? (subject.name?.text ?? "") : "";
    if (groups.delete(name)) report("S0611", placeOf(placed, subject), { name });
  }
}
