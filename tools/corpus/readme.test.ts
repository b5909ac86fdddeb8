// The table of `agreements/README.md` says what the report counts, file by file.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseClauses } from "./clauses.ts";
import { type Row, survey } from "./survey.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const corpus = `${process.env["SERVANDA_CORPUS"] ?? `${root}../shared/corpus`}/clauses.jsonl`;
const isThere = existsSync(corpus);

function counted(rows: readonly Row[]): string {
  const of = (name: Row["class"]) => rows.filter((row) => row.class === name).length;
  const strained = rows.filter((row) => row.strained).length;
  return [rows.length, of("asIs"), of("judged"), of("open"), of("not"), strained].join(" ");
}

/** `file` or `all` → its six numbers. */
function tableOf(markdown: string): Map<string, string> {
  const lines = markdown.split("\n").filter((line) => line.startsWith("| ") && /\d \|$/.test(line));
  return new Map(
    lines.map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      const file = /\]\((.*)\)/.exec(line)?.[1];
      return [file === undefined ? "all" : `agreements/${file}`, cells.slice(4, 10).join(" ")];
    }),
  );
}

test.skipIf(!isThere)(
  `the table of the library${isThere ? "" : " (no corpus: set SERVANDA_CORPUS to its folder)"}`,
  () => {
    const names = readdirSync(`${root}agreements`).filter((name) => name.endsWith(".servanda.md"));
    const files = names.map((name) => ({
      path: `agreements/${name}`,
      text: readFileSync(`${root}agreements/${name}`, "utf8"),
    }));
    const { rows } = survey(parseClauses(readFileSync(corpus, "utf8")), files);
    const inFiles = [...new Set(rows.map(({ file }) => file ?? ""))];
    const wanted = inFiles.map((file): [string, string] => [file, counted(rows.filter((row) => row.file === file))]);
    expect(tableOf(readFileSync(`${root}agreements/README.md`, "utf8"))).toEqual(
      new Map([...wanted, ["all", counted(rows)]]),
    );
  },
);
