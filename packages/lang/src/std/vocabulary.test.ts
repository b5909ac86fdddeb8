// The vocabulary holds together: parents exist, verbs name kinds, every reserved verb is an act, no phrase is
// declared twice in one list, and the library's own texts check without a word.
import { expect, test } from "vitest";
import { check } from "../check/check.ts";
import { makeSourceFile } from "../document/source-file.ts";
import { verbs } from "../syntax/grammar.ts";
import { actRows, worldVerbs } from "./acts.ts";
import { kindRows } from "./kinds.ts";
import { plainWords } from "./nouns.ts";
import { standardTexts } from "./standard-texts.ts";
import { actRow, isUnder, kindClosure, kindRow, knownPhrases, rootKind, segment } from "./vocabulary.ts";

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

test("every kind stands under one that is declared before it, once", () => {
  expect(repeated(kindRows.map(({ name }) => name))).toEqual([]);
  const orphans = kindRows.filter(
    ({ under }, index) => under !== undefined && !kindRows.slice(0, index).some(({ name }) => name === under),
  );
  expect(orphans).toEqual([]);
});

test("every verb of the world names a kind", () => {
  const named = [...worldVerbs.values()].flatMap((verb) => (verb.sees === "kind" ? [verb.kind] : []));
  expect(named.filter((kind) => kindRow(kind) === undefined)).toEqual([]);
});

test("every act has its three forms for itself, and every reserved verb is one of them", () => {
  expect(repeated(actRows.map(({ base }) => base))).toEqual([]);
  expect(repeated(actRows.map(({ third }) => third))).toEqual([]);
  expect(verbs.filter((verb) => actRow(verb)?.third !== verb)).toEqual([]);
});

test("a word without meaning is listed once, and nowhere with one", () => {
  expect(repeated(plainWords)).toEqual([]);
  expect(plainWords.filter((word) => kindRow(word) !== undefined || worldVerbs.has(word))).toEqual([]);
});

test.each([
  ["a kind holds itself and all below", kindClosure("heavy weapon").includes("tank"), true],
  ["and nothing beside it", kindClosure("heavy weapon").includes("warship"), false],
  ["the top of the tree", rootKind("mlrs"), "sighting"],
  ["below at any depth", isUnder("tank", "sighting"), true],
])("%s", (_, found, wanted) => {
  expect(found).toBe(wanted);
});

test.each([
  [["heavy", "weapon"], ["heavy weapon"]],
  [
    ["fly", "uav"],
    ["fly", "uav"],
  ],
  [
    ["keep", "air-defence", "weapon"],
    ["keep", "air-defence weapon"],
  ],
  [["first", "breach"], ["first breach"]],
  [
    ["wobble", "tank"],
    ["wobble", "tank"],
  ],
])("the longest known phrase wins: %j", (words, phrases) => {
  const known = new Set(knownPhrases);
  expect(segment(words, (phrase) => known.has(phrase)).map(({ text }) => text)).toEqual(phrases);
});

test.each([...standardTexts])("%s checks without a word", (path, text) => {
  const actors = "\n```servanda\nobserved by Mission\n```\n";
  expect(check(makeSourceFile(path, text + actors)).diagnostics).toEqual([]);
});
