// The public face of the language: what a file is, its tree, what is wrong with it, how to show and print it.

export { decisionWords } from "./check/body-rules.ts";
export { type Checked, check, checkParsed } from "./check/check.ts";
export { type DeclaredKind } from "./check/names.ts";
export { type CheckPorts, noFiles, pathFrom } from "./check/ports.ts";
export { type Meaning, meaningOf } from "./check/prepositions.ts";
export { stateWords } from "./check/things.ts";
export type { NounType } from "./check/typed.ts";
export { walkStatement } from "./check/walk.ts";
export { diagnose } from "./diagnose.ts";
export { type CodeRow, codes, type DiagnosticCode, type Severity } from "./diagnostics/codes.ts";
export { compareDiagnostics, type Diagnostic, type Label, type TextEdit } from "./diagnostics/diagnostic.ts";
export { allCodes, type ExplainedCode, explainCode, isCode } from "./diagnostics/explain-code.ts";
export { type Explanation, explanations } from "./diagnostics/explanations.ts";
export type { Facts } from "./diagnostics/facts.ts";
export { type JsonDiagnostic, type JsonRegion, renderJson } from "./diagnostics/render-json.ts";
export { type Json, renderSarif } from "./diagnostics/render-sarif.ts";
export { type Painter, type PaintRole, renderText, type TextOptions } from "./diagnostics/render-text.ts";
export { collectInto, describe, frameWords, type Report } from "./diagnostics/words.ts";
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
export { type Expectation, expectedAfter, type Role } from "./expectations/expected.ts";
export type { Terminal } from "./expectations/machine.ts";
export { typesOfName } from "./expectations/name-types.ts";
export { brokenBlocks, format, formatEdits, formatParsed } from "./format/format.ts";
export { printStatement } from "./format/print-statements.ts";
export { meaningOfWord, type WordMeaning } from "./guide/meanings.ts";
export type { NoteKind } from "./render/note-words.ts";
export type { Note } from "./render/notes.ts";
export { type RenderedArticle, type RenderedStatement, type RenderedVariant, render } from "./render/render.ts";
export { renderClause } from "./render/render-clause.ts";
export { type ActRow, actRows, actVerbs, worldVerbs } from "./std/acts.ts";
export { type KindRow, kindRows } from "./std/kinds.ts";
export {
  attributes,
  clockStarts,
  type Dimension,
  placeWords,
  referenceWords,
  roles,
  type UnitRow,
  units,
} from "./std/nouns.ts";
export { standardTexts } from "./std/standard-texts.ts";
export { edgeWords, kindClosure, knownPhrases, ownMoments, standardKinds } from "./std/vocabulary.ts";
export type { SymbolIndex, SymbolKind } from "./symbols/symbol-index.ts";
export {
  type AgreementSymbol,
  indexSymbols,
  type Mention,
  mentionsOf,
  type SymbolDeclaration,
} from "./symbols/symbol-index.ts";
export type * from "./syntax/ast.ts";
export type * from "./syntax/ast-sentences.ts";
export {
  actorRoles,
  auxiliaries,
  comparisons,
  keywords,
  limits,
  modals,
  monthNames,
  noiseWord,
  openers,
  prepositions,
  quantifiers,
  quantifierVariant,
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
