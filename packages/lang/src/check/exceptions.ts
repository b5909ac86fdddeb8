// `unless`: conditions that except, and matters that someone pleads and a judge settles. Alternatives joined by `or`
// are exceptions of their own.
import type { Exception, MatterException } from "@servanda/agreement";
import type { Condition, ConditionTail, Fact, Happening } from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { gap, type Work } from "./context.ts";
import { readPhrases } from "./phrases.ts";
import { aboutTheJudged, asCondition, type JudgedKinds } from "./propositions.ts";
import { type Effective, nothingSaid } from "./said.ts";

/** Undefined after a gap or a mistake. */
export function readExceptions(
  work: Work,
  tails: readonly ConditionTail[],
  judged: JudgedKinds,
): readonly Exception[] | undefined {
  const parts = tails.flatMap((tail) => alternatives(tail.condition));
  const exceptions = parts.map((part) => readException(work, part, judged));
  const known = exceptions.filter((each) => each !== undefined);
  return known.length < parts.length ? undefined : known;
}

/** Parts joined by `or`: each is an exception of its own. */
export function alternatives(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  return condition.kind === "any-of" ? condition.parts.flatMap(alternatives) : [condition];
}

function readException(work: Work, condition: Condition, judged: JudgedKinds): Exception | undefined {
  if (condition.kind === "happening" && isMatter(condition)) return readMatterException(work, condition);
  const proposition = readCondition(work, condition);
  if (proposition === undefined) return undefined;
  for (const { start } of aboutTheJudged(proposition, judged)) work.aboutTheJudged.add(start);
  return { kind: "condition", condition: asCondition(proposition, judged), span: condition.span };
}

function isMatter(fact: Fact): fact is Happening {
  return fact.kind === "happening" && fact.subjects.length === 1 && fact.subjects[0]?.kind === "matter";
}

const aboutMatters: Effective = new Set(["settles", "length"]);

/** `"self-defence" pleaded by that party within 6 hours, judged by Commission`. */
export function readMatterException(work: Work, fact: Happening): MatterException | undefined {
  const [subject] = fact.subjects;
  if (subject?.kind !== "matter") return undefined;
  const before = work.gaps.length;
  const said = readPhrases(work, fact.phrases, aboutMatters, nothingSaid());
  if (said.length !== undefined && said.pleadedBy === undefined) return gap(work, fact);
  if (work.gaps.length > before) return undefined;
  if (said.judgedBy === undefined) {
    work.shared.report("S0322", { file: work.source.name, span: subject.span }, { matter: subject.text });
  }
  return {
    kind: "matter",
    matter: subject.text,
    ...(said.pleadedBy === undefined ? {} : { pleadedBy: said.pleadedBy }),
    ...(said.length === undefined ? {} : { pleadWithin: said.length }),
    ...(said.judgedBy === undefined ? {} : { judgedBy: said.judgedBy }),
    span: fact.span,
  };
}
