// A clause back as one sentence of a treaty: when it applies, who must what, and what excepts. A drafter compares it
// with the prose above it; explanations quote it. Says what was written, so it holds for clauses without meaning too.
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Duty, Effect, Sentence, Tail } from "../syntax/ast-sentences.ts";
import { renderCondition } from "./render-conditions.ts";
import { renderAct, renderNouns, renderPhrases } from "./render-nouns.ts";

/**
 * One sentence with a capital letter and a full stop. `aboutTheJudged`: where the parts of its exceptions begin that,
 * as the checker found, speak of the very event that the clause forbids.
 */
export function renderClause(clause: Clause, aboutTheJudged: ReadonlySet<number> = new Set()): string {
  const heads = [
    renderPhrases(clause.heads),
    clause.when === undefined ? "" : `when ${renderCondition(clause.when)}`,
    ...clause.until.map((tail) => untilText(tail, aboutTheJudged)),
  ].filter((part) => part !== "");
  const main = clause.sentence === undefined ? "" : sentenceText(clause.sentence, aboutTheJudged);
  return finished([...heads, main].filter((part) => part !== "").join(", "));
}

function finished(text: string): string {
  const [first = ""] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}.`;
}

function sentenceText(sentence: Sentence, aboutTheJudged: ReadonlySet<number>): string {
  const { subjects, about, predicate, phrases, tails } = sentence;
  const parts = [renderNouns(subjects, "bare"), renderPhrases(about), predicateText(predicate), renderPhrases(phrases)];
  return parts.filter((part) => part !== "").join(" ") + tails.map((tail) => tailText(tail, aboutTheJudged)).join("");
}

function predicateText(predicate: Duty | Effect | undefined): string {
  if (predicate === undefined) return "";
  if (predicate.kind === "effect") {
    const state = predicate.isInForce
      ? "in force"
      : predicate.state === undefined
        ? ""
        : renderNouns([predicate.state], "bare");
    return ["is", predicate.isNegated ? "not" : "", state].filter((part) => part !== "").join(" ");
  }
  const isForbidding = predicate.modal === "must not";
  const acts = joined(predicate.acts.map(renderAct), isForbidding ? "or" : "and");
  return [predicate.modal, acts, renderNouns(predicate.objects, "article")].filter((part) => part !== "").join(" ");
}

function joined(parts: readonly string[], joiner: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

/** A name after `until` is a stage's, so it ends there; it is not something that holds. */
function untilText(tail: ConditionTail, aboutTheJudged: ReadonlySet<number>): string {
  if (tail.condition === undefined) return "";
  const text = renderCondition(tail.condition, aboutTheJudged);
  return `${tail.kind} ${tail.kind === "until" ? text.replace(/ holds$/, "") : text}`;
}

function tailText(tail: Tail, aboutTheJudged: ReadonlySet<number>): string {
  switch (tail.kind) {
    case "unless":
    case "until":
      return `, ${untilText(tail, aboutTheJudged)}`;
    case "otherwise":
    case "then":
      return `; ${tail.kind} ${sentenceText(tail.sentence, aboutTheJudged)}`;
    case "no deadline":
      return ", with no deadline";
    case "negotiable":
      return " (negotiable)";
    case "left open":
      return ` (left open: “${tail.text.text}”)`;
  }
}
