// Which clauses run on the reference interpreter: those with a meaning that the engine does not cover, and those that
// wait for what such clauses bring about.
import type { CheckedAgreement, Clause } from "@servanda/agreement";
import { changeableThings, isChangeable } from "../atoms/changeable.ts";
import { boundFromEntry } from "../atoms/membership.ts";
import { isFoundOn } from "../atoms/questions.ts";
import { type AnyNode, mentions, textsUnder } from "./mentions.ts";

/** Kinds of conditions, triggers and moments that only the reference knows. */
const uncovered: ReadonlySet<unknown> = new Set(["effect", "empower", "settled", "in step", "duty", "did in time"]);

/** Parts of rules that only the reference knows. */
const uncoveredParts: readonly string[] = [
  "jointly",
  "recurs",
  "quota",
  "onFulfilment",
  "extendableBy",
  "effort",
  "until",
];

/** What the engine leaves to the reference. */
export interface OnReference {
  /** Keys, in the order of the text. */
  readonly clauses: ReadonlySet<string>;
}

export function onReference(agreement: CheckedAgreement): OnReference {
  const changed = changeableThings(agreement);
  const apart = boundApart(agreement);
  const moving = movingRegions(agreement);
  const clauses = new Set<string>();
  for (let size = -1; size !== clauses.size; ) {
    size = clauses.size;
    for (const clause of agreement.clauses) {
      const isUncovered =
        (clause.rule.kind !== "forbid" && isChangeable(changed, clause)) ||
        apart.has(clause.key) ||
        isExcusable(clause) ||
        (isFoundOn(agreement) && clause.rule.kind === "forbid") ||
        mentions(clause.rule, isUncoveredHere) ||
        (moving.size > 0 && mentions(clause.rule, (node) => speaksOfRegion(node, moving))) ||
        breachesIn(clause).some((key) => clauses.has(key));
      if (isUncovered) clauses.add(clause.key);
    }
  }
  return { clauses };
}

/** Something comes about by the text's own rules, whatever its clauses are. */
export function hasInstitution(agreement: CheckedAgreement): boolean {
  const { bodies, membership, ladders, measures, clauses, stages } = agreement;
  return (
    hasWatch([clauses, stages]) ||
    ladders.length > 0 ||
    measures.length > 0 ||
    membership !== undefined ||
    bodies.some(({ rules }) => rules !== undefined)
  );
}

/** Some condition is watched there. */
export function hasWatch(value: unknown): boolean {
  return mentions(value, ({ kind }) => kind === "watch");
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
  return uncovered.has(node.kind) || uncoveredParts.some((part) => part in node);
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
    const stands = rule.kind === "require" && rule.trigger.kind === "standing";
    return stands && rule.bearers.actors.some(isApart);
  });
  return new Set(found.map(({ key }) => key));
}

/** Several things are owed, or any of several. */
function isOfSeveral(content: unknown): boolean {
  return mentions(content, ({ kind, of }) => (kind === "all" || kind === "any") && Array.isArray(of));
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
