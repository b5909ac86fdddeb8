// The outline: headings as people see them, with the statements of their blocks; and every name of all agreements.
import { declaredNames, renderClause, type SourceFile, type Span, type Statement } from "@servanda/lang";
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import type { Analysis, View } from "../analysis/analysis.ts";
import { locationOf, rangeOf } from "../analysis/places.ts";
import { symbolWords } from "../words.ts";

const statementKinds: Readonly<Record<Statement["kind"], SymbolKind>> = {
  include: SymbolKind.File,
  actors: SymbolKind.Interface,
  body: SymbolKind.Interface,
  place: SymbolKind.Field,
  class: SymbolKind.Class,
  register: SymbolKind.Array,
  measure: SymbolKind.Property,
  annex: SymbolKind.File,
  standard: SymbolKind.Constant,
  stage: SymbolKind.Event,
  entry: SymbolKind.Event,
  define: SymbolKind.Boolean,
  ladder: SymbolKind.Enum,
  clause: SymbolKind.Function,
  variant: SymbolKind.Object,
};

interface Heading {
  readonly symbol: DocumentSymbol;
  readonly level: number;
}

/** Headings inside the headings above them, statements inside both. */
export function documentSymbols({ parsed, source }: View): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: Heading[] = [];
  for (const { article, blocks } of parsed.articles) {
    const statements = blocks.flatMap((block) => block.statements.map((each) => statementSymbol(source, each)));
    if (article.level === 0) {
      roots.push(...statements);
      continue;
    }
    const symbol: DocumentSymbol = {
      name: article.heading === "" ? "#".repeat(article.level) : article.heading,
      kind: SymbolKind.Namespace,
      range: rangeOf(source, article.span),
      selectionRange: rangeOf(source, article.headingSpan),
      children: statements,
    };
    while ((open.at(-1)?.level ?? 0) >= article.level) open.pop();
    for (const { symbol: above } of open) above.range = { start: above.range.start, end: symbol.range.end };
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ symbol, level: article.level });
  }
  return roots;
}

function statementSymbol(source: SourceFile, statement: Statement): DocumentSymbol {
  const detail = detailOf(statement);
  return {
    name: nameOf(source, statement),
    kind: statementKinds[statement.kind],
    range: rangeOf(source, statement.span),
    selectionRange: rangeOf(source, selectionOf(statement)),
    ...(detail === undefined ? {} : { detail }),
    ...(statement.kind === "variant" && statement.statement !== undefined
      ? { children: [statementSymbol(source, statement.statement)] }
      : {}),
  };
}

/** As the statement begins: `clause 5.2`, `stage Ceasefire`, `between Ukraine, Russia`. */
function nameOf(source: SourceFile, statement: Statement): string {
  const { start } = statement.span;
  const end = selectionOf(statement).end;
  const lineEnd = source.text.slice(start).search(/[\r\n#]|$/);
  const long = source.text.slice(start, statement.kind === "actors" ? start + lineEnd : Math.max(end, start + 1));
  const text = long.replace(/\s+/g, " ").trim();
  return text.length > MAX_NAME ? `${text.slice(0, MAX_NAME - 1)}…` : text;
}

const MAX_NAME = 60;

function selectionOf(statement: Statement): Span {
  const { start, end } = statement.span;
  const last =
    statement.kind === "include" ? statement.path : statement.kind === "standard" ? statement.level : undefined;
  const name = statement.kind === "variant" ? statement.name : declaredNames(statement)[0];
  return { start, end: Math.min(Math.max((last ?? name)?.span.end ?? start, start), end) };
}

function detailOf(statement: Statement): string | undefined {
  if (statement.kind === "clause") return statement.broken ? undefined : renderClause(statement);
  return "label" in statement ? statement.label?.text : undefined;
}

/** Names that hold the letters of a query in this order, whatever their case. */
export function workspaceSymbols(analysis: Analysis, query: string): readonly WorkspaceSymbol[] {
  const container = analysis.parsed.document.frontMatter.title?.value;
  return analysis.index().symbols.flatMap(({ name, kind, declarations: [first] }) => {
    if (kind === "variable" || first === undefined) return [];
    const shown = kind === "clause" ? `${symbolWords.clause} ${name}` : name;
    const location = first.place.file === analysis.uri ? locationOf(analysis, first.place) : undefined;
    if (location === undefined || !holdsLetters(shown.toLowerCase(), query.toLowerCase())) return [];
    const symbol = { name: shown, kind: statementKinds[first.statement.kind], location };
    return [container === undefined ? symbol : { ...symbol, containerName: container }];
  });
}

function holdsLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters.replaceAll(" ", "")) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
