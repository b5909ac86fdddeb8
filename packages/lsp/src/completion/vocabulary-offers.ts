// Words of the library for a place of the sentence: acts after `must`, kinds where something happens, units after a
// number, roles after `each`. The words are the library's tables; this file only says which table answers which place.
import {
  actRows,
  attributes,
  clockStarts,
  type Dimension,
  decisionWords,
  type Expectation,
  edgeWords,
  kindRows,
  knownPhrases,
  meaningOfWord,
  type NounType,
  ownMoments,
  placeWords,
  type Role,
  referenceWords,
  roles,
  stateWords,
  type Token,
  units,
  worldVerbs,
} from "@servanda/lang";
import { completionWords } from "../words.ts";
import type { Offer } from "./offer.ts";
import { best, type Fit, fitOf } from "./wanted.ts";

const unitTypes: Readonly<Partial<Record<Dimension, NounType>>> = {
  duration: "duration",
  calendar: "duration",
  distance: "distance",
  calibre: "calibre",
};
const levels: readonly string[] = ["suspected", "corroborated", "confirmed"];
const sourceWords: readonly string[] = ["sources", "independent sources"];

/** Words for one expectation of a WORD. */
export function wordOffers({ rule, roles: within }: Expectation, before: readonly Token[]): readonly Offer[] {
  const last = before.at(-1);
  const fits = within.map((role) => fitOf(role, before));
  switch (rule) {
    case "Verb":
      return words(
        actRows.map(({ participle }) => participle),
        1,
        completionWords.verb,
      );
    case "Amount":
      return [...unitOffers(last?.text ?? "", fits), ...amountWords(within)];
    case "Quantified":
      return last?.kind === "word" ? [] : quantifiedWords(last);
    case "Standard":
      return words(levels, 1, completionWords.level);
    default:
      return [
        ...within.flatMap((role) => nounWords(role, last, fitOf(role, before))),
        ...(last?.text === "is" ? stateOffers() : []),
        ...(isDecision(before) ? words(decisionWords, 0, completionWords.vote) : []),
      ];
  }
}

/** `hand o`: phrases of several words whose beginning is written. */
export function phraseOffers(begun: string): readonly Offer[] {
  return words(
    knownPhrases.filter((phrase) => phrase.startsWith(begun)),
    0,
    completionWords.vocabulary,
  );
}

/** The whole vocabulary, for a word that has begun: last, so that nothing known is out of reach. */
export function everyWord(typed: string): readonly Offer[] {
  return words(
    knownPhrases.filter((phrase) => phrase.startsWith(typed)),
    9,
    completionWords.vocabulary,
  );
}

function words(texts: readonly string[], rank: number, detail: string, kind: Offer["kind"] = "word"): readonly Offer[] {
  return texts.map((text) => ({ text, kind, rank, detail }));
}

/** What `WHAT is …` can say: states that have effect first, then whatever was done to it. */
function stateOffers(): readonly Offer[] {
  const participles = actRows.map(({ participle }) => participle);
  return [...words(stateWords, 0, completionWords.state), ...words(participles, 4, completionWords.state)];
}

/** `- decides by`, below a body. */
function isDecision(before: readonly Token[]): boolean {
  return before[0]?.text === "body" && before.at(-1)?.text === "by" && before.at(-2)?.text === "decides";
}

/** In the number that was written, and only units that the phrase has a meaning for. */
function unitOffers(number: string, fits: readonly Fit[]): readonly Offer[] {
  const rows = new Set(units.values());
  return [...rows].flatMap(({ dimension, singular, plural }) => {
    const type = unitTypes[dimension];
    const rank = type === undefined ? undefined : best([type], fits);
    return rank === undefined ? [] : words([number === "1" ? singular : plural], rank, completionWords.unit, "unit");
  });
}

/** What is counted: `3 breach`, `2 independent sources`. */
function amountWords(within: readonly Role[]): readonly Offer[] {
  const isCounted = within.some(({ rule }) => rule === "Happening" || rule === "Phrase" || rule === "Ladder");
  return [
    ...(isCounted ? [...words(["breach"], 3, completionWords.reference), ...kindOffers(4)] : []),
    ...(within.some(({ rule }) => rule === "Happening") ? words(sourceWords, 4, completionWords.vocabulary) : []),
  ];
}

function quantifiedWords(quantifier: Token | undefined): readonly Offer[] {
  const actors = words([...roles.keys()], 1, completionWords.role);
  const places = words(placeWords, 2, completionWords.place);
  switch (quantifier?.text) {
    case "no":
      return [...kindOffers(1), ...words(["breach"], 1, completionWords.reference)];
    case "that":
      return [...actors, ...places, ...words(referenceWords, 2, completionWords.reference), ...kindOffers(5)];
    case "a":
    case "an":
    case "any":
      return [...actors, ...places, ...words(["breach"], 3, completionWords.reference), ...kindOffers(5)];
    default:
      return [...actors, ...kindOffers(6)];
  }
}

function nounWords({ rule, after }: Role, last: Token | undefined, fit: Fit): readonly Offer[] {
  // `fly` is written and its object follows.
  if (last?.kind === "word") return rule === "Duty" ? kindOffers(1) : kindOffers(5);
  if (rule === "Duty") return [...actOffers(after), ...kindOffers(6)];
  if (after === "counted from") return words(clockStarts, 0, completionWords.clockStart);
  const typed: readonly (readonly [readonly NounType[], readonly string[], string])[] = [
    [["event"], kindRows.map(({ name }) => name), completionWords.kind],
    [["attribute"], [...attributes.keys()], completionWords.attribute],
    [["moment", "stage"], [...edgeWords.keys(), ...ownMoments], completionWords.edge],
    [["breach"], ["breach"], completionWords.reference],
    [["place"], rule === "Place" ? ["area"] : [], completionWords.place],
  ];
  const offers = typed.flatMap(([types, texts, detail]) => {
    const rank = best(types, [fit]);
    return rank === undefined ? [] : words(texts, rank + 1, detail);
  });
  const isCondition = rule === "Happening" || rule === "State";
  return [...offers, ...(isCondition ? words(levels, 3, completionWords.level) : [])];
}

function kindOffers(rank: number): readonly Offer[] {
  return words(
    kindRows.map(({ name }) => name),
    rank,
    completionWords.kind,
  );
}

/** Acts of the world first where something is forbidden, acts on record first where something is owed. */
function actOffers(modal: string): readonly Offer[] {
  const isForbidding = modal === "must not" || modal === "must prevent";
  const world = words([...worldVerbs.keys()], isForbidding ? 1 : 2, completionWords.act);
  const acts = words(
    actRows.map(({ base }) => base),
    isForbidding ? 2 : 1,
    completionWords.act,
  );
  return [...world, ...acts];
}

/** A reserved word with its meaning beside it. */
export function reservedOffer(text: string, isOpener: boolean, rank: number): Offer {
  const meaning = meaningOfWord(text, isOpener);
  const example = meaning === undefined || meaning.example === "" ? "" : `\n\n\`${meaning.example}\``;
  return {
    text,
    kind: "keyword",
    rank,
    detail: isOpener ? completionWords.openers : "",
    documentation: meaning && `${meaning.text}${example}`,
  };
}
