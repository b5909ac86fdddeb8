// `npm run fuzz -- lang [--cases N] [--seed S] [--case I]`: damages the agreements of the repository at random and does
// everything with them that the tools do. Prints the seed and the case of what breaks; `--case` repeats one alone and
// prints its text. `npm run fuzz -- intake`: generated files of records, read by the scanner and plainly.
// `npm run fuzz -- monitor [--replay FILE]`: see `fuzz-monitor.ts`.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzzIntake, intakeCase } from "../packages/formats/src/testing/fuzz-intake.ts";
import { fuzz, mutatedCase } from "../packages/lang/src/testing/fuzz.ts";
import { fuzzMonitor, replayCase } from "./fuzz-monitor.ts";

const folder = fileURLToPath(new URL("../agreements/", import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string" },
    seed: { type: "string" },
    case: { type: "string" },
    replay: { type: "string" },
  },
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

function fuzzRecords(): number {
  const seed = Number(values.seed ?? 1);
  const cases = Number(values.cases ?? 20_000);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
  const failure =
    values.case === undefined ? fuzzIntake(seed, cases, decode) : intakeCase(seed, Number(values.case), decode);
  if (failure === undefined) {
    process.stdout.write(
      `intake: ${values.case === undefined ? cases : 1} generated files, seed ${seed}: both ways say the same\n`,
    );
    return 0;
  }
  const { index, text, expected, given } = failure;
  process.stdout.write(`intake: seed ${seed}, case ${index}\n${text}\n`);
  process.stdout.write(`expected:\n${expected.join("\n")}\ngiven:\n${given.join("\n")}\n`);
  process.stdout.write(`Repeat: npm run fuzz -- intake --seed ${seed} --case ${index}\n`);
  return 1;
}

function fuzzMonitors(): number {
  if (values.replay !== undefined) return replayCase(values.replay);
  const only = values.case === undefined ? undefined : Number(values.case);
  return fuzzMonitor({ seed: Number(values.seed ?? 1), cases: Number(values.cases ?? 2000), case: only });
}

const fuzzers: Readonly<Record<string, () => number>> = { lang: fuzzLang, intake: fuzzRecords, monitor: fuzzMonitors };
const fuzzer = fuzzers[positionals[0] ?? ""];
if (fuzzer !== undefined) process.exitCode = fuzzer();
else {
  process.stderr.write(`Usage: npm run fuzz -- ${Object.keys(fuzzers).join("|")} [--cases N] [--seed S] [--case I]\n`);
  process.exitCode = 64;
}
