// Words and names as they stand in a sentence, and how a diagnostic names a token. Knows nothing of the nouns and
// phrases made of them.
import type { Name, Word } from "./ast-sentences.ts";
import type { Cursor } from "./cursor.ts";
import { modalSynonyms, monthNames } from "./grammar.ts";
import type { Token } from "./tokens.ts";

/** `shall` and its like: never vocabulary, always a modal of another tradition. */
export function isModalSynonym(token: Token): boolean {
  return token.kind === "word" && Object.hasOwn(modalSynonyms, token.text);
}

/** `has to`, `have to`: `must` in other words. */
export function isHasTo(c: Cursor): boolean {
  return c.at("word") && (c.token.text === "has" || c.token.text === "have") && c.peek(1).text === "to";
}

/** How a diagnostic names a token. */
export function foundText(token: Token): string {
  if (token.kind === "end") return "end";
  return token.kind === "string" ? `"${token.text}"` : `\`${token.text}\``;
}

/** Whether a token is a month name. */
export function isMonth(token: Token): boolean {
  return token.kind === "name" && (monthNames as readonly string[]).includes(token.text);
}

/** A name, or nothing; month names are read and reported. */
export function acceptName(c: Cursor): Name | undefined {
  const token = c.accept("name");
  if (token === undefined) return undefined;
  if (isMonth(token)) {
    c.complain("S0117", token.span, { month: token.text, instead: undefined });
  }
  return { text: token.text, span: token.span };
}

/** As many vocabulary words as follow. */
export function takeWords(c: Cursor): readonly Word[] {
  const words: Word[] = [];
  while (c.at("word") && !isModalSynonym(c.token) && !isHasTo(c)) words.push(wordOf(c.take()));
  return words;
}

export function wordOf(token: Token): Word {
  return { text: token.text, span: token.span };
}
