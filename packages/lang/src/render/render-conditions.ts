// Conditions as clauses of an English sentence. Brackets stay where leaving them out would change the meaning.
import { edgeWords, ownMoments } from "../std/vocabulary.ts";
import type { Condition, Happening, Noun, RecordedAct, StateFact } from "../syntax/ast-sentences.ts";
import { renderNouns, renderPhrases } from "./render-nouns.ts";

const NOTHING: ReadonlySet<number> = new Set();

/** `aboutTheJudged`: where the parts begin that speak of the event being judged. */
export function renderCondition(condition: Condition, aboutTheJudged: ReadonlySet<number> = NOTHING): string {
  const render = (part: Condition): string => renderCondition(part, aboutTheJudged);
  switch (condition.kind) {
    case "any-of":
      return condition.parts.map(render).join(", or ");
    case "all-of":
      return condition.parts.map((part) => (part.kind === "any-of" ? `(${render(part)})` : render(part))).join(" and ");
    case "not":
      return negated(condition.part, aboutTheJudged);
    case "happening":
      return aboutTheJudged.has(condition.span.start) ? theJudged(condition, "it is") : happening(condition);
    case "recorded-act":
      return recordedAct(condition);
    case "state":
      return state(condition);
  }
}

function negated(part: Condition, aboutTheJudged: ReadonlySet<number>): string {
  if (part.kind === "happening" && aboutTheJudged.has(part.span.start)) return theJudged(part, "it is not");
  if (part.kind === "happening" && isNamedKind(part))
    return words(["there is no", renderNouns(part.subjects, "bare", "or"), renderPhrases(part.phrases)]);
  const text = renderCondition(part, aboutTheJudged);
  return part.kind === "any-of" || part.kind === "all-of" ? `not (${text})` : `not ${text}`;
}

function theJudged({ subjects, phrases }: Happening, lead: string): string {
  return words([lead, renderNouns(subjects, "article", "or"), renderPhrases(phrases)]);
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
