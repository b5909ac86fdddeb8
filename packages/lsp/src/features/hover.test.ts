// Hovers over what a thing comes to, and over the rules of a body.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Hover } from "vscode-languageserver";
import { type Editor, FOLDER, startEditor, withCursor } from "../testing/client.ts";

const council = `# C

\`\`\`servanda
between Karsa, Ostrel
body Council = Karsa, Ostrel
  - quorum of 2
measure S1 by Karsa
clause 1 when Council decides "relief": S1 is restored
\`\`\`
`;
const uri = `${FOLDER}council.servanda.md`;

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor(new Map());
  await editor.open(uri, council);
});
afterAll(() => editor.stop());

test.each([
  ["restored", /\*\*is restored\*\*\n\nOf a measure: in force again/],
  ["quorum", /So many members must take part/],
])("hover over `%s`", async (at, said) => {
  const { line, character } = withCursor(council.replace(at, `<|>${at}`));
  const hover = await editor.ask<Hover>("textDocument/hover", {
    textDocument: { uri },
    position: { line, character },
  });
  expect((hover.contents as { value: string }).value).toMatch(said);
});
