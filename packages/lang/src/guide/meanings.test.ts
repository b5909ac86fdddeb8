// Every reserved word has a meaning, and its examples are of the language.
import { expect, test } from "vitest";
import * as grammar from "../syntax/grammar.ts";
import { meaningOfWord } from "./meanings.ts";

const words = [
  ...grammar.modals,
  ...grammar.prepositions,
  ...grammar.quantifiers,
  grammar.quantifierVariant,
  ...grammar.comparisons,
  ...grammar.verbs,
  ...grammar.tailWords,
  ...grammar.keywords,
  "has ratified",
];

test("every reserved word and every opener means something", () => {
  expect(words.filter((word) => meaningOfWord(word, false) === undefined)).toEqual([]);
  expect(grammar.openers.filter((word) => meaningOfWord(word, true) === undefined)).toEqual([]);
  expect(meaningOfWord("clause", true)).not.toEqual(meaningOfWord("clause", false));
  expect(meaningOfWord("fire", false)).toBeUndefined();
});

test("a meaning is a sentence", () => {
  const texts = [
    ...words.map((word) => meaningOfWord(word, false)),
    ...grammar.openers.map((word) => meaningOfWord(word, true)),
  ];
  expect(texts.filter((each) => !/^\p{Lu}.*\.$/u.test(each?.text ?? ""))).toEqual([]);
});
