// The literate file taken apart: front matter, articles, blocks, and that offsets stay offsets of the file.
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto } from "../diagnostics/words.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { type AgreementDocument, parseDocument } from "./document.ts";
import { makeSourceFile, offsetOf, positionOf } from "./source-file.ts";

function read(text: string): { document: AgreementDocument; found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  return { document: parseDocument(makeSourceFile("x.md", text), collectInto(found)), found };
}

const small = `---
title: Plan
version: 1.10
time zone: Europe/Oslo
day ends: 18:00
horizon: 20 years
languages: English, French
---

# Plan

Preamble.

\`\`\`servanda
between A, B
\`\`\`

More preamble.

## Article 4. Verification
The mission goes where it asks.

### Article IV.2.a
\`\`\`js
## not a heading
\`\`\`
~~~~servanda
stage S
~~~~
`;

describe("front matter", () => {
  test("values as written, with their places", () => {
    const { document, found } = read(small);
    const { frontMatter } = document;
    expect(found).toEqual([]);
    expect(frontMatter.version?.value).toBe("1.10");
    expect(frontMatter.dayEndsMinutes?.value).toBe(18 * 60);
    expect(frontMatter.horizon?.value).toEqual({ count: 20, unit: "years" });
    expect(frontMatter.languages?.value).toEqual(["English", "French"]);
    const { start, end } = frontMatter.timeZone?.span ?? { start: 0, end: 0 };
    expect(small.slice(start, end)).toBe("Europe/Oslo");
    expect(small.slice(frontMatter.span.start, frontMatter.span.end).endsWith("\n---")).toBe(true);
  });

  test.each(["\ufeff", ""])("after a byte order mark or none, with CRLF", (mark) => {
    const { document, found } = read(mark + small.replaceAll("\n", "\r\n"));
    expect(found).toEqual([]);
    expect(document.frontMatter.title?.value).toBe("Plan");
    expect(document.articles.flatMap(({ blocks }) => blocks)).toHaveLength(2);
  });

  test("none is fine", () => {
    expect(read("# A\n").document.frontMatter).toEqual({ isDamaged: false, span: { start: 0, end: 0 } });
  });

  test("keys of every object are not keys", () => {
    expect(read("---\nconstructor: x\n---\n").found.map(({ code }) => code)).toEqual(["S0142"]);
  });
});

describe("articles", () => {
  test("headings of any level, numbers, prose without blocks", () => {
    const { articles } = read(small).document;
    expect(articles.map(({ number, level, isNumbered }) => [number, level, isNumbered])).toEqual([
      ["Plan", 1, false],
      ["4", 2, true],
      ["IV.2.a", 3, true],
    ]);
    expect(articles[0]?.prose).toBe("Preamble.\n\nMore preamble.");
    expect(articles.map(({ blocks }) => blocks.length)).toEqual([1, 0, 1]);
  });

  test.each([
    ["Article P2.d, P2.e", "P2.d"],
    ["Article J.A1", "J.A1"],
    ["Article Add2015.1", "Add2015.1"],
    ["Article 12: Duration", "12"],
    ["Articles of faith", "Articles of faith"],
  ])("%s", (heading, number) => {
    expect(read(`# ${heading}\n`).document.articles[0]?.number).toBe(number);
  });

  test("what stands above the first heading is an article without one", () => {
    const { articles } = read("```servanda\nstage S\n```\n# A\n").document;
    expect(articles.map(({ heading, level, blocks }) => [heading, level, blocks.length])).toEqual([
      ["", 0, 1],
      ["A", 1, 0],
    ]);
  });
});

describe("masking", () => {
  test("keeps length and line ends, shows only what is inside our blocks", () => {
    const { masked } = read(small).document;
    expect(masked).toHaveLength(small.length);
    expect(masked.replace(/[^\n]/g, "")).toBe(small.replace(/[^\n]/g, ""));
    expect(masked.replace(/\s+/g, " ").trim()).toBe("between A, B stage S");
    expect(masked.indexOf("between")).toBe(small.indexOf("between"));
  });

  test.skipIf(drafts.length === 0)(`of the ${draftsNote}`, () => {
    for (const draft of drafts) expect(read(draft.text).document.masked).toHaveLength(draft.text.length);
  });
});

describe("positions", () => {
  test("line ends of all three kinds, and back", () => {
    const source = makeSourceFile("x", "a\r\nbc\rd\n\n");
    expect(source.lineStarts).toEqual([0, 3, 6, 8, 9]);
    for (const offset of [0, 1, 3, 4, 5, 6, 8, 9]) expect(offsetOf(source, positionOf(source, offset))).toBe(offset);
    expect(positionOf(source, 99)).toEqual({ line: 4, column: 0 });
  });
});

describe("blocks that do not end", () => {
  test("end before the next heading, and the next block is read", () => {
    const { document, found } = read("```servanda\nstage A\n\n# Two\nclause of prose\n```servanda\nstage B\n```\n");
    expect(found.map(({ code }) => code)).toEqual(["S0130"]);
    expect(document.articles.map(({ blocks }) => blocks.length)).toEqual([1, 1]);
    expect(document.masked).not.toContain("prose");
  });

  test("a fence may be longer, and shorter ones stand inside", () => {
    const { document, found } = read("````servanda\nstage A\n```\n````\n");
    expect(found).toEqual([]);
    expect(document.articles[0]?.blocks).toHaveLength(1);
  });
});
