// Every agreement of the library in the editor: what is true of one text must be true of all.
import { readdirSync, readFileSync } from "node:fs";
import {
  check,
  indexSymbols,
  knownPhrases,
  makeSourceFile,
  mentionsOf,
  parseAgreement,
  positionOf,
  type SymbolKind,
} from "@servanda/lang";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  FoldingRange,
  Hover,
  Location,
  Position,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { type Editor, edited, editsIn, FOLDER, startEditor } from "./testing/client.ts";

const folder = new URL("../../../agreements/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((name) => /\.(servanda\.md|geojson)$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
);
const names = [...files.keys()].filter((name) => name.endsWith(".servanda.md")).sort();
const readFile = (path: string): string | undefined => files.get(path);

const newNames: Readonly<Partial<Record<SymbolKind, string>>> = { clause: "Zz.999", level: "zzproven", word: "zzword" };

/** Each is two renames and four checks; `ALL_NAMES=1` takes minutes instead of seconds. */
const MAX_NAMES = process.env["ALL_NAMES"] === undefined ? 8 : Number.POSITIVE_INFINITY;

/** At most so many, spread over the whole list. */
function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor(files);
  for (const name of names) await editor.open(FOLDER + name, files.get(name) ?? "");
});
afterAll(() => editor.stop());

const errorsOf = (text: string): readonly string[] =>
  check(makeSourceFile("", text), { readFile })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

describe.each(names)("%s", (name) => {
  const uri = FOLDER + name;
  const text = files.get(name) ?? "";
  const source = makeSourceFile(name, text);
  const parsed = parseAgreement(source);
  const { symbols } = indexSymbols(parsed, { readFile });
  const own = symbols.filter(({ declarations }) => declarations.every(({ place }) => place.file === name));
  const positionAt = (offset: number): Position => {
    const { line, column } = positionOf(source, offset);
    return { line, character: column };
  };

  test("says what `check` says", () => {
    const checked = check(source, { readFile }).diagnostics.filter(({ at }) => at.file === name);
    expect(editor.shown(uri)?.map(({ code }) => code)).toEqual(checked.map(({ code }) => code));
  });

  test("names renamed, and back, are the same text; in between it checks as before", async () => {
    const before = errorsOf(text);
    const all = own.filter(({ kind, name: word }) => kind !== "word" || !knownPhrases.includes(word));
    for (const symbol of evenly(all, MAX_NAMES)) {
      const start = symbol.declarations[0]?.place.span.start ?? 0;
      const newName = newNames[symbol.kind] ?? "Zzrenamed";
      const rename = (to: string): Promise<WorkspaceEdit> =>
        editor.ask("textDocument/rename", { textDocument: { uri }, position: positionAt(start), newName: to });
      const renamed = edited(text, editsIn(await rename(newName), uri));
      expect([symbol.name, renamed]).not.toEqual([symbol.name, text]);
      expect([symbol.name, ...errorsOf(renamed)]).toEqual([symbol.name, ...before]);
      await editor.change(uri, renamed);
      const back = edited(renamed, editsIn(await rename(symbol.name), uri));
      await editor.change(uri, text);
      expect([symbol.name, back]).toEqual([symbol.name, text]);
    }
  });

  test("from every reference to its declaration, and a hover says where that is", async () => {
    for (const mention of own.flatMap(mentionsOf)) {
      const at = { textDocument: { uri }, position: positionAt(mention.place.span.start) };
      const found = await editor.ask<Location[]>("textDocument/definition", at);
      const declared = mention.symbol.declarations.map(({ place }) => positionAt(place.span.start));
      expect(found.map(({ range }) => range.start)).toEqual(declared);
      const hover = await editor.ask<Hover>("textDocument/hover", at);
      expect((hover.contents as { value: string }).value).toContain(`${name}:${(declared[0]?.line ?? 0) + 1}`);
    }
  });

  test("every heading and every clause is in the outline", async () => {
    const outline = JSON.stringify(await editor.ask("textDocument/documentSymbol", { textDocument: { uri } }));
    for (const { heading } of parsed.document.articles.filter(({ level }) => level > 0)) {
      expect(outline).toContain(JSON.stringify(heading));
    }
    for (const clause of own.filter(({ kind }) => kind === "clause"))
      expect(outline).toContain(`"clause ${clause.name}"`);
  });

  test("folds are inside the text, and no two begin on one line but nest", async () => {
    const folds = await editor.ask<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    expect(folds.every(({ startLine, endLine }) => startLine < endLine && endLine < source.lineStarts.length)).toBe(
      true,
    );
    const crossing = folds.filter((a) =>
      folds.some((b) => a.startLine < b.startLine && b.startLine <= a.endLine && a.endLine < b.endLine),
    );
    expect(crossing).toEqual([]);
  });

  test("formatting twice is formatting once", async () => {
    const format = (): Promise<TextEdit[]> =>
      editor.ask("textDocument/formatting", { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } });
    const formatted = edited(text, await format());
    await editor.change(uri, formatted);
    expect(await format()).toEqual([]);
    await editor.change(uri, text);
  });

  test("semantic tokens cover every word of the blocks and nothing else", async () => {
    const { data } = await editor.ask<SemanticTokens>("textDocument/semanticTokens/full", { textDocument: { uri } });
    const covered = new Uint8Array(text.length);
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0] = data.slice(at, at + 3);
      character = down === 0 ? character + right : right;
      line += down;
      const start = (source.lineStarts[line] ?? 0) + character;
      covered.fill(covered[start] === 1 ? 2 : 1, start, start + length);
    }
    const { masked } = parsed.document;
    const bare = [...masked].filter((unit, index) => /\S/.test(unit) && covered[index] === 0);
    // `the` is skipped wherever it stands.
    expect(bare.join("").replaceAll("the", "")).toBe("");
    expect(covered.includes(2)).toBe(false);
    expect([...covered].some((state, index) => state > 0 && !/\S/.test(masked[index] ?? "") && state === 2)).toBe(
      false,
    );
  });
});
