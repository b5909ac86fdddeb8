// `renewed for 5 years unless notice by a party 6 months before end`: what prevents a renewal, and by when.
import type { ActorTerm, ActPattern, Renewal } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Condition, ConditionTail, Happening, Phrase } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { readCondition } from "./conditions.ts";
import { gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import type { Proposition } from "./propositions.ts";

const GIVE_NOTICE = "give notice";

/** Undefined after a gap or a mistake. */
export function readRenewal(work: Work, length: Length, unless: ConditionTail | undefined): Renewal | undefined {
  if (unless?.condition === undefined) return { for: length, unless: [] };
  const notice = noticeIn(unless.condition);
  const acts = actsIn(work, withoutNotice(unless.condition));
  if (acts === undefined) return undefined;
  return { for: length, unless: acts, ...(notice === undefined ? {} : { notice }) };
}

/** `6 months before end`, at the end of what prevents it. */
function noticeIn(condition: Condition): Length | undefined {
  if (condition.kind === "any-of") return condition.parts.map(noticeIn).find((each) => each !== undefined);
  if (condition.kind !== "happening" && condition.kind !== "recorded-act") return undefined;
  const amount = condition.phrases.find((_, index) => isBeforeEnd(condition.phrases, index));
  return amount?.kind === "amount-phrase" ? measure(amount.amount)?.length : undefined;
}

function isBeforeEnd(phrases: readonly Phrase[], index: number): boolean {
  const [amount, before] = phrases.slice(index, index + 2);
  if (amount?.kind !== "amount-phrase" || before?.kind !== "phrase" || before.preposition !== "before") return false;
  const [noun] = before.nouns;
  return noun?.kind === "thing" && noun.name === undefined && noun.words.map(({ text }) => text).join(" ") === "end";
}

function withoutNotice(condition: Condition): Condition {
  if (condition.kind === "any-of") return { ...condition, parts: condition.parts.map(withoutNotice) };
  if (condition.kind !== "happening" && condition.kind !== "recorded-act") return condition;
  const { phrases } = condition;
  const kept = phrases.filter((_, index) => !isBeforeEnd(phrases, index) && !isBeforeEnd(phrases, index - 1));
  return { ...condition, phrases: kept };
}

function actsIn(work: Work, condition: Condition): readonly ActPattern[] | undefined {
  if (condition.kind === "any-of") {
    const parts = condition.parts.map((part) => actsIn(work, part));
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? undefined : known.flat();
  }
  if (condition.kind === "happening" && isNotice(condition)) return noticeBy(work, condition);
  const proposition = readCondition(work, condition);
  return proposition && actsOf(work, proposition);
}

function actsOf(work: Work, proposition: Proposition): readonly ActPattern[] | undefined {
  if (proposition.kind === "act" && proposition.windowMs === undefined) return [proposition.act];
  return gap(work, proposition);
}

function isNotice({ subjects, objects }: Happening): boolean {
  const [noun] = subjects;
  const isPlain = noun?.kind === "thing" && noun.name === undefined && noun.of.length === 0;
  return (
    subjects.length === 1 && objects.length === 0 && isPlain && noun.words.map(({ text }) => text).join() === "notice"
  );
}

/** `notice by a party` is the act of giving it. */
function noticeBy(work: Work, { phrases, span }: Happening): readonly ActPattern[] | undefined {
  const act: ActPattern = { act: GIVE_NOTICE, aboutTrigger: false };
  const [phrase, second] = phrases;
  if (phrase === undefined) return [act];
  if (second !== undefined || phrase.kind !== "phrase" || phrase.preposition !== "by") return gap(work, { span });
  const typed = phrase.nouns.map((noun) => typeNoun(work, noun));
  const actors = typed.flatMap((each) => (each.type === "actor" ? each.actors : []));
  if (typed.some((each) => each.type !== "actor")) return gap(work, { span });
  const by: ActorTerm = { kind: "named", actors: [...new Set(actors)] };
  return [{ ...act, by }];
}
