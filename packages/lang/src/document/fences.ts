// Finds the fenced blocks of a Markdown text, ours and others', line by line (CommonMark, fenced code blocks). Other
// people's blocks matter only because what stands in them is neither heading nor prose. Not a Markdown parser.

import { nearest } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import { lineSpan, type SourceFile, type Span } from "./source-file.ts";

/** A fenced block; the inside excludes the fence lines and ends after the last line end before the closing fence. */
export interface Fence {
  readonly isServanda: boolean;
  readonly outer: Span;
  readonly inside: Span;
  readonly firstLine: number;
  /** The line of the closing fence, or the last line of a block that was never closed. */
  readonly lastLine: number;
}

interface Opening {
  readonly line: number;
  readonly marks: string;
  readonly info: string;
  readonly markSpan: Span;
}

const opening = /^( {0,3})(`{3,}|~{3,})[ \t]*([^`\r\n]*?)[ \t]*$/;
const heading = /^ {0,3}#{1,6}[ \t]+\S/;
const ourInfo = "servanda";

/** All fenced blocks from a line on, in order. */
export function findFences(source: SourceFile, fromLine: number, report: Report): readonly Fence[] {
  const fences: Fence[] = [];
  for (let line = fromLine; line < source.lineStarts.length; line++) {
    const start = openingAt(source, line);
    if (start === undefined) {
      reportLostFence(source, line, report);
      continue;
    }
    const fence = closeFence(source, start, report);
    fences.push(fence);
    if (!fence.isServanda) reportNearMiss(source, start, fence, report);
    line = fence.lastLine;
  }
  return fences;
}

function openingAt(source: SourceFile, line: number): Opening | undefined {
  const span = lineSpan(source, line);
  const found = opening.exec(source.text.slice(span.start, span.end));
  if (!found) return undefined;
  const [, indent = "", marks = "", info = ""] = found;
  const start = span.start + indent.length;
  return { line, marks, info, markSpan: { start, end: start + marks.length } };
}

function closeFence(source: SourceFile, start: Opening, report: Report): Fence {
  const isServanda = firstWord(start.info) === ourInfo;
  for (let line = start.line + 1; line < source.lineStarts.length; line++) {
    const next = openingAt(source, line);
    if (next === undefined) continue;
    if (isServanda && next.info === "" && next.marks[0] !== start.marks[0]) {
      const closing = { file: source.name, span: next.markSpan };
      report("S0130", { file: source.name, span: openingSpan(source, start) }, { nextBlock: undefined, closing });
      return fenceBetween(source, start, line, line, true);
    }
    if (next.info === "" && next.marks[0] === start.marks[0] && next.marks.length >= start.marks.length) {
      return fenceBetween(source, start, line, line, isServanda);
    }
    if (isServanda && firstWord(next.info) === ourInfo) return unclosed(source, start, line, next, report);
  }
  return unclosed(source, start, source.lineStarts.length, undefined, report);
}

/**
 * A block of ours without an end is taken to end before the next heading after a blank line, so that prose is not
 * read.
 */
function unclosed(source: SourceFile, start: Opening, limit: number, next: Opening | undefined, report: Report): Fence {
  const isServanda = firstWord(start.info) === ourInfo;
  if (!isServanda) return fenceBetween(source, start, source.lineStarts.length, source.lineStarts.length - 1, false);
  const nextBlock = next && { file: source.name, span: next.markSpan };
  report("S0130", { file: source.name, span: openingSpan(source, start) }, { nextBlock, closing: undefined });
  let line = start.line + 1;
  while (line < limit && !(isHeading(source, line) && isBlank(source, line - 1))) line++;
  return fenceBetween(source, start, line, line - 1, true);
}

function fenceBetween(
  source: SourceFile,
  start: Opening,
  endLine: number,
  lastLine: number,
  isServanda: boolean,
): Fence {
  const insideStart = source.lineStarts[start.line + 1] ?? source.text.length;
  const insideEnd = Math.max(insideStart, source.lineStarts[endLine] ?? source.text.length);
  const outerEnd = lastLine === endLine ? lineSpan(source, lastLine).end : insideEnd;
  const outer = { start: start.markSpan.start, end: outerEnd };
  return { isServanda, outer, inside: { start: insideStart, end: insideEnd }, firstLine: start.line, lastLine };
}

function openingSpan(source: SourceFile, start: Opening): Span {
  return { start: start.markSpan.start, end: lineSpan(source, start.line).end };
}

/** `Servanda`, `servada`, or no word and a statement inside: someone meant a block of ours. */
function reportNearMiss(source: SourceFile, start: Opening, fence: Fence, report: Report): void {
  const word = firstWord(start.info);
  if (word === "" && opensStatement(source.text.slice(fence.inside.start, fence.inside.end))) {
    report("S0131", { file: source.name, span: start.markSpan }, { found: "", reason: "no-word" });
  }
  if (word === "" || nearest(word.toLowerCase(), [ourInfo], 2).length === 0) return;
  const at = source.text.indexOf(word, start.markSpan.end);
  report("S0131", { file: source.name, span: { start: at, end: at + word.length } }, { found: word, reason: "word" });
}

const statementStart = new RegExp(
  "^\\s*(?:#[^\\r\\n]*\\s+)*(?:clause [\\w.]+[ :]|" +
    "(?:between|guaranteed by|observed by|stage|zone|line|body|class|register|define) \\p{Lu}|" +
    'include "|standard \\p{Ll}+ +=)',
  "u",
);

function opensStatement(text: string): boolean {
  return statementStart.test(text.slice(0, 400));
}

const lostFence = /^[ \t]*(`{1,2}|`{3,}|~{3,})[ \t]*servanda[ \t]*$/;

/** Marks too few, or so far in that they are code: the block below is prose to every reader of Markdown. */
function reportLostFence(source: SourceFile, line: number, report: Report): void {
  const { start, end } = lineSpan(source, line);
  if (end - start > 100) return;
  const found = source.text.slice(start, end);
  if (!lostFence.test(found)) return;
  const from = start + found.length - found.trimStart().length;
  const facts = { found: found.trim(), reason: "marks" } as const;
  report("S0131", { file: source.name, span: { start: from, end: from + facts.found.length } }, facts);
}

function firstWord(info: string): string {
  return info.split(/[\s{]/)[0] ?? "";
}

function isHeading(source: SourceFile, line: number): boolean {
  const span = lineSpan(source, line);
  return heading.test(source.text.slice(span.start, span.end));
}

function isBlank(source: SourceFile, line: number): boolean {
  const span = lineSpan(source, line);
  return source.text.slice(span.start, span.end).trim() === "";
}
