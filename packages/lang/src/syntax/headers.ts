// What statements share: their names, labels, colons, equals signs, `-` lines and their end. Each `expect` says
// what is missing in the words of the person who forgot it.
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Expected, Facts } from "../diagnostics/facts.ts";
import type { Span } from "../document/source-file.ts";
import type { Line } from "./ast.ts";
import type { Name, Quoted } from "./ast-sentences.ts";
import { parseFact } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import { startsNoun } from "./nouns.ts";
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
export function expectColon(c: Cursor): void {
  if (c.accept("symbol", ":") || c.hasFailed) return;
  if (c.at("modal") || isModalSynonym(c.token) || c.at("keyword", "is")) {
    // The subject was read as part of the condition. It most likely begins its line.
    const above = c.lastOfLineAbove();
    if (above === undefined) c.fail("S0101", c.token.span, { after: "", insertAt: undefined });
    else c.fail("S0101", above.span, { after: above.text, insertAt: above.span.end });
  } else if (startsNoun(c.token) || c.at("verb")) {
    c.complain("S0101", c.lastSpan, { after: c.lastText, insertAt: c.lastEnd });
  } else failExpecting(c, "colon");
}

/** An equals sign, mended like the colon. */
export function expectEquals(c: Cursor, opener: string): void {
  if (c.accept("symbol", "=") || c.hasFailed) return;
  const facts = { after: c.lastText, opener };
  if (startsNoun(c.token)) c.complain("S0121", c.lastSpan, facts);
  else if (c.at("symbol", ":")) {
    c.complain("S0121", c.lastSpan, facts);
    c.take();
  } else c.fail("S0121", c.lastSpan, facts);
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
  if (!c.hasFailed && !endsStatement(c.token) && !(takesLines && c.atLine())) {
    const [code, span, facts] = explainLeftover(c, expected);
    c.fail(code, span, facts);
  }
  const span = c.spanFrom(start);
  const broken = c.hasFailed;
  c.recover(takesLines);
  return { broken, span };
}

type Explanation = { [Code in DiagnosticCode]: [Code, Span, Facts[Code]] }["S0101" | "S0110" | "S0114" | "S0122"];

function explainLeftover(c: Cursor, expected: Expected): Explanation {
  const { token } = c;
  if (token.kind === "keyword" && token.text === "and") return ["S0114", token.span, {}];
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
