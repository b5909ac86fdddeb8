// `npm run goldens`: says which golden texts of the language differ from what is printed now; `-- --accept` rewrites
// them, and reading the difference is the review. What a golden is, and how it is compared, is lang's own business.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GoldenPorts, runGoldens } from "../packages/lang/src/testing/goldens.ts";

const folder = fileURLToPath(new URL("../packages/lang/goldens/", import.meta.url));

const ports: GoldenPorts = {
  readDir: () => readdirSync(folder),
  readFile: (name) => readFileSync(folder + name, "utf8"),
  writeFile: (name, text) => writeFileSync(folder + name, text),
};

const results = runGoldens(ports, process.argv.includes("--accept"));
for (const { name, state, expected, actual } of results) {
  if (state !== "same") process.stdout.write(`${name}: ${state}\n`);
  if (state === "different") process.stdout.write(`--- written\n${expected}\n--- printed\n${actual}\n`);
}
const different = results.filter(({ state }) => state === "different").length;
process.stdout.write(`${results.length} goldens, ${different} differ\n`);
process.exitCode = different > 0 || results.length === 0 ? 1 : 0;
