// Sentences and their tails: who must what, or what is what; then phrases; then `unless`, `otherwise`, `then`,
// `until` and the marks. `otherwise` and `then` hold a whole sentence, which takes everything that follows it.

import type { Span } from "../document/source-file.ts";
import type { ConditionTail, Duty, Effect, Noun, Phrase, Sentence, SentenceTail, Tail } from "./ast-sentences.ts";
import { parseCondition, parseIs, parseObjects } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import { limits, type Modal, modalSynonyms, tailSynonyms } from "./grammar.ts";
import { complainOfJoiner, expectList, parseNouns, startsNoun } from "./nouns.ts";
import { parsePhrase, startsPhrase } from "./phrases.ts";
import type { Token } from "./tokens.ts";
import { foundText, isHasTo, isModalSynonym } from "./words.ts";

/** One rule; `chainDepth` counts the `otherwise` and `then` around it. */
export function parseSentence(c: Cursor, chainDepth: number = 0): Sentence {
  const start = c.token.span.start;
  const subjects = parseSubjects(c);
  const subjectSpan = c.spanFrom(start);
  const about: Phrase[] = [];
  while (startsPhrase(c)) about.push(parsePhrase(c));
  const predicate = parsePredicate(c, subjectSpan);
  const phrases: Phrase[] = [];
  const tails: Tail[] = [];
  while (parsePhraseOrTail(c, phrases, tails, chainDepth) || mendJoined(c));
  return { kind: "sentence", subjects, about, predicate, phrases, tails, span: c.spanFrom(start) };
}

function parseSubjects(c: Cursor): readonly Noun[] {
  if (c.at("preposition") || c.at("tail") || c.at("keyword", "when")) {
    const isCondition = c.at("keyword", "when");
    c.fail("S0139", c.token.span, { found: c.token.text, wanted: isCondition ? "before-colon" : "after-rule" });
    return [];
  }
  if (isModal(c.token)) {
    c.fail("S0102", c.token.span, { isSubjectMissing: true });
    return [];
  }
  return expectList(c);
}

function isModal(token: Token): boolean {
  return token.kind === "modal" || isModalSynonym(token);
}

function parsePredicate(c: Cursor, subjectSpan: Span): Duty | Effect | undefined {
  if (c.at("keyword", "is") && c.peek(1).text !== "to") {
    const { span } = c.token;
    return { kind: "effect", ...parseIs(c), span: c.spanFrom(span.start) };
  }
  if (isModal(c.token) || c.at("keyword", "is") || isHasTo(c)) return parseDuty(c);
  if (c.hasFailed) return undefined;
  c.fail("S0102", subjectSpan, { isSubjectMissing: false });
  return undefined;
}

function parseDuty(c: Cursor): Duty {
  const token = c.take();
  let modal = token.text as Modal;
  if (c.at("preposition", "to")) {
    c.take();
    modal = "must";
    const span = c.spanFrom(token.span.start);
    c.complain("S0105", span, { found: `${token.text} to`, instead: modal });
  } else if (token.kind === "word") modal = mendSynonym(c, token);
  else if (modal === "may" && c.at("keyword", "not")) {
    c.take();
    c.complain("S0104", c.spanFrom(token.span.start), {});
    modal = "must not";
  }
  const modalSpan = c.spanFrom(token.span.start);
  const acts = parseActs(c);
  return { kind: "duty", modal, modalSpan, acts, objects: parseObjects(c, true), span: c.spanFrom(token.span.start) };
}

/** `shall not` is `must not`: reported once, then read so. */
function mendSynonym(c: Cursor, token: Token): Modal {
  const isNegated = c.at("keyword", "not");
  if (isNegated) c.take();
  const meant = modalSynonyms[token.text] ?? "must";
  const instead = isNegated && meant === "must" ? "must not" : meant;
  const found = isNegated ? `${token.text} not` : token.text;
  c.complain("S0105", c.spanFrom(token.span.start), { found, instead });
  return instead;
}

function parseActs(c: Cursor): readonly Noun[] {
  const acts = parseNouns(c);
  if (acts.length > 0 || c.hasFailed) return acts;
  if (c.at("end") || c.at("opener")) c.fail("S0122", c.lastSpan, { after: c.lastText, expected: "act" });
  else c.fail("S0110", c.token.span, { found: foundText(c.token), expected: "act", after: c.lastText });
  return acts;
}

function parsePhraseOrTail(c: Cursor, phrases: Phrase[], tails: Tail[], chainDepth: number): boolean {
  mendOtherWords(c);
  if (startsPhrase(c)) phrases.push(parsePhrase(c));
  else if (startsTail(c)) tails.push(parseTail(c, chainDepth));
  else return false;
  return true;
}

/** `except`, `or else`, `no later than`: read as the words they stand for. */
function mendOtherWords(c: Cursor): void {
  const start = c.token.span.start;
  const complain = (found: string, instead: string): void =>
    c.complain("S0146", { start, end: c.token.span.end }, { found, instead, isSure: true });
  if (c.at("word") && Object.hasOwn(tailSynonyms, c.token.text)) {
    const instead = tailSynonyms[c.token.text] ?? "unless";
    complain(c.token.text, instead);
    c.retag("tail", instead);
  } else if (c.at("keyword", "or") && c.peek(1).text === "else") {
    c.take();
    complain("or else", "otherwise");
    c.retag("tail", "otherwise");
  } else if ((c.at("quantifier", "no") || c.at("keyword", "not")) && c.peek(1).text === "later") {
    const found = `${c.take().text} later than`;
    c.take();
    const instead = c.peek(1).kind === "date" ? "by" : "within";
    if (c.token.text !== "than") return;
    complain(found, instead);
    c.retag("preposition", instead);
  }
}

/** `fire and shell`, `in Buffer or Depots`: a list with a joiner of conditions, or a second rule behind the first. */
function mendJoined(c: Cursor): boolean {
  const isJoiner = !c.hasFailed && (c.at("keyword", "and") || c.at("keyword", "or"));
  if (!isJoiner) return false;
  if (isModal(c.peek(1)) || [2, 3, 4].some((distance) => isModal(c.peek(distance)))) {
    c.fail("S0138", c.token.span, { joiner: c.token.text });
    return false;
  }
  if (!startsNoun(c.peek(1))) return false;
  complainOfJoiner(c);
  parseNouns(c);
  return true;
}

/** Whether a tail begins here, after a comma or not. */
function startsTail(c: Cursor): boolean {
  return c.at("tail") || (c.at("symbol", ",") && c.peek(1).kind === "tail");
}

/** Phrases and tails of a stage, a place or an entry, in any order; each list keeps its written order. */
export function parsePhrasesAndTails(c: Cursor): { phrases: readonly Phrase[]; tails: readonly Tail[] } {
  const phrases: Phrase[] = [];
  const tails: Tail[] = [];
  while (parsePhraseOrTail(c, phrases, tails, 0));
  return { phrases, tails };
}

/** As many tails as follow. */
export function parseTails(c: Cursor): readonly Tail[] {
  const tails: Tail[] = [];
  while (startsTail(c)) tails.push(parseTail(c, 0));
  return tails;
}

/** The caller has seen `startsTail`. */
function parseTail(c: Cursor, chainDepth: number): Tail {
  c.accept("symbol", ",");
  const token = c.take();
  const { start } = token.span;
  switch (token.text) {
    case "unless":
    case "until":
      return parseConditionTail(c, token.text, start);
    case "otherwise":
    case "then":
      return parseSentenceTail(c, token, chainDepth);
    case "left open": {
      const text = c.accept("string");
      if (text === undefined) needQuotation(c);
      return {
        kind: "left open",
        text: { text: text?.text ?? "", span: text?.span ?? c.lastSpan },
        span: c.spanFrom(start),
      };
    }
    default:
      return { kind: token.text === "negotiable" ? "negotiable" : "no deadline", span: token.span };
  }
}

/** The condition after `unless` or `until`; the word itself is taken already. */
export function parseConditionTail(c: Cursor, kind: ConditionTail["kind"], start: number): ConditionTail {
  return { kind, condition: parseCondition(c), span: c.spanFrom(start) };
}

function parseSentenceTail(c: Cursor, token: Token, chainDepth: number): SentenceTail {
  const kind = token.text === "then" ? "then" : "otherwise";
  if (chainDepth >= limits.chainDepth) c.fail("S0124", token.span, { maximum: limits.chainDepth });
  const sentence = parseSentence(c, chainDepth + 1);
  return { kind, sentence, span: c.spanFrom(token.span.start) };
}

function needQuotation(c: Cursor): void {
  if (c.at("end") || c.at("opener")) c.fail("S0122", c.lastSpan, { after: c.lastText, expected: "quotation" });
  else c.fail("S0110", c.token.span, { found: foundText(c.token), expected: "quotation", after: c.lastText });
}
