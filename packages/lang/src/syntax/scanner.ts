// Characters to raw tokens, one block at a time. Joins no groups (lexer.ts does) and knows no statement. Whatever
// it meets, it reports and goes on: it never stops before the end of the block.

import type { Facts } from "../diagnostics/facts.ts";
import type { Report } from "../diagnostics/words.ts";
import type { Span } from "../document/source-file.ts";
import type { Comment } from "./ast-sentences.ts";
import {
  foreignLetter,
  invisible,
  lookAlikeLetter,
  oddSpace,
  quotationMarks,
  scriptOf,
  signReplacements,
  skeletonOf,
} from "./characters.ts";
import {
  emphasisAt,
  footnoteAt,
  foreignDateAt,
  foreignRemarkAt,
  foreignTimeAt,
  remarkInstead,
} from "./foreign-forms.ts";
import { quantifiers, reservedWords, symbols } from "./grammar.ts";
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
  /** The first unknown sign of the line at hand, and where else on the line it stands. */
  unknown: (Facts["S0107"] & { readonly spans: Span[] }) | undefined;
  at: number;
  isLineFresh: boolean;
}

const inlineSpace = /[ \t]+/y;
const restOfLine = /[^\r\n]*/y;
const lineEnd = /\r\n?|\n/y;
const comment = /#[^\r\n]*/y;
const quoted = /"([^"\r\n]*)("?)/y;
const date = /\d{4}-\d{2}-\d{2}(?![\p{L}\p{Nd}-]|[–—]\d)/uy;
const time = /\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?(?![\p{L}\p{Nd}]|:\d)/uy;
// A date may be followed by a time in the form of ISO 8601.
const dateBeforeTime = /\d{4}-\d{2}-\d{2}(?=T\d)/y;
const separated = /\d{1,3}(?:[,'’_ \u00a0\u2009\u202f]\d{3})+(?![\p{L}\p{Nd}])|\d+[,_]\d+(?![\p{L}\p{Nd}])/uy;
const code = /[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+/y;
const integer = /\d+/y;
// What cannot be seen belongs to the word it stands in: so it is one word with one mistake.
const wordLike = /\p{L}[\p{L}\p{M}\p{Nd}_\u00ad\u200b-\u200d\u2060\ufeff]*(?:[-/]\p{L}[\p{L}\p{M}\p{Nd}_]*)*/uy;
const invisibleInWord = /[\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
const wordAhead = /[ \t]+(\p{L}[\p{L}\p{M}\p{Nd}_-]*)/uy;
const sectionNumber = /[ \t\u00a0]*(?=[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)/y;
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
    unknown: undefined,
    at: span.start,
    isLineFresh: true,
  };
  while (state.at < state.end) step(state);
  reportUnknown(state);
  const [first] = state.oddSpaces;
  if (first)
    report("S0109", { file, span: first }, { codePoint: codePointAt(text, first.start), all: state.oddSpaces });
  return state.scan;
}

function step(state: State): void {
  if (match(state, inlineSpace)) return;
  if (match(state, lineEnd)) {
    reportUnknown(state);
    state.isLineFresh = true;
    return;
  }
  if (scanComment(state) || scanQuoted(state) || scanNumber(state) || scanWord(state)) return;
  if (scanRemark(state) || scanEmphasis(state)) return;
  scanSign(state);
}

/** A remark in another notation is read as one. */
function scanRemark(state: State): boolean {
  const start = state.at;
  const found = foreignRemarkAt(state.text, start);
  if (found === undefined) return false;
  state.at += found.length;
  const onOneLine = found.search(/[\r\n]/);
  const end = onOneLine < 0 ? state.at : start + onOneLine;
  state.report("S0135", place(state, start, end), { found, instead: remarkInstead(found) });
  if (onOneLine >= 0) state.isLineFresh = true;
  return true;
}

/** Marks of print around words: the words are read without them. */
function scanEmphasis(state: State): boolean {
  const found = emphasisAt(state.text, state.at);
  if (found === undefined) return false;
  const { marks, inside } = found;
  const start = state.at;
  const end = start + marks.length + inside.length;
  state.report("S0136", place(state, start, end + marks.length), { marks, inside });
  const within: State = { ...state, text: state.text.slice(0, end), end, at: start + marks.length };
  while (within.at < within.end) step(within);
  state.at = end + marks.length;
  state.isLineFresh = false;
  return true;
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
    if (scanDate(state)) return true;
    const clock = match(state, time);
    if (clock) return push(state, "time", clock[0], start, state.at);
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

/** A date and the time after it, in this language's form or, reported, in another. */
function scanDate(state: State): boolean {
  const start = state.at;
  const own = match(state, date) ?? match(state, dateBeforeTime);
  if (own) push(state, "date", own[0], start, state.at);
  else {
    const foreign = foreignDateAt(state.text, start);
    if (foreign === undefined) return false;
    const { found, iso, isSure } = foreign;
    state.at += found.length;
    state.report("S0133", place(state, start, state.at), { found, iso, isSure });
    push(state, "date", iso, start, state.at);
  }
  const clock = foreignTimeAt(state.text, state.at);
  if (clock === undefined) return true;
  const { found, time: text, instead, hasZone } = clock;
  const from = state.at;
  state.at += found.length;
  const timeStart = from + found.length - found.trimStart().length;
  state.report("S0134", place(state, timeStart, state.at), { found: found.trimStart(), instead, hasZone });
  return push(state, "time", text, timeStart, state.at);
}

/** `800,000` and `800 000` are one number; `3,67` is a decimal. */
function ungroup(text: string): string {
  return /^\d{1,3}(?:[^\d]\d{3})+$/.test(text) ? text.replace(/[^\d]/g, "") : text.replace(/[^\d]/g, ".");
}

function scanWord(state: State): boolean {
  const start = state.at;
  const found = match(state, wordLike);
  if (!found) return false;
  const written = withoutInvisible(state, ascii.test(found[0]) ? found[0] : found[0].normalize("NFC"), start);
  const text = readScripts(state, written, start);
  const kind: TokenKind = startsName.test(text) ? "name" : "word";
  if (kind === "name" && /[-/]/.test(text)) {
    const instead = text
      .split(/[-/]/)
      .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
      .join("");
    state.report("S0129", place(state, start, state.at), { name: text, instead });
  }
  return push(state, kind, text, start, state.at);
}

/** The word as it is seen. */
function withoutInvisible(state: State, word: string, start: number): string {
  if (ascii.test(word)) return word;
  const [first] = word.matchAll(invisibleInWord);
  if (first === undefined) return word;
  const at = { start: start + first.index, end: start + first.index + first[0].length };
  state.report("S0125", { file: state.file, span: at }, { codePoint: codePointAt(word, first.index) });
  return word.replace(invisibleInWord, "");
}

/** Reports letters of another script; read on as the Latin word it looks like, if it does. */
function readScripts(state: State, word: string, start: number): string {
  if (ascii.test(word)) return word;
  const skeleton = skeletonOf(word);
  const foreign = ascii.test(skeleton) ? lookAlikeLetter(word, reservedWords.has(skeleton)) : foreignLetter(word);
  if (!foreign) return word;
  const isLatin =
    foreign.wordScript === "Latin" && [...skeleton].every((letter) => (scriptOf(letter) ?? "Latin") === "Latin");
  const instead = isLatin ? skeleton : undefined;
  state.report("S0115", place(state, start, state.at), { word, ...foreign, instead });
  return instead ?? word;
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
  } else if (!scanApostrophe(state, sign, start) && !scanForeignQuotation(state, sign, start)) {
    scanUnknown(state, sign, codePoint, start);
  }
}

/** `party's`: not a quotation. What is owned is read on. */
function scanApostrophe(state: State, sign: string, start: number): boolean {
  if ((sign !== "'" && sign !== "’") || !/[\p{L}\p{N}]$/u.test(state.text.slice(Math.max(0, start - 1), start)))
    return false;
  const [before, owner] = state.scan.tokens.slice(-2);
  const isPossessive = /^s(?![\p{L}\p{N}])/u.test(state.text.slice(state.at, state.at + 2));
  if (owner === undefined || owner.span.end !== start) return false;
  if (isPossessive) state.at += 1;
  wordAhead.lastIndex = state.at;
  const owned = wordAhead.exec(state.text)?.[1];
  state.report("S0137", place(state, owner.span.start, state.at), { owner: ownerText(before, owner), owned });
  return true;
}

/** `each party`, `Karsa`. */
function ownerText(before: Token | undefined, owner: Token): string {
  const isQuantifier = (quantifiers as readonly string[]).includes(before?.text ?? "");
  return isQuantifier ? `${before?.text} ${owner.text}` : owner.text;
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
  const found = footnoteAt(state.text, start) ?? sign;
  state.at = start + found.length;
  const instead = found === sign ? signInstead(state, sign) : undefined;
  // A line that begins with such a sign is of another notation altogether: a table, a quotation.
  if (instead === undefined && state.isLineFresh && found === sign) match(state, restOfLine);
  const { unknown } = state;
  if (unknown === undefined)
    state.unknown = { found, codePoint, instead, spans: [{ start, end: start + found.length }] };
  else if (unknown.found === found && unknown.instead === instead)
    unknown.spans.push({ start, end: start + found.length });
  if (instead === "clause") push(state, "word", instead, start, state.at);
  else if (instead !== undefined && instead !== "") push(state, "symbol", instead, start, state.at);
}

/** A mark of a list in the middle of a line stands between things; `§ 1.1` is a clause. */
function signInstead(state: State, sign: string): string | undefined {
  if (sign === ";") return /^[ \t]*(?:$|[\r\n])/.test(state.text.slice(state.at, state.at + 80)) ? "" : ",";
  if (sign === "§") {
    sectionNumber.lastIndex = state.at;
    return sectionNumber.test(state.text) ? "clause" : undefined;
  }
  if ((sign === "*" || sign === "•") && !state.isLineFresh) return undefined;
  return signReplacements.get(sign);
}

/** One diagnostic a line: a table or a link pasted into a block is one mistake. */
function reportUnknown(state: State): void {
  const { unknown } = state;
  state.unknown = undefined;
  const [first] = unknown?.spans ?? [];
  if (unknown !== undefined && first !== undefined) state.report("S0107", { file: state.file, span: first }, unknown);
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
