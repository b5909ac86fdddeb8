// Conditions as clauses of an English sentence. Brackets stay where leaving them out would change the meaning.
import { edgeWords, ownMoments } from "../std/vocabulary.ts";
import type { Condition, Happening, Noun, RecordedAct, StateFact } from "../syntax/ast-sentences.ts";
import { renderNouns, renderPhrases } from "./render-nouns.ts";

export function renderCondition(condition: Condition): string {
  switch (condition.kind) {
    case "any-of":
      return condition.parts.map(renderCondition).join(", or ");
    case "all-of":
      return condition.parts
        .map((part) => (part.kind === "any-of" ? `(${renderCondition(part)})` : renderCondition(part)))
        .join(" and ");
    case "not":
      if (condition.part.kind === "happening" && isNamedKind(condition.part)) {
        return words([
          "there is no",
          renderNouns(condition.part.subjects, "bare", "or"),
          renderPhrases(condition.part.phrases),
        ]);
      }
      return condition.part.kind === "any-of" || condition.part.kind === "all-of"
        ? `not (${renderCondition(condition.part)})`
        : `not ${renderCondition(condition.part)}`;
    case "happening":
      return happening(condition);
    case "recorded-act":
      return recordedAct(condition);
    case "state":
      return state(condition);
  }
}

function happening(fact: Happening): string {
  const { subjects, objects, phrases } = fact;
  const [first] = subjects;
  const isBareName =
    first?.kind === "thing" && first.words.length === 0 && subjects.length === 1 && phrases.length === 0;
  if (isBareName) return `${renderNouns(subjects, "bare")} holds`;
  return words([
    existence(first),
    renderNouns(subjects, "article", "or"),
    renderNouns(objects, "article"),
    renderPhrases(phrases),
  ]);
}

/** `there is an attack`; matters, moments and edges of stages stand by themselves. */
function existence(noun: Noun | undefined): string {
  switch (noun?.kind) {
    case "amount":
      return noun.number.text === "1" ? "there is" : "there are";
    case "quantified":
      return "there is";
    case "thing": {
      const text = noun.words.map((word) => word.text).join(" ");
      return edgeWords.has(text) || ownMoments.includes(text) ? "" : "there is";
    }
    default:
      return "";
  }
}

/** `a notice`, `fire by Karsa`: what `there is no` can be said of. */
function isNamedKind({ subjects, objects }: Happening): boolean {
  const [first] = subjects;
  return first?.kind === "thing" && first.words.length > 0 && existence(first) !== "" && objects.length === 0;
}

function recordedAct({ subjects, verb, object, phrases }: RecordedAct): string {
  const said =
    verb.auxiliary === undefined ? verb.text : words([verb.auxiliary, verb.isNegated ? "not" : "", verb.text]);
  const done = object === undefined ? "" : renderNouns([object], "article");
  return words([renderNouns(subjects, "bare"), said, done, renderPhrases(phrases)]);
}

function state({ subjects, about, isNegated, isInForce, state: what, phrases }: StateFact): string {
  const said = isInForce ? "in force" : what === undefined ? "" : renderNouns([what], "bare");
  const parts = [
    renderNouns(subjects, "bare"),
    renderPhrases(about),
    "is",
    isNegated ? "not" : "",
    said,
    renderPhrases(phrases),
  ];
  return words(parts);
}

function words(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
