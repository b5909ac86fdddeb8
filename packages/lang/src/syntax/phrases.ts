// Phrases: a preposition and nouns, or an amount standing alone. What a phrase means follows from its preposition
// and the type of its nouns; that table is the checker's.

import { startsAmount } from "./amounts.ts";
import type { Phrase, PrepositionPhrase } from "./ast-sentences.ts";
import type { Cursor } from "./cursor.ts";
import type { Preposition } from "./grammar.ts";
import { expectNouns, parseAmount } from "./nouns.ts";
import type { Token } from "./tokens.ts";

function isPhraseToken(token: Token): boolean {
  return token.kind === "preposition" || startsAmount(token);
}

/** Whether a phrase begins here, after a comma or not. */
export function startsPhrase(c: Cursor): boolean {
  return isPhraseToken(c.token) || (c.at("symbol", ",") && isPhraseToken(c.peek(1)));
}

/** The caller has seen `startsPhrase`. */
export function parsePhrase(c: Cursor): Phrase {
  c.accept("symbol", ",");
  if (c.at("preposition")) return parsePrepositionPhrase(c);
  const amount = parseAmount(c);
  return { kind: "amount-phrase", amount, span: amount.span };
}

/** As many phrases as follow. */
export function parsePhrases(c: Cursor): readonly Phrase[] {
  const phrases: Phrase[] = [];
  while (startsPhrase(c)) phrases.push(parsePhrase(c));
  return phrases;
}

function parsePrepositionPhrase(c: Cursor): PrepositionPhrase {
  const token = c.take();
  const nouns = expectNouns(c);
  return { kind: "phrase", preposition: token.text as Preposition, nouns, span: c.spanFrom(token.span.start) };
}
