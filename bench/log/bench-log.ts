// `npm run bench -- log [--case NAME]… [--json]`: the record beside its floor, in one run. CPU time of this process.
// Fails if a count is wrong: first equality, then speed.
import { parseArgs } from "node:util";
import { admission } from "./admission.ts";
import type { LogCase } from "./case.ts";
import { durableAppends } from "./durable-appends.ts";
import { merkleAppend } from "./merkle-append.ts";
import { offlineVerification } from "./offline-verification.ts";

const CASES: readonly LogCase[] = [admission, merkleAppend, durableAppends, offlineVerification];

/** Exit code: 0, 1 if a count is wrong, 64 wrong usage. */
export async function benchLog(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean", default: false }, case: { type: "string", multiple: true } },
  });
  const chosen = CASES.filter(({ name }) => values.case?.includes(name) ?? true);
  if (chosen.length === 0) {
    process.stderr.write(`No such case. Cases: ${CASES.map(({ name }) => name).join(", ")}\n`);
    return 64;
  }
  let isCorrect = true;
  for (const { name, run } of chosen) {
    const row = { case: name, ...(await run()) };
    isCorrect &&= row.correct;
    process.stdout.write(`${values.json ? JSON.stringify(row) : lineOf(row)}\n`);
  }
  return isCorrect ? 0 : 1;
}

function lineOf({
  case: name,
  ratio,
  goal,
  correct,
  ...figures
}: { case: string } & Awaited<ReturnType<LogCase["run"]>>) {
  const said = Object.entries(figures).map(([figure, value]) => `${figure} ${JSON.stringify(value)}`);
  return `${name}: ratio ${ratio} (${goal}), ${[...said, correct ? "counts right" : "COUNT WRONG"].join(", ")}`;
}
