// Raw tokens to tokens: joins groups of reserved words (`must not`, `entry into force`, `has ratified`), tells
// openers from words by their place on the line, drops `the`. All reserved words come from grammar.ts.

import type { Report } from "../diagnostics/words.ts";
import type { Span } from "../document/source-file.ts";
import type { Comment } from "./ast-sentences.ts";
import {
  auxiliaries,
  comparisons,
  keywords,
  modals,
  noiseWord,
  openers,
  prepositions,
  quantifiers,
  quantifierVariant,
  tailWords,
  verbs,
} from "./grammar.ts";
import { scan } from "./scanner.ts";
import type { Token, TokenKind } from "./tokens.ts";

/** One block, ready to parse; the last token is always `end`. */
export interface Lexed {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

interface Group {
  readonly kind: TokenKind;
  readonly words: readonly string[];
}

const groups: ReadonlyMap<string, readonly Group[]> = indexGroups([
  ["modal", modals],
  ["preposition", prepositions],
  ["quantifier", [...quantifiers, quantifierVariant]],
  ["comparison", comparisons],
  ["verb", verbs],
  ["tail", tailWords],
  ["keyword", keywords],
]);
const openerGroups: ReadonlyMap<string, readonly Group[]> = indexGroups([["opener", openers]]);

/** By first word, longest group first. */
function indexGroups(
  lists: readonly (readonly [TokenKind, readonly string[]])[],
): ReadonlyMap<string, readonly Group[]> {
  const index = new Map<string, Group[]>();
  for (const [kind, list] of lists) {
    for (const text of list) {
      const words = text.split(" ");
      const first = words[0] ?? "";
      index.set(
        first,
        [...(index.get(first) ?? []), { kind, words }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return index;
}

/** Reads one block. */
export function lex(file: string, text: string, span: Span, report: Report): Lexed {
  const raw = scan(file, text, span, report);
  const tokens: Token[] = [];
  for (let i = 0; i < raw.tokens.length; ) {
    const { token, length } = joinAt(text, raw.tokens, i);
    if (!(token.kind === "word" && token.text === noiseWord)) tokens.push(token);
    i += length;
  }
  tokens.push({ kind: "end", text: "", span: { start: span.end, end: span.end }, isFirstOnLine: true });
  return { tokens, comments: raw.comments };
}

/** Whether a text at the start of a line would open a statement; the formatter must not break a line before it. */
export function beginsWithOpener(text: string): boolean {
  return openers.some((opener) => text.startsWith(opener) && !/^[\p{L}\p{N}_\-/]/u.test(text.slice(opener.length)));
}

/**
 * Whether a group would be read across the border of two texts: `in` and `force` of `in the force`, where a `the`
 * kept them apart.
 */
export function joinsAcross(left: string, right: string): boolean {
  const before = left.split(" ");
  const after = right.split(" ");
  for (let count = 1; count <= Math.min(before.length, longestGroup - 1); count++) {
    const words = before.slice(-count);
    const candidates = groups.get(words[0] ?? "") ?? [];
    if (candidates.some((group) => isCutAt(group.words, words, after))) return true;
  }
  return endsInAuxiliary(before) && /^\p{Ll}/u.test(right) && !isReservedWord(after[0] ?? "");
}

const longestGroup = Math.max(...[...groups.values()].flat().map(({ words }) => words.length));

function isCutAt(group: readonly string[], left: readonly string[], right: readonly string[]): boolean {
  return (
    group.length > left.length &&
    group.every((word, i) => (i < left.length ? left[i] : right[i - left.length]) === word)
  );
}

function endsInAuxiliary(words: readonly string[]): boolean {
  const last = words.at(-1) === "not" ? words.at(-2) : words.at(-1);
  return isAuxiliary(last ?? "");
}

/** Whether a lower-case word, standing alone, is reserved inside a sentence. */
function isReservedWord(word: string): boolean {
  return word === noiseWord || (groups.get(word) ?? []).some((group) => group.words.length === 1) || isAuxiliary(word);
}

function joinAt(text: string, raw: readonly Token[], index: number): { token: Token; length: number } {
  const first = raw[index] as Token;
  if (first.kind !== "word") return { token: first, length: 1 };
  const candidates = [
    ...(first.isFirstOnLine ? (openerGroups.get(first.text) ?? []) : []),
    ...(groups.get(first.text) ?? []),
  ];
  for (const { kind, words } of candidates) {
    if (words.every((word, i) => isFollowOn(text, raw, index, i) && raw[index + i]?.text === word)) {
      return { token: join(kind, words.join(" "), raw, index, words.length), length: words.length };
    }
  }
  return joinPerfect(text, raw, index) ?? { token: first, length: 1 };
}

/** `has ratified`, `have not signed`. */
function joinPerfect(text: string, raw: readonly Token[], index: number): { token: Token; length: number } | undefined {
  if (!isAuxiliary(raw[index]?.text ?? "")) return undefined;
  const participleAt = raw[index + 1]?.text === "not" && isFollowOn(text, raw, index, 1) ? 2 : 1;
  const participle = raw[index + participleAt];
  if (participle === undefined || !isFollowOn(text, raw, index, participleAt) || isReservedWord(participle.text))
    return undefined;
  const words = raw.slice(index, index + participleAt + 1).map((token) => token.text);
  return { token: join("verb", words.join(" "), raw, index, words.length), length: words.length };
}

function isAuxiliary(word: string): boolean {
  return (auxiliaries as readonly string[]).includes(word);
}

/** A group's words stand apart by white space and comments only, and a statement's start never completes a group. */
function isFollowOn(text: string, raw: readonly Token[], index: number, offset: number): boolean {
  const token = raw[index + offset];
  const before = raw[index + offset - 1];
  if (token?.kind !== "word") return false;
  return offset === 0 || (before !== undefined && isBlank(text.slice(before.span.end, token.span.start)));
}

function join(kind: TokenKind, text: string, raw: readonly Token[], index: number, length: number): Token {
  const first = raw[index] as Token;
  const last = raw[index + length - 1] as Token;
  const span = { start: first.span.start, end: last.span.end };
  return { kind, text, span, isFirstOnLine: first.isFirstOnLine };
}

/** White space and comments, which may stand between any two words. */
function isBlank(between: string): boolean {
  return between.replace(/#[^\r\n]*/g, "").trim() === "";
}
