// Which clauses run on the reference interpreter: those with a meaning that the engine does not cover, and those that
// wait for what such clauses bring about.
import type { CheckedAgreement, Clause } from "@servanda/agreement";
import { type AnyNode, mentions, textsUnder } from "./mentions.ts";

/** What the engine leaves to the reference. */
export interface OnReference {
  /** Keys, in the order of the text. */
  readonly clauses: ReadonlySet<string>;
}

export function onReference(agreement: CheckedAgreement): OnReference {
  const moving = movingRegions(agreement);
  const clauses = new Set<string>();
  for (let size = -1; size !== clauses.size; ) {
    size = clauses.size;
    for (const clause of agreement.clauses) {
      const isUncovered =
        (moving.size > 0 && mentions(clause.rule, (node) => speaksOfRegion(node, moving))) ||
        breachesIn(clause).some((key) => clauses.has(key));
      if (isUncovered) clauses.add(clause.key);
    }
  }
  return { clauses };
}

/** Clauses whose breaches a clause asks about. */
function breachesIn({ rule }: Clause): readonly string[] {
  return textsUnder(rule, "clauses");
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
