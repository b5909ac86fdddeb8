// `until`: the moments at which something ends. A date, an edge of a stage, `30 days after` one of them, an act on
// record, or a condition that comes true; several are the earliest.
import type { Moment } from "@servanda/agreement";
import type { Condition, ConditionTail, Happening } from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { later } from "./offsets.ts";
import { momentNamed } from "./phrases.ts";
import type { Proposition } from "./propositions.ts";
import { asWatch } from "./watches.ts";

export function untilMoments(work: Work, tail: ConditionTail): readonly Moment[] | undefined {
  return tail.condition === undefined ? undefined : momentsOf(work, tail.condition, "end");
}

/** Moments that a condition names: those of its alternatives. `edge` is what a stage's name stands for. */
export function momentsOf(work: Work, condition: Condition, edge: "start" | "end"): readonly Moment[] | undefined {
  if (condition.kind === "any-of") {
    const parts = condition.parts.map((part) => momentsOf(work, part, edge));
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? undefined : known.flat();
  }
  const delayed = condition.kind === "happening" ? delayedMoment(work, condition) : undefined;
  if (delayed !== undefined) return [delayed];
  if (condition.kind === "happening" && condition.phrases.length === 0 && condition.objects.length === 0) {
    const typed = condition.subjects.map((noun) => typeNoun(work, noun));
    const moments = typed.map((each) => momentNamed(each, edge));
    const known = moments.filter((moment) => moment !== undefined);
    if (typed.some((each) => each.type === "unknown")) return undefined;
    if (known.length === typed.length) return known;
    if (typed.some((each) => each.type !== "condition")) return gap(work, condition);
  }
  const proposition = readCondition(work, condition);
  return proposition && actMoments(work, proposition);
}

/** `91 days after start of Authority`. */
function delayedMoment(work: Work, { subjects, objects, phrases }: Happening): Moment | undefined {
  const [amount] = subjects;
  const [phrase] = phrases;
  if (amount?.kind !== "amount" || subjects.length > 1 || objects.length > 0 || phrases.length > 1) return undefined;
  if (phrase?.kind !== "phrase" || phrase.preposition !== "after" || phrase.nouns.length > 1) return undefined;
  const length = typeNoun(work, amount);
  const [anchor] = phrase.nouns.map((noun) => momentNamed(typeNoun(work, noun), "end"));
  return length.type === "duration" && anchor !== undefined
    ? later(work, anchor, length.length, amount.span)
    : undefined;
}

function actMoments(work: Work, proposition: Proposition): readonly Moment[] | undefined {
  if (proposition.kind === "act" && proposition.windowMs === undefined) return [{ kind: "act", act: proposition.act }];
  if (proposition.kind !== "any") {
    const watch = asWatch(work, proposition);
    return watch && [{ kind: "watch", watch }];
  }
  const parts = proposition.of.map((part) => actMoments(work, part));
  const known = parts.filter((part) => part !== undefined);
  return known.length < parts.length ? undefined : known.flat();
}
