// Articles as the prose speaks of them: the heading itself, or `Article 4` in a sentence.
import { type Article, lineSpan, positionOf } from "@servanda/lang";
import type { View } from "../analysis/analysis.ts";
import { covers } from "../analysis/places.ts";

const mention = /\b(?:Articles?|Art\.)\s+([\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*)/giu;

/** The article that a place speaks of; blocks speak of clauses, so none there. */
export function articleMentionedAt({ parsed, source }: View, offset: number): Article | undefined {
  const { articles } = parsed.document;
  const around = articles.findLast(({ span }) => span.start <= offset);
  if (around?.blocks.some(({ span }) => covers(span, offset)) === true) return undefined;
  const line = lineSpan(source, positionOf(source, offset).line);
  for (const found of source.text.slice(line.start, line.end).matchAll(mention)) {
    const start = line.start + found.index;
    if (!covers({ start, end: start + found[0].length }, offset)) continue;
    const article = articles.find(({ number, isNumbered }) => isNumbered && number === found[1]);
    if (article !== undefined) return article;
  }
  return around !== undefined && around.level > 0 && covers(around.headingSpan, offset) ? around : undefined;
}
