// What the text can change by its own effects and powers, worked out once: a clause that nothing can suspend or end
// need not be asked about again.
import {
  type Affected,
  type CheckedAgreement,
  type Clause,
  type Effect,
  type Rule,
  thingKey,
} from "@servanda/agreement";

/** Keys of things that an effect or power changes, and `breach of CLAUSE` for each that may be presumed broken. */
export function changeableThings({ clauses }: Pick<CheckedAgreement, "clauses">): ReadonlySet<string> {
  return new Set(
    clauses.flatMap(({ rule }) => {
      if (rule.kind === "empower") return changedByPower(rule.use);
      return effectsIn(rule).flatMap(({ of }) => changedBy(of));
    }),
  );
}

/** Whether the clause, or the whole agreement, may be suspended, void or ended at some time. */
export function isChangeable(changeable: ReadonlySet<string>, { number }: Pick<Clause, "number">): boolean {
  return changeable.has(thingKey({ kind: "clause", number })) || changeable.has(thingKey({ kind: "agreement" }));
}

/** Every effect that a rule states, be it what follows a duty. */
export function effectsIn(rule: Rule): readonly Effect[] {
  if (rule.kind === "effect") return [rule];
  if (rule.kind !== "require") return [];
  return [rule.otherwise, rule.onFulfilment].flatMap((each) => (each === undefined ? [] : effectsIn(each)));
}

function changedByPower(use: Extract<Rule, { kind: "empower" }>["use"]): readonly string[] {
  if (use.kind === "change") return [thingKey(use.of)];
  return use.kind === "leave" && use.ends === "agreement" ? [thingKey({ kind: "agreement" })] : [];
}

function changedBy(of: Affected): readonly string[] {
  switch (of.kind) {
    case "several":
      return of.of.map(thingKey);
    case "breach of":
      return of.clauses.map((clause) => `breach of ${clause}`);
    case "control of":
    case "meeting of":
      return [];
    default:
      return [thingKey(of)];
  }
}
