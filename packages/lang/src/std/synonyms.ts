// Words that drafters use for words of the language: abbreviated units, numbers in words, words of other traditions.
// None of them is accepted; each is what a diagnostic says to write.
import { conditionSynonyms, prepositionSynonyms, tailSynonyms } from "../syntax/grammar.ts";

const unitSynonyms: Readonly<Record<string, string>> = {
  s: "seconds",
  sec: "seconds",
  secs: "seconds",
  min: "minutes",
  mins: "minutes",
  h: "hours",
  hr: "hours",
  hrs: "hours",
  d: "days",
  wk: "weeks",
  wks: "weeks",
  yr: "years",
  yrs: "years",
  kms: "km",
  kilometre: "km",
  kilometres: "km",
  kilometer: "km",
  kilometers: "km",
  metre: "m",
  metres: "m",
  meter: "m",
  meters: "m",
  millimetre: "mm",
  millimetres: "mm",
  millimeter: "mm",
  millimeters: "mm",
  tons: "tonnes",
  percent: "%",
};

const others: Readonly<Record<string, string>> = {
  all: "each",
  both: "each",
  never: "not",
  drone: "uav",
  drones: "uav",
};

const numberWords: readonly string[] =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");

/** What says it here; undefined for a word that is no known synonym. Units only after a number. */
export function wordSynonym(word: string, isAfterNumber: boolean): string | undefined {
  const tables: readonly Readonly<Record<string, string>>[] = [
    isAfterNumber ? unitSynonyms : {},
    others,
    prepositionSynonyms,
    conditionSynonyms,
    tailSynonyms,
  ];
  const table = tables.find((each) => Object.hasOwn(each, word));
  if (table !== undefined) return table[word];
  const number = numberWords.indexOf(word);
  return number < 0 ? undefined : String(number);
}
