// Statements as pieces of canonical text: one statement a line, `-` lines and the statement of a reading two columns
// in. Sentences and tails: print-sentences.ts.
import type { Clause, Ladder, Line, Statement } from "../syntax/ast.ts";
import { type ActorRole, actorRoles, noiseWord, openers } from "../syntax/grammar.ts";
import { joinsAcross } from "../syntax/lexer.ts";
import { layOut, type Piece } from "./layout.ts";
import { indented, type Out, put, putFact, putLongCondition, putNoun, putNouns, putPhrases } from "./print-nouns.ts";
import { inOrder, putConditionBefore, putMaybe, putParts, putQuoted, putSentence } from "./print-sentences.ts";

/** One statement, without comments, without a line end after it. */
export function printStatement(statement: Statement): string {
  return layOut(piecesOf(statement), []).join("\n");
}

/** The pieces of a statement that is not broken, `indent` columns in. */
export function piecesOf(statement: Statement, indent: number = 0): readonly Piece[] {
  const pieces: Piece[] = [];
  putStatement({ pieces, indent }, statement);
  return pieces.map((piece, index) =>
    isDrawnIn(pieces, index) ? { ...piece, text: `${noiseWord} ${piece.text}` } : piece,
  );
}

/** Where a word would join the one before it to a group that the tree does not hold: there `the` keeps them apart. */
function isDrawnIn(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (piece === undefined || piece.isOpening || piece.gap === "none" || !/^\p{Ll}/u.test(piece.text)) return false;
  const textOf = (part: readonly Piece[]): string => part.map(({ text }) => text).join(" ");
  return joinsAcross(textOf(pieces.slice(Math.max(0, index - 2), index)), textOf(pieces.slice(index, index + 3)));
}

function putStatement(out: Out, statement: Statement): void {
  const inner = indented(out, 4);
  const { start } = statement.span;
  put(out, openerOf(statement), start, "break", true);
  switch (statement.kind) {
    case "include":
      return putQuoted(inner, statement.path);
    case "actors":
      return putActors(inner, statement.actors);
    case "standard":
      put(inner, statement.level.text, statement.level.span.start);
      if (statement.about) put(inner, `for ${statement.about.text}`, undefined);
      put(inner, "=", undefined);
      return putMaybe(statement.condition, (condition) => putLongCondition(inner, condition, out.indent + 2));
    case "entry":
      if (statement.of) {
        put(inner, "of", undefined);
        putNoun(inner, statement.of);
      }
      putTimes(inner, statement);
      return putLines(out, statement.lines);
    case "ladder":
      return putLadder(out, statement);
    case "clause":
      return putClause(out, statement);
    case "variant":
      return putVariant(out, statement);
    default:
      return putDeclared(out, statement);
  }
}

type Declared = Extract<Statement, { label: unknown; name: { text: string } }>;

function putDeclared(out: Out, statement: Exclude<Declared, { kind: "variant" }>): void {
  const inner = indented(out, 4);
  put(inner, statement.name.text, statement.name.span.start);
  putQuoted(inner, statement.label);
  switch (statement.kind) {
    case "body":
      put(inner, "=", undefined);
      putNouns(inner, statement.members);
      break;
    case "place":
      if (statement.definition.length > 0) put(inner, "=", undefined);
      putNouns(inner, statement.definition);
      putParts(inner, inOrder(statement.phrases, statement.tails));
      break;
    case "register":
      if (statement.of) {
        put(inner, "of", undefined);
        putNoun(inner, statement.of);
      }
      putPhrases(inner, statement.phrases);
      break;
    case "annex":
      if (statement.sealed) put(inner, "sealed", undefined);
      putQuoted(inner, statement.sealed);
      return putPhrases(inner, statement.phrases);
    case "measure":
      putPhrases(inner, statement.phrases);
      break;
    case "stage":
      return putTimes(inner, statement);
    case "define":
      putPhrases(inner, statement.phrases);
      put(inner, ":", undefined, "none");
      putMaybe(statement.condition, (condition) => putLongCondition(inner, condition, out.indent + 2, true));
      return putParts(inner, statement.tails);
    case "class":
      break;
  }
  if ("lines" in statement) putLines(out, statement.lines);
}

const openerByRole: ReadonlyMap<ActorRole, string> = new Map(
  openers.flatMap((opener) => {
    const role = actorRoles[opener];
    return role === undefined ? [] : [[role, opener] as const];
  }),
);

function openerOf(statement: Statement): string {
  if (statement.kind === "actors") return openerByRole.get(statement.role) ?? "";
  if (statement.kind === "place" || statement.kind === "variant") return statement.form;
  return statement.kind === "entry" ? "entry into force" : statement.kind;
}

function putActors(out: Out, actors: Extract<Statement, { kind: "actors" }>["actors"]): void {
  for (const [i, actor] of actors.entries()) {
    if (i > 0) put(out, ",", undefined, "none");
    put(out, actor.name.text, actor.name.span.start, i === 0 ? "space" : "may-break");
    putQuoted(out, actor.label);
    if (actor.answersTo) {
      put(out, "answers to", undefined);
      putNoun(out, actor.answersTo);
    }
  }
}

/** `when` where it was written among phrases and tails. */
function putTimes(
  out: Out,
  { when, phrases, tails }: Pick<Extract<Statement, { kind: "stage" }>, "when" | "phrases" | "tails">,
): void {
  const parts = inOrder(phrases, tails);
  const before = parts.filter((part) => when === undefined || part.span.start < when.span.start);
  putParts(out, before);
  if (when === undefined) return;
  const after = parts.slice(before.length);
  put(out, "when", undefined, "may-break");
  putConditionBefore(out, when, after[0], out.indent - 2);
  putParts(out, after);
}

function putLines(out: Out, lines: readonly Line[]): void {
  for (const line of lines) {
    const own = indented(out, 2);
    put(own, "-", line.span.start, "break", true);
    putMaybe(line.fact, (fact) => putFact(indented(own, 4), fact));
    putParts(indented(own, 4), line.tails);
  }
}

function putLadder(out: Out, ladder: Ladder): void {
  const inner = indented(out, 4);
  put(inner, `${ladder.name.text} on`, ladder.name.span.start);
  putMaybe(ladder.on, (on) => putFact(inner, on));
  for (const rung of ladder.rungs) {
    const own = indented(out, 2);
    put(own, "-", rung.span.start, "break", true);
    put(own, `${rung.name.text}:`, rung.name.span.start);
    putMaybe(rung.condition, (condition) => putLongCondition(indented(own, 4), condition, own.indent + 2));
    putParts(indented(own, 4), rung.tails);
  }
}

function putClause(out: Out, clause: Clause): void {
  const inner = indented(out, 4);
  put(inner, clause.id.text, clause.id.span.start);
  const heads = inOrder(clause.heads, clause.until);
  const { when } = clause;
  const first = heads.filter((head) => when === undefined || head.span.start < when.span.start);
  const rest = heads.slice(first.length);
  let isBroken = false;
  putParts(inner, first);
  if (when) {
    if (first.length > 0) put(inner, ",", undefined, "none");
    put(inner, "when", undefined, first.length > 0 ? "may-break" : "space");
    isBroken = putConditionBefore(inner, when, rest[0], inner.indent);
  }
  putParts(inner, rest);
  put(inner, ":", undefined, "none");
  // The sentence stands two columns in, so the condition before it is broken further in.
  if (clause.sentence) putSentence(indented(out, 2), clause.sentence, isBroken ? "clause apart" : "clause");
}

function putVariant(out: Out, variant: Extract<Statement, { kind: "variant" }>): void {
  const inner = indented(out, 4);
  if (variant.name) put(inner, variant.name.text, variant.name.span.start);
  putQuoted(inner, variant.label);
  if (variant.holders.length > 0) put(inner, "by", undefined);
  putNouns(inner, variant.holders);
  put(inner, ":", undefined, "none");
  if (variant.statement) putStatement(indented(out, 2), variant.statement);
}
