// A clause back as one sentence of a treaty: when it applies, who must what, and what excepts. A drafter compares it
// with the prose above it; explanations quote it. Says what was written, so it holds for clauses without meaning too.
import type { Clause } from "../syntax/ast.ts";
import { conditionText } from "./render-conditions.ts";
import { phrasesText } from "./render-phrases.ts";
import { sentenceText } from "./render-sentences.ts";
import { finished, plainWording, type Wording } from "./wording.ts";

/** One sentence with a capital letter and a full stop. */
export function renderClause(clause: Clause, wording: Wording = plainWording): string {
  const heads = [
    ...clause.heads.map((phrase) => phrasesText([phrase], "or", wording)),
    ...clause.until.map((tail) => `until ${tail.condition ? conditionText(tail.condition, "moment", wording) : ""}`),
    clause.when === undefined ? "" : `when ${conditionText(clause.when, "state", wording)}`,
  ];
  const main = clause.sentence === undefined ? "" : sentenceText(clause.sentence, wording);
  return finished([...heads, main].filter((part) => part !== "").join(", "));
}
