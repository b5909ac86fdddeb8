// Which clauses run on the reference interpreter: those with a meaning that the engine does not cover, and those that
// wait for what such clauses bring about.
import { type CheckedAgreement, type Clause, type Power, type Stage, thingKey } from "@servanda/agreement";
import { boundFromEntry } from "../atoms/membership.ts";
import { isFoundOn } from "../atoms/questions.ts";
import { type AnyNode, mentions, textsUnder } from "./mentions.ts";

/** Kinds of conditions, triggers and moments that only the reference knows. */
const uncovered: ReadonlySet<unknown> = new Set([
  "watch",
  "is",
  "effect",
  "empower",
  "settled",
  "in step",
  "duty",
  "of bearer",
  "did in time",
]);

/** Parts of rules that only the reference knows. */
const uncoveredParts: readonly string[] = [
  "atLeastActors",
  "jointly",
  "recurs",
  "quota",
  "onFulfilment",
  "extendableBy",
  "effort",
  "prevents",
  "until",
];

/** What the engine leaves to the reference. */
export interface OnReference {
  /** Keys, in the order of the text. */
  readonly clauses: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
}

export function onReference(agreement: CheckedAgreement): OnReference {
  const changed = changedThings(agreement.clauses);
  const stages = uncoveredStages(agreement.stages, changed);
  const apart = boundApart(agreement);
  const moving = movingRegions(agreement);
  const clauses = new Set<string>();
  for (let size = -1; size !== clauses.size; ) {
    size = clauses.size;
    for (const clause of agreement.clauses) {
      const isUncovered =
        changed.has("agreement") ||
        changed.has(`clause ${clause.number}`) ||
        changed.has(`breach ${clause.key}`) ||
        apart.has(clause.key) ||
        isExcusable(clause) ||
        (isFoundOn(agreement) && clause.rule.kind === "forbid") ||
        mentions(clause.rule, (node) => isUncoveredHere(node) || speaksOfStage(node, stages)) ||
        (moving.size > 0 && mentions(clause.rule, (node) => speaksOfRegion(node, moving))) ||
        textsUnder(clause.rule, "during").some((stage) => stages.has(stage)) ||
        breachesIn(clause).some((key) => clauses.has(key));
      if (isUncovered) clauses.add(clause.key);
    }
  }
  return { clauses, stages };
}

/** Something comes about by the text's own rules, whatever its clauses are. */
export function hasInstitution({ bodies, membership, ladders, measures }: CheckedAgreement): boolean {
  return (
    ladders.length > 0 ||
    measures.length > 0 ||
    membership !== undefined ||
    bodies.some(({ rules }) => rules !== undefined)
  );
}

/** Clauses whose breaches a clause asks about. */
export function breachesIn({ rule }: Clause): readonly string[] {
  return textsUnder(rule, "clauses");
}

/** What no trigger begins is excused, or not, by its deadline. */
function isExcusable({ rule }: Clause): boolean {
  return rule.kind === "require" && rule.trigger.kind === "standing" && rule.exceptions.length > 0;
}

function isUncoveredHere(node: AnyNode): boolean {
  if (isOfSeveral(node["content"])) return true;
  if (uncovered.has(node.kind) || uncoveredParts.some((part) => part in node)) return true;
  const isProof = (node.kind === "event" || node.kind === "happened") && "level" in node;
  return isProof || (node.kind === "moment" && "moment" in node);
}

/**
 * Clauses that bind somebody from another moment than the agreement enters into force, or until another. What a
 * trigger begins asks who is bound then; only what stands has to look again.
 */
function boundApart({ clauses, membership }: CheckedAgreement): ReadonlySet<string> {
  if (membership === undefined) return new Set();
  const leaving = clauses.flatMap(({ rule }) =>
    rule.kind === "empower" && rule.use.kind === "leave" ? rule.bearers.actors : [],
  );
  const { entry } = membership;
  const together = entry === undefined ? undefined : boundFromEntry(entry);
  const isApart = (actor: string): boolean =>
    membership.signatories.includes(actor) &&
    (leaving.includes(actor) || (entry?.consent !== undefined && together?.has(actor) !== true));
  const found = clauses.filter(({ rule }) => {
    const stands = rule.kind === "forbid" || (rule.kind === "require" && rule.trigger.kind === "standing");
    return stands && rule.bearers.actors.some(isApart);
  });
  return new Set(found.map(({ key }) => key));
}

/** What some effect or power changes: `clause 5.2`, `stage Term`, `breach 3.2` where one is presumed, `agreement`. */
function changedThings(clauses: readonly Clause[]): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const { rule } of clauses) {
    mentions(rule, (node) => {
      if (node.kind === "effect") for (const each of changedBy(node)) changed.add(each);
      return false;
    });
  }
  for (const { rule } of clauses) if (rule.kind === "empower") changed.add(changedByUse(rule.use));
  return changed;
}

function changedByUse(use: Power["use"]): string {
  if (use.kind === "change") return thingKey(use.of);
  return use.kind === "leave" && use.ends === "agreement" ? "agreement" : "";
}

function changedBy({ of }: AnyNode): readonly string[] {
  const { kind, number, name } = of as Partial<Record<string, string>>;
  if (kind === "several")
    return (of as { readonly of: readonly unknown[] }).of.flatMap((each) => changedBy({ of: each }));
  if (kind === "breach of") return textsUnder(of, "clauses").map((key) => `breach ${key}`);
  return [[kind, number ?? name].filter((part) => part !== undefined).join(" ")];
}

/** Several things are owed, or any of several. */
function isOfSeveral(content: unknown): boolean {
  return mentions(content, ({ kind, of }) => (kind === "all" || kind === "any") && Array.isArray(of));
}

function uncoveredStages(all: readonly Stage[], changed: ReadonlySet<string>): ReadonlySet<string> {
  const stages = new Set(all.map(({ name }) => name).filter((name) => changed.has(`stage ${name}`)));
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

/** Zones that move, and those made of them. */
function movingRegions({ regions }: CheckedAgreement): ReadonlySet<string> {
  const moving = new Set(regions.filter(({ shape }) => shape.kind === "moving").map(({ name }) => name));
  for (let size = -1; size !== moving.size; ) {
    size = moving.size;
    for (const { name, shape } of regions) {
      const of = "of" in shape ? [shape.of].flat() : shape.kind === "minus" ? [shape.from, ...shape.less] : [];
      if (of.some((each) => moving.has(each))) moving.add(name);
    }
  }
  return moving;
}

function speaksOfRegion({ region, among }: AnyNode, regions: ReadonlySet<string>): boolean {
  const named = [region, ...(Array.isArray(among) ? among : [])];
  return named.some((each) => typeof each === "string" && regions.has(each));
}

function speaksOfStage(node: AnyNode, stages: ReadonlySet<string>): boolean {
  return node.kind === "stage" && typeof node["stage"] === "string" && stages.has(node["stage"]);
}
