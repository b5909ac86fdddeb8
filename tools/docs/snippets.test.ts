// Every example on the pages of the language is a text that the program accepts, and every rule of the grammar has one.
import { readdirSync, readFileSync } from "node:fs";
import { check, grammarRules, makeSourceFile, modals, openers, tailWords } from "@servanda/lang";
import { describe, expect, test } from "vitest";
import { correctionKeys } from "../../packages/formats/src/ndjson/correction.ts";
import { observationKeys } from "../../packages/formats/src/ndjson/observation.ts";
import { keysOf } from "../../packages/formats/src/ndjson/other-records.ts";
import { reservedInRule } from "../../packages/lang/src/testing/derive.ts";
import { docPages, onDisk } from "./files.ts";
import { reservedLists } from "./grammar.ts";
import { meaningsInUse } from "./prepositions.ts";
import { regionsOf } from "./regions.ts";
import { checkSnippet, givenOf, snippetsOf } from "./snippets.ts";
import { monitorToday } from "./today.ts";

const pages = docPages();
const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? "";

// The tutorial's blocks are steps of one text; they are held to the files of that text below.
const examples = pages
  .filter(({ path }) => path !== "docs/language/tutorial.md")
  .flatMap(({ path, text }) =>
    snippetsOf(text)
      .filter(({ language }) => language === "servanda")
      .map((snippet) => ({ ...snippet, where: `${path}:${snippet.line}`, given: givenOf(text) })),
  );

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(80);
});

test.each(examples.map((each) => [each.where, each] as const))("%s checks without an error", (_, { given, text }) => {
  const errors = checkSnippet(given, text).checked.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, title, at }) => `${code} ${title}: ${at.text}`)).toEqual([]);
});

describe("docs/language/grammar.md", () => {
  const page = textOf("docs/language/grammar.md");
  const shown = snippetsOf(page).filter(({ language }) => language === "servanda");
  const under = (heading: string): readonly string[] =>
    shown.filter((each) => each.heading === heading).map(({ text }) => text);

  test("shows every rule once, in a section of its name", () => {
    const rules = regionsOf(page, "rule").map(([name]) => name);
    expect([...rules].sort()).toEqual(grammarRules.map(({ name }) => name).sort());
    expect(rules.filter((name) => !page.includes(`\n### ${name}\n`))).toEqual([]);
  });

  test.each(grammarRules.map(({ name, text }) => [name, text] as const))("has an example of %s", (name, text) => {
    const words = reservedInRule(text);
    expect(under(name)).not.toEqual([]);
    if (words.length > 0) expect(words.some((word) => under(name).join("\n").includes(word))).toBe(true);
  });

  test("says what every meaning of the preposition table is, with an example", () => {
    expect(meaningsInUse().filter((meaning) => under(`meaning: ${meaning}`).length === 0)).toEqual([]);
  });

  test("lists all reserved words", () => {
    const lists = regionsOf(page, "words").map(([name]) => name);
    expect(lists.sort()).toEqual([...reservedLists].sort());
  });
});

describe("docs/language/how-to.md", () => {
  const page = textOf("docs/language/how-to.md");
  const counts = { T: 10, S: 5, Q: 4, N: 11, A: 4, R: 6, E: 5, L: 2 };
  const ids = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );

  test("has a section for each of the 47 constructs, with an example and what is done with it today", () => {
    expect(ids).toHaveLength(47);
    const headings = snippetsOf(page).flatMap(({ heading }) => /^([A-Z]\d+)\. /.exec(heading)?.[1] ?? []);
    expect(headings).toEqual(ids);
    expect(regionsOf(page, "today").map(([id]) => id)).toEqual(ids);
    expect(ids.filter((id) => !page.includes(`<a id="${id.toLowerCase()}"></a>`))).toEqual([]);
  });

  test("what is not acted on is named, wherever it stands in the example", () => {
    const section = (block: string): string => `### X1. A\n\`\`\`servanda\n${block}\n\`\`\`\n`;
    const block = 'between Karsa\nclause 1: each party must not fire according to "its own rule"';
    expect(monitorToday(["X1"], section(block))).toMatch(/not acted on: `clause 1[^`]*`\.$/);
    expect(monitorToday(["X1"], section("between Karsa\nclause 1: each party must not fire"))).toMatch(/all of it/);
    expect(() => monitorToday(["X1"], section("clause 1: each party may not fire"))).toThrow("X1 has an error");
  });
});

describe("docs/language/reference.md", () => {
  const page = textOf("docs/language/reference.md");
  /** The words in code in the first column of the tables of a section. */
  const firstColumn = (heading: string): readonly string[] =>
    (page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? "")
      .split("\n")
      .flatMap((line) => (line.startsWith("| `") ? [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)] : []))
      .map((match) => match[1] ?? "");

  test("says what every opener, word of duty and tail does", () => {
    expect([...firstColumn("Opening words")].sort()).toEqual([...openers].sort());
    expect(firstColumn("Rules")).toEqual(expect.arrayContaining([...modals]));
    const tails = firstColumn("Tails").map((tail) => tail.replace(' "…"', ""));
    expect(tails.sort()).toEqual([...tailWords].sort());
  });

  test("lists the keys of the front matter", () => {
    const { diagnostics } = check(makeSourceFile("a", "---\nno such key: 1\n---\n"));
    const known = [...(diagnostics[0]?.text ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    expect(diagnostics[0]?.code).toBe("S0142");
    expect([...firstColumn("The file")].sort()).toEqual(known.sort());
  });
});

describe("docs/language/tutorial.md", () => {
  const folder = onDisk("examples/river/");
  const steps = readdirSync(folder)
    .filter((name) => name.endsWith(".servanda.md"))
    .sort()
    .map((name) => readFileSync(folder + name, "utf8").replaceAll("\r\n", "\n"));
  const shown = snippetsOf(textOf("docs/language/tutorial.md"));
  const blocks = shown.filter(({ language }) => language === "servanda").map(({ text }) => text);

  test("shows the text it begins with, and only blocks of its steps", () => {
    expect(shown.find(({ language }) => language === "markdown")?.text).toBe(steps[0]?.trimEnd());
    const known = new Set(steps.flatMap(snippetsOf).map(({ text }) => text));
    expect(blocks.filter((text) => !known.has(text))).toEqual([]);
  });

  test("shows every block of the last step", () => {
    const last = snippetsOf(steps.at(-1) ?? "").map(({ text }) => text);
    expect(last.length).toBeGreaterThan(0);
    expect(last.filter((text) => !blocks.includes(text))).toEqual([]);
  });
});

describe("docs/formats/records.md", () => {
  const sections = textOf("docs/formats/records.md").split(/^## /m);
  const fieldsOf = (heading: string): readonly string[] =>
    (sections.find((section) => section.startsWith(`${heading}\n`)) ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ""));

  test.each([
    ["Observation", observationKeys],
    ["Act", keysOf("act")],
    ["Correction", correctionKeys],
    ["Coverage", keysOf("coverage")],
    ["Withdrawal", keysOf("withdrawal")],
    ["Tick", keysOf("tick")],
  ] as const)("lists every field of a record: %s", (heading, keys) => {
    expect([...fieldsOf(heading)].sort()).toEqual([...keys].sort());
  });
});

describe("reading a page", () => {
  const page =
    "# A\n<!-- given -->\n```servanda\nzone Z\n```\n## B\n````text\n```\n# no heading\n````\n```servanda\nx\n```\n";

  test("blocks are found with their heading and line; longer fences hold shorter ones", () => {
    expect(snippetsOf(page)).toEqual([
      { language: "servanda", text: "zone Z", heading: "A", line: 4 },
      { language: "text", text: "```\n# no heading", heading: "B", line: 8 },
      { language: "servanda", text: "x", heading: "B", line: 12 },
    ]);
  });

  test("an example stands under what the page declares, and an error in it is found", () => {
    expect(givenOf(page)).toBe("zone Z");
    const rule = "between Karsa\nclause 1: each party must not fire in Z";
    const codes = (given: string): readonly string[] =>
      checkSnippet(given, rule)
        .checked.diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    expect(codes(givenOf(page))).toEqual([]);
    expect(codes("")).toEqual(["S0201"]);
  });
});
