// Whether the text itself, or somebody's power under it, can suspend, void or end a clause, or presumes a breach of it:
// what it then means hangs on what the institution has brought about.
import { type CheckedAgreement, type Clause, type Effect, type Rule, thingKey } from "@servanda/agreement";

export function isChanged(agreement: CheckedAgreement, { key, number }: Clause): boolean {
  const changed = new Set(agreement.clauses.flatMap(({ rule }) => changedBy(rule)));
  return ["agreement", `clause ${number}`, presumed(key)].some((each) => changed.has(each));
}

function presumed(key: string): string {
  return `breach of ${key}`;
}

function changedBy(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "effect":
      return affectedBy(rule);
    case "require":
      return [rule.otherwise, rule.onFulfilment].flatMap((next) => (next === undefined ? [] : changedBy(next)));
    case "empower":
      if (rule.use.kind === "change") return [thingKey(rule.use.of)];
      return rule.use.kind === "leave" && rule.use.ends === "agreement" ? ["agreement"] : [];
    case "forbid":
    case "permit":
      return [];
  }
}

function affectedBy({ of }: Effect): readonly string[] {
  if (of.kind === "several") return of.of.map(thingKey);
  if (of.kind === "breach of") return of.clauses.map(presumed);
  return of.kind === "control of" || of.kind === "meeting of" ? [] : [thingKey(of)];
}
