// Ladders: rungs with a condition each. In a rung, `breach` is a breach of what the ladder is about.
import type { BreachPattern, Ladder, Rung } from "@servanda/agreement";
import { BASE_READING } from "@servanda/agreement";
import type { Ladder as LadderStatement, Rung as RungStatement } from "../syntax/ast.ts";
import type { Condition as Written } from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { gap, textOf, type Work } from "./context.ts";
import { hasTriggerLimit } from "./limits.ts";
import { markTail } from "./open-points.ts";
import { asCondition, type Proposition } from "./propositions.ts";

const NOTHING_JUDGED = { kinds: [] };

/** Undefined after a gap or a mistake. */
export function readLadder(work: Work, statement: LadderStatement, span: Ladder["span"]): Ladder | undefined {
  const name = statement.name.text;
  const { reading } = work.world;
  work.changed.add(`state of ladder ${name}`);
  const about = readCondition(work, statement.on);
  if (about === undefined) return undefined;
  const on = breachIn(about);
  work.bound.breach = on;
  const rungs = statement.rungs.map((rung, index) => readRung(work, rung, index === statement.rungs.length - 1));
  const known = rungs.filter((rung) => rung !== undefined);
  if (known.length < rungs.length || work.gaps.length > 0 || work.errors.count > 0) return undefined;
  const key = reading === BASE_READING ? name : `${name}@${reading}`;
  return { key, name, reading, ...(on === undefined ? {} : { on }), rungs: known, span };
}

function breachIn(about: Proposition): BreachPattern | undefined {
  return about.kind === "breach" && !about.isNone && about.windowMs === undefined ? about.breach : undefined;
}

function readRung(work: Work, rung: RungStatement, isLast: boolean): Rung | undefined {
  for (const tail of rung.tails) {
    if (tail.kind === "left open" || tail.kind === "negotiable") markTail(work, tail);
    else return gap(work, tail);
  }
  const proposition = readCondition(work, rung.condition);
  if (proposition === undefined || rung.condition === undefined) return undefined;
  const condition = asCondition(proposition, NOTHING_JUDGED);
  if (hasTriggerLimit(condition)) return gap(work, rung);
  return {
    name: rung.name.text,
    condition,
    text: textOf(work.source, rung.condition.span),
    closes: isLast && (rung.name.text === "Closed" || isQuiet(rung.condition)),
  };
}

/** `no breach for 14 days`: a ladder is left by quiet. */
function isQuiet(condition: Written): boolean {
  if (condition.kind === "all-of") return condition.parts.some(isQuiet);
  const [subject] = condition.kind === "happening" ? condition.subjects : [];
  return subject?.kind === "quantified" && subject.quantifier === "no";
}
