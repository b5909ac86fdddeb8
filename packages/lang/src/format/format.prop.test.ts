// Laws of the formatter on whole files: the library as it is, with other line ends, with a byte order mark, without its
// last line end, and damaged at random places. Formatting twice is formatting once; outside the blocks, and in blocks
// with mistakes, every byte stays; in the others the tree and the comments stay.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { type ParsedAgreement, type ParsedBlock, parseAgreement } from "../syntax/parser.ts";
import { type Random, seeded } from "../testing/derive.ts";
import { testSeed, withoutSpans } from "../testing/trees.ts";
import { brokenBlocks, format } from "./format.ts";

const seed = testSeed();
const library = new URL("../../../../agreements/", import.meta.url);
const example = new URL("../../../../examples/berlin/berlin.servanda.md", import.meta.url);
const agreements = readdirSync(library).map((name) => readFileSync(new URL(name, library), "utf8"));
const texts = [...agreements, readFileSync(example, "utf8")];

function parse(text: string): ParsedAgreement {
  return parseAgreement(makeSourceFile("x.servanda.md", text));
}

function blocksOf(parsed: ParsedAgreement): readonly ParsedBlock[] {
  return parsed.articles.flatMap(({ blocks }) => blocks);
}

/** What must stay: the text outside the blocks, each broken block as written, of each sound one tree and comments. */
function kept(text: string): unknown {
  const parsed = parse(text);
  const broken = new Set(brokenBlocks(parsed));
  const parts: unknown[] = [];
  let at = 0;
  for (const block of blocksOf(parsed)) {
    parts.push(text.slice(at, block.span.start));
    if (broken.has(block)) parts.push(text.slice(block.span.start, block.span.end));
    else parts.push([withoutSpans(block.statements), block.comments.map((comment) => comment.text)]);
    at = block.span.end;
  }
  return [...parts, text.slice(at)];
}

/** What the laws make equal: what is kept, and the text once it is laid out. */
function beforeAndAfter(text: string): { readonly before: unknown; readonly after: unknown } {
  const once = format(makeSourceFile("x.servanda.md", text));
  return {
    before: [kept(text), once],
    after: [kept(once), format(makeSourceFile("x.servanda.md", once))],
  };
}

test("the library is laid out", () => {
  for (const text of agreements) expect(format(makeSourceFile("x.servanda.md", text))).toBe(text);
});

test("the laws hold for the library with every line end, with a mark at the start and without an end", () => {
  for (const text of texts) {
    const crlf = text.replaceAll("\n", "\r\n");
    for (const each of [text, crlf, `\ufeff${text}`, text.trimEnd(), text.replaceAll("\n  ", "\n")]) {
      const { before, after } = beforeAndAfter(each);
      expect(after).toEqual(before);
    }
  }
});

test("line ends and the mark at the start stay as they are", () => {
  for (const text of agreements) {
    for (const each of [text.replaceAll("\n", "\r\n"), `\ufeff${text}`])
      expect(format(makeSourceFile("x.servanda.md", each))).toBe(each);
  }
});

const slips = [
  "",
  " ",
  "\n",
  "\r\n",
  "  # why\n",
  ",",
  "(",
  ")",
  '"',
  "not ",
  "clause 9: ",
  "must not ",
  "```\n",
  "the ",
  "é",
];

/** A few places of the text cut out, doubled or written over. */
function damaged(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * result.length);
    const length = random() < 0.5 ? 0 : Math.floor(random() * 12);
    const slip = random() < 0.2 ? result.slice(at, at + 40) : (slips[Math.floor(random() * slips.length)] ?? "");
    result = result.slice(0, at) + slip + result.slice(at + length);
  }
  return result;
}

test(`the laws hold for damaged files (seed ${seed})`, { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(texts.length - 1), (each, index) => {
      const { before, after } = beforeAndAfter(damaged(texts[index] ?? "", seeded(each)));
      expect(after).toEqual(before);
    }),
    { seed, numRuns: 150 },
  );
});
