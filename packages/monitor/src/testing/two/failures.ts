// Holds a law to many cases. What breaks it is made small, and shown so that it can be read and run again.
import type { Case } from "./case.ts";
import { generateCase } from "./case.ts";
import { caseText } from "./case-text.ts";
import type { Law } from "./laws.ts";
import { type Failure, shrunk } from "./shrink.ts";

/** The first case of these that breaks the law, as small as it gets. */
export function firstFailure(
  law: Law,
  seed: number,
  cases: Iterable<number>,
): (Failure & { index: number }) | undefined {
  for (const index of cases) {
    const failed = generateCase(seed, index);
    const difference = law.differenceOn(failed);
    if (difference === undefined) continue;
    return { index, ...shrunk({ failed, difference }, (smaller: Case) => law.differenceOn(smaller)) };
  }
  return undefined;
}

/** The first case that breaks it, in words. */
export function broken(law: Law, seed: number, cases: number): string | undefined {
  const failure = firstFailure(
    law,
    seed,
    Array.from({ length: cases }, (_, index) => index),
  );
  return failure && failureText(law, seed, failure);
}

export function failureText(law: Law, seed: number, failure: Failure & { readonly index: number }): string {
  return [
    `It does not hold that ${law.name}: case ${failure.index} of seed ${seed}.`,
    `Again: npm run fuzz -- monitor --seed ${seed} --case ${failure.index}`,
    "",
    caseText(failure.failed, failure.difference),
  ].join("\n");
}
