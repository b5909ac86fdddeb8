// Phrases in English, in the order of the text. A comma parts from what came before what does not belong to it alone.
import type { Noun, Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import type { Preposition } from "../syntax/grammar.ts";
import { amountText, nounsText, nounText } from "./render-nouns.ts";
import { type Joiner, listed, type Wording } from "./wording.ts";

const setApart: ReadonlySet<Preposition> = new Set<Preposition>([
  "judged by",
  "counted from",
  "released to",
  "according to",
  "subject to",
  "overriding",
  "renewed for",
  "extendable by",
  "in step with",
]);

/** What is listed after these holds together, whatever the sentence says. */
const conjoining: ReadonlySet<Preposition> = new Set<Preposition>([
  "within",
  "with",
  "subject to",
  "extendable by",
  "overriding",
]);

/** `joiner`: how the nouns of a phrase are listed where it does not say so itself. */
export function phrasesText(phrases: readonly Phrase[], joiner: Joiner, wording: Wording): string {
  return phrases
    .map((phrase, index) => {
      const before = phrases[index - 1];
      const isApart = before !== undefined && (startsApart([phrase]) || endsApart(before));
      // An amount belongs to the word before it: `with pullback 25 km`.
      const isMeasured = phrases[index + 1]?.kind === "amount-phrase";
      return `${index === 0 ? "" : isApart ? ", " : " "}${phraseText(phrase, isMeasured, joiner, wording)}`;
    })
    .join("");
}

/** Whether the first of them wants a comma before it. */
function startsApart([first]: readonly Phrase[]): boolean {
  return first?.kind === "phrase" && setApart.has(first.preposition);
}

/** What follows is parted from it too; `overriding any order by X` keeps its own. */
function endsApart(phrase: Phrase): boolean {
  return startsApart([phrase]) && phrase.kind === "phrase" && phrase.preposition !== "overriding";
}

/** Phrases after a text: with the comma that the first may want. */
export function withPhrases(text: string, phrases: readonly Phrase[], joiner: Joiner, wording: Wording): string {
  if (phrases.length === 0 || text === "") return text + phrasesText(phrases, joiner, wording);
  return `${text}${startsApart(phrases) ? ", " : " "}${phrasesText(phrases, joiner, wording)}`;
}

function phraseText(phrase: Phrase, isMeasured: boolean, joiner: Joiner, wording: Wording): string {
  if (phrase.kind === "amount-phrase") return amountText(phrase.amount, wording);
  const { preposition, nouns } = phrase;
  switch (preposition) {
    case "counted from":
      return `counted from ${startsText(nouns, wording)}`;
    case "judged by":
      return `judged by ${nounsText(nouns, "one", "or", wording)}`;
    case "every":
    case "renewed for":
      return `${preposition} ${nounsText(nouns, "bare", joiner, wording)}`;
    default: {
      const text = nounsText(nouns, isMeasured ? "bare" : "one", joinerOf(phrase, joiner), wording);
      // `in the force` is a place or a troop, `in force` is a state.
      return `${preposition} ${preposition === "in" && /^force\b/.test(text) ? "the " : ""}${text}`;
    }
  }
}

function joinerOf({ preposition, nouns }: PrepositionPhrase, joiner: Joiner): Joiner {
  return conjoining.has(preposition) || nouns.every(isMeasure) ? "and" : joiner;
}

function isMeasure({ kind }: Noun): boolean {
  return kind === "amount" || kind === "moment" || kind === "yearly-date";
}

/** All are computed; the first listed binds. */
function startsText(nouns: readonly Noun[], wording: Wording): string {
  const [first = "", ...others] = nouns.map((noun) => startText(noun, wording));
  return others.length === 0 ? first : `${first} (this start binds; also computed from ${listed(others, "and")})`;
}

function startText(noun: Noun, wording: Wording): string {
  const isWord = noun.kind === "thing" && noun.name === undefined;
  return isWord ? `the ${nounText(noun, "bare", wording)}` : nounText(noun, "one", wording);
}
