// The server over its protocol, one question at a time, on small agreements. Completion has a table of its own.
import { afterEach, expect, test } from "vitest";
import type {
  CodeAction,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { tokenTypes } from "./features/semantic-tokens.ts";
import { type Editor, edited, editsIn, FOLDER, startEditor, withCursor } from "./testing/client.ts";

const uri = `${FOLDER}north.servanda.md`;
const north = `---
title: North
time zone: Europe/Oslo
---

# North

\`\`\`servanda
include "std/ceasefire"
between Karsa "Republic of Karsa", Ostrel
body Board = Karsa, Ostrel
zone Buffer
\`\`\`

## Article 2. Ceasefire
All fire ends, as Article 3 says. <!-- corpus: a -->

\`\`\`servanda
stage Truce from 2026-02-15 00:00
clause 2.1 during Truce: each party must not fire in Buffer # the rule
\`\`\`

## Article 3. What follows
The board meets.

\`\`\`servanda
define Trigger: confirmed breach of clause 2.1 by a party X
reading Narrow by Karsa:
  define Trigger: fire by Karsa
\`\`\`

Afterwards.

\`\`\`servanda
clause 3.1 when breach of clause 2.1 by a party X: X must cure breach within 1 hour
  otherwise Board must meet
\`\`\`
`;

let editor: Editor | undefined;
afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

async function started(text: string = north, files: ReadonlyMap<string, string> = new Map()): Promise<Editor> {
  editor = await startEditor(files);
  await editor.open(uri, text);
  return editor;
}

/** A question about the place before the first occurrence of a text, plus some characters. */
async function askAt<Answer>(method: string, at: string, more: object = {}, text: string = north): Promise<Answer> {
  const { line, character } = withCursor(text.replace(at, `<|>${at}`));
  const on = editor ?? (await started(text));
  return on.ask<Answer>(method, { textDocument: { uri }, position: { line, character }, ...more });
}

const textOf = (hover: Hover | null): string =>
  hover !== null && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";

const told = (locations: readonly Location[] | null): readonly string[] =>
  (locations ?? []).map(
    ({ uri: file, range: { start } }) => `${file.slice(FOLDER.length)} ${start.line}:${start.character}`,
  );

test("mistakes arrive as they are typed, with code, place, related place and remedy, and go when mended", async () => {
  const on = await started();
  expect(on.shown(uri)?.filter(({ severity }) => severity === 1)).toEqual([]);
  const broken = north.replace("fire in Buffer", "fire in Bufer");
  const found = (await on.change(uri, broken)).filter(({ severity }) => severity === 1);
  expect(found).toMatchObject([
    {
      code: "S0201",
      source: "servanda",
      range: { start: { line: 19, character: 53 }, end: { line: 19, character: 58 } },
      relatedInformation: [
        { location: { uri, range: { start: { line: 11, character: 5 } } }, message: "declared here" },
      ],
    },
  ]);
  expect(found[0]?.message).toMatch(/^unknown zone: .*\n.*\nHint: write `Buffer`\.$/);
  expect((await on.change(uri, north)).filter(({ severity }) => severity === 1)).toEqual([]);
});

test("a burst of typing is checked once more, and the last text counts", async () => {
  const on = await started();
  const texts = ["B", "Bu", "Buf", "Buff", "Buffe", "Buffer"].map((typed) => north.replace("in Buffer", `in ${typed}`));
  const answers = texts.map((text) => on.change(uri, text));
  expect((await answers.at(-1))?.filter(({ severity }) => severity === 1)).toEqual([]);
});

test("quick fixes: the one under the cursor, and all at once", async () => {
  const text = north.replace("fire in Buffer", "fire in Bufer").replace("during Truce", "during Truse");
  const on = await started(text);
  const start = { line: 19, character: 20 };
  const ask = (only?: string[]) =>
    on.ask<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
  const [one, all] = await ask();
  expect(one).toMatchObject({ title: "Write `Truce` for `Truse`", kind: "quickfix", isPreferred: true });
  expect(edited(text, editsIn(one?.edit, uri))).toBe(north.replace("fire in Buffer", "fire in Bufer"));
  expect(all?.kind).toBe("source.fixAll.servanda");
  expect(edited(text, editsIn(all?.edit, uri))).toBe(north);
  expect((await ask(["source.fixAll"])).map(({ kind }) => kind)).toEqual(["source.fixAll.servanda"]);
});

test.each([
  ["must not", /\*\*must not\*\*\n\nA standing prohibition/],
  ["clause 2.1 during", /Refers to|One rule/],
  ["during Truce", /While a stage runs/],
  [
    "Truce:",
    /\*\*stage\*\* `Truce`\n\n```servanda\nstage Truce from 2026-02-15 00:00\n```\n\nTruce is a stage that runs from/,
  ],
  [
    "2.1 by a party X\nreading",
    /During Truce, each party must not fire in Buffer\.\n\n> All fire ends, as Article 3 says\./,
  ],
  ["Karsa, Ostrel\nzone", /\*\*party\*\* `Karsa` “Republic of Karsa”/],
  ["X must cure", /\*\*variable of this clause\*\* `X`/],
  ["Trigger: confirmed", /as \*Narrow\* reads it/],
  ["confirmed breach", /standard confirmed = 3 independent sources of 2 kinds/],
  ["fire in Buffer", /something that happens.*Takes in `airstrike`/],
  ["cure", /an act on record/],
  ["hour", /a unit/],
  ["Article 2. C", /\*\*Article 2. Ceasefire\*\*\n\n> All fire ends[^]*- \*\*2\.1\*\* During Truce, each party/],
  ["3.1 when", /X must cure the breach within 1 hour; failing that, Board must meet\.[^]*\n\n> Afterwards\./],
  ["Article 3 says", /\*\*Article 3. What follows\*\*\n\n> The board meets\./],
])("hover over `%s`", async (at, said) => {
  const hover = await askAt<Hover | null>("textDocument/hover", at);
  expect(textOf(hover)).toMatch(said);
});

test.each(["# the rule", "All fire ends", "title"])("no hover over `%s`", async (at) => {
  expect(await askAt<Hover | null>("textDocument/hover", at)).toBeNull();
});

test.each([
  ["Buffer #", ["north.servanda.md 11:5"]],
  ["Trigger: confirmed", ["north.servanda.md 26:7", "north.servanda.md 28:9"]],
  ["2.1 by a party X\nreading", ["north.servanda.md 19:7"]],
  ["X must cure", ["north.servanda.md 34:48"]],
  ["Article 3 says", ["north.servanda.md 22:0"]],
  ["must not", []],
])("definition of `%s`", async (at, places) => {
  expect(told(await askAt<Location[]>("textDocument/definition", at))).toEqual(places);
});

test("a name of the library leads to the library, whose text the server gives", async () => {
  const [found] = await askAt<Location[]>("textDocument/definition", "confirmed breach");
  expect(found?.uri).toBe("servanda-library:/std/ceasefire.servanda.md");
  const { text } = (await editor?.ask<{ text: string }>("workspace/textDocumentContent", { uri: found?.uri })) ?? {
    text: "",
  };
  expect(text.split("\n")[found?.range.start.line ?? 0]).toContain("standard confirmed");
  const [include] = await askAt<Location[]>("textDocument/definition", "std/ceasefire");
  expect(include?.uri).toBe(found?.uri);
});

test("references, with and without declarations", async () => {
  const withDeclarations = { context: { includeDeclaration: true } };
  expect(told(await askAt<Location[]>("textDocument/references", "2.1 during", withDeclarations))).toEqual([
    "north.servanda.md 19:7",
    "north.servanda.md 26:43",
    "north.servanda.md 34:33",
  ]);
  const without = { context: { includeDeclaration: false } };
  expect(told(await askAt<Location[]>("textDocument/references", "2.1 during", without))).toHaveLength(2);
});

test.each([
  ["Buffer #", "Strip", "each party must not fire in Strip #"],
  ["2.1 during", "2.7", "when breach of clause 2.7 by a party X"],
  ["X must cure", "Y", "by a party Y: Y must cure"],
  ["Trigger: confirmed", "Alarm", "define Alarm: fire by Karsa"],
])("rename `%s` to `%s`", async (at, newName, contains) => {
  const edit = await askAt<WorkspaceEdit>("textDocument/rename", at, { newName });
  expect(edited(north, editsIn(edit, uri))).toContain(contains);
});

test.each([
  ["Buffer #", "Truce", "`Truce` is taken: the agreement has a stage of it"],
  ["Buffer #", "X", "`X` is taken: the agreement has a variable of this clause of it"],
  ["Buffer #", "strip", "`strip` cannot be a name"],
  ["Buffer #", "Two Words", "`Two Words` cannot be a name"],
  ["Buffer #", "March", "`March` cannot be a name"],
  ["Buffer #", "Вuffer", "`Вuffer` cannot be a name"],
  ["2.1 during", "3.1", "`3.1` is taken: the agreement has a clause of it"],
  ["2.1 during", "two", "`two` cannot be the number of a clause"],
  ["X must cure", "Karsa", "`Karsa` is taken: the agreement has a party of it"],
  ["confirmed breach", "proven", "`confirmed` is declared in the standard library"],
  ["must not", "Other", "there is no name here"],
])("no rename of `%s` to `%s`", async (at, newName, reason) => {
  await expect(askAt("textDocument/rename", at, { newName })).rejects.toThrow(reason);
});

test("what would be renamed is shown first", async () => {
  expect(await askAt("textDocument/prepareRename", "Truce: each")).toEqual({
    range: { start: { line: 19, character: 18 }, end: { line: 19, character: 23 } },
    placeholder: "Truce",
  });
  await expect(askAt("textDocument/prepareRename", "must not")).rejects.toThrow("there is no name here");
});

test("a rename that would make two names look the same is refused, with the mistake it would make", async () => {
  const text = "```servanda\nbetween CMP, Ostrel\nclause 1: CMP must not fire\nclause 2: Ostrel must not fire\n```\n";
  await started(text);
  await expect(askAt("textDocument/rename", "Ostrel must", { newName: "СМР" }, text)).rejects.toThrow(
    "would then have a mistake",
  );
});

test("the outline: headings, articles, statements", async () => {
  const on = await started();
  const [root] = await on.ask<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
  const drawn = (symbol: DocumentSymbol, depth = 0): readonly string[] => [
    `${"  ".repeat(depth)}${symbol.name}`,
    ...(symbol.children ?? []).flatMap((child) => drawn(child, depth + 1)),
  ];
  expect(root === undefined ? [] : drawn(root)).toEqual([
    "North",
    '  include "std/ceasefire"',
    '  between Karsa "Republic of Karsa", Ostrel',
    "  body Board",
    "  zone Buffer",
    "  Article 2. Ceasefire",
    "    stage Truce",
    "    clause 2.1",
    "  Article 3. What follows",
    "    define Trigger",
    "    reading Narrow",
    "      define Trigger",
    "    clause 3.1",
  ]);
});

test("folding by front matter, heading, block and statement", async () => {
  const on = await started();
  const folds = await on.ask<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
  expect(folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`)).toEqual([
    "0-3",
    "5-36",
    "14-20",
    "22-36",
    "7-12",
    "17-20",
    "25-29",
    "33-36",
    "27-28",
    "34-35",
  ]);
});

test("formatting edits only what is not in its form, and then nothing", async () => {
  const text = north.replace("stage Truce from", "stage   Truce\n from");
  const on = await started(text);
  const params = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } };
  const edits = await on.ask<TextEdit[]>("textDocument/formatting", params);
  expect(edits).toHaveLength(1);
  const formatted = edited(text, edits);
  expect(formatted).toContain("stage Truce from 2026-02-15 00:00\n");
  await on.change(uri, formatted);
  expect(await on.ask<TextEdit[]>("textDocument/formatting", params)).toEqual([]);
});

test("semantic tokens say what names name", async () => {
  const on = await started();
  const { data } = await on.ask<SemanticTokens>("textDocument/semanticTokens/full", { textDocument: { uri } });
  const lines = north.split("\n");
  const drawn: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const word = lines[line]?.slice(character, character + length);
    if (line === 19) drawn.push(`${word} ${tokenTypes[type]}${modifiers === 1 ? "!" : ""}`);
  }
  expect(drawn).toEqual([
    "clause keyword",
    "2.1 label!",
    "during keyword",
    "Truce enum",
    ": operator",
    "each keyword",
    "party property",
    "must not keyword",
    "fire event",
    "in keyword",
    "Buffer struct",
    "# the rule comment",
  ]);
});

test("CRLF, a byte order mark, and characters of two units: places stay true", async () => {
  const text = `\uFEFF${north.replace('"Republic of Karsa"', '"𝒦arsa"')}`
    .replaceAll("\n", "\r\n")
    .replace("in Buffer", "in Bufer");
  const on = await started(text);
  const [found] = (on.shown(uri) ?? []).filter(({ severity }) => severity === 1);
  expect(found?.range.start).toEqual({ line: 19, character: 53 });
  const ask = { textDocument: { uri }, position: { line: 9, character: 24 }, newName: "Osterland" };
  const edit = await on.ask<WorkspaceEdit>("textDocument/rename", ask);
  const renamed = edited(text, editsIn(edit, uri));
  expect(renamed).toBe(text.replaceAll("Ostrel", "Osterland"));
  const highlights = await on.ask<object[]>("textDocument/documentHighlight", ask);
  expect(highlights).toHaveLength(2);
});

// ── several files ──────────────────────────────────────────────────────────────────────

const common = "```servanda\nzone Buffer\nclause 1: each party must not fire in Buffer\n```\n";
const main =
  '```servanda\nbetween Karsa, Ostrel\ninclude "common.servanda.md"\nclause 2: Karsa must not fly in Buffer\n```\n';
const other =
  '```servanda\nbetween Norland, Ostrel\ninclude "common.servanda.md"\nclause 3: Norland must not jam in Buffer\n```\n';
const shared = new Map([
  ["common.servanda.md", common],
  ["main.servanda.md", main],
  ["other.servanda.md", other],
]);

test("a name of an included file is renamed in every agreement that includes it", async () => {
  editor = await startEditor(shared);
  const mainUri = `${FOLDER}main.servanda.md`;
  await editor.open(mainUri, main);
  const position = { line: 3, character: 35 };
  const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: mainUri },
    position,
    newName: "Strip",
  });
  const renamed = [...shared].map(([path, text]) => edited(text, editsIn(edit, FOLDER + path)));
  expect(renamed).toEqual([...shared.values()].map((text) => text.replaceAll("Buffer", "Strip")));
  const references = await editor.ask<Location[]>("textDocument/references", {
    textDocument: { uri: mainUri },
    position,
    context: { includeDeclaration: true },
  });
  expect(told(references)).toEqual([
    "common.servanda.md 1:5",
    "common.servanda.md 2:38",
    "main.servanda.md 3:32",
    "other.servanda.md 3:34",
  ]);
});

test("a file that is included is checked as part of its agreement, and knows its names", async () => {
  editor = await startEditor(shared);
  const commonUri = `${FOLDER}common.servanda.md`;
  expect((await editor.open(commonUri, common)).filter(({ severity }) => severity === 1)).toEqual([]);
  const broken = common.replace("in Buffer", "in Bufer");
  expect((await editor.change(commonUri, broken)).map(({ code }) => code)).toContain("S0201");
  const hover = await editor.ask<Hover>("textDocument/hover", {
    textDocument: { uri: commonUri },
    position: { line: 1, character: 6 },
  });
  expect(textOf(hover)).toContain("**zone** `Buffer`");
});

test("a file changed on disk is read again", async () => {
  const files = new Map(shared);
  editor = await startEditor(files);
  const mainUri = `${FOLDER}main.servanda.md`;
  await editor.open(mainUri, main);
  files.set("common.servanda.md", common.replaceAll("Buffer", "Strip"));
  const changes = [{ uri: `${FOLDER}common.servanda.md`, type: 2 }];
  await editor.rpc.sendNotification("workspace/didChangeWatchedFiles", { changes });
  expect((await editor.change(mainUri, `${main}\n`)).map(({ code }) => code)).toContain("S0201");
});

test("names of all agreements in the folders", async () => {
  editor = await startEditor(shared);
  const found = await editor.ask<WorkspaceSymbol[]>("workspace/symbol", { query: "cls" });
  expect(found.map(({ name }) => name)).toEqual(["clause 1", "clause 2", "clause 3"]);
});
