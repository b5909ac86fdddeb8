// Nouns and lists of nouns: `each party`, `a party X`, `air defence`, `at most 800000`, `2026-02-15 00:00`,
// `"matter"`, `clause 5.2`, and what may follow them (`in force`, `of …`, `other than …`).
import type { Span } from "../document/source-file.ts";
import { parseMoment, parseMonthFirst, parseQuantity, parseYearlyDate, startsAmount } from "./amounts.ts";
import type { Amount, ClauseReference, Matter, Name, Noun, Quantified, Thing } from "./ast-sentences.ts";
import type { Cursor } from "./cursor.ts";
import { noiseWord, type Quantifier, quantifiers, quantifierVariant } from "./grammar.ts";
import { endsStatement, type Token } from "./tokens.ts";
import { acceptName, foundText, isModalSynonym, isMonth, takeWords } from "./words.ts";

/** Whether a noun begins with this token. */
export function startsNoun(token: Token): boolean {
  switch (token.kind) {
    case "quantifier":
    case "name":
    case "date":
    case "time":
    case "string":
      return true;
    case "word":
      return !isModalSynonym(token);
    case "keyword":
      return token.text === "clause";
    default:
      return startsAmount(token);
  }
}

/** A noun that cannot be mistaken for more words of the noun before it. */
function startsObject(token: Token): boolean {
  const isReference = token.kind === "keyword" && token.text === "clause";
  return isReference || ["quantifier", "string", "date", "time"].includes(token.kind);
}

/**
 * The same at hand, but for `no later than`, which is a phrase in other words; and, in a rule, for a clause that
 * another rule follows, because then it opens on the wrong line.
 */
export function atObject(c: Cursor, isInRule: boolean): boolean {
  if (!startsObject(c.token) || (c.at("quantifier", "no") && c.peek(1).text === "later")) return false;
  return !(isInRule && c.at("keyword", "clause") && hasColon(c.statementAhead()));
}

export function hasColon(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === "symbol" && token.text === ":");
}

/** A list with commas; empty when no noun begins here (the caller says what is missing). */
export function parseNouns(c: Cursor): readonly Noun[] {
  const nouns: Noun[] = [];
  if (!startsNoun(c.token)) return nouns;
  for (;;) {
    const noun = parseNoun(c);
    if (noun !== undefined) nouns.push(noun);
    if (c.at("name")) {
      if (!mendMissingComma(c)) return nouns;
    } else if (continuesList(c)) {
      c.take();
      c.accept("keyword", "and");
    } else return nouns;
    if (c.hasFailed) return nouns;
  }
}

/** A comma belongs to the list only if a noun follows: `, and Mission`, not `, judged by Mission`. */
export function continuesList(c: Cursor): boolean {
  if (!c.at("symbol", ",")) return false;
  const next = c.peek(1);
  return startsNoun(next.kind === "keyword" && next.text === "and" ? c.peek(2) : next);
}

/**
 * No noun is followed by a name, so a comma was forgotten; or the line above begins with a misspelt opener, or this
 * one is prose. False where the name is the subject of a rule: then it is the colon that was forgotten.
 */
export function mendMissingComma(c: Cursor): boolean {
  const next = c.peek(1);
  if (next.kind === "modal" || isModalSynonym(next)) return false;
  if (c.failAtMisspeltOpener()) return true;
  const facts = { first: c.lastText, second: c.token.text, insertAt: c.lastEnd };
  if (c.token.isFirstOnLine && next.kind === "word" && !next.isFirstOnLine) failAtProse(c);
  else c.complain("S0126", c.token.span, facts);
  return true;
}

/** A line below a statement that no statement goes on with. */
function failAtProse(c: Cursor): void {
  c.fail("S0119", c.token.span, { opener: "" });
}

/** One noun; undefined when none begins here or it is nested too deep. */
export function parseNoun(c: Cursor): Noun | undefined {
  if (!c.enter()) return undefined;
  const noun = parseNounInside(c);
  c.leave();
  return noun;
}

/** A noun that must be there. */
export function expectNoun(c: Cursor): Noun | undefined {
  if (needNoun(c)) return parseNoun(c);
  return undefined;
}

/** A list that must be there. */
export function expectNouns(c: Cursor): readonly Noun[] {
  return needNoun(c) ? parseNouns(c) : [];
}

/** A list that must be there, where no condition can stand: an `and` in it is reported and read as a comma. */
export function expectList(c: Cursor): readonly Noun[] {
  const nouns = [...expectNouns(c)];
  while (mendAnd(c)) nouns.push(...parseNouns(c));
  return nouns;
}

/** Passes an `and` that another noun follows; false where there is none. */
export function mendAnd(c: Cursor): boolean {
  if (c.hasFailed || !c.at("keyword", "and") || !startsNoun(c.peek(1))) return false;
  complainOfJoiner(c);
  return true;
}

/** Takes the `and` or `or` at hand, which joins what a comma should. */
export function complainOfJoiner(c: Cursor): void {
  const after = c.lastEnd;
  const { text, span } = c.take();
  c.complain("S0114", span, { joiner: text, after });
}

/** Whether a noun begins here; if not, says so, and mends a line that was broken before an opener word. */
export function needNoun(c: Cursor, expected: "noun" | "condition" = "noun"): boolean {
  if (startsNoun(c.token)) return true;
  if (c.hasFailed) return false;
  if (c.at("opener") && rescueOpener(c)) return true;
  if (c.at("end") || c.at("opener") || c.atLine() || c.at("symbol", ",")) {
    c.fail("S0122", c.lastSpan, { after: c.lastText, expected });
  } else c.fail("S0110", c.token.span, { found: foundText(c.token), expected, after: c.lastText });
  return false;
}

/** `Each party` at the start of a rule: no name is followed by a word, so the capital letter is a habit of prose. */
function mendCapital(c: Cursor): void {
  const { text, span } = c.token;
  const small = text.toLowerCase();
  const isNoise = small === noiseWord;
  const isQuantifier = (quantifiers as readonly string[]).includes(small) || small === quantifierVariant;
  const next = c.peek(1);
  if (!(isQuantifier && next.kind === "word" && !isModalSynonym(next)) && !(isNoise && startsNoun(next))) return;
  c.complain("S0132", span, { found: text, instead: isNoise ? "" : small });
  if (isNoise) c.take();
  else c.retag("quantifier", small);
}

function parseNounInside(c: Cursor): Noun | undefined {
  if (c.at("name")) mendCapital(c);
  const { kind } = c.token;
  if (kind === "quantifier") return parseQuantified(c);
  if (kind === "keyword" && c.token.text === "clause") return parseReference(c);
  if (kind === "date" || kind === "time") return parseMoment(c);
  if (kind === "string") return parseMatter(c);
  if (kind === "integer" && isMonth(c.peek(1))) return parseYearlyDate(c);
  if (isMonth(c.token) && c.peek(1).kind === "integer") return parseMonthFirst(c);
  if (startsAmount(c.token)) return parseAmount(c);
  return kind === "word" || kind === "name" ? parseThing(c) : undefined;
}

function parseQuantified(c: Cursor): Quantified {
  const token = c.take();
  const words = takeWords(c);
  const name = acceptName(c);
  const postfix = parsePostfix(c);
  if (words.length === 0 && name === undefined && postfix.of.length === 0 && postfix.otherThan === undefined)
    needNoun(c);
  return {
    kind: "quantified",
    quantifier: (token.text === quantifierVariant ? "a" : token.text) as Quantifier,
    written: { text: token.text, span: token.span },
    words,
    binder: words.length > 0 ? name : undefined,
    name: words.length > 0 ? undefined : name,
    ...postfix,
    span: c.spanFrom(token.span.start),
  };
}

/** The caller has seen `startsAmount`. */
export function parseAmount(c: Cursor): Amount {
  const start = c.token.span.start;
  return {
    kind: "amount",
    ...parseQuantity(c),
    words: takeWords(c),
    name: acceptName(c),
    ...parsePostfix(c),
    span: c.spanFrom(start),
  };
}

function parseThing(c: Cursor): Thing {
  const start = c.token.span.start;
  const words = takeWords(c);
  return { kind: "thing", words, name: acceptName(c), ...parsePostfix(c), span: c.spanFrom(start) };
}

function parseMatter(c: Cursor): Matter {
  const token = c.take();
  return { kind: "matter", text: token.text, ...parsePostfix(c), span: c.spanFrom(token.span.start) };
}

function parseReference(c: Cursor): ClauseReference {
  const start = c.take().span.start;
  return { kind: "clause-reference", id: expectClauseId(c), span: c.spanFrom(start) };
}

/** `5.2`, `7`, `XI`; a placeholder with text "" after a failure. */
export function expectClauseId(c: Cursor): Name {
  const token = c.accept("code") ?? c.accept("integer") ?? c.accept("name");
  if (token) return { text: token.text, span: token.span };
  c.fail("S0103", c.token.kind === "end" ? c.lastSpan : c.token.span, { opener: "clause", found: c.token.text });
  return { text: "", span: c.spanFrom(c.lastEnd) };
}

/** What may follow a noun. */
function parsePostfix(c: Cursor): { inForce: boolean; of: readonly Noun[]; otherThan: Noun | undefined } {
  const inForce = c.accept("keyword", "in force") !== undefined;
  const of = c.accept("keyword", "of") ? parseSetOrNoun(c) : [];
  const otherThan = c.accept("keyword", "other than") ? expectNoun(c) : undefined;
  return { inForce, of, otherThan };
}

function parseSetOrNoun(c: Cursor): readonly Noun[] {
  if (!c.accept("symbol", "(")) {
    const noun = expectNoun(c);
    return noun === undefined ? [] : [noun];
  }
  const open = c.lastSpan;
  const nouns = expectNouns(c);
  expectClosingBracket(c, open);
  return nouns;
}

/** A bracket that nothing closes is reported where it opens. */
export function expectClosingBracket(c: Cursor, open: Span): void {
  if (c.accept("symbol", ")")) return;
  if (endsStatement(c.token) || c.atLine()) return c.fail("S0145", open, {});
  c.fail("S0110", c.token.span, { found: foundText(c.token), expected: "closing-bracket", after: c.lastText });
}

/** An opener word where a noun is due, with nothing that it could open: the line was only wrapped there. */
function rescueOpener(c: Cursor): boolean {
  const ahead = c.statementAhead();
  const next = ahead[0];
  const isClause = c.at("opener", "clause");
  if (isClause && next !== undefined && isClauseId(next) && !hasColon(ahead)) {
    c.complain("S0112", { start: c.token.span.start, end: next.span.end }, { id: next.text });
    c.retag("keyword");
    return true;
  }
  if (next === undefined || isClauseId(next) || next.kind === "string" || isClause || c.token.text.includes(" "))
    return false;
  c.complain("S0111", c.token.span, { opener: c.token.text, found: next.text });
  c.retag("word");
  return true;
}

function isClauseId(token: Token): boolean {
  return token.kind === "code" || token.kind === "integer" || token.kind === "name";
}
