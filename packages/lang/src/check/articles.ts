// The articles of the text with their prose, so that a verdict can be shown beside the words that were signed.
import type { Article } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { ParsedAgreement } from "../syntax/parser.ts";

/** In the order of the file; notes every numbered article that has no block. */
export function articlesOf(parsed: ParsedAgreement, report: Report): readonly Article[] {
  return parsed.articles.map(({ article, blocks }) => {
    if (article.isNumbered && blocks.length === 0) {
      report("S0391", { file: parsed.document.source.name, span: article.headingSpan }, { heading: article.heading });
    }
    const { number, heading, prose, span } = article;
    return { number, heading, prose, span };
  });
}
