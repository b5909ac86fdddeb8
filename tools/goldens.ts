// `npm run goldens`: says which golden texts differ from what is printed now, those of the diagnostics and the rendered
// pages of the agreements; `-- --accept` rewrites them, and reading the difference is the review. What a golden is, and
// how it is compared, is the business of lang and of tests/rendered.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GoldenPorts, runGoldens } from "../packages/lang/src/testing/goldens.ts";
import { mistakeFiles, runMistakes } from "../packages/lang/src/testing/mistakes.ts";
import { acceptPage, pages } from "../tests/rendered/pages.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = `${root}packages/lang/goldens/`;
const mistakeFolder = `${root}packages/lang/mistakes/`;

const ports: GoldenPorts = {
  readDir: () => readdirSync(folder),
  readFile: (name) => readFileSync(folder + name, "utf8"),
  writeFile: (name, text) => writeFileSync(folder + name, text),
};

const isAccepting = process.argv.includes("--accept");
const pageResults = pages().map((page) => {
  const isSame = page.actual === page.expected;
  if (!isSame && isAccepting) acceptPage(page);
  return { ...page, state: isSame ? "same" : isAccepting ? "accepted" : "different" };
});
const results = [...runGoldens(ports, isAccepting), ...pageResults];
for (const { name, state, expected, actual } of results) {
  if (state !== "same") process.stdout.write(`${name}: ${state}\n`);
  if (state === "different") process.stdout.write(`--- written\n${expected}\n--- printed\n${actual}\n`);
}
const different = results.filter(({ state }) => state === "different").length;
process.stdout.write(`${results.length} goldens, ${different} differ\n`);

const mistakes = runMistakes(
  {
    files: () => mistakeFiles(readdirSync(mistakeFolder)),
    read: (name) => readFileSync(mistakeFolder + name, "utf8"),
    readAgreement: (path) => readFileSync(root + path, "utf8"),
  },
  isAccepting ? (name, text) => writeFileSync(mistakeFolder + name, text) : undefined,
);
const changed = mistakes.filter(({ isSame }) => !isSame);
for (const { name } of changed) process.stdout.write(`${name}: ${isAccepting ? "accepted" : "different"}\n`);
process.stdout.write(`${mistakes.length} mistakes, ${isAccepting ? 0 : changed.length} differ\n`);
process.exitCode = different > 0 || results.length === 0 || (changed.length > 0 && !isAccepting) ? 1 : 0;
