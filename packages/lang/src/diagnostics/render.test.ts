// How diagnostics are shown: the frame, alignment, colour, other files, the limit, and the two machine formats.
import { describe, expect, test } from "vitest";
import { makeSourceFile, type SourceFile } from "../document/source-file.ts";
import { parseAgreement } from "../syntax/parser.ts";
import { parseSnippet } from "../testing/trees.ts";
import { codes } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { explanations } from "./explanations.ts";
import { renderJson } from "./render-json.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderText } from "./render-text.ts";
import { describe as describeMistake } from "./words.ts";

/** What the parser says; the checker has tests of its own. */
function diagnose(file: SourceFile): readonly Diagnostic[] {
  return parseAgreement(file).diagnostics;
}

const source = makeSourceFile("north.servanda.md", "```servanda\nclause 2.1: A may not fire\n```\n");
const [mayNot] = diagnose(source) as [Diagnostic];

/** A diagnostic over the first occurrence of a text. */
function over(text: string, part: string): { sources: ReturnType<typeof makeSourceFile>[]; diagnostic: Diagnostic } {
  const start = text.indexOf(part);
  const at = { file: "x", span: { start, end: start + part.length } };
  return { sources: [makeSourceFile("x", text)], diagnostic: describeMistake("S0104", at, {}) };
}

function caretLine(text: string, part: string): readonly string[] {
  const { sources, diagnostic } = over(text, part);
  return renderText([diagnostic], sources).split("\n").slice(3, 5);
}

describe("text", () => {
  test("the frame of style.md", () => {
    expect(renderText([mayNot], [source])).toBe(
      `error[S0104]: \`may not\` can be read two ways
   ┌─ north.servanda.md:2:15
   │
 2 │ clause 2.1: A may not fire
   │               ^^^^^^^ forbidden, or not required?
   │
Some read a prohibition here, others the absence of a duty. The two sides of a dispute will each take one.
Hint: write \`must not\` to forbid. To allow leaving something undone, say nothing.
`,
    );
  });

  test("tabs become columns", () => {
    expect(caretLine("a\tmay not", "may not")).toEqual([
      " 1 │ a   may not",
      "   │     ^^^^^^^ forbidden, or not required?",
    ]);
  });

  test("wide and combining characters keep the carets under the text", () => {
    expect(caretLine("停戦 may not", "may not")[1]).toBe("   │      ^^^^^^^ forbidden, or not required?");
    expect(caretLine("e\u0301 may not", "may not")[1]).toBe("   │   ^^^^^^^ forbidden, or not required?");
  });

  test("what cannot be seen is shown, and cannot reorder the line", () => {
    expect(caretLine("\u202eab may not", "may not")[0]).toBe(" 1 │ \ufffdab may not");
  });

  test("a label in another file has a frame of its own; a file not at hand is named", () => {
    const also = [{ file: "b.md", span: { start: 0, end: 1 }, text: "declared here" }];
    const shown = renderText([{ ...mayNot, also }], [source, makeSourceFile("b.md", "A\n")]);
    expect(shown).toContain("   ┌─ b.md:1:1\n   │\n 1 │ A\n   │ - declared here\n   │\n");
    expect(renderText([{ ...mayNot, also }], [source])).toContain("   ┌─ b.md\n");
  });

  test("twenty are shown, the rest is counted", () => {
    const many = Array.from({ length: 33 }, () => mayNot);
    const shown = renderText(many, [source]);
    expect(shown.match(/^error/gm)).toHaveLength(20);
    expect(shown.endsWith("… and 13 more.\n")).toBe(true);
    expect(renderText([], [source])).toBe("");
  });

  test("a painter sees every piece with its role", () => {
    const roles = new Set<string>();
    const painted = renderText([mayNot], [source], {
      painter: (role, text) => {
        roles.add(role);
        return text;
      },
    });
    expect(painted).toBe(renderText([mayNot], [source]));
    expect([...roles].sort()).toEqual(["error", "frame", "hint", "title"]);
  });
});

describe("machines", () => {
  test("JSON has 1-based places", () => {
    expect(renderJson([mayNot], [source])).toMatchObject([
      {
        code: "S0104",
        severity: "error",
        file: "north.servanda.md",
        line: 2,
        column: 15,
        endLine: 2,
        endColumn: 22,
        also: [],
      },
    ]);
  });

  test("SARIF 2.1.0 has what the standard requires, and says each rule once", () => {
    const sarif = JSON.parse(JSON.stringify(renderSarif([mayNot, mayNot], [source], "0.1.0")));
    expect(sarif.version).toBe("2.1.0");
    const [run] = sarif.runs;
    expect(run.tool.driver).toMatchObject({ name: "servanda", version: "0.1.0" });
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(["S0104"]);
    expect(run.results[0]).toMatchObject({ ruleId: "S0104", ruleIndex: 0, level: "error" });
    expect(run.results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 2,
      startColumn: 15,
      endLine: 2,
      endColumn: 22,
    });
  });

  test("edits are SARIF fixes, and applying one mends the text", () => {
    const shall = makeSourceFile("x", "```servanda\nclause 1: A shall fire\n```\n");
    const [diagnostic] = diagnose(shall) as [Diagnostic];
    const [edit] = diagnostic.edits ?? [];
    const mended = shall.text.slice(0, edit?.span.start) + edit?.newText + shall.text.slice(edit?.span.end);
    expect(diagnose(makeSourceFile("x", mended))).toEqual([]);
    expect(JSON.stringify(renderSarif([diagnostic], [shall], "0"))).toContain('"fixes"');
  });
});

describe("the table of codes", () => {
  test("titles have at most 60 characters and no full stop", () => {
    for (const { title } of Object.values(codes)) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(title).not.toMatch(/\.$/);
    }
  });

  /** About the file around the blocks, or too large to show. */
  const elsewhere = ["S0118", "S0127", "S0128", "S0130", "S0131", "S0140", "S0141", "S0142", "S0143", "S0144", "S0147"];
  const shown = Object.entries(explanations).filter(([code]) => code.startsWith("S01") && !elsewhere.includes(code));

  test.each(shown)("%s: the bad line shows it, the good line does not", (code, { bad, good }) => {
    expect(parseSnippet(bad).diagnostics.map((each) => each.code)).toEqual([code]);
    expect(parseSnippet(good).diagnostics.map((each) => each.code)).toEqual([]);
  });
});
