// From a case that fails to a small one that fails in the same way.
import type { Case } from "./case.ts";
import type { Difference } from "./difference.ts";
import { reductions } from "./reductions.ts";

export interface Failure {
  readonly failed: Case;
  readonly difference: Difference;
}

/** Runs that a shrinking may cost; a case takes some milliseconds. */
const MOST_RUNS = 6000;

/** Takes every step down that still fails, until none does. */
export function shrunk(failure: Failure, differenceOf: (candidate: Case) => Difference | undefined): Failure {
  let smallest = failure;
  let runs = 0;
  for (let isDone = false; !isDone; ) {
    isDone = true;
    // After a step the search goes on where it was: what could not go before is tried again in the next round.
    for (let index = 0, all = iterate(smallest.failed, 0); ; index += 1) {
      const reduced = all.next();
      if (reduced.done === true) break;
      runs += 1;
      if (runs > MOST_RUNS) return smallest;
      const failed = reduced.value();
      const difference = differenceOf(failed);
      if (difference === undefined || wayOf(difference) !== wayOf(failure.difference)) continue;
      smallest = { failed, difference };
      isDone = false;
      all = iterate(failed, index);
      index -= 1;
    }
  }
  return smallest;
}

/** The reductions of a case but for the first ones. */
function iterate(whole: Case, from: number): Iterator<() => Case> {
  const all = reductions(whole);
  for (let passed = 0; passed < from; passed += 1) all.next();
  return all;
}

// What stops for another reason is another failure: most likely a case that no text could give.
function wayOf(difference: Difference): string {
  if (difference.kind === "stopped") return `${difference.who} ${difference.message}`;
  return difference.kind === "said" || difference.kind === "at the end" ? "differs" : "";
}
