// Every code has words that a person can use, and its example shows it. The examples that stand alone in a block are
// tested beside the words of their family (render.test.ts, wording.test.ts); here stand those that need a setting.
import { expect, test } from "vitest";
import { check } from "../check/check.ts";
import { makeSourceFile } from "../document/source-file.ts";
import type { DiagnosticCode } from "./codes.ts";
import { allCodes, explainCode, isCode } from "./explain-code.ts";
import { explanations } from "./explanations.ts";

const inBlock = (lines: string): string => `\`\`\`servanda\n${lines}\n\`\`\`\n`;
const inFrontMatter = (lines: string): string => `---\n${lines}\n---\n\n# Northern ceasefire\n`;
const asItIs = (text: string): string => `${text}\n`;
const declaring =
  (declarations: string) =>
  (lines: string): string =>
    inBlock(`${declarations}\n${lines}`);

/** How the example of a code becomes a file. */
const settings: Partial<Record<DiagnosticCode, (example: string) => string>> = {
  S0118: inBlock,
  S0130: asItIs,
  S0131: asItIs,
  S0140: asItIs,
  S0141: inFrontMatter,
  S0142: inFrontMatter,
  S0143: inFrontMatter,
  S0144: asItIs,
  S0147: asItIs,
  S0205: inBlock,
  S0206: inBlock,
  S0211: declaring("between Karsa, Ostrel"),
  S0391: (example) => `${inBlock("between Karsa, Ostrel\nobserved by Mission")}\n${example}\n`,
  S0392: asItIs,
  S0393: asItIs,
  S0405: (example) => (example.startsWith("---") ? asItIs(example) : inBlock(example)),
  S0406: (example) => `${inFrontMatter(example)}${inBlock("between Karsa, Ostrel")}`,
  S0605: declaring("between Karsa, Ostrel\nzone Buffer"),
  S0606: inBlock,
};

function codesOf(text: string): readonly string[] {
  const files = new Map([["annex-a.servanda.md", text]]);
  const source = makeSourceFile("annex-a.servanda.md", text);
  return check(source, { readFile: (path) => files.get(path) }).diagnostics.map(({ code }) => code);
}

test.each(Object.entries(settings))("the example of %s shows it, mended it does not", (code, setting) => {
  if (!isCode(code)) throw new Error(`${code} is no code`);
  const { bad, good } = explanations[code];
  expect(codesOf(setting(bad))).toContain(code);
  expect(codesOf(setting(good))).not.toContain(code);
});

test("what is explained is whole sentences, and its title has no holes with names", () => {
  for (const { title, why, remedy, bad, good } of allCodes.map(explainCode)) {
    expect(title).not.toMatch(/[{}]/);
    expect(why).toMatch(/^["'`A-Z][^]*\.$/);
    expect(remedy).toMatch(/^[A-Z][^]*[.…]$/);
    expect(good).not.toBe(bad);
  }
});

test("what cannot be seen is written out", () => {
  expect(explainCode("S0125").bad).toBe("between Os<U+200B>trel");
  expect(explainCode("S0109").bad).toContain("24<U+00A0>hours");
});
