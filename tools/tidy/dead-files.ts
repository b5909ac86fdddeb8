// A source file that nothing imports and nobody starts is dead. Started are: tests, a package's index, and whatever a
// script, a package.json or another source names by its path.
import { posix } from "node:path";
import { isTest, isTypeScript, type RepoFile, type Rule } from "./rule.ts";

const isEntry = (path: string): boolean =>
  isTest(path) || /^packages\/[^/]+\/src\/index\.ts$/.test(path) || path === "vitest.config.ts";

export const deadFiles: Rule = (files) => {
  const sources = files.filter((file) => /\.(ts|js)$/.test(file.path));
  const imported = new Set(sources.flatMap(importsOf));
  const starters = files.filter(
    (file) => /\.js$|package\.json$|^\.ci\//.test(file.path) || /^tools\/\w+\.ts$/.test(file.path),
  );
  const isStarted = (path: string) => starters.some((file) => file.path !== path && file.text.includes(path));
  return files
    .filter(isTypeScript)
    .filter(({ path }) => !isEntry(path) && !imported.has(path) && !isStarted(path))
    .map(({ path }) => ({ path, line: 0, text: "is imported by no file and started by no script" }));
};

/** Paths that a file imports, or names relative to itself (`new URL("../src/main.ts", import.meta.url)`). */
function importsOf(file: RepoFile): string[] {
  return [...file.text.matchAll(/"(\.{1,2}\/[^"\n]+\.[jt]s)"/g)].map((match) =>
    posix.join(posix.dirname(file.path), match[1] ?? ""),
  );
}
