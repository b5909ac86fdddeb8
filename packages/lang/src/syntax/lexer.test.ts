// Characters to tokens: groups, openers by their place, numbers, and what is reported on the way.
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto } from "../diagnostics/words.ts";
import { lex } from "./lexer.ts";

function read(text: string): { tokens: string[]; codes: string[] } {
  const found: Diagnostic[] = [];
  const { tokens } = lex("x", text, { start: 0, end: text.length }, collectInto(found));
  const shown = tokens.slice(0, -1).map(({ kind, text: each }) => `${kind}:${each}`);
  return { tokens: shown, codes: found.map(({ code }) => code) };
}

describe("groups", () => {
  test.each([
    ["must  not", ["modal:must not"]],
    ["must\n not", ["modal:must not"]],
    ["must strive to", ["modal:must strive to"]],
    ["in force", ["keyword:in force"]],
    ["in the force", ["preposition:in", "word:force"]],
    ["in # note\nforce", ["keyword:in force"]],
    ["inspect", ["word:inspect"]],
    ["has not ratified", ["verb:has not ratified"]],
    ["has in", ["word:has", "preposition:in"]],
    ["gives notice", ["verb:gives notice"]],
    ["gives way", ["word:gives", "word:way"]],
    ["other than", ["keyword:other than"]],
    ["other party", ["quantifier:other", "word:party"]],
  ])("%j", (text, tokens) => {
    expect(read(`x ${text}`).tokens.slice(1)).toEqual(tokens);
  });
});

describe("openers", () => {
  test("only first on their line; `clause` refers elsewhere", () => {
    expect(read("clause 1 clause 2\n  line line").tokens).toEqual([
      "opener:clause",
      "integer:1",
      "keyword:clause",
      "integer:2",
      "opener:line",
      "word:line",
    ]);
  });

  test("`the` before an opener makes it a word, as in a wrapped sentence", () => {
    expect(read("the line of").tokens).toEqual(["word:line", "keyword:of"]);
  });

  test("a group of several words opens as a whole", () => {
    expect(read("entry into force of\nguaranteed by A").tokens).toEqual([
      "opener:entry into force",
      "keyword:of",
      "opener:guaranteed by",
      "name:A",
    ]);
  });
});

describe("numbers, codes, moments", () => {
  test.each([
    ["24", ["integer:24"]],
    ["3.67 %", ["code:3.67", "symbol:%"]],
    ["J.36.a", ["code:J.36.a"]],
    ["2026-02-15 00:00:", ["date:2026-02-15", "time:00:00", "symbol::"]],
    ["15km", ["integer:15", "word:km"]],
    ["12, 15", ["integer:12", "symbol:,", "integer:15"]],
  ])("%s", (text, tokens) => {
    expect(read(text)).toEqual({ tokens, codes: [] });
  });

  test.each([
    ["800,000", "integer:800000"],
    ["1 200 000", "integer:1200000"],
    ["1_000", "integer:1000"],
    ["3,67", "code:3.67"],
  ])("%s is reported and read as one number", (text, token) => {
    expect(read(text)).toEqual({ tokens: [token], codes: ["S0113"] });
  });
});

describe("characters", () => {
  test.each([
    ["“a b”", ["string:a b"], ["S0108"]],
    ["«a»", ["string:a"], ["S0108"]],
    ['"a', ["string:a"], ["S0106"]],
    ["x\u00a0b\u00a0c", ["word:x", "word:b", "word:c"], ["S0109"]],
    ["x.", ["word:x"], ["S0107"]],
    ["x\u200bb", ["word:xb"], ["S0125"]],
    ["Nоrway", ["name:Norway"], ["S0115"]],
    ["Ras-Isa", ["name:Ras-Isa"], ["S0129"]],
    ["E\u0301cole", ["name:\u00c9cole"], []],
    ["🙂", [], ["S0107"]],
    ["x\tb\r\nc\rd", ["word:x", "word:b", "word:c", "word:d"], []],
    ["# “quoted” & ; .", [], []],
  ])("%j", (text, tokens, codes) => {
    expect(read(text)).toEqual({ tokens, codes });
  });
});
