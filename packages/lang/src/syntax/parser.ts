// A whole file to a tree: the document around the blocks, then every block on its own. Never throws; bounded by
// `limits`. Not for meaning: names are not resolved here.

import { codes } from "../diagnostics/codes.ts";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto, type Report } from "../diagnostics/words.ts";
import type { AgreementDocument, Article } from "../document/document.ts";
import { parseDocument } from "../document/document.ts";
import type { SourceFile, Span } from "../document/source-file.ts";
import type { Statement } from "./ast.ts";
import type { Comment } from "./ast-sentences.ts";
import { type Budget, Cursor } from "./cursor.ts";
import { namesInDamage } from "./damage.ts";
import { limits } from "./grammar.ts";
import { lex } from "./lexer.ts";
import { reportLookAlikes } from "./look-alikes.ts";
import { parseStatement } from "./statements.ts";

/** The statements of one fenced block. */
export interface ParsedBlock {
  /** What stands between the fences. */
  readonly span: Span;
  /** With the fences. */
  readonly outer: Span;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
  /** What was passed over after mistakes. */
  readonly skipped: readonly Span[];
}

export interface ParsedArticle {
  readonly article: Article;
  readonly blocks: readonly ParsedBlock[];
}

/** A file as written: prose, tree and what is wrong with either. */
export interface ParsedAgreement {
  readonly document: AgreementDocument;
  /** In the order of the file, with their statements. */
  readonly articles: readonly ParsedArticle[];
  /** Sorted by position. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names, and clauses as `clause 5.2`, that stand in what could not be read. */
  readonly unread: ReadonlySet<string>;
}

/** Reads a literate file. */
export function parseAgreement(source: SourceFile): ParsedAgreement {
  const diagnostics: Diagnostic[] = [];
  const collect = collectInto(diagnostics);
  const report: Report = (code, at, facts) => {
    if (diagnostics.length < limits.diagnosticCount) collect(code, at, facts);
  };
  const document = parseDocument(source, report);
  const budget: Budget = { statementsLeft: limits.statementCount, isExhaustionReported: false };
  const articles = document.articles.map((article) => ({
    article,
    blocks: article.blocks.map((block) => ({ ...parseBlock(source, block.span, report, budget), outer: block.outer })),
  }));
  reportLookAlikes(
    source,
    articles.flatMap(({ blocks }) => blocks),
    report,
  );
  const skipped = articles.flatMap(({ blocks }) => blocks.flatMap((block) => block.skipped));
  const unread = namesInDamage(source, diagnostics, skipped);
  return { document, articles, diagnostics: diagnostics.sort(compareDiagnostics), unread };
}

/** All statements of a file in order, those inside readings not counted apart. */
export function statementsOf(agreement: ParsedAgreement): readonly Statement[] {
  return agreement.articles.flatMap(({ blocks }) => blocks.flatMap(({ statements }) => statements));
}

/** Reads one block; the span is what lies between its fences. */
function parseBlock(source: SourceFile, span: Span, report: Report, budget: Budget): Omit<ParsedBlock, "outer"> {
  const damage: number[] = [];
  const ofCharacters: { readonly at: number; readonly say: () => void }[] = [];
  const reportDamage: Report = (code, at, facts) => {
    if (codes[code].severity === "error") damage.push(at.span.start);
    ofCharacters.push({ at: at.span.start, say: () => report(code, at, facts) });
  };
  const { tokens, comments } = lex(source.name, source.text, span, reportDamage);
  const cursor = new Cursor(
    source.name,
    tokens,
    report,
    damage.sort((a, b) => a - b),
    budget,
  );
  const statements = parseStatements(cursor);
  // What stands in a part that could not be read has been reported as a whole.
  const isPassed = (at: number): boolean => cursor.passed.some(({ start, end }) => at > start && at < end);
  for (const { at, say } of ofCharacters) if (!isPassed(at)) say();
  return { span, statements, comments, skipped: cursor.skipped };
}

function parseStatements(c: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  while (!c.at("end")) {
    if (c.budget.statementsLeft <= 0) {
      reportExhausted(c);
      break;
    }
    if (c.at("opener")) statements.push(parseStatement(c));
    else skipProse(c);
  }
  return statements;
}

/** Only at the start of a block can there be text outside a statement. */
function skipProse(c: Cursor): void {
  c.begin();
  const meant = c.openerMeantBy(c.token, c.peek(1));
  if (meant !== undefined) {
    c.complain("S0120", c.token.span, { found: c.token.text, nearest: meant });
    c.retag("opener", meant);
    return;
  }
  c.fail("S0119", c.token.span, { opener: undefined });
  c.recover(false);
}

/** Once per file, however many blocks follow. */
function reportExhausted(c: Cursor): void {
  if (c.budget.isExhaustionReported) return;
  c.budget.isExhaustionReported = true;
  c.complain("S0128", c.token.span, { maximum: limits.statementCount });
}
