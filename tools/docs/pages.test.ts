// The pages under docs/ say what the program does today.
import { allCodes } from "@servanda/lang";
import { expect, test } from "vitest";
import { docPages } from "./files.ts";
import { freshPage } from "./pages.ts";
import { fillRegions, regionsOf } from "./regions.ts";

const pages = docPages();
const pageOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? "";

test.each(pages.map(({ path, text }) => [path, text] as const))("%s is fresh; if not: npm run docs", (_, text) => {
  expect(text).toBe(freshPage(text));
});

test("every code is on the page of codes", () => {
  const families = regionsOf(pageOf("docs/language/codes.md"), "codes").map(([family = "?"]) => family);
  expect(allCodes.filter((code) => !families.some((family) => code.startsWith(family)))).toEqual([]);
});

const sample = "a\n<!-- made: list x y -->\nold\n<!-- end -->\nb\n";

test("a region is replaced and nothing else; its words are handed over", () => {
  const makers = new Map([["list", (words: readonly string[]) => words.join("+")]]);
  expect(fillRegions(sample, makers)).toBe("a\n<!-- made: list x y -->\nx+y\n<!-- end -->\nb\n");
  expect(regionsOf(sample, "list")).toEqual([["x", "y"]]);
});

test("a region that is not closed, or that nobody makes, is a mistake", () => {
  expect(() => fillRegions(sample.replace("<!-- end -->", ""), new Map())).toThrow("1 regions begin and 0 end");
  expect(() => fillRegions(sample, new Map())).toThrow("nobody makes `list`");
});
