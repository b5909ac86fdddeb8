// No path leads out of the agreement's folder, however it is written.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { check } from "./check.ts";
import { pathFrom } from "./ports.ts";

const hostile = [
  "..",
  "../x",
  "a/../../x",
  "annexes/../../x",
  "./../x",
  "a/..",
  ".",
  "",
  "a//b",
  "/etc/passwd",
  "//server/share",
  "\\\\server\\share",
  "..\\x",
  "a\\..\\..\\x",
  "C:/x",
  "c:x",
  "C:\\x",
  "file:///etc/passwd",
  "https://example.org/x",
  "%2e%2e/x",
  "..%2fx",
  "..%5Cx",
  "a%00b",
  "a\u0000b",
  "\u202ex",
];

test.each(hostile)("%j leads nowhere", (path) => {
  expect(pathFrom("", path)).toBeUndefined();
  for (const statement of [`include "${path}"`, `zone Z from "${path}"`]) {
    const asked: string[] = [];
    const source = makeSourceFile("x.servanda.md", `\`\`\`servanda\n${statement}\n\`\`\`\n`);
    const readFile = (each: string): undefined => void asked.push(each);
    const codes = check(source, { readFile }).diagnostics.map(({ code }) => code);
    expect(codes).toContain("S0502");
    expect(asked).toEqual([]);
  }
});

test.each([
  ["", "maps/line.geojson", "maps/line.geojson"],
  ["", "./a.md", "a.md"],
  ["annexes/", "../a.md", "a.md"],
  ["annexes/", "b/../c.md", "annexes/c.md"],
  ["", "Карта.geojson", "Карта.geojson"],
  ["", "50 %.geojson", "50 %.geojson"],
])("from %j, %j is %j", (folder, path, found) => {
  expect(pathFrom(folder, path)).toBe(found);
});
