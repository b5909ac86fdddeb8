// `npm run corpus`: how much of the corpus of real clauses the library in `agreements/` encodes, per instrument and per
// construct, computed from the syntax tree; `-- --json` for programs. The corpus lies beside the repository, or where
// SERVANDA_CORPUS says. Fails on wrong tags; clauses without a tag only count as not encoded.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseClauses } from "./corpus/clauses.ts";
import { renderProblem } from "./corpus/problem.ts";
import { renderJson, renderTable } from "./corpus/report.ts";
import { survey } from "./corpus/survey.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.env["SERVANDA_CORPUS"] ?? "../shared/corpus";

function readLibrary(): { path: string; text: string }[] {
  const names = readdirSync(`${root}agreements`).filter((name) => name.endsWith(".servanda.md"));
  return names.sort().map((name) => {
    const path = `agreements/${name}`;
    return { path, text: readFileSync(root + path, "utf8") };
  });
}

function report(clausesFile: string): void {
  const { rows, problems } = survey(parseClauses(readFileSync(clausesFile, "utf8")), readLibrary());
  process.stdout.write(process.argv.includes("--json") ? renderJson(rows) : renderTable(rows));
  for (const problem of problems) process.stderr.write(`${renderProblem(problem)}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

// A reader that has seen enough (`| head`) closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const clausesFile = resolve(root, folder, "clauses.jsonl");
if (existsSync(clausesFile)) report(clausesFile);
else
  process.stderr.write(
    `corpus: no clauses.jsonl in ${folder}, so nothing to report. SERVANDA_CORPUS names its folder.\n`,
  );
