// The articles of the text with their prose, so that a verdict can be shown beside the words that were signed; and
// whether numbers and headings agree.
import type { Article } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Place } from "../document/source-file.ts";
import type { ParsedAgreement, ParsedArticle } from "../syntax/parser.ts";

/** In the order of the file. */
export function articlesOf(parsed: ParsedAgreement): readonly Article[] {
  return parsed.articles.map(({ article: { number, heading, prose, span } }) => ({ number, heading, prose, span }));
}

/** Notes every numbered article that has no block, and numbers that do not agree. */
export function reportArticles({ articles, document, diagnostics }: ParsedAgreement, report: Report): void {
  const file = document.source.name;
  const numbered = reportNumbers(articles, file, report);
  for (const each of articles) {
    const { article, blocks } = each;
    // A block that was not taken for one was reported.
    const isLost = diagnostics.some(
      ({ code, at }) => code === "S0131" && at.span.start >= article.span.start && at.span.start < article.span.end,
    );
    if (article.isNumbered && blocks.length === 0 && !isLost)
      report("S0391", { file, span: article.headingSpan }, { heading: article.heading });
    reportStrayClauses(each, numbered, file, report);
  }
}

/** Numbered articles by number. A number may come again below another heading: each annex counts from one. */
function reportNumbers(articles: readonly ParsedArticle[], file: string, report: Report): ReadonlyMap<string, Place> {
  const all = new Map<string, Place>();
  let ofPart = new Map<string, Place>();
  let level = 0;
  for (const { article } of articles) {
    const place = { file, span: article.headingSpan };
    if (!article.isNumbered) {
      if (article.level <= level) ofPart = new Map();
      continue;
    }
    level = article.level;
    const first = ofPart.get(article.number);
    if (first !== undefined) report("S0393", place, { number: article.number, first });
    else ofPart.set(article.number, place);
    if (!all.has(article.number)) all.set(article.number, place);
  }
  return all;
}

/** `clause 2.7` below `Article 3`, where there is an article 2. */
function reportStrayClauses(
  { article, blocks }: ParsedArticle,
  numbered: ReadonlyMap<string, Place>,
  file: string,
  report: Report,
): void {
  const heading = numbered.get(article.number);
  if (!article.isNumbered || heading === undefined) return;
  const { number } = article;
  for (const statement of blocks.flatMap(({ statements }) => statements)) {
    if (statement.kind !== "clause") continue;
    const id = statement.id.text;
    const of = id.includes(".") ? partOf(id, numbered) : undefined;
    if (of === undefined || id === number || id.startsWith(`${number}.`)) continue;
    report("S0392", { file, span: statement.id.span }, { id, number, heading: { file, span: article.headingSpan } });
  }
}

/** The longest number of an article that a clause's number begins with. */
function partOf(id: string, numbered: ReadonlyMap<string, Place>): string | undefined {
  const parts = id.split(".");
  for (let length = parts.length - 1; length > 0; length--) {
    const number = parts.slice(0, length).join(".");
    if (numbered.has(number)) return number;
  }
  return undefined;
}
