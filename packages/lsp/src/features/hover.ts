// What stands under the cursor, as a person would ask: a name and where it comes from, a clause as a sentence with the
// prose of its article, a reserved word and what it means, a word of the vocabulary.
import {
  type AgreementSymbol,
  type Article,
  lex,
  meaningOfWord,
  parseAgreement,
  positionOf,
  printStatement,
  type RenderedStatement,
  render,
  type SourceFile,
  type SymbolDeclaration,
  type Token,
} from "@servanda/lang";
import type { Hover } from "vscode-languageserver-types";
import type { Analysis, View } from "../analysis/analysis.ts";
import { covers, rangeOf, sourceOf, uriOf } from "../analysis/places.ts";
import { hoverWords, noteLabels, stateMeanings, symbolWords } from "../words.ts";
import { fileNameOf } from "../workspace/uris.ts";
import { articleMentionedAt } from "./articles.ts";
import { mentionAt } from "./references.ts";
import { phraseAt, vocabularyText } from "./vocabulary.ts";

const MAX_PROSE = 700;
const MAX_LINES = 14;

export function hoverAt(view: View, offset: number): Hover | undefined {
  const { parsed, source, file } = view;
  const block = parsed.articles.flatMap(({ blocks }) => blocks).find(({ span }) => covers(span, offset));
  if (block === undefined) {
    const article = articleMentionedAt(view, offset);
    return article && { contents: markdown(articleText(view, article)) };
  }
  const mention = mentionAt(view, offset);
  if (mention !== undefined) {
    return {
      contents: markdown(symbolText(view.analysis, mention.symbol)),
      range: rangeOf(source, mention.place.span),
    };
  }
  const { tokens } = lex(file, source.text, block.span, () => undefined);
  const token = tokens.find(({ kind, span }) => kind !== "end" && span.start <= offset && offset < span.end);
  if (token === undefined) return undefined;
  const span = token.kind === "word" ? phraseAt(tokens, token).span : token.span;
  const text = wordText(tokens, token);
  return text === undefined ? undefined : { contents: markdown(text), range: rangeOf(source, span) };
}

function markdown(value: string): { kind: "markdown"; value: string } {
  return { kind: "markdown", value };
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

// ── words ──────────────────────────────────────────────────────────────────────────────

function wordText(tokens: readonly Token[], token: Token): string | undefined {
  if (token.kind === "word") {
    const state = isPredicate(tokens, token) ? stateMeanings.get(token.text) : undefined;
    return state === undefined ? vocabularyText(phraseAt(tokens, token).text) : hoverWords.state(token.text, state);
  }
  const meaning = meaningOfWord(token.text, token.kind === "opener");
  if (meaning === undefined) return undefined;
  const example = meaning.example === "" ? "" : `${hoverWords.example}: \`${meaning.example}\``;
  return paragraphs(`**${token.text}**`, meaning.text, example);
}

/** Behind `is` or `is not`. */
function isPredicate(tokens: readonly Token[], token: Token): boolean {
  const at = tokens.indexOf(token);
  return tokens[at - 1]?.text === "is" || (tokens[at - 1]?.text === "not" && tokens[at - 2]?.text === "is");
}

// ── names ──────────────────────────────────────────────────────────────────────────────

function symbolText(analysis: Analysis, symbol: AgreementSymbol): string {
  const label = symbol.label === undefined ? "" : ` “${symbol.label}”`;
  const shown = symbol.declarations.map((each) => declarationText(analysis, symbol, each));
  return paragraphs(`**${symbolWords[symbol.kind]}** \`${symbol.name}\`${label}`, ...new Set(shown));
}

function declarationText(analysis: Analysis, { kind }: AgreementSymbol, declaration: SymbolDeclaration): string {
  const { statement, variant, place } = declaration;
  const source = sourceOf(analysis, place.file);
  if (source === undefined) return "";
  const article = articleAround(analysis, source, place.span.start);
  const line = positionOf(source, place.span.start).line + 1;
  const where = hoverWords.declaredIn(article?.heading ?? "", fileNameOf(uriOf(analysis, place.file)), line);
  const reading = variant?.kind === "variant" ? (variant.name?.text ?? variant.label?.text) : undefined;
  const said = reading === undefined ? where : `${hoverWords.asReadBy(reading)}, ${where}`;
  if (kind === "variable") return said;
  const rendered = renderedAt(analysis, source, (variant ?? statement).span.start);
  if (statement.kind !== "clause") {
    return paragraphs(codeOf(source, declaration), rendered === undefined ? "" : inEnglish(rendered), said);
  }
  const sentence = rendered === undefined ? "" : inEnglish(rendered);
  return paragraphs(sentence, quoted(proseAbove(source, article, place.span.start)), said);
}

function renderedAt(analysis: Analysis, source: SourceFile, start: number): RenderedStatement | undefined {
  const articles = source.name === analysis.uri ? analysis.rendered() : render(parseAgreement(source));
  return articles.flatMap(({ statements }) => statements).find(({ span }) => span.start === start);
}

/** The statement as a sentence, what is listed under it, and what is assumed or left open. */
function inEnglish({ sentence, items, notes }: RenderedStatement): string {
  const remarks = notes.map(({ kind, text }) => `*${noteLabels[kind]}* ${text}`);
  return paragraphs(sentence, items.map((item) => `- ${item}`).join("\n"), remarks.join("  \n"));
}

/** The statement as it is formatted; as written where it has a mistake. */
function codeOf(source: SourceFile, { statement }: SymbolDeclaration): string {
  const text = statement.broken
    ? source.text.slice(statement.span.start, statement.span.end)
    : printStatement(statement);
  const lines = text.split(/\r\n?|\n/);
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), "# …"] : lines;
  return `\`\`\`servanda\n${shown.join("\n")}\n\`\`\``;
}

function articleAround(analysis: Analysis, source: SourceFile, offset: number): Article | undefined {
  const parsed = source.name === analysis.uri ? analysis.parsed : parseAgreement(source);
  return parsed.document.articles.findLast(({ span }) => span.start <= offset);
}

// ── articles ───────────────────────────────────────────────────────────────────────────

/** The article as signed, then its rules as sentences. */
function articleText({ analysis, file, parsed }: View, article: Article): string {
  const articles = file === analysis.uri ? analysis.rendered() : render(parsed);
  const rendered = articles[parsed.articles.findIndex((each) => each.article === article)];
  const clauses = (rendered?.statements ?? []).flatMap(({ title, sentence, variant }) => {
    if (!title.startsWith(`${symbolWords.clause} `) || sentence === "") return [];
    const reader = variant === undefined ? "" : ` (${hoverWords.asReadBy(variant.name)})`;
    return [`- **${title.slice(symbolWords.clause.length + 1)}** ${sentence}${reader}`];
  });
  return paragraphs(`**${article.heading}**`, quoted(article.prose), clauses.join("\n"));
}

/** The prose that a block gives the meaning of: what stands right above it, or else all of its article. */
function proseAbove({ text }: SourceFile, article: Article | undefined, offset: number): string {
  if (article === undefined) return "";
  const at = article.blocks.findIndex(({ span }) => covers(span, offset));
  const start = article.blocks[at - 1]?.outer.end ?? article.headingSpan.end;
  const above = text.slice(start, article.blocks[at]?.outer.start ?? start);
  return withoutComments(above) === "" ? article.prose : above;
}

function withoutComments(prose: string): string {
  return prose.replace(/<!--.*?-->/gs, "").trim();
}

/** Prose as a quotation, without the comments of Markdown, cut at a length that can be taken in. */
function quoted(prose: string): string {
  const text = withoutComments(prose).replace(/(\r?\n){3,}/g, "\n\n");
  const shown = text.length > MAX_PROSE ? `${text.slice(0, MAX_PROSE)}…` : text;
  return shown === "" ? "" : shown.replace(/^/gm, "> ");
}
