// Where every name is declared and spoken of: drawn as the lines of a small agreement, with line numbers from 0.
import { expect, test } from "vitest";
import { makeSourceFile, positionOf } from "../document/source-file.ts";
import { parseAgreement } from "../syntax/parser.ts";
import { type AgreementSymbol, indexSymbols, mentionsOf } from "./symbol-index.ts";

function index(lines: string, files: Readonly<Record<string, string>> = {}) {
  const source = makeSourceFile("a.servanda.md", `\`\`\`servanda\n${lines.trim()}\n\`\`\`\n`);
  return indexSymbols(parseAgreement(source), { readFile: (path) => files[path] });
}

/** `kind Name: declared at 1:8; spoken of at 2:3` in lines of the block, from 1. */
function drawn(lines: string, files?: Readonly<Record<string, string>>): readonly string[] {
  const { symbols, sources } = index(lines, files);
  const at = ({ place }: ReturnType<typeof mentionsOf>[number]): string => {
    const source = sources.find(({ name }) => name === place.file);
    const { line, column } = source === undefined ? { line: -1, column: -1 } : positionOf(source, place.span.start);
    const text = source?.text.slice(place.span.start, place.span.end);
    expect(text).toBe(text?.normalize("NFC"));
    return `${place.file === "a.servanda.md" ? "" : `${place.file} `}${line}:${column}`;
  };
  return symbols.map((symbol: AgreementSymbol) => {
    const all = mentionsOf(symbol);
    const declared = all.filter(({ isDeclaration }) => isDeclaration).map(at);
    const spoken = all.filter(({ isDeclaration }) => !isDeclaration).map(at);
    return `${symbol.kind} ${symbol.name}: ${declared.join(" ")} | ${spoken.join(" ")}`.trim();
  });
}

test("names, numbers, levels, labels and variables, each with its places", () => {
  expect(
    drawn(`
between Karsa, Ostrel
body Board = Karsa, Ostrel
define Jamming "jam": fire
standard confirmed = 1 source
stage Truce from 2026-02-15 00:00
clause 1 during Truce: each party must not jam
clause 2 when confirmed breach of clause 1 by a party X: X must cure breach within 1 hour
  unless "x" judged by Board`),
  ).toEqual([
    "party Karsa: 1:8 | 2:13",
    "party Ostrel: 1:15 | 2:20",
    "body Board: 2:5 | 8:23",
    "define Jamming: 3:7 |",
    "word jam: 3:16 | 6:43",
    "level confirmed: 4:9 | 7:14",
    "stage Truce: 5:6 | 6:16",
    "clause 1: 6:7 | 7:41",
    "clause 2: 7:7 |",
    "variable X: 7:54 | 7:57",
  ]);
});

test("two readings of one name are one symbol with two declarations; a variable hides a name of the agreement", () => {
  expect(
    drawn(`
between Karsa, X
define Trigger: fire
clause 1 when Trigger by a party X: X must meet
reading Narrow by Karsa:
  define Trigger: fire by X
reading Wide by X:
  define Trigger: attack`),
  ).toEqual([
    "party Karsa: 1:8 | 4:18",
    "party X: 1:15 | 5:26 6:16",
    "define Trigger: 2:7 5:9 7:9 | 3:14",
    "clause 1: 3:7 |",
    "reading Narrow: 4:8 |",
    "reading Wide: 6:8 |",
    "variable X: 3:33 | 3:36",
  ]);
});

test("what is included is part of the index, with its own file", () => {
  const common = "```servanda\nzone Buffer\nstage Truce\n```\n";
  expect(
    drawn('include "common.md"\nclause 1 during Truce: any state must not fire in Buffer', { "common.md": common }),
  ).toEqual(["zone Buffer: common.md 1:5 | 2:50", "stage Truce: common.md 2:6 | 2:16", "clause 1: 2:7 |"]);
});

test("what a mistake cut off is found in the tokens", () => {
  expect(
    drawn(`
between Karsa, Ostrel
zone Buffer
clause 1: Karsa must must fire in Buffer unless breach of clause 2
clause 2 when fire by a party X: X must must meet X in Buffer
class Heavy
  - tank must in Buffer`),
  ).toEqual([
    "party Karsa: 1:8 | 3:10",
    "party Ostrel: 1:15 |",
    "zone Buffer: 2:5 | 3:34 4:55 6:17",
    "clause 1: 3:7 |",
    "clause 2: 4:7 | 3:65",
    "class Heavy: 5:6 |",
    "variable X: 4:30 | 4:33 4:50",
  ]);
});

test("a place finds its symbol, ends included", () => {
  const { at, sources } = index("between Karsa, Ostrel\nclause 1: Karsa must not fire");
  const text = sources[0]?.text ?? "";
  const offset = text.lastIndexOf("Karsa");
  expect(at("a.servanda.md", offset - 1)).toBeUndefined();
  expect(at("a.servanda.md", offset)?.symbol.name).toBe("Karsa");
  expect(at("a.servanda.md", offset + 5)?.isDeclaration).toBe(false);
  expect(at("a.servanda.md", offset + 6)).toBeUndefined();
  expect(at("other.md", offset)).toBeUndefined();
});
