// Nouns and phrases in English: articles and plurals from the vocabulary, dates in words, lists with their last
// `and`.
import { worldVerbs } from "../std/acts.ts";
import { units } from "../std/nouns.ts";
import { actRow, edgeWords, isKnownPhrase, kindRow, segment } from "../std/vocabulary.ts";
import type {
  Amount,
  Moment,
  Noun,
  Phrase,
  PrepositionPhrase,
  Quantified,
  Thing,
  Word,
} from "../syntax/ast-sentences.ts";
import { monthNames } from "../syntax/grammar.ts";

/** Whether a kind of event takes its article: `an attack`, but `each party`. */
export type Style = "article" | "bare";

export function renderNouns(nouns: readonly Noun[], style: Style, joiner: "and" | "or" = "and"): string {
  const texts = nouns.map((noun) => renderNoun(noun, style));
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

function renderNoun(noun: Noun, style: Style): string {
  switch (noun.kind) {
    case "matter":
      return `“${noun.text}”${postfix(noun)}`;
    case "clause-reference":
      return `clause ${noun.id.text}`;
    case "moment":
      return momentText(noun);
    case "yearly-date":
      return `${noun.day.text} ${noun.month.text}`;
    case "amount":
      return amountText(noun);
    case "quantified":
      return quantifiedText(noun);
    case "thing":
      return thingText(noun, style);
  }
}

/** What is done: a verb, then its object with an article. */
export function renderAct(noun: Noun): string {
  if (noun.kind !== "thing") return renderNoun(noun, "article");
  const [first] = segment(texts(noun.words), isKnownPhrase);
  const isVerb = first !== undefined && (worldVerbs.has(first.text) || actRow(first.text)?.base === first.text);
  if (!isVerb) return renderNoun(noun, "article");
  const rest = { ...noun, words: noun.words.slice(first.count) };
  if (rest.name === undefined && rest.of.length === 0 && texts(rest.words).join(" ") === "breach")
    return `${first.text} the breach`;
  const object = rest.words.length === 0 && rest.name === undefined ? postfix(noun).trim() : thingText(rest, "article");
  return object === "" ? first.text : `${first.text} ${object}`;
}

function thingText(noun: Thing, style: Style): string {
  const words = phraseText(texts(noun.words), style === "article" && noun.name === undefined);
  return [words, noun.name?.text ?? ""].filter((part) => part !== "").join(" ") + postfix(noun);
}

/** The last known phrase of a run decides the article: `a confirmed breach`, `the end`. */
function phraseText(words: readonly string[], isArticled: boolean): string {
  const text = words.join(" ");
  const last = segment(words, isKnownPhrase).at(-1)?.text ?? "";
  if (words.length === 0 || !isArticled) return edgeWords.has(text) ? `the ${text}` : text;
  if (edgeWords.has(text)) return `the ${text}`;
  const article = last === "breach" || last === "violation" ? "a" : (kindRow(last)?.article ?? "");
  if (article === "") return text;
  return `${words.length === 1 || last === text ? article : articleBefore(text)} ${text}`;
}

function articleBefore(text: string): string {
  return /^[aeio]/.test(text) ? "an" : "a";
}

function quantifiedText(noun: Quantified): string {
  const words = [...texts(noun.words), noun.binder?.text ?? noun.name?.text ?? ""]
    .filter((part) => part !== "")
    .join(" ");
  const quantifier =
    noun.quantifier === "a" ? articleBefore(words) : noun.quantifier === "other" ? "the other" : noun.quantifier;
  return [quantifier, words].filter((part) => part !== "").join(" ") + postfix(noun);
}

function amountText(noun: Amount): string {
  const number = noun.isPercent ? `${noun.number.text} %` : noun.number.text;
  const counted = pluralText(texts(noun.words), noun.number.text);
  const parts = [
    noun.comparison === "last" ? "the last" : (noun.comparison ?? ""),
    number,
    counted,
    noun.name?.text ?? "",
  ];
  return parts.filter((part) => part !== "").join(" ") + postfix(noun);
}

function pluralText(words: readonly string[], number: string): string {
  const text = words.join(" ");
  if (text === "") return "";
  const last = segment(words, isKnownPhrase).at(-1);
  const before = words.slice(0, last?.first ?? 0);
  const unit = units.get(last?.text ?? "");
  if (unit !== undefined) return [...before, number === "1" ? unit.singular : unit.plural].join(" ");
  if (number === "1") return text;
  if (last?.text === "breach") return [...before, "breaches"].join(" ");
  const plural = kindRow(last?.text ?? "")?.plural;
  return plural === undefined ? text : [...before, plural].join(" ");
}

function momentText({ date, time }: Moment): string {
  const [year = "", month = "", day = ""] = (date?.text ?? "").split("-");
  const written = date === undefined ? "" : `${Number(day)} ${monthNames[Number(month) - 1] ?? month} ${year}`;
  if (time === undefined) return written;
  const clock = time.text.replace(/[+-]\d\d:\d\d$/, " (UTC$&)");
  return written === "" ? clock : `${clock} on ${written}`;
}

function postfix(noun: {
  readonly inForce: boolean;
  readonly of: readonly Noun[];
  readonly otherThan: Noun | undefined;
}): string {
  const of = noun.of.length === 0 ? "" : ` of ${renderNouns(noun.of, "article", "or")}`;
  const otherThan = noun.otherThan === undefined ? "" : ` other than ${renderNoun(noun.otherThan, "bare")}`;
  return `${noun.inForce ? " in force" : ""}${of}${otherThan}`;
}

// ── phrases ────────────────────────────────────────────────────────────────────────────

/** A comma parts who judges and what is counted from what came before, where something did. */
const setApart: readonly string[] = ["judged by", "counted from", "released to", "according to"];

export function renderPhrases(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase, index) => {
      if (phrase.kind === "amount-phrase") return (index > 0 ? " " : "") + amountText(phrase.amount);
      const lead = index === 0 ? "" : setApart.includes(phrase.preposition) ? ", " : " ";
      return lead + phraseOf(phrase);
    })
    .join("");
}

function phraseOf(phrase: PrepositionPhrase): string {
  if (phrase.preposition === "counted from") return `counted from ${startsText(phrase.nouns)}`;
  if (phrase.preposition === "pleaded by") return `pleaded by ${renderNouns(phrase.nouns, "bare")}`;
  return `${phrase.preposition} ${renderNouns(phrase.nouns, "article")}`;
}

/** All are computed; the first listed binds. */
function startsText(nouns: readonly Noun[]): string {
  const [first, ...others] = nouns.map((noun) => `the ${renderNoun(noun, "bare")}`);
  if (others.length === 0) return first ?? "";
  const last = others.at(-1) ?? "";
  const list = others.length === 1 ? last : `${others.slice(0, -1).join(", ")} and ${last}`;
  return `${first ?? ""} (shown beside it: ${list})`;
}

function texts(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text);
}
