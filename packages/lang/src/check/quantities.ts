// How much: limits on what is kept, and how much must be done.
import type { AttributeTest, Compare, Quota } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { Amount, Duty, Noun, Sentence } from "../syntax/ast-sentences.ts";
import type { VerbPhrase } from "./acts.ts";
import { compareOf, measure, scaled } from "./amounts.ts";
import { gap, textOf, type Work } from "./context.ts";
import type { Said } from "./said.ts";

const KG_PER_TONNE = 1000;

/** The attribute in which reports say such an amount, and the number. Undefined where reports have no word for it. */
function quantityOf(amount: Amount): { readonly attribute: string; readonly value: number } | undefined {
  const value = scaled(amount.number.text, 1);
  if (amount.isPercent) return { attribute: "percent", value };
  if (amount.name !== undefined) return { attribute: `amount${amount.name.text}`, value };
  if (amount.words.length === 0) return { attribute: "count", value };
  const unit = amount.words.map((word) => word.text).join(" ");
  if (measure(amount)?.dimension !== "quantity") return undefined;
  return unit === "kg" ? { attribute: "massKg", value } : { attribute: "massKg", value: value * KG_PER_TONNE };
}

const opposites: Readonly<Record<Compare, Compare | undefined>> = {
  "<=": ">",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "=": undefined,
};

/** What a report must say to show that the limit is not kept. Undefined after a gap. */
export function beyondLimit(work: Work, amount: Amount): AttributeTest | undefined {
  const quantity = quantityOf(amount);
  const compare = amount.comparison && opposites[compareOf(amount.comparison)];
  if (quantity === undefined || compare === undefined) return gap(work, amount);
  return { attribute: quantity.attribute, compare, value: quantity.value };
}

/** What a report must say to be of so much. Undefined after a gap. */
export function ofAmount(work: Work, amount: Amount): AttributeTest | undefined {
  const quantity = quantityOf(amount);
  if (quantity === undefined || amount.comparison === undefined) return gap(work, amount);
  return { attribute: quantity.attribute, compare: compareOf(amount.comparison), value: quantity.value };
}

/** How much must be done, where the text says so. */
export function quotaOf(work: Work, said: Said): Quota | undefined {
  const [amount, second] = said.amounts;
  if (second !== undefined) return gap(work, second);
  if (said.menu !== undefined) {
    if (amount !== undefined) return gap(work, amount);
    const items = (work.shared.classes.get(said.menu.className) ?? []).map(({ name }) => name);
    return { kind: "items", items, atLeast: said.menu.atLeast };
  }
  if (amount === undefined) return undefined;
  const quantity = quantityOf(amount);
  const isLeast = amount.comparison === undefined || amount.comparison === "at least";
  if (quantity === undefined || !isLeast) return gap(work, amount);
  return { kind: "sum", attribute: quantity.attribute, atLeast: quantity.value };
}

/** `release each of Prisoners`: as many as the register holds. */
export function wholeOf(work: Work, phrases: readonly VerbPhrase[]): Quota | undefined {
  const [phrase, second] = phrases;
  const register = second === undefined ? registerOf(work, phrase?.object) : undefined;
  return register === undefined ? undefined : { kind: "declared", register };
}

/** The register that `each of Prisoners` names. */
export function registerOf(work: Work, object: Noun | undefined): string | undefined {
  if (object?.kind !== "quantified" || object.quantifier !== "each" || object.words.length > 0) return undefined;
  const [of, second] = object.of;
  const name =
    object.name ?? (of?.kind === "thing" && of.words.length === 0 && second === undefined ? of.name : undefined);
  return name !== undefined && work.world.registers.has(name.text) ? name.text : undefined;
}

/**
 * Says where a limit on a number of things leaves open what counts as one: no rule is named (`according to`), no
 * register has one, and the text does not say that it means to.
 */
export function reportUncounted(work: Work, { heads, sentence }: Clause, kinds: readonly string[]): void {
  if (sentence?.predicate?.kind !== "duty") return;
  const [amount] = sentence.phrases.flatMap((each) => (each.kind === "amount-phrase" ? [each] : []));
  const isBare = amount?.amount.name === undefined && amount?.amount.words.length === 0 && !amount.amount.isPercent;
  if (amount === undefined || !isBare) return;
  const isRuled = [...heads, ...sentence.about, ...sentence.phrases].some(
    (each) => each.kind === "phrase" && each.preposition === "according to",
  );
  const isMeant = sentence.tails.some(({ kind }) => kind === "left open");
  const counted = work.shared.counting.get(work.world.reading) ?? [];
  const isCounted = kinds.every((kind) => counted.some(({ of }) => of.includes(kind)));
  if (isRuled || isMeant || isCounted) return;
  const kept = sentence.predicate.acts[0];
  work.shared.report(
    "S0325",
    { file: work.source.name, span: amount.span },
    { kept: kept === undefined ? "" : textOf(work.source, kept.span).replace(/^\w+ /, "") },
  );
}

/** `must keep troops at most 800000`: a limit, broken by whatever is seen beyond it. */
export function isLimit(sentence: Sentence, { modal, acts }: Duty): boolean {
  const [act] = acts;
  const isKeeping = act?.kind === "thing" && (act.words[0]?.text === "keep" || act.words[0]?.text === "hold");
  const amounts = sentence.phrases.filter((each) => each.kind === "amount-phrase");
  return modal === "must" && acts.length === 1 && isKeeping && amounts.length === 1;
}
