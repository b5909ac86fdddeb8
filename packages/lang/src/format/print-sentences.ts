// Sentences, their phrases and tails as pieces: in written order, exceptions and consequences of a clause on lines of
// their own, brackets where a phrase would be read as part of the condition before it.
import type { Condition, Phrase, Quoted, Sentence, Tail } from "../syntax/ast-sentences.ts";
import { maxColumns, type Piece } from "./layout.ts";
import {
  indented,
  type Out,
  put,
  putBracketed,
  putIs,
  putLongCondition,
  putNouns,
  putPhrase,
  putPhrases,
  widthOfLine,
} from "./print-nouns.ts";

/** In a clause the sentence begins a line of its own if it does not fit on the first, or is to stand apart. */
export function putSentence(out: Out, sentence: Sentence, place: "clause" | "clause apart" | "tail"): void {
  const before = out.pieces.length;
  const inner = indented(out, 2);
  putNouns(out, sentence.subjects, "space", true);
  putPhrases(out, sentence.about);
  const { predicate } = sentence;
  if (predicate?.kind === "effect") putIs(out, predicate, predicate.span.start);
  else if (predicate) {
    put(out, predicate.modal, predicate.modalSpan.start);
    putNouns(inner, predicate.acts);
    putNouns(inner, predicate.objects);
  }
  const afterCore = out.pieces.length;
  putParts(inner, inOrder(sentence.phrases, sentence.tails), out.indent);
  const breaks = place === "clause apart" || (place === "clause" && !fitsFirstLine(out.pieces, before, afterCore));
  if (breaks) breakBefore(out.pieces, before, out.indent);
}

function fitsFirstLine(pieces: readonly Piece[], from: number, core: number): boolean {
  const end = pieces.findIndex((piece, index) => index >= core && piece.gap === "break");
  return widthOfLine(pieces, from, end < 0 ? pieces.length : end) <= maxColumns;
}

function breakBefore(pieces: Piece[], index: number, indent: number): void {
  const piece = pieces[index];
  if (piece) pieces[index] = { ...piece, gap: "break", indent };
}

type Part = Phrase | Tail;

export function inOrder(phrases: readonly Phrase[], tails: readonly Tail[]): readonly Part[] {
  return [...phrases, ...tails].sort((a, b) => a.span.start - b.span.start);
}

function isPhrase(part: Part | undefined): part is Phrase {
  return part?.kind === "phrase" || part?.kind === "amount-phrase";
}

/** Parts as written. With `tailIndent`, exceptions and consequences begin lines there. */
export function putParts(out: Out, parts: readonly Part[], tailIndent?: number): void {
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    if (isPhrase(part)) putPhrase(out, part, isPhrase(before) ? before : undefined);
    else putTail(out, part, before, parts[i + 1], tailIndent);
  }
}

function putTail(
  out: Out,
  tail: Tail,
  before: Part | undefined,
  after: Part | undefined,
  tailIndent: number | undefined,
): void {
  const isOwnLine = tailIndent !== undefined && tail.kind !== "until";
  const own: Out = isOwnLine ? { pieces: out.pieces, indent: tailIndent } : out;
  const gap = isOwnLine ? "break" : "may-break";
  switch (tail.kind) {
    case "unless":
    case "until":
      put(own, tail.kind, tail.span.start, gap);
      return putMaybe(tail.condition, (condition) =>
        putConditionBefore(indented(own, isOwnLine ? 4 : 0), condition, after, own.indent + (isOwnLine ? 2 : 0)),
      );
    case "otherwise":
    case "then":
      put(own, tail.kind, tail.span.start, gap);
      return putSentence(indented(own, 2), tail.sentence, "tail");
    default:
      if (before !== undefined && !isPhrase(before)) put(out, ",", undefined, "none");
      put(out, tail.kind, tail.span.start, "may-break");
      if (tail.kind === "left open") putQuoted(out, tail.text);
  }
}

/**
 * A phrase after a condition would be read as part of it, so then the condition stands in brackets; otherwise it may
 * be broken, to continue `indent` columns in. True if it was.
 */
export function putConditionBefore(out: Out, condition: Condition, after: Part | undefined, indent: number): boolean {
  if (!isPhrase(after)) return putLongCondition(out, condition, indent);
  putBracketed(out, condition);
  return false;
}

export function putMaybe<Node>(node: Node | undefined, print: (node: Node) => unknown): void {
  if (node !== undefined) print(node);
}

export function putQuoted(out: Out, quoted: Quoted | undefined): void {
  if (quoted) put(out, `"${quoted.text}"`, quoted.span.start);
}
