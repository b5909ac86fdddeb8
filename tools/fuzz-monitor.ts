// `npm run fuzz -- monitor [--cases N] [--seed S] [--case I] [--replay FILE]`: holds the monitors to each other, and
// each to its laws, on generated agreements and logs. What fails is made small, printed in words, and kept as a file
// that `--replay` runs again.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Case } from "../packages/monitor/src/testing/two/case.ts";
import { caseText } from "../packages/monitor/src/testing/two/case-text.ts";
import { failureText, firstFailure } from "../packages/monitor/src/testing/two/failures.ts";
import { ALL_LAWS, type Law, OTHER_LAWS } from "../packages/monitor/src/testing/two/laws.ts";

const failures = fileURLToPath(new URL("../fuzz-failures/", import.meta.url));

export interface MonitorFuzz {
  readonly seed: number;
  readonly cases: number;
  /** This one alone, held to every law. */
  readonly case?: number | undefined;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Another law for each case in turn beside the agreement of the two, which is asked of all. */
const [AGREEMENT] = ALL_LAWS;

function lawsOfCase(index: number): readonly Law[] {
  const other = OTHER_LAWS[index % OTHER_LAWS.length];
  return other === undefined ? [AGREEMENT] : [AGREEMENT, other];
}

const MOST_SHOWN = 5;
const EVERY = 5000;

/** Exit code. */
export function fuzzMonitor({ seed, cases, case: only }: MonitorFuzz): number {
  const first = only ?? 0;
  const last = only === undefined ? cases : only + 1;
  let failed = 0;
  for (let index = first; index < last && failed < MOST_SHOWN; index += 1) {
    for (const law of only === undefined ? lawsOfCase(index) : ALL_LAWS) {
      const failure = firstFailure(law, seed, [index]);
      if (failure === undefined) continue;
      failed += 1;
      mkdirSync(failures, { recursive: true });
      const file = `${failures}monitor-${seed}-${index}-${failed}.json`;
      writeFileSync(file, `${JSON.stringify({ law: law.name, case: failure.failed }, null, 2)}\n`);
      print(failureText(law, seed, failure));
      print(`Kept: npm run fuzz -- monitor --replay ${file}\n`);
    }
    if ((index + 1) % EVERY === 0) print(`monitor: seed ${seed}, ${index + 1} cases`);
  }
  const counted = failed < MOST_SHOWN ? `${last - first} cases` : "stopped";
  print(`monitor: ${counted}, seed ${seed}: ${failed === 0 ? "nothing differs" : `${failed} failures`}`);
  return failed === 0 ? 0 : 1;
}

/** Exit code. */
export function replayCase(file: string): number {
  const kept: { readonly law: string; readonly case: Case } = JSON.parse(readFileSync(file, "utf8"));
  const law = ALL_LAWS.find(({ name }) => name === kept.law);
  if (law === undefined) {
    print(`There is no law "${kept.law}".`);
    return 65;
  }
  const difference = law.differenceOn(kept.case);
  print(difference === undefined ? `It holds that ${law.name}.` : caseText(kept.case, difference));
  return difference === undefined ? 0 : 1;
}
