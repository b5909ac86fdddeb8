// Where the author is writing: the statement so far as tokens, the word being written, what stands behind it. Reads the
// text and nothing of its meaning.
import { lex, lineSpan, positionOf, type SourceFile, type Span, type Token } from "@servanda/lang";

export interface Cursor {
  /** The statement before the word being written, its opener first; empty where none has begun. */
  readonly before: readonly Token[];
  /** The rest of the line. */
  readonly behind: readonly Token[];
  /** The word being written; empty where none has begun. It ends at the cursor. */
  readonly typed: string;
  readonly replace: Span;
  readonly isFirstOnLine: boolean;
  /** Inside quotation marks; `replace` is then what stands between them. */
  readonly isQuoted: boolean;
}

const wordEnd = /[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_./-]*[\p{L}\p{M}\p{N}_./])?$/u;

/** Undefined in a comment. `block` is what lies between the fences around the offset. */
export function cursorAt(source: SourceFile, block: Span, offset: number): Cursor | undefined {
  const line = lineSpan(source, positionOf(source, offset).line);
  const written = source.text.slice(line.start, offset);
  const quote = openQuote(written);
  if (quote === "comment") return undefined;
  const start = quote === undefined ? offset - (wordEnd.exec(written)?.[0].length ?? 0) : line.start + quote + 1;
  const end = quote === undefined ? offset : closingQuote(source.text, offset, line.end);
  const upTo = quote === undefined ? start : start - 1;
  const tokens = tokensBetween(source, block.start, upTo);
  const opener = tokens.findLastIndex(({ kind }) => kind === "opener");
  const after = quote === undefined ? offset : Math.min(end + 1, line.end);
  return {
    before: opener < 0 ? [] : tokens.slice(opener),
    behind: tokensBetween(source, after, Math.min(line.end, block.end)),
    typed: source.text.slice(start, offset),
    replace: { start, end },
    isFirstOnLine: quote === undefined && source.text.slice(line.start, start).trim() === "",
    isQuoted: quote !== undefined,
  };
}

function tokensBetween(source: SourceFile, start: number, end: number): readonly Token[] {
  const span = { start, end: Math.max(start, end) };
  return lex(source.name, source.text, span, () => undefined).tokens.slice(0, -1);
}

/** Offset in the line of the quotation mark that is open at its end; `comment` behind a `#`. */
function openQuote(written: string): number | "comment" | undefined {
  let open: number | undefined;
  for (let at = 0; at < written.length; at++) {
    if (written[at] === '"') open = open === undefined ? at : undefined;
    else if (written[at] === "#" && open === undefined) return "comment";
  }
  return open;
}

function closingQuote(text: string, offset: number, lineEnd: number): number {
  const at = text.slice(offset, lineEnd).indexOf('"');
  return at < 0 ? offset : offset + at;
}
