// The published grammar and the parser, held to each other.
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveStatement, mentionedRules, reservedInRules, seeded } from "../testing/derive.ts";
import { parseSnippet, testSeed } from "../testing/trees.ts";
import * as grammar from "./grammar.ts";
import { grammarRules, grammarTokens } from "./grammar-rules.ts";

const seed = testSeed();

test("every reserved word stands in a rule, and every word of a rule is reserved", () => {
  const inRules = reservedInRules();
  expect([...inRules.openers].sort()).toEqual([...grammar.openers].sort());
  const known = [
    ...grammar.modals,
    ...grammar.prepositions,
    ...grammar.quantifiers,
    grammar.quantifierVariant,
    ...grammar.comparisons,
    ...grammar.verbs,
    ...grammar.auxiliaries,
    ...grammar.tailWords,
    ...grammar.keywords,
    ...grammar.symbols,
    ...grammar.monthNames,
  ];
  expect([...inRules.others].sort()).toEqual([...new Set<string>(known)].sort());
});

test("twenty openers", () => {
  expect(grammar.openers).toHaveLength(20);
});

test("every rule that is mentioned exists, every rule but the first is mentioned, every token is described", () => {
  const mentioned = mentionedRules();
  const names = grammarRules.map(({ name }) => name);
  const tokens = Object.keys(grammarTokens);
  expect([...mentioned].filter((name) => !names.includes(name) && !tokens.includes(name))).toEqual([]);
  expect(names.filter((name) => !mentioned.has(name))).toEqual(["Block"]);
  expect(tokens.filter((name) => !mentioned.has(name))).toEqual([]);
});

test(`every sentence of the grammar parses (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer(), (each) => {
      expect(parseSnippet(deriveStatement(seeded(each))).diagnostics).toEqual([]);
    }),
    { seed, numRuns: 1000 },
  );
});
