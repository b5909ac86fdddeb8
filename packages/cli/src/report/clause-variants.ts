// A clause with its readings below it: what differs under a reading stands beside the base, what does not is one line.
import { BASE_READING, type Clause } from "@servanda/agreement";
import { isAsInBase } from "../run/reading-effects.ts";
import { reportWords } from "../words/report-words.ts";
import { stateWords } from "../words/state-words.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

/** `variants`: clauses of one number, the base first. `outcome`: what there is to say under one of them. */
export function clauseText(section: Section, variants: readonly Clause[], outcome: (clause: Clause) => string): string {
  const { run, paint } = section;
  const [first] = variants;
  if (first === undefined) return "";
  const heading = run.agreement.articles[first.article]?.heading ?? "";
  const title = paint("strong", reportWords.clause(first.number, heading));
  return [title, ...variants.flatMap((clause) => variantLines(section, clause, first, outcome))].join("\n");
}

/** Clauses by number, in the order of the text. */
export function byNumber(clauses: readonly Clause[]): (readonly Clause[])[] {
  return [...Map.groupBy(clauses, (each) => each.number).values()];
}

function variantLines(
  { run, isAll, paint }: Section,
  clause: Clause,
  first: Clause,
  outcome: (clause: Clause) => string,
): string[] {
  const holders = run.agreement.readings.find((each) => each.name === clause.reading)?.holders ?? [];
  const reading = reportWords.reading(clause.reading, holders);
  const isRepeated = clause.reading !== BASE_READING && !isAll && isAsInBase(run, clause.key);
  const hasOwnSentence = clause === first || clause.sentence !== first.sentence;
  if (isRepeated && !hasOwnSentence) return [wrap(`${reading} ${reportWords.asInBase}`, { indent: "  " })];
  return [
    ...(clause.reading === BASE_READING ? [] : [`  ${reading}`]),
    ...(clause.reservedBy === undefined ? [] : [`  ${stateWords.reserved(clause.reservedBy)}`]),
    ...(clause.touchesSealed === undefined ? [] : [wrap(stateWords.sealed(clause.touchesSealed), { indent: "  " })]),
    ...(clause.openPoints ?? []).map((each) => wrap(stateWords.openPoint(each), { indent: "  " })),
    ...(hasOwnSentence ? [paint("quiet", wrap(clause.sentence, { indent: "  " }))] : []),
    isRepeated ? `    ${reportWords.asInBase}` : outcome(clause),
  ];
}
