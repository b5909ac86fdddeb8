// Statements, one function per opener, and the dispatch among them. A statement is always returned, read to its end
// or not: `finish` reports what cannot follow, marks it broken and moves to the next statement.

import type {
  Actor,
  Actors,
  Annex,
  Body,
  Class,
  Define,
  Entry,
  Include,
  Measure,
  PlaceStatement,
  Register,
  Stage,
  Standard,
  Statement,
  Variant,
} from "./ast.ts";
import type { Noun, Phrase, Quoted, Word } from "./ast-sentences.ts";
import { parseClause, parseLadder } from "./clauses.ts";
import { parseCondition } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import { actorRoles, type Opener, openers } from "./grammar.ts";
import {
  acceptLabel,
  expectColon,
  expectDeclaredName,
  expectEquals,
  expectQuoted,
  finish,
  parseLines,
  standsForEquals,
} from "./headers.ts";
import { expectList, expectNoun, expectNouns, mendAnd, mendMissingComma } from "./nouns.ts";
import { parsePhrases } from "./phrases.ts";
import { parsePhrasesAndTails, parseTails } from "./sentences.ts";

type ParseStatement = (c: Cursor, start: number, opener: Opener) => Statement;

const parsers: Readonly<Record<Opener, ParseStatement>> = {
  include: parseInclude,
  between: parseActors,
  "guaranteed by": parseActors,
  "observed by": parseActors,
  involving: parseActors,
  body: parseBody,
  line: parsePlace,
  zone: parsePlace,
  class: parseClass,
  register: parseRegister,
  measure: parseMeasure,
  annex: parseAnnex,
  standard: parseStandard,
  stage: parseStage,
  "entry into force": parseEntry,
  clause: parseClause,
  define: parseDefine,
  ladder: parseLadder,
  reading: parseVariant,
  reservation: parseVariant,
};

/** The caller has seen an opener. */
export function parseStatement(c: Cursor): Statement {
  const start = c.begin();
  const opener = c.take().text as Opener;
  c.budget.statementsLeft--;
  return parsers[opener](c, start, opener);
}

function parseInclude(c: Cursor, start: number): Include {
  const path = expectQuoted(c);
  return { kind: "include", path, ...finish(c, start, "statement-end") };
}

function parseActors(c: Cursor, start: number, opener: Opener): Actors {
  const actors: Actor[] = [];
  do {
    const actor = parseActor(c, opener);
    if (actor.name.text !== "") actors.push(actor);
    if (c.at("name")) {
      if (!mendMissingComma(c)) break;
    } else if (!mendAnd(c) && !c.accept("symbol", ",")) break;
    else c.accept("keyword", "and");
  } while (!c.hasFailed);
  return { kind: "actors", role: actorRoles[opener] ?? "other", actors, ...finish(c, start, "statement-end") };
}

function parseActor(c: Cursor, opener: Opener): Actor {
  const start = c.token.span.start;
  const name = expectDeclaredName(c, opener);
  const label = acceptLabel(c);
  const answersTo = c.accept("keyword", "answers to") ? expectNoun(c) : undefined;
  return { name, label, answersTo, span: c.spanFrom(start) };
}

function parseBody(c: Cursor, start: number, opener: Opener): Body {
  const { name, label } = parseDeclared(c, opener);
  expectEquals(c, opener);
  const members = expectList(c);
  const { broken } = finish(c, start, "line");
  return { kind: "body", name, label, members, ...parseLines(c, start, broken) };
}

function parsePlace(c: Cursor, start: number, opener: Opener): PlaceStatement {
  const { name, label } = parseDeclared(c, opener);
  const definition: readonly Noun[] = startsDefinition(c, opener) ? expectList(c) : [];
  const { phrases, tails } = parsePhrasesAndTails(c);
  const { broken } = finish(c, start, "phrase-or-line");
  const form = opener === "line" ? "line" : "zone";
  return { kind: "place", form, name, label, definition, phrases, tails, ...parseLines(c, start, broken) };
}

/** Past the equals sign; `is` and a colon are read as one. A place may also be without. */
function startsDefinition(c: Cursor, opener: Opener): boolean {
  if (standsForEquals(c)) expectEquals(c, opener);
  else if (!c.accept("symbol", "=")) return false;
  return true;
}

function parseClass(c: Cursor, start: number, opener: Opener): Class {
  const { name, label } = parseDeclared(c, opener);
  const { broken } = finish(c, start, "line");
  return { kind: "class", name, label, ...parseLines(c, start, broken) };
}

function parseRegister(c: Cursor, start: number, opener: Opener): Register {
  const { name, label } = parseDeclared(c, opener);
  const of = c.accept("keyword", "of") ? expectNoun(c) : undefined;
  const phrases = parsePhrases(c);
  const { broken } = finish(c, start, "phrase-or-line");
  return { kind: "register", name, label, of, phrases, ...parseLines(c, start, broken) };
}

function parseMeasure(c: Cursor, start: number, opener: Opener): Measure {
  const { name, label } = parseDeclared(c, opener);
  const phrases = parsePhrases(c);
  const { broken } = finish(c, start, "phrase-or-line");
  return { kind: "measure", name, label, phrases, ...parseLines(c, start, broken) };
}

function parseAnnex(c: Cursor, start: number, opener: Opener): Annex {
  const { name, label } = parseDeclared(c, opener);
  const sealed = c.accept("keyword", "sealed") ? expectQuoted(c) : undefined;
  const phrases = parsePhrases(c);
  return { kind: "annex", name, label, sealed, phrases, ...finish(c, start, "phrase") };
}

function parseStandard(c: Cursor, start: number, opener: Opener): Standard {
  const level = expectLevel(c);
  const about = c.accept("preposition", "for") ? expectLevel(c) : undefined;
  expectEquals(c, opener);
  const condition = parseCondition(c);
  return { kind: "standard", level, about, condition, ...finish(c, start, "after-condition") };
}

function expectLevel(c: Cursor): Word {
  const token = c.accept("word");
  if (token) return { text: token.text, span: token.span };
  c.fail("S0110", c.token.span, {
    found: c.token.text === "" ? "end" : `\`${c.token.text}\``,
    expected: "level",
    after: c.lastText,
  });
  return { text: "", span: c.spanFrom(c.lastEnd) };
}

function parseStage(c: Cursor, start: number, opener: Opener): Stage {
  const { name, label } = parseDeclared(c, opener);
  return { kind: "stage", name, label, ...parseTimes(c), ...finish(c, start, "phrase-or-tail") };
}

function parseEntry(c: Cursor, start: number): Entry {
  const of = c.accept("keyword", "of") ? expectNoun(c) : undefined;
  const times = parseTimes(c);
  const { broken } = finish(c, start, "phrase-or-line");
  return { kind: "entry", of, ...times, ...parseLines(c, start, broken) };
}

/** `when …` once, phrases and tails, in any order. */
function parseTimes(c: Cursor): Pick<Stage, "when" | "phrases" | "tails"> {
  const before = parsePhrasesAndTails(c);
  const when = c.accept("keyword", "when") ? parseCondition(c) : undefined;
  const after = parsePhrasesAndTails(c);
  return { when, phrases: [...before.phrases, ...after.phrases], tails: [...before.tails, ...after.tails] };
}

function parseDefine(c: Cursor, start: number, opener: Opener): Define {
  const { name, label } = parseDeclared(c, opener);
  const phrases: readonly Phrase[] = parsePhrases(c);
  expectColon(c);
  const condition = parseCondition(c);
  const tails = parseTails(c);
  return { kind: "define", name, label, phrases, condition, tails, ...finish(c, start, "after-condition") };
}

function parseVariant(c: Cursor, start: number, opener: Opener): Variant {
  const form = opener === "reservation" ? "reservation" : "reading";
  const named = c.at("name") ? parseDeclared(c, opener) : { name: undefined, label: acceptLabel(c) };
  const holders: readonly Noun[] = c.accept("preposition", "by") ? expectNouns(c) : [];
  expectColon(c);
  const statement = parseVaried(c);
  const { broken, span } = finish(c, start, "statement-end");
  return { kind: "variant", form, ...named, holders, statement, broken: broken || statement === undefined, span };
}

/** The statement that a reading or reservation replaces; on its own line, and mended if it is not. */
function parseVaried(c: Cursor): Statement | undefined {
  if (!c.hasFailed && (openers as readonly string[]).includes(c.token.text) && !c.at("opener")) {
    c.complain("S0123", c.token.span, { opener: c.token.text });
    c.retag("opener");
  }
  if (!c.at("opener")) {
    const isMissing = c.at("end");
    if (isMissing) c.fail("S0122", c.lastSpan, { after: c.lastText, expected: "statement-end" });
    else c.fail("S0110", c.token.span, { found: `\`${c.token.text}\``, expected: "statement-end", after: c.lastText });
    return undefined;
  }
  if (!c.enter()) return undefined;
  const statement = parseStatement(c);
  c.leave();
  return statement;
}

function parseDeclared(c: Cursor, opener: Opener): { name: Actor["name"]; label: Quoted | undefined } {
  const name = expectDeclaredName(c, opener);
  return { name, label: acceptLabel(c) };
}
