// Nouns in English: articles and plurals from the vocabulary, dates in words with their zone, sets in brackets where
// they would run together with what follows.
import { worldVerbs } from "../std/acts.ts";
import { nounForm, shownWord, startsWithVowel } from "../std/noun-forms.ts";
import { actRow, isKnownPhrase, kindRow, ownMoments, segment } from "../std/vocabulary.ts";
import type { Amount, Moment, Noun, Quantified, Thing, Word } from "../syntax/ast-sentences.ts";
import { monthNames } from "../syntax/grammar.ts";
import { type Joiner, listed, quoted, spaced, type Wording } from "./wording.ts";

/**
 * How a bare word of the vocabulary stands: `one` with its article (`an attack`), `many` in the plural where it can
 * be counted (`must clear mines`), `bare` as it is (`no flight`).
 */
export type Style = "one" | "many" | "bare";

export function nounsText(nouns: readonly Noun[], style: Style, joiner: Joiner, wording: Wording): string {
  const items = nouns.map((noun) => nounText(noun, style, wording));
  return listed(items, joiner, nouns.slice(0, -1).some(endsLoose));
}

/** Whether a noun ends in another one, which a list after it would seem to continue. */
function endsLoose(noun: Noun): boolean {
  return "of" in noun && (noun.of.length > 0 || noun.otherThan !== undefined);
}

export function nounText(noun: Noun, style: Style, wording: Wording): string {
  switch (noun.kind) {
    case "matter":
      return spaced(quoted(noun.text), postfix(noun, "or", wording));
    case "clause-reference":
      return `clause ${noun.id.text}`;
    case "moment":
      return momentText(noun, wording);
    case "yearly-date":
      return spaced(noun.day.text, noun.month.text, "of each year");
    case "amount":
      return amountText(noun, wording);
    case "quantified":
      return quantifiedText(noun, wording);
    case "thing":
      return thingText(noun, style, wording);
  }
}

// ── things ─────────────────────────────────────────────────────────────────────────────

function thingText(noun: Thing, style: Style, wording: Wording): string {
  const words = texts(noun.words);
  const isNamed = noun.name !== undefined;
  const text = isNamed ? shown(words) : runText(words, style);
  return spaced(text, noun.name?.text, postfix(noun, "or", wording));
}

/** The last known phrase of a run decides its article: `a confirmed breach`, `the end`. */
function runText(words: readonly string[], style: Style): string {
  if (words.length === 0) return "";
  const [last, before] = lastPhrase(words);
  if (ownMoments.includes(last) && before.length === 0) return ownMomentText(last, style);
  const form = nounForm(last);
  if (form === undefined || style === "bare" || last === "place") return shown(words);
  if (style === "many" && (form.article === "a" || form.article === "an"))
    return spaced(shown(before), shown([form.plural]));
  if (form.article === "") return shown(words);
  const text = shown(words);
  const article = form.article === "the" ? "the" : before.length === 0 ? form.article : articleBefore(text);
  return `${article} ${text}`;
}

/** Moments of the agreement itself. */
function ownMomentText(word: string, style: Style): string {
  if (word === "entry") return "entry into force";
  return word === "signature" || style === "bare" ? word : `the ${word}`;
}

/** The longest known phrase that ends a run, and the words before it. */
function lastPhrase(words: readonly string[]): readonly [string, readonly string[]] {
  const last = segment(words, isKnownPhrase).at(-1);
  return [last?.text ?? "", words.slice(0, last?.first ?? 0)];
}

function articleBefore(text: string): string {
  return startsWithVowel(text) ? "an" : "a";
}

function quantifiedText(noun: Quantified, wording: Wording): string {
  const words = spaced(shown(texts(noun.words)), noun.binder?.text ?? noun.name?.text);
  const quantifier =
    noun.quantifier === "a" ? articleBefore(words) : noun.quantifier === "other" ? "the other" : noun.quantifier;
  const joiner = noun.quantifier === "each" ? "and" : "or";
  return spaced(quantifier, words, postfix(noun, joiner, wording));
}

/** `in force`, `of X`, `other than Y`; a set stands in brackets. */
function postfix(
  noun: { readonly inForce: boolean; readonly of: readonly Noun[]; readonly otherThan: Noun | undefined },
  joiner: Joiner,
  wording: Wording,
): string {
  const of = nounsText(noun.of, "one", joiner, wording);
  return spaced(
    noun.inForce ? "in force" : "",
    noun.of.length > 1 ? `of (${of})` : of === "" ? "" : `of ${bracketedIf(noun, of)}`,
    noun.otherThan === undefined ? "" : `other than ${nounText(noun.otherThan, "one", wording)}`,
  );
}

/** `state of (party other than X)` is not `state of party other than X`. */
function bracketedIf(noun: { readonly of: readonly Noun[]; readonly otherThan: Noun | undefined }, of: string): string {
  const [only] = noun.of;
  const isOpen = noun.otherThan !== undefined && only !== undefined && "otherThan" in only;
  return isOpen && (only.otherThan !== undefined || only.of.length > 0) ? `(${of})` : of;
}

// ── amounts and moments ────────────────────────────────────────────────────────────────

export function amountText(noun: Amount, wording: Wording): string {
  const number = noun.isPercent ? `${grouped(noun.number.text)}%` : grouped(noun.number.text);
  const isOne = noun.number.text === "1";
  return spaced(
    noun.comparison === "last" ? "the last" : noun.comparison,
    number,
    countedText(texts(noun.words), isOne),
    noun.name?.text,
    postfix(noun, "or", wording),
  );
}

/** `800,000`; a number with its own zeros or a point stays as it is. */
function grouped(digits: string): string {
  return /^[1-9]\d{4,15}$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, ",") : digits;
}

function countedText(words: readonly string[], isOne: boolean): string {
  const [last, before] = lastPhrase(words);
  const form = nounForm(last);
  if (form === undefined) return shown(words);
  return spaced(shown(before), shown([isOne ? form.singular : form.plural]));
}

/** With the zone its clock is read by; an offset of its own says it better. */
function momentText({ date, time }: Moment, { timeZone }: Wording): string {
  const [year = "", month = "", day = ""] = (date?.text ?? "").split("-");
  const written =
    date === undefined ? "" : `${day.replace(/^0/, "")} ${monthNames[Number(month) - 1] ?? month} ${year}`;
  const [clock, offset] = /^(.*?)([+-]\d\d:\d\d)?$/.exec(time?.text ?? "")?.slice(1) ?? [];
  const zone = timeZone === undefined || timeZone === "UTC" ? timeZone : `${timeZone} time`;
  const said = offset === undefined ? zone : `UTC${offset}`;
  const at = spaced(clock, time !== undefined && date !== undefined ? "on" : "", written);
  return spaced(at, said === undefined ? "" : `(${said})`);
}

// ── acts ───────────────────────────────────────────────────────────────────────────────

/**
 * What is done: verbs, each with its object. The first act begins with a verb even if the library knows it not; a later
 * one without a verb is one more object.
 */
export function actTexts(acts: readonly Noun[], wording: Wording): readonly string[] {
  let verb = "";
  return acts.map((noun, index) => {
    if (noun.kind !== "thing") return nounText(noun, "one", wording);
    const words = texts(noun.words);
    const count = verbLength(words) ?? (index === 0 ? Math.min(1, words.length) : 0);
    if (count > 0) verb = words.slice(0, count).join(" ");
    const object = objectText({ ...noun, words: noun.words.slice(count) }, verb, wording);
    return spaced(count > 0 ? verb : "", object);
  });
}

function objectText(noun: Thing, verb: string, wording: Wording): string {
  const words = texts(noun.words);
  const [last] = lastPhrase(words);
  const isBare = noun.of.length === 0 && !noun.inForce && noun.otherThan === undefined && noun.name === undefined;
  if (isBare && words.length === 1 && last === "breach") return "the breach";
  // Things of the world are kept, flown and cleared in any number; a law or a plan is one.
  return thingText(noun, worldVerbs.has(verb) && kindRow(last) !== undefined ? "many" : "one", wording);
}

function verbLength(words: readonly string[]): number | undefined {
  for (let length = Math.min(3, words.length); length > 0; length--) {
    if (isVerb(words.slice(0, length).join(" "))) return length;
  }
  return undefined;
}

function isVerb(phrase: string): boolean {
  return worldVerbs.has(phrase) || actRow(phrase)?.base === phrase;
}

/** Whether a noun, as the subject of a sentence, takes a plural verb. */
export function isPlural(nouns: readonly Noun[]): boolean {
  const [only, ...others] = nouns;
  if (only === undefined || others.length > 0) return others.length > 0;
  if (only.kind === "amount") return only.number.text !== "1" || only.isPercent;
  return (
    only.kind === "thing" && only.name === undefined && nounForm(lastPhrase(texts(only.words))[0])?.isPlural === true
  );
}

function shown(words: readonly string[]): string {
  return words.map(shownWord).join(" ");
}

function texts(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text);
}
