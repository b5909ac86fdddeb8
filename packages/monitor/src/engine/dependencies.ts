// Clauses in an order in which each comes after those whose findings it asks about.
import type { CheckedAgreement, Clause, Condition } from "@servanda/agreement";
import { assert } from "@servanda/core";

/** The checker refuses clauses that ask about each other in a circle. */
export function dependencyOrder(agreement: CheckedAgreement): Clause[] {
  const byKey = new Map(agreement.clauses.map((clause) => [clause.key, clause]));
  const ordered = new Set<Clause>();
  const open = new Set<Clause>();
  const visit = (clause: Clause): void => {
    if (ordered.has(clause)) return;
    assert(!open.has(clause), `clause ${clause.key} asks about itself`);
    open.add(clause);
    for (const key of askedBy(clause)) {
      const asked = byKey.get(key);
      if (asked !== undefined) visit(asked);
    }
    ordered.add(clause);
  };
  for (const clause of agreement.clauses) visit(clause);
  return [...ordered];
}

function askedBy({ rule }: Clause): string[] {
  if (rule.kind !== "forbid") return [];
  const exceptions = rule.exceptions.flatMap((each) => (each.kind === "condition" ? [each.condition] : []));
  return [rule.when, ...exceptions].flatMap(breachesIn);
}

function breachesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case "breach":
      return condition.breach.clauses;
    case "and":
    case "or":
      return condition.of.flatMap(breachesIn);
    case "not":
      return breachesIn(condition.of);
    default:
      return [];
  }
}
