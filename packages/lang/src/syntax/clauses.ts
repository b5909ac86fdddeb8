// Clauses and ladders: the statements whose header carries a condition before the colon.

import type { Clause, Ladder, Rung } from "./ast.ts";
import type { Condition, ConditionTail, Phrase } from "./ast-sentences.ts";
import { parseCondition, parseFact } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import { conditionSynonyms } from "./grammar.ts";
import { expectColon, expectDeclaredName, failExpecting, finish } from "./headers.ts";
import { expectClauseId } from "./nouns.ts";
import { parsePhrase, startsPhrase } from "./phrases.ts";
import { parseConditionTail, parseSentence, parseTails } from "./sentences.ts";

/** `clause 5.1 when …, during …: who must what`. */
export function parseClause(c: Cursor, start: number): Clause {
  const id = expectClauseId(c);
  const heads: Phrase[] = [];
  const until: ConditionTail[] = [];
  let when: Condition | undefined;
  for (;;) {
    mendWhen(c);
    if (startsPhrase(c)) heads.push(parsePhrase(c));
    else if (startsWord(c, "until")) until.push(parseUntil(c));
    else if (when === undefined && startsWord(c, "when")) when = parseWhen(c);
    else break;
  }
  expectColon(c, when);
  const sentence = c.hasFailed ? undefined : parseSentence(c);
  return { kind: "clause", id, when, heads, until, sentence, ...finish(c, start, "phrase-or-tail") };
}

/** `if`, `upon`: `when` in other words. */
function mendWhen(c: Cursor): void {
  if (!c.at("word") || !Object.hasOwn(conditionSynonyms, c.token.text)) return;
  c.complain("S0146", c.token.span, { found: c.token.text, instead: "when", isSure: true });
  c.retag("keyword", "when");
}

function startsWord(c: Cursor, word: string): boolean {
  const token = c.at("symbol", ",") ? c.peek(1) : c.token;
  return token.text === word && (token.kind === "keyword" || token.kind === "tail");
}

function parseWhen(c: Cursor): Condition | undefined {
  c.accept("symbol", ",");
  c.take();
  return parseCondition(c);
}

function parseUntil(c: Cursor): ConditionTail {
  c.accept("symbol", ",");
  const { start } = c.take().span;
  return parseConditionTail(c, "until", start);
}

/** `ladder Response on breach of clause 2.1` and its rungs. */
export function parseLadder(c: Cursor, start: number): Ladder {
  const name = expectDeclaredName(c, "ladder");
  if (!c.hasFailed && !c.accept("preposition", "on")) failExpecting(c, "on");
  const on = c.hasFailed ? undefined : parseFact(c);
  const { broken } = finish(c, start, "line");
  const rungs: Rung[] = [];
  while (c.atLine()) rungs.push(parseRung(c));
  return { kind: "ladder", name, on, rungs, broken, span: c.spanFrom(start) };
}

function parseRung(c: Cursor): Rung {
  const start = c.begin();
  c.take();
  const name = c.at("name") ? expectDeclaredName(c, "-") : placeholder(c);
  expectColon(c);
  const condition = c.hasFailed ? undefined : parseCondition(c);
  const tails = parseTails(c);
  return { kind: "rung", name, condition, tails, ...finish(c, start, "phrase-or-line") };
}

function placeholder(c: Cursor): Rung["name"] {
  failExpecting(c, "rung");
  return { text: "", span: c.spanFrom(c.lastEnd) };
}
