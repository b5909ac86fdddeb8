// Every mistake a drafter makes is one diagnostic, where it is, with a way to mend it; and it costs nothing else. The
// sections are read in packages/lang/mistakes; here stands what must be true of all of them.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "./check/check.ts";
import { makeSourceFile } from "./document/source-file.ts";
import { parseAgreement } from "./syntax/parser.ts";
import {
  diagnosticsOf,
  type Mistake,
  type MistakePorts,
  mend,
  mistakeFiles,
  readMistakes,
  renderMistake,
} from "./testing/mistakes.ts";
import { allStatements, withoutSpans } from "./testing/trees.ts";

const root = new URL("../../../", import.meta.url);
const folder = new URL("packages/lang/mistakes/", root);
const ports: MistakePorts = {
  files: () => mistakeFiles(readdirSync(folder)),
  read: (name) => readFileSync(new URL(name, folder), "utf8"),
  readAgreement: (path) => readFileSync(new URL(path, root), "utf8"),
};

const mistakes = readMistakes(ports);
const named = (each: Mistake): [string, Mistake] => [`${each.file}: ${each.title}`, each];
const slips = mistakes.filter(({ file }) => file === "accepted.md").map(named);
const reported = mistakes.filter(({ file }) => file !== "accepted.md").map(named);

test("there are many", () => {
  expect(reported.length).toBeGreaterThan(150);
});

describe.each([...reported, ...slips])("%s", (_, mistake) => {
  test("reads as it was accepted", () => {
    expect(renderMistake(mistake)).toBe(mistake.expected);
  });

  test("costs no other statement", () => {
    const after = new Set(allStatements(parseAgreement(mistake.after)).map(shapeOf));
    const before = allStatements(parseAgreement(mistake.before));
    const { start, end } = mistake.changed;
    // A line that opens nothing belongs to the statement above it, which then cannot be read to its end.
    const above = before.filter(({ span }) => span.end <= start).slice(0, -1);
    const below = before.filter(({ span }) => span.start >= end);
    // A block that is not read costs what stands in it.
    const isUnread = diagnosticsOf(mistake).some(({ code }) => code === "S0131");
    const lost = (isUnread ? [] : [...above, ...below]).map(shapeOf).filter((shape) => !after.has(shape));
    expect(lost).toEqual([]);
  });
});

describe.each(reported)("%s", (_, mistake) => {
  const diagnostics = diagnosticsOf(mistake);

  test("is one diagnostic", () => {
    expect(diagnostics.map(({ code, title }) => `${code} ${title}`)).toHaveLength(1);
  });

  test("is shown inside the text", () => {
    for (const { at, also } of diagnostics) {
      for (const { span } of [at, ...also]) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(mistake.after.text.length);
      }
    }
  });

  test("is mended by its edit, if it has one", () => {
    const edits = diagnostics[0]?.edits ?? [];
    if (edits.length === 0) return;
    const mended = { ...mistake, after: makeSourceFile(mistake.after.name, mend(mistake.after.text, edits)) };
    const left = diagnosticsOf(mended).filter(({ severity }) => severity !== "note");
    expect(left.map(({ code, at }) => `${code} ${at.text}`)).toEqual([]);
  });
});

test.each(slips)("%s changes nothing", (_, { before, after }) => {
  const meaning = (source: typeof before): unknown => {
    const { agreement } = check(source);
    const { articles: _articles, id: _id, withoutMeaning: _withoutMeaning, ...rest } = { ...agreement };
    return withoutSpans(rest);
  };
  expect(meaning(after)).toEqual(meaning(before));
});

function shapeOf(statement: unknown): string {
  return JSON.stringify(withoutSpans(statement));
}
