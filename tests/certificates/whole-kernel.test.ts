// Generated cases over the whole kernel, those by which the two monitors are held to each other: no certificate is
// refused, and many are accepted. `SEED=… RUNS=…` runs others.
import { expect, test } from "vitest";
import { generateCase, withoutRepeats } from "../../packages/monitor/src/testing/two/case.ts";
import { shownBy } from "./shown.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 150);

test("no certificate is refused", () => {
  const refused: string[] = [];
  let accepted = 0;
  for (let index = 0; index < RUNS; index += 1) {
    const { agreement, log, endAt } = generateCase(SEED, index);
    const shown = shownBy(agreement, withoutRepeats(log), endAt);
    refused.push(...shown.refused.map((refusal) => `case ${index} of seed ${SEED}: ${refusal}`));
    accepted += shown.accepted;
  }
  expect(refused).toEqual([]);
  expect(accepted).toBeGreaterThan(RUNS / 2);
});
