// Proof that every rule of tidy can fail, and what it says when it does: a few made-up files per rule, some good.
import { expect, test } from "vitest";
import { deadFiles } from "./tidy/dead-files.ts";
import { decidedDependencies } from "./tidy/decisions.ts";
import { avoidedWords, everyRowHolds, everyTypeIsDefined } from "./tidy/glossary.ts";
import { goldenPerCode } from "./tidy/goldens.ts";
import { identifiers, words } from "./tidy/identifiers.ts";
import { links } from "./tidy/links.ts";
import { type Rule, render } from "./tidy/rule.ts";
import { leftovers, longFiles, longLines, machinePaths, openingComments } from "./tidy/text.ts";

/** What a rule says of files given as path → text, one finding a line. */
const said = (rule: Rule, files: Readonly<Record<string, string>>): string =>
  rule(Object.entries(files).map(([path, text]) => ({ path, text })))
    .map(render)
    .join("\n");

const glossary = (...rows: string[]): string =>
  ["# Glossary", "", "| term | identifier | meaning | avoid |", "| --- | --- | --- | --- |", ...rows].join("\n");

const domain = {
  "packages/agreement/src/index.ts": `export * from "./duty.ts";\nexport type { Role } from "./actor.ts";\n`,
  "packages/agreement/src/duty.ts": "export interface Duty {}\nexport const dutyCount = 1;\ninterface Inner {}\n",
  "packages/agreement/src/actor.ts": "export type Role = string;\nexport type Hidden = string;\n",
};

test("every exported type of the domain is in the glossary", () => {
  const rows = glossary("| duty | `Duty` | What is owed. | – |");
  expect(said(everyTypeIsDefined, { ...domain, "GLOSSARY.md": rows })).toBe(
    "packages/agreement/src/actor.ts:1: exports `Role`, which GLOSSARY.md does not define",
  );
});

test("every row of the glossary names something that exists, once, in a sentence", () => {
  const rows = glossary(
    "| duty | `Duty` | What is owed. | – |",
    "| role | `Role`, `Gone` | no full stop | – |",
    "| duty | `Duty` | Again. | – |",
  );
  expect(said(everyRowHolds, { ...domain, "GLOSSARY.md": rows })).toMatchInlineSnapshot(`
    "GLOSSARY.md:6: \`Gone\` is exported nowhere
    GLOSSARY.md:6: "role" needs one whole sentence
    GLOSSARY.md:7: duty is defined twice
    GLOSSARY.md:7: \`Duty\` is defined twice"
  `);
});

test("a word to avoid is found in any identifier, and only there", () => {
  const files = {
    "GLOSSARY.md": glossary("| breach | – | Not kept. | violation, red line |"),
    "packages/core/src/a.ts": [
      "// violation in a comment",
      `const said = "violation in a string";`,
      "const regex = /violation/g;",
      "const violationsSeen = 1;",
      "type RedLine = number;",
      "const inviolation = 2;",
    ].join("\n"),
  };
  expect(said(avoidedWords, files)).toMatchInlineSnapshot(`
    "packages/core/src/a.ts:4: \`violationsSeen\`: say "breach", not "violation" (GLOSSARY.md)
    packages/core/src/a.ts:5: \`RedLine\`: say "breach", not "red line" (GLOSSARY.md)"
  `);
});

test("identifiers are read past strings, templates, comments and regular expressions", () => {
  const source =
    "const a = \"it's\"; // b\nlet c = /[\"'/]/u.test(d) ? `e ${f}` : 'g'; /* h\n i */ const j = k / l / m;";
  expect(identifiers(source).map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "const",
      "a",
      "let",
      "c",
      "test",
      "d",
      "const",
      "j",
      "k",
      "l",
      "m",
    ]
  `);
  expect([words("contactLineIds"), words("parseCSVRow"), words("MAX_SIZE")]).toMatchInlineSnapshot(`
    [
      "contact line ids",
      "parse csv row",
      "max size",
    ]
  `);
});

test("every code has a golden and every golden a code", () => {
  const codes = `export const codes = {\n  S0101: { a },\n  S0102: { b },\n  "SP-B01": { c },\n};\n`;
  const files = {
    "packages/lang/src/diagnostics/codes.ts": codes,
    "packages/lang/goldens/S0101-missing-colon.md": "",
    "packages/lang/goldens/S0199-gone.md": "",
  };
  expect(said(goldenPerCode, files)).toMatchInlineSnapshot(`
    "packages/lang/src/diagnostics/codes.ts:3: S0102 has no golden packages/lang/goldens/S0102-….md
    packages/lang/src/diagnostics/codes.ts:4: SP-B01 has no golden packages/lang/goldens/SP-B01-….md
    packages/lang/goldens/S0199-gone.md: is named after no code"
  `);
  expect(said(goldenPerCode, {})).toBe(
    "packages/lang/src/diagnostics/codes.ts: is missing: the list of all diagnostic codes",
  );
});

test("leftovers", () => {
  const files = { "a.ts": `// ${"TO"}DO later\n// a todo list\n`, "b.md": `x ${"FIX"}ME\n` };
  expect(said(leftovers, files)).toMatchInlineSnapshot(`
    "a.ts:1: a leftover: do it, or write KNOWN GAP and what is missing
    b.md:1: a leftover: do it, or write KNOWN GAP and what is missing"
  `);
});

test("paths of somebody's machine", () => {
  const of = (folder: string) => `"/${folder}/x"\n`;
  const bad = ["home", "Users", "root", "tmp", "work"].map(of).join("");
  const files = { "a.md": bad, "b.md": "https://www.example.org/home/x, docs/work/x, /homely/\n" };
  expect(said(machinePaths, files)).toMatchInlineSnapshot(`
    "a.md:1: names a path of somebody's machine
    a.md:2: names a path of somebody's machine
    a.md:3: names a path of somebody's machine
    a.md:4: names a path of somebody's machine
    a.md:5: names a path of somebody's machine"
  `);
});

test("long lines and long files", () => {
  const files = { "a.ts": "x".repeat(121), "b.ts": "x\n".repeat(401), "c.ts": `${"x".repeat(120)}\n`.repeat(400) };
  expect(said(longLines, files)).toBe("a.ts:1: 121 characters, at most 120");
  expect(said(longFiles, files)).toBe("b.ts: 401 lines, at most 400: find the second thing it does");
});

test("files without an opening comment", () => {
  const files = {
    "a.ts": "export {};\n",
    "b.ts": "// What it is for.\nexport {};\n",
    "c.js": "#!/usr/bin/env node\n// What it is for.\n",
    "d.js": "#!/usr/bin/env node\nx;\n",
    "e.ts": "//\nx;\n",
  };
  expect(said(openingComments, files)).toMatchInlineSnapshot(`
    "a.ts: does not open with a comment that says what it is for
    d.js: does not open with a comment that says what it is for
    e.ts: does not open with a comment that says what it is for"
  `);
});

test("files that nothing imports or starts", () => {
  const files = {
    "packages/core/src/index.ts": `export * from "./used.ts";\n`,
    "packages/core/src/used.ts": "",
    "packages/core/src/dead.ts": "",
    "packages/core/src/self.ts": `import "./self-only.ts";\n`,
    "packages/core/src/used.test.ts": "",
    "packages/cli/bin/servanda.js": `new URL("../src/main.ts", import.meta.url)`,
    "packages/cli/src/main.ts": "",
    "tools/check.ts": `["tools/tidy.ts"]`,
    "tools/tidy.ts": "",
    "package.json": `"check": "node tools/check.ts"`,
  };
  expect(said(deadFiles, files)).toMatchInlineSnapshot(`
    "packages/core/src/dead.ts: is imported by no file and started by no script
    packages/core/src/self.ts: is imported by no file and started by no script"
  `);
});

test("runtime dependencies that nobody decided on", () => {
  const files = {
    "docs/decisions/0001-yaml.md": "We take `yaml`.",
    "packages/lang/package.json": `{ "dependencies": { "@servanda/core": "1", "yaml": "2", "left-pad": "1" } }`,
    "package.json": `{ "devDependencies": { "vitest": "5" } }`,
  };
  expect(said(decidedDependencies, files)).toBe(
    "packages/lang/package.json: no page of docs/decisions names `left-pad`",
  );
});

test("links that lead nowhere", () => {
  const files = {
    "README.md": [
      "[a](docs/a.md) [folder](docs/) [web](https://example.org/x) [here](#the-heading)",
      "# The heading",
      "[b](docs/gone.md)",
      "[c](docs/a.md#no-such-heading) [d](docs/a.md#written-out)",
      "`[code](nowhere)`",
      "```\n[fenced](nowhere)\n```",
    ].join("\n"),
    "docs/a.md":
      "# Two words, one comma\n[up](../README.md#the-heading)\n[self](#two-words-one-comma)\n[out](../gone)\n" +
      '<a id="written-out"></a>\n',
  };
  expect(said(links, files)).toMatchInlineSnapshot(`
    "README.md:3: the link to docs/gone.md leads nowhere
    README.md:4: the link to docs/a.md#no-such-heading leads nowhere
    docs/a.md:4: the link to ../gone leads nowhere"
  `);
});
