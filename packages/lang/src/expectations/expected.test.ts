// What may come next, held to the grammar: whatever a derived sentence says next was expected.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lex } from "../syntax/lexer.ts";
import type { Token } from "../syntax/tokens.ts";
import { deriveStatement, seeded } from "../testing/derive.ts";
import { testSeed } from "../testing/trees.ts";
import { expectedAfter } from "./expected.ts";

const seed = testSeed();

function tokensOf(text: string): readonly Token[] {
  return lex("test", text, { start: 0, end: text.length }, () => undefined).tokens.slice(0, -1);
}

/** `Rule(role after): terminals`, for what a place of a clause expects. */
function drawn(text: string, terminals: readonly string[]): readonly string[] {
  return (expectedAfter(tokensOf(text)) ?? [])
    .filter(({ terminal }) => terminals.includes(terminal.text))
    .map(({ terminal, rule, roles }) => {
      const inside = roles.map((role) => `${role.rule} ${role.after}`).sort();
      return `${terminal.text} as ${rule} in ${inside.join(", ")}`;
    });
}

test("the role of a noun is that of the part of the sentence around it", () => {
  expect(drawn("clause 1 during ", ["NAME"])).toEqual(["NAME as Thing in Phrase during"]);
  expect(drawn("clause 1: ", ["NAME"])).toEqual(["NAME as Thing in Sentence :"]);
  expect(drawn("clause 1: each ", ["NAME"])).toEqual(["NAME as Quantified in Sentence :"]);
  expect(drawn("clause 1: each party must ", ["WORD"])).toEqual(["WORD as Thing in Duty must"]);
  expect(drawn("clause 1: each party must fire in A, ", ["NAME", "by"])).toEqual([
    "by as Preposition in Phrase ,",
    "NAME as Thing in Phrase in",
  ]);
  expect(drawn("clause 1: each party must meet within 5 ", ["WORD"])).toEqual(["WORD as Amount in Phrase within"]);
  expect(drawn("clause 1 when breach of clause ", ["CODE"])).toEqual(["CODE as ClauseId in ClauseId clause"]);
  expect(drawn("stage Truce when Mission has ", ["WORD"])).toEqual(["WORD as Verb in Verb has"]);
});

test("at the start of a statement, and inside a reading, all openers", () => {
  const openers = (text: string) =>
    (expectedAfter(tokensOf(text)) ?? []).filter(({ terminal }) => terminal.kind === "opener").length;
  expect(openers("")).toBe(20);
  expect(openers("reading Narrow by Karsa:\n")).toBe(20);
  expect(openers("clause 1: each party must not fire")).toBe(0);
});

test("nothing follows what is not a sentence", () => {
  expect(expectedAfter(tokensOf("clause must"))).toBeUndefined();
});

test(`whatever a sentence of the grammar says next was expected (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer(), (each) => {
      const tokens = tokensOf(deriveStatement(seeded(each))).slice(0, 60);
      for (let count = 1; count <= tokens.length; count++) {
        const begun = tokens.slice(0, count);
        expect([begun.map(({ text }) => text), expectedAfter(begun)]).not.toContain(undefined);
      }
    }),
    { seed, numRuns: 100 },
  );
});
