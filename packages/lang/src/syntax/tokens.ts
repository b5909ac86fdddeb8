// What the lexer hands to the parser: tokens with their place, groups of reserved words already joined.
// Not for characters: odd ones are the scanner's business.
import type { Span } from "../document/source-file.ts";

export type TokenKind =
  | "opener" // only first on its line
  | "modal"
  | "preposition"
  | "quantifier"
  | "comparison"
  | "verb" // `decides`, `has ratified`
  | "tail"
  | "keyword"
  | "symbol"
  | "word"
  | "name"
  | "code" // `2.1`, `J.36.a`
  | "integer"
  | "date"
  | "time"
  | "string"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** Reserved groups with single spaces (`must not`), strings without quotes, all else as written in NFC. */
  readonly text: string;
  readonly span: Span;
  readonly isFirstOnLine: boolean;
}

/** Whether nothing but the end of a statement can follow here. */
export function endsStatement(token: Token): boolean {
  return token.kind === "end" || token.kind === "opener";
}
