// Every mistake of the language's goldens that has a sure edit, mended in the editor: the quick fix makes it go away
// and brings no new one of its kind.
import { readdirSync, readFileSync } from "node:fs";
import { check, makeSourceFile } from "@servanda/lang";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver";
import { type Editor, edited, editsIn, FOLDER, startEditor } from "./testing/client.ts";

const folder = new URL("../../lang/goldens/", import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith(".servanda.md"))
  .map((name): [string, string] => {
    const [text = ""] = readFileSync(new URL(name, folder), "utf8").split("\n=== rendered ===\n");
    return [name, `${text}\n`];
  })
  // Goldens about size are written in shorthand.
  .filter(([, text]) => !text.includes("@@repeat"));
const mendable = goldens.filter(([name, text]) =>
  check(makeSourceFile(name, text)).diagnostics.some(({ edits }) => edits !== undefined),
);

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.stop());

const count = (diagnostics: readonly Diagnostic[], code: unknown): number =>
  diagnostics.filter((each) => each.code === code).length;

test("there are such goldens", () => {
  expect(mendable.length).toBeGreaterThan(15);
});

test.each(mendable)("%s", async (name, text) => {
  const uri = FOLDER + name;
  const before = await editor.open(uri, text);
  const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
    context: { diagnostics: [], only: ["quickfix"] },
  });
  expect(actions.length).toBeGreaterThan(0);
  for (const { diagnostics: [mended] = [], edit } of actions) {
    const after = await editor.change(uri, edited(text, editsIn(edit, uri)));
    expect([mended?.code, count(after, mended?.code)]).toEqual([mended?.code, count(before, mended?.code) - 1]);
    await editor.change(uri, text);
  }
  await editor.close(uri);
});
