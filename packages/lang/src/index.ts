// The public face of the language: what a file is, its tree, what is wrong with it, how to show and print it.

export { type Checked, check, checkParsed } from "./check/check.ts";
export { type CheckPorts, noFiles } from "./check/ports.ts";
export { diagnose } from "./diagnose.ts";
export { type CodeRow, codes, type DiagnosticCode, type Severity } from "./diagnostics/codes.ts";
export { compareDiagnostics, type Diagnostic, type Label, type TextEdit } from "./diagnostics/diagnostic.ts";
export { allCodes, type ExplainedCode, explainCode, isCode } from "./diagnostics/explain-code.ts";
export { type Explanation, explanations } from "./diagnostics/explanations.ts";
export type { Facts } from "./diagnostics/facts.ts";
export { type JsonDiagnostic, type JsonRegion, renderJson } from "./diagnostics/render-json.ts";
export { type Json, renderSarif } from "./diagnostics/render-sarif.ts";
export { type Painter, type PaintRole, renderText, type TextOptions } from "./diagnostics/render-text.ts";
export { collectInto, describe, type Report } from "./diagnostics/words.ts";
export { type AgreementDocument, type Article, type Block, parseDocument } from "./document/document.ts";
export type { Duration, FrontMatter, Located } from "./document/front-matter.ts";
export {
  lineSpan,
  makeSourceFile,
  offsetOf,
  type Place,
  type Position,
  positionOf,
  type SourceFile,
  type Span,
} from "./document/source-file.ts";
export { format, formatParsed } from "./format/format.ts";
export { printStatement } from "./format/print-statements.ts";
export { type RenderedArticle, type RenderedClause, render } from "./render/render.ts";
export { renderClause } from "./render/render-clause.ts";
export { actVerbs } from "./std/acts.ts";
export { standardTexts } from "./std/ceasefire.ts";
export { kindClosure, knownPhrases, standardKinds } from "./std/vocabulary.ts";
export type * from "./syntax/ast.ts";
export type * from "./syntax/ast-sentences.ts";
export {
  actorRoles,
  comparisons,
  keywords,
  limits,
  modals,
  openers,
  prepositions,
  quantifiers,
  tailWords,
  verbs,
} from "./syntax/grammar.ts";
export { type GrammarRule, grammarRules, grammarTokens, grammarTrivia } from "./syntax/grammar-rules.ts";
export { type Lexed, lex } from "./syntax/lexer.ts";
export { declaredNames } from "./syntax/look-alikes.ts";
export {
  type ParsedAgreement,
  type ParsedArticle,
  type ParsedBlock,
  parseAgreement,
  statementsOf,
} from "./syntax/parser.ts";
export type { Token, TokenKind } from "./syntax/tokens.ts";
