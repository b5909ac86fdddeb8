// No text, however damaged, stops the server: pieces of the library's agreements cut out, doubled and moved, and every
// question asked at some place. An answer may be empty; it may not be an exception, and its places lie in the text.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentSymbol, Range } from "vscode-languageserver-types";
import { analyse, mainView } from "./analysis/analysis.ts";
import { completeAt } from "./completion/complete.ts";
import { diagnosticsByFile } from "./features/diagnostics.ts";
import { foldingRanges } from "./features/folding.ts";
import { formattingEdits } from "./features/formatting.ts";
import { hoverAt } from "./features/hover.ts";
import { quickFixes } from "./features/quick-fixes.ts";
import { definitionsAt, highlightsAt } from "./features/references.ts";
import { renameAt } from "./features/rename.ts";
import { encodeTokens, semanticTokens } from "./features/semantic-tokens.ts";
import { documentSymbols, workspaceSymbols } from "./features/symbols.ts";

const seed = Number(process.env["SEED"] ?? 20260215);
const folder = new URL("../../../agreements/", import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".servanda.md"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .filter((text) => text.length < 15_000);

const damaged = fc
  .record({
    text: fc.constantFrom(...texts),
    cuts: fc.array(fc.record({ at: fc.nat(15_000), length: fc.nat(60), to: fc.nat(15_000) }), { maxLength: 6 }),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    at: fc.array(fc.nat(15_000), { minLength: 1, maxLength: 4 }),
  })
  .map(({ text, cuts, lineEnd, at }) => {
    const cut = cuts.reduce((now, { at: from, length, to }) => {
      const piece = now.slice(from, from + length);
      const rest = now.slice(0, from) + now.slice(from + length);
      return rest.slice(0, to) + piece + rest.slice(to);
    }, text);
    const whole = cut.replaceAll("\n", lineEnd);
    return { text: whole, offsets: at.map((offset) => Math.min(offset, whole.length)) };
  });

const isOrdered = ({ start, end }: Range): boolean =>
  start.line < end.line || (start.line === end.line && start.character <= end.character);

const holds = (outer: Range, inner: Range): boolean =>
  isOrdered({ start: outer.start, end: inner.start }) && isOrdered({ start: inner.end, end: outer.end });

/** The protocol: the selection lies in the range. Editors refuse a whole outline for one that does not. */
const isSound = (symbol: DocumentSymbol): boolean =>
  symbol.name !== "" && holds(symbol.range, symbol.selectionRange) && (symbol.children ?? []).every(isSound);

test(`every question about every damaged text has an answer (seed ${seed})`, () => {
  fc.assert(
    fc.property(damaged, ({ text, offsets }) => {
      const analysis = analyse("file:///damaged.servanda.md", text, () => ({ state: "known", text: undefined }));
      const view = mainView(analysis);
      const shown = [...diagnosticsByFile(analysis).values()].flat();
      expect(shown.every(({ range }) => isOrdered(range))).toBe(true);
      expect(documentSymbols(view).every(isSound)).toBe(true);
      expect(foldingRanges(view).every(({ startLine, endLine }) => startLine < endLine)).toBe(true);
      // Tokens follow each other, so no distance is negative.
      expect(encodeTokens(semanticTokens(view)).every((number) => number >= 0)).toBe(true);
      formattingEdits(view);
      workspaceSymbols(analysis, "a");
      quickFixes(view, { start: 0, end: text.length }, undefined);
      for (const offset of offsets) {
        completeAt(view, offset);
        hoverAt(view, offset);
        definitionsAt(view, offset);
        highlightsAt(view, offset);
        renameAt(view, offset, "Zz", []);
      }
    }),
    { seed, numRuns: 60 },
  );
});
