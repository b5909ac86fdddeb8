// Where the parser stands in one block, and how it goes on after a mistake. After `fail` the cursor shows only the
// end, so every parse function returns at once with what it has; `recover` then resumes at the next statement or
// line. So one mistake is one diagnostic, nothing is thrown and nothing understood is lost. Knows no grammar.

import { nearest } from "@servanda/core";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Facts } from "../diagnostics/facts.ts";
import type { Report } from "../diagnostics/words.ts";
import type { Place, Span } from "../document/source-file.ts";
import { limits, openerSynonyms, openers } from "./grammar.ts";
import { endsStatement, type Token, type TokenKind } from "./tokens.ts";

/** Counts over a whole file. */
export interface Budget {
  statementsLeft: number;
  isExhaustionReported: boolean;
}

const openerStarts: readonly string[] = openers.map((opener) => opener.split(" ")[0] ?? opener);

export class Cursor {
  readonly file: string;
  readonly budget: Budget;
  private readonly tokens: Token[];
  private readonly report: Report;
  /** Starts of what the lexer already reported; a parse error right behind one is the same cause. */
  private readonly damage: readonly number[];
  /** For each token, the index of the first token on its line. */
  private readonly lineFirsts: readonly number[];
  private index = 0;
  private statementIndex = 0;
  private isPanicking = false;
  private failedAt = 0;
  private isInProse = false;
  /** Whether the last mistake was reported here, and not by the lexer before. */
  private isSaid = false;
  /** What was passed over after failures: nothing in it is read. */
  readonly skipped: Span[] = [];
  /** Those of them whose mistake was reported here: what the lexer found inside is part of it. */
  readonly passed: Span[] = [];
  private depth = 0;

  constructor(file: string, tokens: readonly Token[], report: Report, damage: readonly number[], budget: Budget) {
    this.file = file;
    this.tokens = [...tokens];
    let first = 0;
    this.lineFirsts = tokens.map((token, i) => {
      if (token.isFirstOnLine) first = i;
      return first;
    });
    this.report = report;
    this.damage = damage;
    this.budget = budget;
  }

  /** The token at hand, or the end after a failure. */
  get token(): Token {
    return this.isPanicking ? this.endToken : this.actual;
  }

  /** The token at hand even after a failure. */
  get actual(): Token {
    return this.tokens[this.index] ?? this.endToken;
  }

  get hasFailed(): boolean {
    return this.isPanicking;
  }

  /** End of the last token taken. */
  get lastEnd(): number {
    return this.tokens[this.index - 1]?.span.end ?? this.actual.span.start;
  }

  /** The last token taken; at the start of the block the token at hand. */
  get lastSpan(): Span {
    return (this.tokens[this.index - 1] ?? this.actual).span;
  }

  /** The last token taken, as written; "" at the start of the block. */
  get lastText(): string {
    const last = this.tokens[this.index - 1];
    return last === undefined ? "" : last.kind === "string" ? `"${last.text}"` : last.text;
  }

  peek(distance: number): Token {
    return this.isPanicking ? this.endToken : (this.tokens[this.index + distance] ?? this.endToken);
  }

  at(kind: TokenKind, text?: string): boolean {
    return this.token.kind === kind && (text === undefined || this.token.text === text);
  }

  take(): Token {
    const token = this.token;
    if (!this.isPanicking && this.index < this.tokens.length - 1) this.index++;
    return token;
  }

  accept(kind: TokenKind, text?: string): Token | undefined {
    return this.at(kind, text) ? this.take() : undefined;
  }

  /** From an offset to the end of the last token taken. */
  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd) };
  }

  place(span: Span): Place {
    return { file: this.file, span };
  }

  /** Reports and goes on as if it had been written well. */
  complain<Code extends DiagnosticCode>(code: Code, span: Span, facts: Facts[Code]): void {
    if (this.isPanicking) return;
    this.isSaid = !this.isExplained();
    if (this.isSaid) this.report(code, this.place(span), facts);
  }

  /** Reports and gives up this statement or line. */
  fail<Code extends DiagnosticCode>(code: Code, span: Span, facts: Facts[Code]): void {
    if (this.isPanicking) return;
    if (this.failAtMisspeltOpener()) return;
    this.complain(code, span, facts);
    this.isPanicking = true;
    this.isInProse = code === "S0119";
    this.failedAt = this.actual.span.end;
  }

  /** Guards a nested part; false when it is nested too deep. Always pair with `leave`. */
  enter(): boolean {
    this.depth++;
    if (this.depth <= limits.nestingDepth) return true;
    this.fail("S0118", this.token.span, { maximum: limits.nestingDepth });
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Marks where a statement or line begins; the token at hand is its first. */
  begin(): number {
    this.statementIndex = this.index;
    return this.actual.span.start;
  }

  /**
   * After a failure: on to the next opener, or to the next `-` line where lines may follow. After a line of prose past
   * openers too that open nothing, because the prose was only wrapped there.
   */
  recover(stopsAtLines: boolean): void {
    if (!this.isPanicking) return;
    this.isPanicking = false;
    const isEnd = (): boolean => endsStatement(this.actual) || (stopsAtLines && this.atLine());
    while (!isEnd() || (this.isInProse && this.at("opener") && isWordOfProse(this.token.text, this.peek(1))))
      this.index++;
    this.isInProse = false;
    const span = { start: this.failedAt, end: this.actual.span.start };
    this.skipped.push(span);
    if (this.isSaid) this.passed.push(span);
  }

  /** Whether a `-` line begins here. */
  atLine(): boolean {
    return this.at("symbol", "-") && this.token.isFirstOnLine;
  }

  /** Reads the token at hand as another kind; only to mend a reported mistake. */
  retag(kind: TokenKind, text: string = this.actual.text): void {
    this.tokens[this.index] = { ...this.actual, kind, text };
  }

  /** The tokens from here to the end of what the opener at hand would open. */
  statementAhead(): readonly Token[] {
    const ahead: Token[] = [];
    for (let i = this.index + 1; i < this.tokens.length; i++) {
      const token = this.tokens[i];
      if (token === undefined || endsStatement(token)) break;
      ahead.push(token);
    }
    return ahead;
  }

  /** The opener that the first word of a line may have been meant to be, if what follows it could follow that. */
  openerMeantBy(token: Token, next: Token | undefined): string | undefined {
    if (!token.isFirstOnLine || (token.kind !== "word" && token.kind !== "name")) return undefined;
    const word = token.text.toLowerCase();
    const synonym = openerSynonyms.get(word);
    if (synonym !== undefined) return couldOpen(synonym, next) ? synonym : undefined;
    const candidates = openerStarts.includes(word) ? [word] : word.length > 3 ? nearest(word, openerStarts, 2) : [];
    return candidates.find((candidate) => couldOpen(candidate, next));
  }

  private get endToken(): Token {
    const at = this.tokens[this.index]?.span.start ?? 0;
    return { kind: "end", text: "", span: { start: at, end: at }, isFirstOnLine: false };
  }

  /** The last token that ends before an offset within the statement. O(tokens since). */
  before(offset: number | undefined): Token | undefined {
    if (offset === undefined) return undefined;
    let i = this.index - 1;
    while (i > this.statementIndex && (this.tokens[i]?.span.end ?? 0) > offset) i--;
    return i > this.statementIndex ? this.tokens[i] : undefined;
  }

  /** The last token before the line at hand, where that line is not the first of the statement. */
  lastOfLineAbove(): Token | undefined {
    const first = this.lineFirsts[this.index] ?? 0;
    return first > this.statementIndex ? this.tokens[first - 1] : undefined;
  }

  /** Whether the lexer has reported something between the statement's start and here. */
  private isExplained(): boolean {
    const from = this.tokens[this.statementIndex]?.span.start ?? 0;
    const last = lastUpTo(this.damage, this.actual.span.end);
    return last !== undefined && last >= from;
  }

  /** A line whose first word is almost an opener was meant to open: the mistake is there, and so is the way on. */
  failAtMisspeltOpener(): boolean {
    if (this.isPanicking) return false;
    const i = this.lineFirsts[Math.min(this.index, this.tokens.length - 1)] ?? 0;
    const first = this.tokens[i];
    if (first === undefined || i <= this.statementIndex) return false;
    if (this.failAtBareNumber(first, i)) return true;
    const meant = this.openerMeantBy(first, this.tokens[i + 1]);
    if (meant === undefined) return false;
    this.complain("S0120", first.span, { found: first.text, nearest: meant });
    this.tokens[i] = { ...first, kind: "opener", text: meant };
    this.index = i;
    this.failedAt = first.span.end;
    this.isPanicking = true;
    return true;
  }

  /** `1.2 during Ceasefire: each party …`: a clause without its word. */
  private failAtBareNumber(first: Token, at: number): boolean {
    const isNumber = first.isFirstOnLine && first.kind === "code";
    if (!isNumber || this.token.text !== ":") return false;
    this.complain("S0149", first.span, { id: first.text });
    this.index = Math.max(this.index, at);
    this.failedAt = first.span.end;
    this.isPanicking = true;
    return true;
  }
}

/** Whether a line that begins so goes on as prose. Openers of several words are never doubted. */
function isWordOfProse(opener: string, next: Token): boolean {
  return !opener.includes(" ") && (next.kind === "word" || next.kind === "preposition" || next.kind === "modal");
}

/** Whether an opener can be followed by such a token; only single words are guessed. */
export function couldOpen(opener: string, next: Token | undefined): boolean {
  if (next === undefined || !(openers as readonly string[]).includes(opener)) return false;
  if (opener === "clause") return next.kind === "code" || next.kind === "integer" || next.kind === "name";
  if (opener === "include") return next.kind === "string";
  return opener === "standard" ? next.kind === "word" : next.kind === "name";
}

/** The greatest of ascending numbers that is not above a bound. O(log n). */
function lastUpTo(ascending: readonly number[], bound: number): number | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1];
}
