// Nouns, phrases and conditions as pieces of canonical text. Prints the tree, not the tokens: `the`, needless
// brackets and commas go; what is printed reads back as the same tree.
import type { AllOf, AnyOf, Condition, Fact, Noun, Phrase, Verb, Word } from "../syntax/ast-sentences.ts";
import { beginsWithOpener } from "../syntax/lexer.ts";
import { type Gap, maxColumns, type Piece } from "./layout.ts";

/** Pieces in the making; `indent` is where a broken line continues. */
export interface Out {
  readonly pieces: Piece[];
  readonly indent: number;
}

/** The same pieces, continued further in or out. */
export function indented(out: Out, columns: number): Out {
  return { pieces: out.pieces, indent: out.indent + columns };
}

/** Adds a text of one or more words; only the first has a place. */
export function put(
  out: Out,
  text: string,
  start: number | undefined,
  gap: Gap = "space",
  isOpening: boolean = false,
): void {
  out.pieces.push({ text, gap, indent: out.indent, start, isOpening });
}

/** A list with commas, broken only if it is long; three or more subjects read better with `and` before the last. */
export function putNouns(out: Out, nouns: readonly Noun[], gap: Gap = "space", hasAnd: boolean = false): void {
  for (const [i, noun] of nouns.entries()) {
    if (i > 0) put(out, ",", undefined, "none");
    const isLast = i === nouns.length - 1;
    if (hasAnd && isLast && nouns.length > 2) put(out, "and", undefined);
    const mayBreak = nouns.length > 6 && !beginsWithOpener(leadOf(noun));
    putNoun(out, noun, i === 0 ? gap : mayBreak ? "may-break" : "space");
  }
}

export function putNoun(out: Out, noun: Noun, gap: Gap = "space"): void {
  const { start } = noun.span;
  switch (noun.kind) {
    case "quantified":
      put(out, noun.written.text, start, gap);
      putWords(out, noun.words);
      if (noun.binder) put(out, noun.binder.text, noun.binder.span.start);
      if (noun.name) put(out, noun.name.text, noun.name.span.start);
      return putPostfix(out, noun);
    case "thing":
      putWords(out, noun.words, gap);
      if (noun.name) put(out, noun.name.text, noun.name.span.start, noun.words.length === 0 ? gap : "space");
      return putPostfix(out, noun);
    case "amount":
      return putAmount(out, noun, gap);
    case "moment":
      if (noun.date) put(out, noun.date.text, noun.date.span.start, gap);
      if (noun.time) put(out, noun.time.text, noun.time.span.start, noun.date ? "space" : gap);
      return;
    case "yearly-date":
      return put(out, `${noun.day.text} ${noun.month.text}`, start, gap);
    case "matter":
      put(out, `"${noun.text}"`, start, gap);
      return putPostfix(out, noun);
    case "clause-reference":
      // Never the first word of a line, where it would open a clause.
      return put(out, `clause ${noun.id.text}`, start, gap === "none" ? "none" : "space");
  }
}

function putAmount(out: Out, noun: Extract<Noun, { kind: "amount" }>, gap: Gap): void {
  const number = noun.isPercent ? `${noun.number.text} %` : noun.number.text;
  put(out, noun.comparison ? `${noun.comparison} ${number}` : number, noun.span.start, gap);
  putWords(out, noun.words);
  if (noun.name) put(out, noun.name.text, noun.name.span.start);
  putPostfix(out, noun);
}

function putWords(out: Out, words: readonly Word[], gap: Gap = "space"): void {
  for (const [i, word] of words.entries()) put(out, word.text, word.span.start, i === 0 ? gap : "space");
}

function putPostfix(out: Out, noun: { inForce: boolean; of: readonly Noun[]; otherThan: Noun | undefined }): void {
  if (noun.inForce) put(out, "in force", undefined);
  const [only] = noun.of;
  const needsBrackets =
    noun.of.length > 1 || (only !== undefined && noun.otherThan !== undefined && takesPostfix(only));
  if (needsBrackets) {
    put(out, "of (", undefined);
    putNouns(out, noun.of, "none");
    put(out, ")", undefined, "none");
  } else if (only) {
    put(out, "of", undefined);
    putNoun(out, only);
  }
  if (noun.otherThan) {
    put(out, "other than", undefined);
    putNoun(out, noun.otherThan);
  }
}

function takesPostfix(noun: Noun): boolean {
  return noun.kind !== "moment" && noun.kind !== "yearly-date" && noun.kind !== "clause-reference";
}

/** Enough of a noun's text to see whether it would open a statement. */
function leadOf(noun: Noun): string {
  if (noun.kind === "clause-reference") return "clause";
  return noun.kind === "thing" ? noun.words.map((word) => word.text).join(" ") : "";
}

/** Phrases; `renewed for` and a later `judged by` stand after a comma. */
export function putPhrases(out: Out, phrases: readonly Phrase[]): void {
  for (const [i, phrase] of phrases.entries()) putPhrase(out, phrase, phrases[i - 1]);
}

/** `before` is the phrase right before it; an amount stays with what follows it (`6 months before end`). */
export function putPhrase(out: Out, phrase: Phrase, before: Phrase | undefined): void {
  if (phrase.kind === "amount-phrase") return putNoun(out, phrase.amount, "may-break");
  const { preposition } = phrase;
  if (preposition === "renewed for" || (preposition === "judged by" && before !== undefined))
    put(out, ",", undefined, "none");
  put(out, preposition, phrase.span.start, before?.kind === "amount-phrase" ? "space" : "may-break");
  putNouns(indented(out, 2), phrase.nouns);
}

/** Brackets only where the tree needs them. */
function putCondition(out: Out, condition: Condition): void {
  switch (condition.kind) {
    case "any-of":
      return putJoined(out, condition, "or", (part) => part.kind === "any-of");
    case "all-of":
      return putJoined(out, condition, "and", (part) => part.kind === "any-of" || part.kind === "all-of");
    case "not":
      put(out, "not", condition.span.start);
      return isFact(condition.part) ? putFact(out, condition.part) : putBracketed(out, condition.part);
    default:
      return putFact(out, condition);
  }
}

/**
 * The condition a statement stands on. If it would run over the line, each of its alternatives begins one, `indent`
 * columns in; with `isOnOwnLine` the first does too. True if it was broken.
 */
export function putLongCondition(
  out: Out,
  condition: Condition,
  indent: number,
  isOnOwnLine: boolean = false,
): boolean {
  const { pieces } = out;
  const before = pieces.length;
  putCondition(out, condition);
  if (condition.kind !== "any-of" && condition.kind !== "all-of") return false;
  if (widthOfLine(pieces, before, pieces.length) <= maxColumns) return false;
  const starts = new Set(condition.joiners.map(({ span }) => span.start));
  for (let i = before; i < pieces.length; i++) {
    const piece = pieces[i];
    const isJoiner = piece?.start !== undefined && starts.has(piece.start);
    if (piece && (isJoiner || (i === before && isOnOwnLine))) pieces[i] = { ...piece, gap: "break", indent };
  }
  return true;
}

/** Columns of the line that the piece at `from` stands on, up to the piece at `to`, if nothing breaks it. */
export function widthOfLine(pieces: readonly Piece[], from: number, to: number): number {
  let start = from;
  while (start > 0 && pieces[start]?.gap !== "break") start--;
  let width = pieces[start]?.indent ?? 0;
  for (const piece of pieces.slice(start, to)) width += piece.text.length + (piece.gap === "none" ? 0 : 1);
  // The first piece of a line has no space before it.
  return width - 1;
}

function putJoined(
  out: Out,
  { parts, joiners }: AnyOf | AllOf,
  joiner: string,
  isBracketed: (part: Condition) => boolean,
): void {
  for (const [i, part] of parts.entries()) {
    if (i > 0) put(out, joiner, joiners[i - 1]?.span.start, "may-break");
    if (isBracketed(part)) putBracketed(out, part);
    else putCondition(out, part);
  }
}

/** In brackets: what follows would otherwise be read as part of it. */
export function putBracketed(out: Out, condition: Condition): void {
  put(out, "(", condition.span.start);
  const before = out.pieces.length;
  putCondition(out, condition);
  const first = out.pieces[before];
  if (first) out.pieces[before] = { ...first, gap: "none" };
  put(out, ")", undefined, "none");
}

function isFact(condition: Condition): condition is Fact {
  return condition.kind === "happening" || condition.kind === "recorded-act" || condition.kind === "state";
}

export function putFact(out: Out, fact: Fact): void {
  putNouns(out, fact.subjects, "space", true);
  switch (fact.kind) {
    case "happening":
      putNouns(out, fact.objects);
      break;
    case "recorded-act":
      put(out, verbText(fact.verb), fact.verb.span.start);
      if (fact.object) putNoun(out, fact.object);
      break;
    case "state":
      putPhrases(out, fact.about);
      putIs(out, fact, undefined);
  }
  putPhrases(out, fact.phrases);
}

function verbText(verb: Verb): string {
  return [verb.auxiliary, verb.isNegated ? "not" : undefined, verb.text].filter((part) => part !== undefined).join(" ");
}

/** `is not in force`, `is restored`. */
export function putIs(
  out: Out,
  is: { isNegated: boolean; isInForce: boolean; state: Noun | undefined },
  start: number | undefined,
): void {
  put(out, is.isNegated ? "is not" : "is", start);
  if (is.isInForce) put(out, "in force", undefined);
  if (is.state) putNoun(out, is.state);
}
