// The literate file as people wrote it: front matter, articles with their prose, and where the blocks are. Reads no
// statement. `masked` is the text with everything outside the blocks blanked, so that an offset in a block is an
// offset in the file.

import type { Report } from "../diagnostics/words.ts";
import { limits } from "../syntax/grammar.ts";
import { type Fence, findFences } from "./fences.ts";
import { type FrontMatter, parseFrontMatter } from "./front-matter.ts";
import { articleNumberOf, findHeadings, type Heading } from "./headings.ts";
import { lineSpan, positionOf, type SourceFile, type Span } from "./source-file.ts";

/** One fenced servanda block. */
export interface Block {
  /** What lies between the fences. */
  readonly span: Span;
  /** With the fences. */
  readonly outer: Span;
}

/** A heading and what stands below it, up to the next heading of any level. */
export interface Article {
  /** Without the `#` marks; "" for what stands above the first heading. */
  readonly heading: string;
  /** 1 to 6; 0 above the first heading. */
  readonly level: number;
  /** `4` of `Article 4. Verification`, `IV.2.a` of `Article IV.2.a`; else the whole heading. */
  readonly number: string;
  readonly isNumbered: boolean;
  /** The text below the heading without the blocks, trimmed. */
  readonly prose: string;
  readonly span: Span;
  readonly headingSpan: Span;
  readonly blocks: readonly Block[];
}

export interface AgreementDocument {
  readonly source: SourceFile;
  readonly frontMatter: FrontMatter;
  readonly articles: readonly Article[];
  /** As long as the text, with the same line ends; outside the blocks only blanks. */
  readonly masked: string;
}

/** Splits a file into its parts; a file beyond the size limit is reported and left unread. */
export function parseDocument(source: SourceFile, report: Report): AgreementDocument {
  if (source.text.length > limits.sizeUtf16) {
    const span = { start: 0, end: lineSpan(source, 0).end };
    report("S0127", { file: source.name, span }, { size: source.text.length, maximum: limits.sizeUtf16 });
    return {
      source,
      frontMatter: { isDamaged: true, span: { start: 0, end: 0 } },
      articles: [],
      masked: maskOutside(source.text, []),
    };
  }
  const frontMatter = parseFrontMatter(source, report);
  const bodyStart = frontMatter.span.end;
  const fences = findFences(source, lineAfter(source, bodyStart), report);
  const articles = splitArticles(source, bodyStart, fences, report);
  const ours = fences.filter((fence) => fence.isServanda).map((fence) => fence.inside);
  return { source, frontMatter, articles, masked: maskOutside(source.text, ours) };
}

function lineAfter(source: SourceFile, offset: number): number {
  return offset === 0 ? 0 : positionOf(source, offset).line + 1;
}

function splitArticles(
  source: SourceFile,
  bodyStart: number,
  fences: readonly Fence[],
  report: Report,
): readonly Article[] {
  const preamble: Heading = { text: "", level: 0, start: bodyStart, end: bodyStart };
  const headings = [preamble, ...findHeadings(source, lineAfter(source, bodyStart), fences, report)];
  const ours = fences.filter((fence) => fence.isServanda);
  let next = 0;
  const articles = headings.map((heading, i) => {
    const end = headings[i + 1]?.start ?? source.text.length;
    const first = next;
    while ((ours[next]?.outer.end ?? Infinity) <= end) next++;
    return makeArticle(source, heading, end, ours.slice(first, next));
  });
  const [above] = articles;
  return above?.prose === "" && above.blocks.length === 0 ? articles.slice(1) : articles;
}

function makeArticle(source: SourceFile, heading: Heading, end: number, within: readonly Fence[]): Article {
  const number = articleNumberOf(heading.text);
  return {
    heading: heading.text,
    level: heading.level,
    number: number ?? heading.text,
    isNumbered: number !== undefined,
    prose: proseBetween(source.text, heading.end, end, within),
    span: { start: heading.start, end },
    headingSpan: { start: heading.start, end: heading.end },
    blocks: within.map((fence) => ({ span: fence.inside, outer: fence.outer })),
  };
}

function proseBetween(text: string, start: number, end: number, fences: readonly Fence[]): string {
  const parts: string[] = [];
  let at = start;
  for (const fence of fences) {
    parts.push(text.slice(at, fence.outer.start));
    at = fence.outer.end;
  }
  parts.push(text.slice(at, end));
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

function maskOutside(text: string, kept: readonly Span[]): string {
  let masked = "";
  let at = 0;
  for (const { start, end } of kept) {
    masked += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return masked + blank(text.slice(at));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
