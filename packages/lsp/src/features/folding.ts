// What can be folded: front matter, each heading with all that stands below it, each block, each statement of several
// lines.
import { lineSpan, positionOf, type SourceFile, type Span } from "@servanda/lang";
import type { FoldingRange } from "vscode-languageserver-types";
import type { View } from "../analysis/analysis.ts";

export function foldingRanges({ parsed, source }: View): readonly FoldingRange[] {
  const { frontMatter, articles } = parsed.document;
  const spans = [
    frontMatter.span,
    ...articles.flatMap((article, index) => {
      if (article.level === 0) return [];
      const next = articles.slice(index + 1).find(({ level }) => level <= article.level);
      return [{ start: article.headingSpan.start, end: next?.span.start ?? source.text.length }];
    }),
    ...articles.flatMap(({ blocks }) => blocks.map(({ outer }) => outer)),
    ...parsed.articles.flatMap(({ blocks }) => blocks.flatMap(({ statements }) => statements.map(({ span }) => span))),
  ];
  return spans.flatMap((span) => foldOf(source, span));
}

/** From the first line to the last that is not blank. */
function foldOf(source: SourceFile, { start, end }: Span): readonly FoldingRange[] {
  const startLine = positionOf(source, start).line;
  let endLine = positionOf(source, Math.max(start, end - 1)).line;
  while (endLine > startLine && isBlank(source, endLine)) endLine--;
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

function isBlank(source: SourceFile, line: number): boolean {
  const { start, end } = lineSpan(source, line);
  return source.text.slice(start, end).trim() === "";
}
