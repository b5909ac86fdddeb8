// Golden texts: one file holds a literate source, a separator line and what a person reads about it. Run by a test
// and, with `accept`, by `npm run goldens`; the difference is the review. Storage comes in as ports. For tests only.
import { check } from "../check/check.ts";
import { renderText } from "../diagnostics/render-text.ts";
import { makeSourceFile } from "../document/source-file.ts";
import { sampleFiles } from "./sample-files.ts";

export interface GoldenPorts {
  /** Names of the golden files, any order. */
  readonly readDir: () => readonly string[];
  readonly readFile: (name: string) => string;
  readonly writeFile: (name: string, text: string) => void;
}

export interface GoldenResult {
  readonly name: string;
  /** `accepted`: it differed and was rewritten. */
  readonly state: "same" | "different" | "accepted";
  readonly expected: string;
  readonly actual: string;
}

const separator = "=== rendered ===";

/** Renders every golden and compares; rewrites those that differ if `accept`. */
export function runGoldens(ports: GoldenPorts, accept: boolean): GoldenResult[] {
  return [...ports.readDir()]
    .filter((name) => name.endsWith(".servanda.md"))
    .sort()
    .map((name) => runGolden(name, ports, accept));
}

function runGolden(name: string, ports: GoldenPorts, accept: boolean): GoldenResult {
  const file = ports.readFile(name);
  const at = file.indexOf(`\n${separator}\n`);
  const written = at < 0 ? file.trimEnd() : file.slice(0, at);
  const expected = at < 0 ? "" : file.slice(at + separator.length + 2);
  const actual = renderGolden(name, written);
  if (actual === expected) return { name, state: "same", expected, actual };
  if (!accept) return { name, state: "different", expected, actual };
  ports.writeFile(name, `${written}\n${separator}\n${actual}`);
  return { name, state: "accepted", expected, actual };
}

/** Only the diagnostics of the family in the file's name (S01, S02 …), so that a golden stays about its mistake. */
function renderGolden(name: string, written: string): string {
  const family = name.slice(0, 3);
  const source = makeSourceFile(name, `${expand(written)}\n`);
  const { diagnostics, sources } = check(source, { readFile: (path) => sampleFiles.get(path) });
  return renderText(
    diagnostics.filter(({ code }) => code.startsWith(family)),
    sources,
  );
}

/** A line `@@repeat 20001 text` stands for that many lines: some mistakes are about size. */
function expand(text: string): string {
  return text.replace(/^@@repeat (\d+) (.*)$/gm, (_, count: string, line: string) =>
    `${line}\n`.repeat(Number(count)).trimEnd(),
  );
}
