// The words of the blocks by what they are: reserved words, and names by what they name. The syntax colouring of an
// editor cannot know that `Buffer` is a zone; this can.
import {
  actRows,
  kindRows,
  lex,
  monthNames,
  positionOf,
  type SymbolKind,
  type Token,
  units,
  worldVerbs,
} from "@servanda/lang";
import { SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver-types";
import type { View } from "../analysis/analysis.ts";

/** A span on one line, with indices into `tokenTypes` and bits of `tokenModifiers`. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

export const tokenTypes: readonly string[] = [
  SemanticTokenTypes.keyword,
  SemanticTokenTypes.class, // actors and bodies
  SemanticTokenTypes.struct, // places
  SemanticTokenTypes.enum, // stages
  SemanticTokenTypes.type, // classes, registers, measures, annexes, ladders, readings
  SemanticTokenTypes.function, // defines
  SemanticTokenTypes.label, // numbers of clauses
  SemanticTokenTypes.parameter, // variables
  SemanticTokenTypes.event, // kinds
  SemanticTokenTypes.method, // acts
  SemanticTokenTypes.property, // other vocabulary
  SemanticTokenTypes.number,
  SemanticTokenTypes.string,
  SemanticTokenTypes.comment,
  SemanticTokenTypes.operator,
  SemanticTokenTypes.enumMember, // levels of proof
];
export const tokenModifiers: readonly string[] = [SemanticTokenModifiers.declaration];

const nameTypes: Readonly<Record<SymbolKind, SemanticTokenTypes>> = {
  party: SemanticTokenTypes.class,
  guarantor: SemanticTokenTypes.class,
  observer: SemanticTokenTypes.class,
  actor: SemanticTokenTypes.class,
  body: SemanticTokenTypes.class,
  line: SemanticTokenTypes.struct,
  zone: SemanticTokenTypes.struct,
  class: SemanticTokenTypes.type,
  register: SemanticTokenTypes.type,
  measure: SemanticTokenTypes.type,
  annex: SemanticTokenTypes.type,
  stage: SemanticTokenTypes.enum,
  define: SemanticTokenTypes.function,
  ladder: SemanticTokenTypes.type,
  rung: SemanticTokenTypes.enumMember,
  reading: SemanticTokenTypes.type,
  clause: SemanticTokenTypes.label,
  level: SemanticTokenTypes.enumMember,
  word: SemanticTokenTypes.function,
  variable: SemanticTokenTypes.parameter,
};

const kindWords: ReadonlySet<string> = new Set(kindRows.flatMap(({ name }) => name.split(" ")));
const actWords: ReadonlySet<string> = new Set([
  ...worldVerbs.keys(),
  ...actRows.flatMap(({ base, third, participle }) => [base, third, participle].flatMap((form) => form.split(" "))),
]);

/** In the order of the text. */
export function semanticTokens(
  view: View,
  within: { readonly start: number; readonly end: number } = { start: 0, end: view.source.text.length },
): readonly SemanticToken[] {
  return view.parsed.articles.flatMap(({ blocks }) =>
    blocks
      .filter(({ span }) => span.start <= within.end && within.start <= span.end)
      .flatMap(({ span }) => {
        const { tokens, comments } = lex(view.file, view.source.text, span, () => undefined);
        const all = [
          ...tokens.filter(({ kind }) => kind !== "end").map((token) => classified(view, token)),
          ...comments.map((comment) => ({
            span: comment.span,
            type: SemanticTokenTypes.comment,
            isDeclaration: false,
          })),
        ];
        return all.sort((a, b) => a.span.start - b.span.start).flatMap((each) => perLine(view, each));
      }),
  );
}

interface Classified {
  readonly span: Token["span"];
  readonly type: SemanticTokenTypes;
  readonly isDeclaration: boolean;
}

function classified({ analysis, file }: View, token: Token): Classified {
  const { span } = token;
  const mention = canBeNamed(token) ? analysis.index().at(file, span.start) : undefined;
  if (mention !== undefined && mention.place.span.start <= span.start && span.end <= mention.place.span.end) {
    return { span, type: nameTypes[mention.symbol.kind], isDeclaration: mention.isDeclaration };
  }
  return { span, type: typeOf(token), isDeclaration: false };
}

function canBeNamed({ kind }: Token): boolean {
  return kind === "name" || kind === "code" || kind === "integer" || kind === "word";
}

function typeOf({ kind, text }: Token): SemanticTokenTypes {
  switch (kind) {
    case "name":
      return (monthNames as readonly string[]).includes(text) ? SemanticTokenTypes.number : SemanticTokenTypes.type;
    case "word":
      if (units.has(text)) return SemanticTokenTypes.number;
      if (kindWords.has(text)) return SemanticTokenTypes.event;
      return actWords.has(text) ? SemanticTokenTypes.method : SemanticTokenTypes.property;
    case "code":
    case "integer":
    case "date":
    case "time":
      return SemanticTokenTypes.number;
    case "string":
      return SemanticTokenTypes.string;
    case "symbol":
      return SemanticTokenTypes.operator;
    case "verb":
      return SemanticTokenTypes.method;
    default:
      return SemanticTokenTypes.keyword;
  }
}

/** The protocol knows no token over several lines; `must⏎not` is two. */
function perLine({ source }: View, { span, type, isDeclaration }: Classified): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  for (const part of source.text.slice(span.start, span.end).matchAll(/\S(?:[^\r\n]*\S)?/g)) {
    const start = span.start + part.index;
    const { line, column } = positionOf(source, start);
    found.push({
      line,
      character: column,
      length: part[0].length,
      type: tokenTypes.indexOf(type),
      modifiers: isDeclaration ? 1 : 0,
    });
  }
  return found;
}

/** Five numbers for each token, each counted from the token before it, as the protocol wants them. */
export function encodeTokens(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const each of tokens) {
    data.push(
      each.line - line,
      each.line === line ? each.character - character : each.character,
      each.length,
      each.type,
      each.modifiers,
    );
    ({ line, character } = each);
  }
  return data;
}
