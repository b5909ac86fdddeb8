// Diagnostics for a terminal: title, the lines they are about with carets, the reason, the hint. Colour is the
// caller's: a painter gets each piece with its role and may wrap it. Not for editors or machines (render-json.ts).
import { lineSpan, positionOf, type SourceFile, type Span } from "../document/source-file.ts";
import { compareDiagnostics, type Diagnostic, type Label } from "./diagnostic.ts";
import { showLine } from "./display-width.ts";
import { frameWords } from "./words.ts";

export type PaintRole = "error" | "warning" | "note" | "title" | "frame" | "secondary" | "hint";

/** Wraps a piece of output, for example in terminal colours; must keep its visible width. */
export type Painter = (role: PaintRole, text: string) => string;

export interface TextOptions {
  readonly painter?: Painter;
  /** How many are shown; the rest is counted. */
  readonly maximum?: number;
}

/** Longer lines are shown in part, in UTF-16 units. */
const longestLine = 200;

interface Frame {
  readonly paint: Painter;
  readonly gutter: number;
}

interface Mark {
  readonly label: Label;
  readonly isPrimary: boolean;
}

/** All diagnostics, sorted, with a blank line between them; "" when there are none. */
export function renderText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  options: TextOptions = {},
): string {
  const paint: Painter = options.painter ?? ((_, text) => text);
  const maximum = options.maximum ?? 20;
  const byName = new Map(sources.map((source) => [source.name, source]));
  const shown = [...diagnostics].sort(compareDiagnostics).slice(0, maximum);
  const parts = shown.map((diagnostic) => renderOne(diagnostic, byName, paint));
  if (diagnostics.length > shown.length) parts.push(`${frameWords.more(diagnostics.length - shown.length)}\n`);
  return parts.join("\n");
}

function renderOne(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>, paint: Painter): string {
  const { severity, code, title, text, hint } = diagnostic;
  const marks = [
    { label: diagnostic.at, isPrimary: true },
    ...diagnostic.also.map((label) => ({ label, isPrimary: false })),
  ];
  const frame: Frame = { paint, gutter: gutterWidth(marks, sources) };
  const lines = [`${paint(severity, `${severity}[${code}]`)}${paint("title", `: ${title}`)}`];
  for (const file of new Set(marks.map(({ label }) => label.file))) {
    const inFile = marks.filter(({ label }) => label.file === file);
    lines.push(...renderExcerpt(inFile, file, sources.get(file), diagnostic, frame));
  }
  if (text !== "") lines.push(text);
  if (hint !== undefined) lines.push(paint("hint", `${frameWords.hint}: ${hint}`));
  return `${lines.join("\n")}\n`;
}

function gutterWidth(marks: readonly Mark[], sources: ReadonlyMap<string, SourceFile>): number {
  const numbers = marks.map(({ label }) => {
    const source = sources.get(label.file);
    return source === undefined ? 1 : positionOf(source, label.span.start).line + 1;
  });
  return Math.max(2, String(Math.max(...numbers)).length);
}

function renderExcerpt(
  marks: readonly Mark[],
  file: string,
  source: SourceFile | undefined,
  diagnostic: Diagnostic,
  frame: Frame,
): string[] {
  const blank = " ".repeat(frame.gutter);
  const first = marks[0]?.label.span.start ?? 0;
  if (source === undefined) return [frame.paint("frame", `${blank} ┌─ ${file}`)];
  const { line, column } = positionOf(source, first);
  const bar = frame.paint("frame", `${blank} │`);
  const lines = [frame.paint("frame", `${blank} ┌─ ${file}:${line + 1}:${column + 1}`), bar];
  for (const number of linesOf(marks, source)) {
    const own = marksOn(number, marks, source);
    const window = windowOn(lineSpan(source, number), own);
    const shown = showLine(clip(source, window));
    const gutter = frame.paint("frame", `${String(number + 1).padStart(frame.gutter)} │`);
    lines.push(`${gutter} ${shown.text}`.trimEnd());
    for (const mark of own) {
      const carets = caretsOf(mark, window, shown.columns);
      lines.push(
        `${bar} ${carets.indent}${frame.paint(mark.isPrimary ? diagnostic.severity : "secondary", carets.text)}`,
      );
    }
  }
  lines.push(bar);
  return lines;
}

function linesOf(marks: readonly Mark[], source: SourceFile): readonly number[] {
  const lines = new Set(marks.map(({ label }) => positionOf(source, label.span.start).line));
  return [...lines].sort((a, b) => a - b);
}

function marksOn(line: number, marks: readonly Mark[], source: SourceFile): readonly Mark[] {
  return marks
    .filter(({ label }) => positionOf(source, label.span.start).line === line)
    .sort((a, b) => a.label.span.start - b.label.span.start);
}

/** The part of a line that is shown: all of it, or what lies around the first mark of a very long one. */
interface Window {
  readonly start: number;
  readonly end: number;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

function windowOn(line: Span, marks: readonly Mark[]): Window {
  if (line.end - line.start <= longestLine) return { ...line, isCutBefore: false, isCutAfter: false };
  const first = marks[0]?.label.span.start ?? line.start;
  const start = Math.max(line.start, Math.min(first - 60, line.end - longestLine));
  const end = Math.min(line.end, start + longestLine);
  return { start, end, isCutBefore: start > line.start, isCutAfter: end < line.end };
}

function clip(source: SourceFile, { start, end, isCutBefore, isCutAfter }: Window): string {
  return `${isCutBefore ? "…" : ""}${source.text.slice(start, end)}${isCutAfter ? "…" : ""}`;
}

/** A span over several lines is marked to the end of its first. */
function caretsOf(
  { label, isPrimary }: Mark,
  window: Window,
  columns: readonly number[],
): { indent: string; text: string } {
  const shift = (window.isCutBefore ? 1 : 0) - window.start;
  const last = columns.length - 1;
  const columnOf = (offset: number): number => columns[Math.min(Math.max(offset + shift, 0), last)] ?? 0;
  const from = columnOf(label.span.start);
  const to = columnOf(Math.min(label.span.end, window.end));
  const carets = (isPrimary ? "^" : "-").repeat(Math.max(1, to - from));
  return { indent: " ".repeat(from), text: label.text === "" ? carets : `${carets} ${label.text}` };
}
