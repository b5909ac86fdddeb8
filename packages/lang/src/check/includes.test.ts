// An agreement of several files: paths from the file that names them, each file once, nothing outside the folder.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { sampleFiles } from "../testing/sample-files.ts";
import { type Checked, check } from "./check.ts";
import { pathFrom } from "./ports.ts";

function checkText(statements: string, leavesFolder = (_path: string): boolean => false): Checked {
  const block = `\`\`\`servanda\nbetween Karsa, Ostrel\n${statements}\n\`\`\`\n`;
  const text = `---\ntime zone: Europe/Oslo\n---\n\n# A\n\n${block}`;
  const files = new Map([...sampleFiles, ["main.servanda.md", text]]);
  return check(makeSourceFile("folder/main.servanda.md", text), { readFile: (path) => files.get(path), leavesFolder });
}

const messages = ({ diagnostics }: Checked): readonly string[] =>
  diagnostics.map(({ code, at }) => `${code} ${at.file}:${at.span.start}`);

const rules = "clause 1: each party must not fire in Buffer\nclause 2: each party must not fire in Depots";

test("an annex names what lies beside it, and its names are the agreement's", () => {
  const { agreement, sources, diagnostics } = checkText(`include "annexes/zones.servanda.md"\n${rules}`);
  expect(diagnostics.map(({ code }) => code)).toEqual(["S0321"]);
  expect(agreement?.regions.map(({ name, shape }) => [name, shape.kind])).toEqual([
    ["Depots", "polygons"],
    ["Buffer", "polygons"],
  ]);
  expect(sources.map(({ name }) => name)).toEqual([
    "folder/main.servanda.md",
    "folder/annexes/zones.servanda.md",
    "folder/annexes/depots.servanda.md",
  ]);
});

test("a file included twice, by any spelling, is read once", () => {
  const once = checkText(`include "annexes/zones.servanda.md"\n${rules}`);
  const twice = checkText(
    `include "./annexes/zones.servanda.md"\ninclude "annexes/../annexes/depots.servanda.md"\n${rules}`,
  );
  expect(twice.sources).toHaveLength(once.sources.length);
  expect(messages(twice).map((each) => each.split(":")[0])).toEqual(["S0321 folder/main.servanda.md"]);
});

test("every text that is drawn on is part of the agreement's identity", () => {
  const idOf = (change: string): string | undefined => {
    const text = `---\ntime zone: Europe/Oslo\n---\n\n\`\`\`servanda\nbetween A, B\ninclude "a/x.md"\n\`\`\`\n`;
    const files = new Map([
      ["a/x.md", `\`\`\`servanda\nzone Z from "z.geojson"\nclause 1: each party must not fire in Z\n\`\`\`\n`],
      ["a/z.geojson", `${sampleFiles.get("area.geojson")}${change}`],
    ]);
    return check(makeSourceFile("m.md", text), { readFile: (path) => files.get(path) }).agreement?.id;
  };
  expect(idOf("")).toBeDefined();
  expect(idOf("\n")).not.toBe(idOf(""));
});

test("a circle of files is said once, where it closes", () => {
  expect(messages(checkText('include "annexes/circle.servanda.md"'))).toEqual([
    "S0206 folder/annexes/circle.servanda.md:29",
  ]);
});

test("the main file may not be included again", () => {
  expect(messages(checkText('include "main.servanda.md"')).map((each) => each.split(" ")[0])).toEqual(["S0206"]);
});

test("a chain of files has an end", () => {
  const { diagnostics } = checkText('include "chain/0.servanda.md"');
  expect(diagnostics.map(({ code, at }) => [code, at.file])).toEqual([["S0212", "folder/chain/99.servanda.md"]]);
});

test("names of an annex that nothing uses are the agreement's own, and so are its standards", () => {
  const { diagnostics, agreement } = checkText('include "std/ceasefire"\ninclude "annexes/unused.servanda.md"');
  expect(diagnostics.map(({ code }) => code)).toEqual(["S0208"]);
  expect(agreement?.standards.find(({ level }) => level === "confirmed")?.anyOf).toEqual([
    { kind: "sources", sources: 4, sourceKinds: 1 },
  ]);
});

test("a map or an annex behind a link out of the folder is refused", () => {
  const leaves = (path: string): boolean => path.startsWith("annexes/");
  expect(messages(checkText('include "annexes/zones.servanda.md"', leaves))[0]).toMatch(/^S0502 /);
  const used = 'zone Z from "annexes/depots.geojson"\nclause 1: each party must not fire in Z';
  expect(messages(checkText(used, leaves))[0]).toMatch(/^S0502 /);
});

test.each([
  ["", "a.md", "a.md"],
  ["", "./a.md", "a.md"],
  ["", "a/../b.md", "b.md"],
  ["annexes/", "a.md", "annexes/a.md"],
  ["annexes/", "../a.md", "a.md"],
  ["annexes/deep/", "../../a.md", "a.md"],
  ["", "../a.md", undefined],
  ["annexes/", "../../a.md", undefined],
  ["annexes/", "/a.md", undefined],
  ["", "c:/a.md", undefined],
  ["", "a\\b.md", undefined],
  ["", "http://x/a.md", undefined],
  ["", "a//b.md", undefined],
  ["", ".", undefined],
  ["a/", "..", undefined],
  ["", "", undefined],
])("from %j, %j is %j", (folder, path, expected) => {
  expect(pathFrom(folder, path)).toBe(expected);
});
