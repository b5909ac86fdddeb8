// Characters to raw tokens, one block at a time. Joins no groups (lexer.ts does) and knows no statement. Whatever
// it meets, it reports and goes on: it never stops before the end of the block.

import type { Report } from "../diagnostics/words.ts";
import type { Span } from "../document/source-file.ts";
import type { Comment } from "./ast-sentences.ts";
import {
  foreignLetter,
  invisible,
  oddSpace,
  quotationMarks,
  scriptOf,
  signReplacements,
  skeletonOf,
} from "./characters.ts";
import { symbols } from "./grammar.ts";
import type { Token, TokenKind } from "./tokens.ts";

/** What one block reads as before groups are joined. */
export interface Scan {
  readonly tokens: Token[];
  readonly comments: Comment[];
}

interface State {
  readonly file: string;
  readonly text: string;
  readonly end: number;
  readonly report: Report;
  readonly scan: Scan;
  readonly oddSpaces: Span[];
  at: number;
  isLineFresh: boolean;
}

const inlineSpace = /[ \t]+/y;
const lineEnd = /\r\n?|\n/y;
const comment = /#[^\r\n]*/y;
const quoted = /"([^"\r\n]*)("?)/y;
const date = /\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}-])/uy;
const time = /\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?(?![\p{L}\p{N}]|:\d)/uy;
const separated = /\d{1,3}(?:[,'’_ ]\d{3})+(?![\p{L}\p{N}])|\d+[,_]\d+(?![\p{L}\p{N}])/uy;
const code = /[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+/y;
const integer = /\d+/y;
const wordLike = /[\p{L}][\p{L}\p{M}\p{N}_]*(?:[-/]\p{L}[\p{L}\p{M}\p{N}_]*)*/uy;
/** How far the end of a wrongly marked quotation is looked for; keeps a line of opening marks cheap. */
const maxQuotation = 200;
const ascii = /^[ -~]*$/;
const startsName = /^[\p{Lu}\p{Lt}\p{Lo}]/u;

/** Reads `text` within `span`; comments apart. O(length of the span). */
export function scan(file: string, text: string, span: Span, report: Report): Scan {
  const state: State = {
    file,
    text: text.slice(0, span.end),
    end: span.end,
    report,
    scan: { tokens: [], comments: [] },
    oddSpaces: [],
    at: span.start,
    isLineFresh: true,
  };
  while (state.at < state.end) step(state);
  const [first] = state.oddSpaces;
  if (first)
    report("S0109", { file, span: first }, { codePoint: codePointAt(text, first.start), all: state.oddSpaces });
  return state.scan;
}

function step(state: State): void {
  if (match(state, inlineSpace)) return;
  if (match(state, lineEnd)) {
    state.isLineFresh = true;
    return;
  }
  if (scanComment(state) || scanQuoted(state) || scanNumber(state) || scanWord(state)) return;
  scanSign(state);
}

function scanComment(state: State): boolean {
  const start = state.at;
  const found = match(state, comment);
  if (!found) return false;
  const text = found[0].trimEnd();
  reportInvisible(state, start, found[0]);
  state.scan.comments.push({ text, span: { start, end: start + text.length } });
  return true;
}

function scanQuoted(state: State): boolean {
  const start = state.at;
  const found = match(state, quoted);
  if (!found) return false;
  const inside = found[1] ?? "";
  if (found[2] === "") {
    const end = start + found[0].trimEnd().length;
    state.report("S0106", place(state, start, end), {});
    push(state, "string", inside.trimEnd(), start, end);
    return true;
  }
  reportInvisible(state, start, found[0]);
  push(state, "string", inside, start, state.at);
  return true;
}

function scanNumber(state: State): boolean {
  const start = state.at;
  const unit = state.text.charCodeAt(start);
  const isDigit = unit >= 48 && unit <= 57;
  if (isDigit) {
    for (const [kind, shape] of [
      ["date", date],
      ["time", time],
    ] as const) {
      const found = match(state, shape);
      if (found) return push(state, kind, found[0], start, state.at);
    }
    const grouped = match(state, separated);
    if (grouped) {
      const instead = ungroup(grouped[0]);
      state.report("S0113", place(state, start, state.at), { found: grouped[0], instead });
      return push(state, instead.includes(".") ? "code" : "integer", instead, start, state.at);
    }
  }
  const coded = match(state, code);
  if (coded) return push(state, "code", coded[0], start, state.at);
  const digits = isDigit ? match(state, integer) : undefined;
  return digits !== undefined && push(state, "integer", digits[0], start, state.at);
}

/** `800,000` and `800 000` are one number; `3,67` is a decimal. */
function ungroup(text: string): string {
  return /^\d{1,3}(?:[^\d]\d{3})+$/.test(text) ? text.replace(/[^\d]/g, "") : text.replace(/[^\d]/g, ".");
}

function scanWord(state: State): boolean {
  const start = state.at;
  const found = match(state, wordLike);
  if (!found) return false;
  const text = found[0].normalize("NFC");
  const kind: TokenKind = startsName.test(text) ? "name" : "word";
  reportScripts(state, text, start);
  if (kind === "name" && /[-/]/.test(text)) {
    const instead = text
      .split(/[-/]/)
      .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
      .join("");
    state.report("S0129", place(state, start, state.at), { name: text, instead });
  }
  return push(state, kind, text, start, state.at);
}

function reportScripts(state: State, word: string, start: number): void {
  if (ascii.test(word)) return;
  const foreign = foreignLetter(word);
  if (!foreign) return;
  const skeleton = skeletonOf(word);
  const isLatin =
    foreign.wordScript === "Latin" && [...skeleton].every((letter) => (scriptOf(letter) ?? "Latin") === "Latin");
  state.report("S0115", place(state, start, state.at), { word, ...foreign, instead: isLatin ? skeleton : undefined });
}

function scanSign(state: State): void {
  const start = state.at;
  const codePoint = codePointAt(state.text, start);
  const sign = String.fromCodePoint(codePoint);
  state.at += sign.length;
  if ((symbols as readonly string[]).includes(sign)) {
    push(state, "symbol", sign, start, state.at);
  } else if (oddSpace.test(sign)) {
    state.oddSpaces.push({ start, end: state.at });
  } else if (invisible.test(sign)) {
    state.report("S0125", place(state, start, state.at), { codePoint });
  } else if (!scanForeignQuotation(state, sign, start)) {
    scanUnknown(state, sign, codePoint, start);
  }
}

/** A typographic opening mark whose partner is near and on the same line is read as a quotation. */
function scanForeignQuotation(state: State, sign: string, start: number): boolean {
  const closing = quotationMarks.get(sign);
  if (closing === undefined) return false;
  const end = findClosing(state, `${closing}"`);
  if (end === undefined) {
    state.report("S0108", place(state, start, state.at), { found: sign, instead: undefined });
    return true;
  }
  const inside = state.text.slice(state.at, end);
  state.at = end + 1;
  const instead = `"${inside}"`;
  state.report("S0108", place(state, start, state.at), { found: state.text.slice(start, state.at), instead });
  return push(state, "string", inside, start, state.at);
}

function findClosing(state: State, marks: string): number | undefined {
  const limit = Math.min(state.end, state.at + maxQuotation);
  for (let at = state.at; at < limit; at++) {
    const unit = state.text.charAt(at);
    if (unit === "\n" || unit === "\r") return undefined;
    if (marks.includes(unit)) return at;
  }
  return undefined;
}

function scanUnknown(state: State, sign: string, codePoint: number, start: number): void {
  const instead = signReplacements.get(sign);
  state.report("S0107", place(state, start, state.at), { found: sign, codePoint, instead });
  if (instead !== undefined && instead !== "") push(state, "symbol", instead, start, state.at);
}

function reportInvisible(state: State, start: number, text: string): void {
  const index = text.search(invisible);
  if (index < 0) return;
  state.report("S0125", place(state, start + index, start + index + 1), { codePoint: codePointAt(text, index) });
}

function match(state: State, shape: RegExp): RegExpExecArray | undefined {
  shape.lastIndex = state.at;
  const found = shape.exec(state.text);
  if (!found) return undefined;
  state.at += found[0].length;
  return found;
}

function push(state: State, kind: TokenKind, text: string, start: number, end: number): true {
  state.scan.tokens.push({ kind, text, span: { start, end }, isFirstOnLine: state.isLineFresh });
  state.isLineFresh = false;
  return true;
}

function place(state: State, start: number, end: number): { file: string; span: Span } {
  return { file: state.file, span: { start, end } };
}

function codePointAt(text: string, index: number): number {
  return text.codePointAt(index) ?? 0;
}
