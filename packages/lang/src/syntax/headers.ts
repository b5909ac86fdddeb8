// What statements share: their names, labels, colons, equals signs, `-` lines and their end. Each `expect` says
// what is missing in the words of the person who forgot it.
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Expected, Facts } from "../diagnostics/facts.ts";
import type { Span } from "../document/source-file.ts";
import type { Line } from "./ast.ts";
import type { Condition, Name, Noun, Quoted } from "./ast-sentences.ts";
import { parseFact } from "./conditions.ts";
import { type Cursor, couldOpen } from "./cursor.ts";
import { hasColon, startsNoun } from "./nouns.ts";
import { parseTails } from "./sentences.ts";
import { endsStatement } from "./tokens.ts";
import { acceptName, foundText, isModalSynonym } from "./words.ts";

/** The name a statement declares; a placeholder with text "" after a failure. */
export function expectDeclaredName(c: Cursor, opener: string): Name {
  const name = acceptName(c);
  if (name !== undefined) return name;
  const [code, facts] = explainMissingName(c, opener);
  c.fail(code, code === "S0111" || endsStatement(c.token) ? c.lastSpan : c.token.span, facts);
  return { text: "", span: c.spanFrom(c.lastEnd) };
}

/** Either the name was forgotten or the line is prose that happens to begin with the opener. */
function explainMissingName(c: Cursor, opener: string): ["S0103", Facts["S0103"]] | ["S0111", Facts["S0111"]] {
  const next = c.peek(1);
  const isName =
    endsStatement(c.token) ||
    c.token.kind === "string" ||
    (c.token.kind === "symbol" && c.token.text !== ",") ||
    (c.token.kind === "word" &&
      (next.kind !== "word" || next.text === "from") &&
      next.kind !== "end" &&
      next.kind !== "opener");
  const found = c.token.text;
  return isName ? ["S0103", { opener, found }] : ["S0111", { opener, found }];
}

export function acceptLabel(c: Cursor): Quoted | undefined {
  const token = c.accept("string");
  return token && { text: token.text, span: token.span };
}

export function expectQuoted(c: Cursor): Quoted {
  const quoted = acceptLabel(c);
  if (quoted !== undefined) return quoted;
  failExpecting(c, "quotation");
  return { text: "", span: c.spanFrom(c.lastEnd) };
}

/** A colon; where a noun follows instead it was only forgotten, and the rest is read as if it stood there. */
export function expectColon(c: Cursor, condition?: Condition): void {
  if (c.accept("symbol", ":") || c.hasFailed) return;
  if (c.at("symbol", "=")) {
    c.complain("S0101", c.token.span, { after: c.lastText, insertAt: undefined, found: "=" });
    c.take();
  } else if (c.at("tail")) c.fail("S0139", c.token.span, { found: c.token.text, wanted: "after-rule" });
  else if (c.at("modal") || isModalSynonym(c.token) || c.at("keyword", "is")) {
    // The subject was read as part of the condition: it is the last noun there, or begins its line.
    const last = c.before(lastNounOf(condition)?.span.start) ?? c.lastOfLineAbove();
    if (last === undefined) c.fail("S0101", c.token.span, { after: "", insertAt: undefined });
    else c.fail("S0101", last.span, { after: last.text, insertAt: last.span.end });
  } else if (startsNoun(c.token) || c.at("verb")) {
    c.complain("S0101", c.lastSpan, { after: c.lastText, insertAt: c.lastEnd });
  } else failExpecting(c, "colon");
}

/** The rightmost noun of a condition that is more than this noun. */
function lastNounOf(condition: Condition | undefined): Noun | undefined {
  if (condition === undefined) return undefined;
  if (condition.kind === "any-of" || condition.kind === "all-of") return lastNounOf(condition.parts.at(-1));
  if (condition.kind === "not") return lastNounOf(condition.part);
  const phrase = condition.phrases.at(-1);
  if (phrase !== undefined)
    return phrase.kind === "phrase" && phrase.nouns.length > 1 ? phrase.nouns.at(-1) : undefined;
  return condition.kind === "happening" ? condition.objects.at(-1) : undefined;
}

/** An equals sign, mended like the colon. */
export function expectEquals(c: Cursor, opener: string): void {
  if (c.accept("symbol", "=") || c.hasFailed) return;
  const facts = { after: c.lastText, opener };
  if (startsNoun(c.token)) c.complain("S0121", c.lastSpan, { ...facts, edit: { start: c.lastEnd, end: c.lastEnd } });
  else if (standsForEquals(c)) {
    c.complain("S0121", c.lastSpan, { ...facts, edit: { start: c.lastEnd, end: c.token.span.end } });
    c.take();
  } else c.fail("S0121", c.lastSpan, { ...facts, edit: undefined });
}

/** `Commission: Karsa`, `Buffer is area …`. */
export function standsForEquals(c: Cursor): boolean {
  return c.at("symbol", ":") || c.at("keyword", "is");
}

/** Says that something else was expected: after the last word if the text stops, at the word found otherwise. */
export function failExpecting(c: Cursor, expected: Expected): void {
  if (c.hasFailed) return;
  const after = c.lastText;
  if (endsStatement(c.token) || c.atLine()) c.fail("S0122", c.lastSpan, { after, expected });
  else c.fail("S0110", c.token.span, { found: foundText(c.token), expected, after });
}

/** The end of a statement or of its header: anything left over is reported, and the cursor moves past it. */
export function finish(c: Cursor, start: number, expected: Expected): { broken: boolean; span: Span } {
  const takesLines = expected === "line" || expected === "phrase-or-line";
  mendOpenerInLine(c);
  if (!c.hasFailed && !endsStatement(c.token) && !(takesLines && c.atLine())) {
    const [code, span, facts] = explainLeftover(c, expected);
    c.fail(code, span, facts);
  }
  const span = c.spanFrom(start);
  const broken = c.hasFailed;
  c.recover(takesLines);
  return { broken, span };
}

/** A statement that goes on where the one before it ends, on the same line. */
function mendOpenerInLine(c: Cursor): void {
  const { kind, text, span, isFirstOnLine } = c.token;
  const isWord = (kind === "word" || kind === "keyword") && !isFirstOnLine;
  if (!isWord || !couldOpen(text, c.peek(1))) return;
  if (text === "clause" && !hasColon(c.statementAhead())) return;
  c.complain("S0123", span, { opener: text });
  c.retag("opener");
}

type Explanation = { [Code in DiagnosticCode]: [Code, Span, Facts[Code]] }["S0110" | "S0114" | "S0122" | "S0139"];

function explainLeftover(c: Cursor, expected: Expected): Explanation {
  const { token } = c;
  if (token.kind === "keyword" && token.text === "and")
    return ["S0114", token.span, { joiner: "and", after: c.lastEnd }];
  if (token.text === "when") return ["S0139", token.span, { found: "when", wanted: "before-colon" }];
  if (token.text === "," && endsStatement(c.peek(1))) return ["S0122", token.span, { after: ",", expected: "noun" }];
  return ["S0110", token.span, { found: foundText(token), expected, after: c.lastText }];
}

/** The `-` lines below a header; a broken line is left and the next one read. */
export function parseLines(
  c: Cursor,
  start: number,
  broken: boolean,
): { lines: readonly Line[]; broken: boolean; span: Span } {
  const lines: Line[] = [];
  while (c.atLine()) lines.push(parseLine(c));
  return { lines, broken, span: c.spanFrom(start) };
}

function parseLine(c: Cursor): Line {
  const start = c.begin();
  c.take();
  const fact = parseFact(c);
  const tails = parseTails(c);
  return { kind: "line", fact, tails, ...finish(c, start, "phrase-or-line") };
}
