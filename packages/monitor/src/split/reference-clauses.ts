// Which clauses run on the reference interpreter: those with a meaning that the engine does not cover, and those that
// wait for what such clauses bring about.
import type { CheckedAgreement, Clause, Stage } from "@servanda/agreement";
import { type AnyNode, mentions, textsUnder } from "./mentions.ts";

/** Kinds of conditions, triggers and moments that only the reference knows. */
const uncovered: ReadonlySet<unknown> = new Set(["watch", "is", "effect", "settled", "in step", "duty", "of bearer"]);

/** Parts of rules that only the reference knows. */
const uncoveredParts: readonly string[] = ["jointly", "recurs", "quota", "onFulfilment", "extendableBy"];

/** What the engine leaves to the reference. */
export interface OnReference {
  /** Keys, in the order of the text. */
  readonly clauses: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
}

export function onReference(agreement: CheckedAgreement): OnReference {
  const stages = uncoveredStages(agreement.stages);
  const changed = changedClauses(agreement.clauses);
  const clauses = new Set<string>();
  for (let size = -1; size !== clauses.size; ) {
    size = clauses.size;
    for (const clause of agreement.clauses) {
      const isUncovered =
        changed.has(clause.number) ||
        mentions(clause.rule, (node) => isUncoveredHere(node) || speaksOfStage(node, stages)) ||
        textsUnder(clause.rule, "during").some((stage) => stages.has(stage)) ||
        breachesIn(clause).some((key) => clauses.has(key));
      if (isUncovered) clauses.add(clause.key);
    }
  }
  return { clauses, stages };
}

/** Something comes about by the text's own rules, whatever its clauses are. */
export function hasInstitution({ bodies, membership }: CheckedAgreement): boolean {
  return membership !== undefined || bodies.some(({ rules }) => rules !== undefined);
}

/** Clauses whose breaches a clause asks about. */
export function breachesIn({ rule }: Clause): readonly string[] {
  return textsUnder(rule, "clauses");
}

function isUncoveredHere(node: AnyNode): boolean {
  if (uncovered.has(node.kind) || uncoveredParts.some((part) => part in node)) return true;
  return node.kind === "moment" && "moment" in node;
}

/** Numbers of clauses that some effect suspends, voids or ends. */
function changedClauses(clauses: readonly Clause[]): ReadonlySet<string> {
  return new Set(
    clauses.flatMap(({ rule }) => (rule.kind === "effect" && rule.of.kind === "clause" ? [rule.of.number] : [])),
  );
}

function uncoveredStages(all: readonly Stage[]): ReadonlySet<string> {
  const stages = new Set<string>();
  for (let size = -1; size !== stages.size; ) {
    size = stages.size;
    for (const stage of all) {
      const moments = [stage.start, stage.end];
      if (stage.extendableBy !== undefined || stage.renewal !== undefined) stages.add(stage.name);
      if (mentions(moments, (node) => isUncoveredHere(node) || speaksOfStage(node, stages))) stages.add(stage.name);
    }
  }
  return stages;
}

function speaksOfStage(node: AnyNode, stages: ReadonlySet<string>): boolean {
  return node.kind === "stage" && typeof node["stage"] === "string" && stages.has(node["stage"]);
}
