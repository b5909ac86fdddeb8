// Sentences of clauses: who must what, and what excepts, ends or follows. Marks come before exceptions, so that
// nothing is read as part of a condition that is not.
import type { Duty, Effect, Sentence, Tail } from "../syntax/ast-sentences.ts";
import { conditionText, isText } from "./render-conditions.ts";
import { actTexts, isPlural, nounsText } from "./render-nouns.ts";
import { withPhrases } from "./render-phrases.ts";
import { type Joiner, listed, quoted, spaced, type Wording } from "./wording.ts";

/** Without a capital letter and a full stop. */
export function sentenceText(sentence: Sentence, wording: Wording): string {
  const { subjects, about, predicate, phrases, tails } = sentence;
  const joiner: Joiner = predicate?.kind === "duty" && predicate.modal === "must not" ? "or" : "and";
  const subject = withPhrases(nounsText(subjects, "one", "and", wording), about, "or", wording);
  const core = spaced(subject, predicate && predicateText(predicate, sentence, joiner, wording));
  return withPhrases(core, phrases, joiner, wording) + tailsText(tails, wording, predicate?.kind === "effect");
}

function predicateText(predicate: Duty | Effect, { subjects }: Sentence, joiner: Joiner, wording: Wording): string {
  if (predicate.kind === "effect") return isText(predicate, subjects, predicate.isNegated, wording);
  const { modal, acts, objects } = predicate;
  const said = modal === "can" ? `${isPlural(subjects) ? "have" : "has"} the power to` : modal;
  const done = actTexts(acts, wording);
  const isLoose = acts.slice(0, -1).some((act) => "of" in act && act.of.length > 0);
  return spaced(said, listed(done, joiner, isLoose), nounsText(objects, "one", joiner, wording));
}

/**
 * In the order a reader needs: what is said on purpose, the end, the exceptions, what follows. `isEffect`: they follow
 * something that is so, not something that is done.
 */
export function tailsText(tails: readonly Tail[], wording: Wording, isEffect: boolean = false): string {
  const order: readonly Tail["kind"][] = [
    "no deadline",
    "left open",
    "negotiable",
    "until",
    "unless",
    "otherwise",
    "then",
  ];
  return order
    .flatMap((kind) =>
      tails
        .filter((tail) => tail.kind === kind)
        .map((tail, index) => tailText(tail, { isLater: index > 0, isEffect }, wording)),
    )
    .join("");
}

function tailText(
  tail: Tail,
  { isLater, isEffect }: { readonly isLater: boolean; readonly isEffect: boolean },
  wording: Wording,
): string {
  switch (tail.kind) {
    case "unless":
      return `, ${isLater ? "or " : ""}unless ${tail.condition ? conditionText(tail.condition, "state", wording) : ""}`;
    case "until":
      return `, ${isLater ? "or " : ""}until ${tail.condition ? conditionText(tail.condition, "moment", wording) : ""}`;
    case "otherwise":
      return `; failing that, ${sentenceText(tail.sentence, wording)}`;
    case "then":
      return `; once that is ${isEffect ? "so" : "done"}, ${sentenceText(tail.sentence, wording)}`;
    case "no deadline":
      return ", with no deadline";
    case "negotiable":
      return " (negotiable)";
    case "left open":
      return ` (left open: ${quoted(tail.text.text)})`;
  }
}
