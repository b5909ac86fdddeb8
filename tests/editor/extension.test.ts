// The extension's package: the colouring is up to date and colours every word of the library as the lexer reads it; the
// package has what VS Code looks for.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { lex, makeSourceFile, parseAgreement, type Token } from "@servanda/lang";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { blockGrammar, markdownInjection, printGrammar } from "../../tools/text-mate.ts";
import { vsixFiles, zipped } from "../../tools/vsix.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

test.each([
  ["servanda.tmLanguage.json", blockGrammar()],
  ["markdown-block.tmLanguage.json", markdownInjection()],
])("%s is what the language's lists make now (else: npm run vsix)", (name, grammar) => {
  expect(read(`editors/vscode/syntaxes/${name}`)).toBe(printGrammar(grammar));
});

// ── colours ────────────────────────────────────────────────────────────────────────────

/** A stand-in for Markdown: headings, and fenced blocks of any language. */
const markdown = {
  scopeName: "text.html.markdown",
  patterns: [
    { name: "markup.heading.markdown", match: "^#.*$" },
    { name: "markup.fenced_code.block.markdown", begin: "^(`{3,})(.*)$", end: "^(\\1)$", contentName: "meta.embedded" },
  ],
};

async function markdownWithBlocks(): Promise<textmate.IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  const grammars = new Map<string, object>(
    [markdown, blockGrammar(), markdownInjection()].map((grammar: { scopeName: string }) => [
      grammar.scopeName,
      grammar,
    ]),
  );
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const grammar = grammars.get(scope);
      return grammar === undefined ? null : textmate.parseRawGrammar(JSON.stringify(grammar), `${scope}.json`);
    },
    getInjections: (scope) => (scope === markdown.scopeName ? [markdownInjection().scopeName] : []),
  });
  const grammar = await registry.loadGrammar(markdown.scopeName);
  if (grammar === null) throw new Error("no grammar");
  return grammar;
}

/** The innermost scope of ours for each offset. */
function scopesOf(grammar: textmate.IGrammar, text: string): readonly string[] {
  const scopes: string[] = Array.from({ length: text.length }, () => "");
  let stack = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes: found } of tokens) {
      const own = found.findLast((scope) => scope.endsWith(".servanda")) ?? "";
      scopes.fill(own, offset + startIndex, offset + Math.min(endIndex, line.length));
    }
    stack = ruleStack;
    offset += line.length + 1;
  }
  return scopes;
}

const INSIDE = "meta.embedded.block.servanda";
const scopeOfKind: Readonly<Record<Exclude<Token["kind"], "word" | "end">, RegExp>> = {
  opener: /opener/,
  modal: /modal/,
  tail: /tail/,
  comparison: /comparison/,
  preposition: /preposition/,
  verb: /act/,
  keyword: /keyword\.other/,
  quantifier: /quantifier/,
  name: /entity\.name|numeric\.date/,
  code: /constant/,
  integer: /numeric/,
  date: /date/,
  time: /date/,
  string: /string/,
  symbol: /operator/,
};

const agreements = readdirSync(new URL("agreements/", root)).filter((name) => name.endsWith(".servanda.md"));

test("every word of the library has the colour of what the lexer reads", async () => {
  const grammar = await markdownWithBlocks();
  for (const name of agreements) {
    const text = read(`agreements/${name}`);
    const scopes = scopesOf(grammar, text);
    const source = makeSourceFile(name, text);
    for (const block of parseAgreement(source).document.articles.flatMap(({ blocks }) => blocks)) {
      const { tokens } = lex(name, text, block.span, () => undefined);
      const wrong = tokens.flatMap(({ kind, span, text: word }) => {
        if (kind === "word" || kind === "end") return [];
        const scope = scopes[span.start] ?? "";
        // A group of words that a line break parts is coloured as the words it is made of.
        const isParted = text.slice(span.start, span.end).includes("\n");
        return scopeOfKind[kind].test(scope) || isParted ? [] : [`${name} ${kind} ${word}: ${scope}`];
      });
      expect(wrong).toEqual([]);
    }
    const outside = parseAgreement(source).document.masked;
    const leaking = scopes.filter((scope, at) => scope !== "" && /\S/.test(text[at] ?? "") && outside[at] === " ");
    expect(leaking).toEqual([]);
  }
});

test("ordinary words keep the plain colour of a block", async () => {
  const text = "```servanda\nclause 1: each party must not fire\n```\n";
  expect(scopesOf(await markdownWithBlocks(), text)[text.indexOf("fire")]).toBe(INSIDE);
});

// ── the package ────────────────────────────────────────────────────────────────────────

test("the package holds all that its manifest names, and the same bytes every time", async () => {
  const files = await vsixFiles();
  const bytes = zipped(files);
  expect(zipped(await vsixFiles())).toEqual(bytes);
  const paths = Object.keys(unzipSync(bytes));
  const manifest = JSON.parse(files.get("extension/package.json") ?? "{}") as {
    main: string;
    browser: string;
    contributes: { grammars: { path: string }[]; languages: { configuration: string }[] };
    dependencies?: object;
  };
  const named = [
    manifest.main,
    manifest.browser,
    ...manifest.contributes.grammars.map(({ path }) => path),
    ...manifest.contributes.languages.map(({ configuration }) => configuration),
  ];
  expect(paths).toEqual(expect.arrayContaining(["[Content_Types].xml", "extension.vsixmanifest"]));
  expect(paths).toEqual(expect.arrayContaining(named.map((path) => path.replace("./", "extension/"))));
  expect(manifest.dependencies).toBeUndefined();
  const vsixManifest = files.get("extension.vsixmanifest") ?? "";
  for (const [, path = ""] of vsixManifest.matchAll(/Path="([^"]+)"/g)) expect(paths).toContain(path);
});

test("the extension asks its host for `vscode` and nothing else that is not Node's", async () => {
  const code = (await vsixFiles()).get("extension/dist/extension-browser.js") ?? "";
  const asked = new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name));
  expect([...asked]).toEqual(["vscode"]);
});
