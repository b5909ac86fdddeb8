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
  renderClause,
  type SourceFile,
  type SymbolDeclaration,
  type Token,
} from "@servanda/lang";
import type { Hover } from "vscode-languageserver-types";
import type { Analysis, View } from "../analysis/analysis.ts";
import { covers, rangeOf, sourceOf, uriOf } from "../analysis/places.ts";
import { hoverWords, symbolWords } from "../words.ts";
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
  if (token.kind === "word") return vocabularyText(phraseAt(tokens, token).text);
  const meaning = meaningOfWord(token.text, token.kind === "opener");
  if (meaning === undefined) return undefined;
  const example = meaning.example === "" ? "" : `${hoverWords.example}: \`${meaning.example}\``;
  return paragraphs(`**${token.text}**`, meaning.text, example);
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
  if (statement.kind === "clause" && kind === "clause") {
    const sentence = statement.broken ? "" : renderClause(statement);
    return paragraphs(sentence, quoted(article?.prose ?? ""), said);
  }
  return paragraphs(kind === "variable" ? "" : codeOf(source, declaration), said);
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
function articleText({ parsed }: View, article: Article): string {
  const found = parsed.articles.find((each) => each.article === article);
  const clauses = (found?.blocks ?? []).flatMap(({ statements }) =>
    statements.flatMap((outer) => {
      const statement = outer.kind === "variant" ? outer.statement : outer;
      if (statement?.kind !== "clause" || statement.broken) return [];
      return [`- **${statement.id.text}** ${renderClause(statement)}`];
    }),
  );
  return paragraphs(`**${article.heading}**`, quoted(article.prose), clauses.join("\n"));
}

/** Prose as a quotation, without the comments of Markdown, cut at a length that can be taken in. */
function quoted(prose: string): string {
  const text = prose.replace(/<!--.*?-->/gs, "").trim();
  const shown = text.length > MAX_PROSE ? `${text.slice(0, MAX_PROSE)}…` : text;
  return shown === "" ? "" : shown.replace(/^/gm, "> ");
}
