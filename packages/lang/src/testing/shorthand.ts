// Nouns and phrases in shorthand, so that tests of the parser read like pictures: `a party ->X` binds X, `!` is in
// force, `of(…)` and `but(…)` follow, `@` is a moment, `#` a clause. For tests only.
import type { Noun, Phrase, Word } from "../syntax/ast-sentences.ts";

export function printNoun(noun: Noun): string {
  switch (noun.kind) {
    case "quantified":
      return join(
        [noun.quantifier, ...texts(noun.words), noun.binder && `->${noun.binder.text}`, noun.name?.text],
        noun,
      );
    case "thing":
      return join([...texts(noun.words), noun.name?.text], noun);
    case "amount":
      return join(
        [noun.comparison, noun.number.text + (noun.isPercent ? "%" : ""), ...texts(noun.words), noun.name?.text],
        noun,
      );
    case "moment":
      return `@${[noun.date?.text, noun.time?.text].filter((part) => part !== undefined).join(" ")}`;
    case "yearly-date":
      return `@every ${noun.day.text} ${noun.month.text}`;
    case "matter":
      return join([`"${noun.text}"`], noun);
    case "clause-reference":
      return `#${noun.id.text}`;
  }
}

export function printPhrases(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) =>
      phrase.kind === "amount-phrase"
        ? printNoun(phrase.amount)
        : `${phrase.preposition} ${phrase.nouns.map(printNoun).join(", ")}`,
    )
    .join(" | ");
}

function texts(words: readonly Word[]): string[] {
  return words.map((word) => word.text);
}

function join(
  parts: readonly (string | undefined)[],
  postfix: { inForce: boolean; of: readonly Noun[]; otherThan: Noun | undefined },
): string {
  const head = parts.filter((part) => part !== undefined).join(" ") + (postfix.inForce ? "!" : "");
  const of = postfix.of.length > 0 ? ` of(${postfix.of.map(printNoun).join(", ")})` : "";
  return head + of + (postfix.otherThan ? ` but(${printNoun(postfix.otherThan)})` : "");
}
