// `npm run fuzz -- lang [--cases N] [--seed S] [--case I]`: damages the agreements of the repository at random and does
// everything with them that the tools do. Prints the seed and the case of what breaks; `--case` repeats one alone and
// prints its text.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzz, mutatedCase } from "../packages/lang/src/testing/fuzz.ts";

const folder = fileURLToPath(new URL("../agreements/", import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: "string" }, seed: { type: "string" }, case: { type: "string" } },
});

function fuzzLang(): number {
  const seed = Number(values.seed ?? 1);
  const cases = Number(values.cases ?? 2000);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".servanda.md"))
    .sort()
    .map((name) => readFileSync(folder + name, "utf8"));
  if (values.case !== undefined) {
    process.stdout.write(mutatedCase(texts, seed, Number(values.case)));
    return 0;
  }
  const failure = fuzz(texts, seed, cases);
  if (failure === undefined) {
    process.stdout.write(`lang: ${cases} damaged agreements, seed ${seed}: nothing broke\n`);
    return 0;
  }
  process.stdout.write(`lang: seed ${failure.seed}, case ${failure.index}: ${failure.problem}\n`);
  process.stdout.write(`Repeat: npm run fuzz -- lang --seed ${failure.seed} --case ${failure.index}\n`);
  return 1;
}

if (positionals[0] === "lang") process.exitCode = fuzzLang();
else {
  process.stderr.write("Usage: npm run fuzz -- lang [--cases N] [--seed S] [--case I]\n");
  process.exitCode = 64;
}
