// The articles of the text with their prose, so that a verdict can be shown beside the words that were signed.
import type { Article } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { ParsedAgreement } from "../syntax/parser.ts";

/** In the order of the file. */
export function articlesOf(parsed: ParsedAgreement): readonly Article[] {
  return parsed.articles.map(({ article: { number, heading, prose, span } }) => ({ number, heading, prose, span }));
}

/** Notes every numbered article that has no block. */
export function reportNotEncoded({ articles, document }: ParsedAgreement, report: Report): void {
  for (const { article, blocks } of articles) {
    if (!article.isNumbered || blocks.length > 0) continue;
    report("S0391", { file: document.source.name, span: article.headingSpan }, { heading: article.heading });
  }
}
