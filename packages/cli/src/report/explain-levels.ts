// Which standards of proof are reached, and how far the reports come towards the others.
import type { FindingExplanation } from "@servanda/monitor";
import { explainWords } from "../words/explain-words.ts";
import { reportWords } from "../words/report-words.ts";
import type { Speaker } from "./explain-answers.ts";
import { table, wrap } from "./layout.ts";

export function levelsText({ paint }: Speaker, { levels, finding }: FindingExplanation): string {
  const rows = levels.flatMap(({ level, isReached, proofs }) =>
    proofs.map((answer, index) => {
      const { proof, sources, sourceKinds } = answer;
      const have =
        proof.kind === "standing"
          ? answer.isReached
            ? ""
            : explainWords.haveNone
          : explainWords.have(sources, sourceKinds, proof.sourceKinds > 1);
      const state = isReached ? paint("good", explainWords.reached) : explainWords.notReached;
      return [index === 0 ? level : "  or", index === 0 ? state : "", explainWords.proofText(proof), have];
    }),
  );
  const needsNote = levels.some(({ isReached }) => !isReached);
  return [
    table(rows),
    ...(finding.occurrence === finding.level
      ? []
      : [wrap(explainWords.occurrence(finding.occurrence), { indent: "  " })]),
    ...(finding.answers === undefined ? [] : [wrap(reportWords.answered(finding.answers), { indent: "  " })]),
    ...(finding.bearer === null ? [] : [wrap(explainWords.whoCounts(finding.bearer), { indent: "  " })]),
    ...(needsNote ? [wrap(explainWords.independent, { indent: "  " })] : []),
  ].join("\n");
}
