// What a run should not pass over in silence, gathered once for the text report and for --summary.
import type { Gathered } from "./gathered.ts";
import type { Replayed } from "./replayed.ts";
import { type Undeclared, undeclaredNames } from "./undeclared.ts";
import { type Unplaced, unplacedReports } from "./unplaced.ts";
import { actsWithoutEffect, type WithoutEffect } from "./without-effect.ts";

export interface Notes {
  readonly undeclared: readonly Undeclared[];
  /** Absent where every report that is asked for its place has one that the text can be held to. */
  readonly unplaced?: Unplaced;
  readonly withoutEffect: readonly WithoutEffect[];
}

export function notesOf(run: Replayed, { outsideCount, laterCount }: Gathered): Notes {
  const isWhole = outsideCount + laterCount === 0;
  const unplaced = unplacedReports(run.agreement, run.records);
  return {
    undeclared: undeclaredNames(run.agreement, run.records, isWhole),
    ...(unplaced === undefined ? {} : { unplaced }),
    withoutEffect: actsWithoutEffect(run),
  };
}
