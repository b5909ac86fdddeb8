// Style as a test: walks the repository and applies every rule. A rule is a pure function from files to findings and
// lives in tidy/; this file only reads, runs and prints. Proof that each rule can fail is in tidy.test.ts.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deadFiles } from "./tidy/dead-files.ts";
import { decidedDependencies } from "./tidy/decisions.ts";
import { avoidedWords, everyRowHolds, everyTypeIsDefined } from "./tidy/glossary.ts";
import { goldenPerCode } from "./tidy/goldens.ts";
import { links } from "./tidy/links.ts";
import { type RepoFile, type Rule, render } from "./tidy/rule.ts";
import { leftovers, longFiles, longLines, machinePaths, openingComments } from "./tidy/text.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const skippedFolders = new Set(["node_modules", "dist", ".git", "coverage", "traces"]);
const textFile = /(\.(ts|js|json|md|yaml|yml|toml|txt)|\/run|^[A-Z]+|\.gitignore)$/;

const rules: readonly Rule[] = [
  everyTypeIsDefined,
  everyRowHolds,
  avoidedWords,
  goldenPerCode,
  leftovers,
  machinePaths,
  longLines,
  longFiles,
  openingComments,
  deadFiles,
  decidedDependencies,
  links,
];

function readFiles(folder = ""): RepoFile[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : readFiles(`${path}/`);
    return entry.isFile() ? [{ path, text: textFile.test(path) ? readFileSync(root + path, "utf8") : "" }] : [];
  });
}

const files = readFiles();
const findings = rules.flatMap((rule) => rule(files));
for (const finding of findings) process.stdout.write(`${render(finding)}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
