// From pieces of text to lines of at most 100 columns. Pieces say whether a line may or must break before them; this
// file decides where it does, and puts comments back where they stood. Knows no grammar except one danger: a line
// that begins with an opener word would open a statement.
import type { Comment } from "../syntax/ast-sentences.ts";
import { beginsWithOpener } from "../syntax/lexer.ts";

/** What stands between a piece and the one before it. */
export type Gap = "none" | "space" | "may-break" | "break";

export interface Piece {
  readonly text: string;
  readonly gap: Gap;
  /** Columns of white space if a line begins here. */
  readonly indent: number;
  /** Offset in the source; undefined for marks that have no place of their own. */
  readonly start: number | undefined;
  /** Whether it opens a statement or is a `-`: the only pieces that may begin a line with an opener word. */
  readonly isOpening: boolean;
}

/** What was written where, for blank lines between statements. */
export interface Written {
  readonly text: string;
  readonly blockStart: number;
}

export const maxColumns = 100;

interface Page {
  readonly lines: string[];
  line: string;
  /** The piece that the line begins with. */
  first: Piece | undefined;
  /** A comment ended the line: the next piece begins another. */
  mustBreak: boolean;
}

/** Lays out one block. Without comments `written` only decides where blank lines stay. */
export function layOut(pieces: readonly Piece[], comments: readonly Comment[], written?: Written): string[] {
  const page: Page = { lines: [], line: "", first: undefined, mustBreak: false };
  let pending = 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (canBreakBefore(pieces, i)) {
      for (
        let comment = comments[pending];
        comment !== undefined && isPast(piece, comment);
        comment = comments[++pending]
      ) {
        putComment(page, comment, commentIndent(piece), written);
      }
    }
    putPiece(page, pieces, i, written);
  }
  for (; pending < comments.length; pending++) putComment(page, comments[pending] as Comment, 0, written);
  endLine(page);
  return page.lines;
}

function isPast(piece: Piece, comment: Comment): boolean {
  return piece.start !== undefined && piece.start > comment.span.start;
}

/** Whether a line may begin with this piece without becoming a statement. */
function canBreakBefore(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (piece === undefined || piece.gap === "none") return false;
  return piece.isOpening || !beginsWithOpener(textFrom(pieces, index));
}

function textFrom(pieces: readonly Piece[], index: number): string {
  return pieces
    .slice(index, index + 4)
    .map((piece) => piece.text)
    .join(" ");
}

function putPiece(page: Page, pieces: readonly Piece[], index: number, written: Written | undefined): void {
  const piece = pieces[index] as Piece;
  const isFirst = page.line === "" && !page.mustBreak;
  const breaks =
    page.mustBreak || piece.gap === "break" || (piece.gap === "may-break" && !fits(page.line, pieces, index));
  if (isFirst || (breaks && piece.gap !== "none" && canBreakBefore(pieces, index))) {
    endLine(page);
    if (piece.isOpening && piece.start !== undefined) keepBlankLine(page, piece.start, written);
    page.line = " ".repeat(piece.indent) + piece.text;
    page.first = piece;
  } else page.line += (piece.gap === "none" ? "" : " ") + piece.text;
  page.mustBreak = false;
}

/** Whether the piece and what cannot be broken off it still fit on the line. */
function fits(line: string, pieces: readonly Piece[], index: number): boolean {
  let width = line.length;
  for (let i = index; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (i > index && (piece.gap === "break" || piece.gap === "may-break")) break;
    width += piece.text.length + (piece.gap === "none" ? 0 : 1);
  }
  return width <= maxColumns;
}

function commentIndent(piece: Piece): number {
  return piece.isOpening ? piece.indent : Math.max(2, piece.indent);
}

/** Beside its words if it was and fits there, else above their line; a comment of its own stays one. */
function putComment(page: Page, comment: Comment, indent: number, written: Written | undefined): void {
  const before = written === undefined ? "" : textBefore(written, comment.span.start);
  const isTrailing = /[^\s][ \t]*$/.test(before) && page.line !== "" && !page.mustBreak;
  const fitsBeside = page.line.length + 2 + comment.text.length <= maxColumns;
  if (isTrailing && !fitsBeside && page.first?.start !== undefined) {
    page.lines.push(" ".repeat(commentIndent(page.first)) + comment.text);
    return;
  }
  if (isTrailing) page.line += `  ${comment.text}`;
  else {
    endLine(page);
    keepBlankLine(page, comment.span.start, written);
    page.line = " ".repeat(indent) + comment.text;
  }
  page.mustBreak = true;
}

/** One blank line stays where there were some. */
function keepBlankLine(page: Page, start: number, written: Written | undefined): void {
  if (written === undefined || page.lines.length === 0) return;
  if (/(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r(?!\n)|\n)[ \t]*$/.test(textBefore(written, start))) page.lines.push("");
}

/** The last columns before an offset: enough to see an end of line or two, however long the block. */
function textBefore(written: Written, start: number): string {
  return written.text.slice(Math.max(written.blockStart, start - 400), start);
}

function endLine(page: Page): void {
  if (page.line !== "") page.lines.push(page.line);
  page.line = "";
}
