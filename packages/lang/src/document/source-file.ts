// A text with a name, and the arithmetic between offsets and lines. All positions in this package are
// 0-based offsets in UTF-16 units of the whole file; lines and columns exist only for people.
// Not for reading files: the caller brings the text.

/** Half-open range `[start, end)` of UTF-16 offsets in one file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the file it lies in. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** One text as it was given: plain data, so that it can be sent to a worker. */
export interface SourceFile {
  /** As diagnostics should print it; opaque to this package. */
  readonly name: string;
  readonly text: string;
  /** Offset of the first unit of every line, ascending, the first is 0. */
  readonly lineStarts: readonly number[];
}

/** 0-based line and 0-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Indexes the lines of a text; `\n`, `\r\n` and a lone `\r` each end a line. */
export function makeSourceFile(name: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return { name, text, lineStarts };
}

/** The line and column of an offset; an offset past the end is the end. O(log lines). */
export function positionOf(source: SourceFile, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: at - (source.lineStarts[low] ?? 0) };
}

/** The offset of a position; a column past the end of its line is the end of that line. */
export function offsetOf(source: SourceFile, position: Position): number {
  const lineCount = source.lineStarts.length;
  if (position.line < 0) return 0;
  if (position.line >= lineCount) return source.text.length;
  const line = lineSpan(source, position.line);
  return Math.min(line.start + Math.max(0, position.column), line.end);
}

/** A line without its line end. */
export function lineSpan(source: SourceFile, line: number): Span {
  const start = source.lineStarts[line] ?? source.text.length;
  let end = source.lineStarts[line + 1] ?? source.text.length;
  while (end > start && isLineEnd(source.text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}
