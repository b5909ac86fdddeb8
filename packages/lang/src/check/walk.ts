// Every noun and verb of a statement with where it stands, in the order of the text. Used wherever a question is
// asked of all words alike: are the names declared, are the words known, which names are used.

import type { Line, Statement } from "../syntax/ast.ts";
import type { Condition, Noun, Phrase, Preposition, Sentence, Tail, Verb } from "../syntax/ast-sentences.ts";

/** Where a noun stands. `subject` of a rule, or after a preposition, or elsewhere. */
export type Position = Preposition | "subject" | "act" | "of" | "member" | "condition" | "other";

export interface Visitor {
  readonly noun?: (noun: Noun, position: Position) => void;
  readonly verb?: (verb: Verb) => void;
  /** Every condition, from the outermost in. */
  readonly condition?: (condition: Condition) => void;
  /** The phrases of one sentence, condition or header. */
  readonly phrases?: (phrases: readonly Phrase[]) => void;
  readonly tail?: (tail: Tail) => void;
}

/** Visits a statement; of a reading or reservation, its holders and not the statement inside. */
export function walkStatement(statement: Statement, visitor: Visitor): void {
  switch (statement.kind) {
    case "include":
      return;
    case "actors":
      return walkNouns(present(statement.actors.map((actor) => actor.answersTo)), "subject", visitor);
    case "body":
      walkNouns(statement.members, "member", visitor);
      return walkLines(statement.lines, visitor);
    case "place":
      walkNouns(statement.definition, "other", visitor);
      walkPhrases(statement.phrases, visitor);
      walkTails(statement.tails, visitor);
      return walkLines(statement.lines, visitor);
    case "class":
      return walkLines(statement.lines, visitor);
    case "register":
      walkNouns(present([statement.of]), "other", visitor);
      walkPhrases(statement.phrases, visitor);
      return walkLines(statement.lines, visitor);
    case "measure":
      walkPhrases(statement.phrases, visitor);
      return walkLines(statement.lines, visitor);
    case "annex":
      return walkPhrases(statement.phrases, visitor);
    case "standard":
      return walkCondition(statement.condition, visitor);
    default:
      return walkRule(statement, visitor);
  }
}

type Rule = Extract<Statement, { kind: "stage" | "entry" | "define" | "ladder" | "clause" | "variant" }>;

function walkRule(statement: Rule, visitor: Visitor): void {
  switch (statement.kind) {
    case "stage":
    case "entry":
      if (statement.kind === "entry") walkNouns(present([statement.of]), "other", visitor);
      walkCondition(statement.when, visitor);
      walkPhrases(statement.phrases, visitor);
      walkTails(statement.tails, visitor);
      if (statement.kind === "entry") walkLines(statement.lines, visitor);
      return;
    case "define":
      walkPhrases(statement.phrases, visitor);
      walkCondition(statement.condition, visitor);
      return walkTails(statement.tails, visitor);
    case "ladder":
      walkCondition(statement.on, visitor);
      for (const rung of statement.rungs) {
        walkCondition(rung.condition, visitor);
        walkTails(rung.tails, visitor);
      }
      return;
    case "clause":
      walkCondition(statement.when, visitor);
      walkPhrases(statement.heads, visitor);
      walkTails(statement.until, visitor);
      return walkSentence(statement.sentence, visitor);
    case "variant":
      return walkNouns(statement.holders, "subject", visitor);
  }
}

function walkSentence(sentence: Sentence | undefined, visitor: Visitor): void {
  if (sentence === undefined) return;
  const { subjects, about, predicate, phrases, tails } = sentence;
  walkNouns(subjects, "subject", visitor);
  walkPhrases(about, visitor);
  if (predicate?.kind === "duty") {
    walkNouns(predicate.acts, "act", visitor);
    walkNouns(predicate.objects, "other", visitor);
  } else if (predicate?.state !== undefined) walkNouns([predicate.state], "other", visitor);
  walkPhrases(phrases, visitor);
  walkTails(tails, visitor);
}

function walkCondition(condition: Condition | undefined, visitor: Visitor): void {
  if (condition === undefined) return;
  visitor.condition?.(condition);
  switch (condition.kind) {
    case "any-of":
    case "all-of":
      for (const part of condition.parts) walkCondition(part, visitor);
      return;
    case "not":
      return walkCondition(condition.part, visitor);
    case "happening":
      walkNouns(condition.subjects, "condition", visitor);
      walkNouns(condition.objects, "other", visitor);
      return walkPhrases(condition.phrases, visitor);
    case "recorded-act":
      walkNouns(condition.subjects, "subject", visitor);
      visitor.verb?.(condition.verb);
      walkNouns(present([condition.object]), "other", visitor);
      return walkPhrases(condition.phrases, visitor);
    case "state":
      walkNouns(condition.subjects, "condition", visitor);
      walkPhrases(condition.about, visitor);
      walkNouns(present([condition.state]), "other", visitor);
      return walkPhrases(condition.phrases, visitor);
  }
}

function walkLines(lines: readonly Line[], visitor: Visitor): void {
  for (const line of lines) {
    walkCondition(line.fact, visitor);
    walkTails(line.tails, visitor);
  }
}

function walkTails(tails: readonly Tail[], visitor: Visitor): void {
  for (const tail of tails) {
    visitor.tail?.(tail);
    if (tail.kind === "unless" || tail.kind === "until") walkCondition(tail.condition, visitor);
    else if (tail.kind === "otherwise" || tail.kind === "then") walkSentence(tail.sentence, visitor);
  }
}

function walkPhrases(phrases: readonly Phrase[], visitor: Visitor): void {
  visitor.phrases?.(phrases);
  for (const phrase of phrases) {
    if (phrase.kind === "phrase") walkNouns(phrase.nouns, phrase.preposition, visitor);
    else walkNouns([phrase.amount], "other", visitor);
  }
}

function walkNouns(nouns: readonly Noun[], position: Position, visitor: Visitor): void {
  for (const noun of nouns) {
    visitor.noun?.(noun, position);
    if (noun.kind === "moment" || noun.kind === "yearly-date" || noun.kind === "clause-reference") continue;
    walkNouns(noun.of, "of", visitor);
    walkNouns(present([noun.otherThan]), "subject", visitor);
  }
}

function present<Item>(items: readonly (Item | undefined)[]): readonly Item[] {
  return items.filter((item) => item !== undefined);
}
