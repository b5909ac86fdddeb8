// What follows from the files of a log, a bundle's or a folder's, held against the conclusions in it, byte for byte.
import { accepted, type Outcome } from "@servanda/core";
import { refuse, type TileReader } from "@servanda/log";
import { readTree } from "./read-log.ts";
import { recomputeLog } from "./recompute-log.ts";

/** What was found when all was worked out again. */
export interface Recomputation {
  /** Conclusions that follow from the reports in the log. */
  readonly followCount: number;
  /** Of those, the ones that the log holds, byte for byte. */
  readonly sameCount: number;
  /** Indices of conclusions in the log that do not follow from the entries before them. */
  readonly unfounded: readonly number[];
  /** How many were left out: the log has concluded what comes after them. */
  readonly leftOutCount: number;
  /** How many follow and are not in the log yet. */
  readonly openCount: number;
  /** Reports that count for nothing. */
  readonly uncountedCount: number;
}

/**
 * Of a log that was verified: signatures are not looked at again. Refused: what is missing, and a text of the log that
 * is not here or that this release reads otherwise.
 */
export async function recomputeFiles(reader: TileReader): Promise<Outcome<Recomputation>> {
  const bytes = await reader.read("checkpoint");
  if (bytes === undefined) return refuse("file_missing", { path: "checkpoint" });
  const tree = await readTree(reader, bytes);
  if (!tree.ok) return tree;
  const { records, roll } = tree.value;
  const texts = await recomputeLog({ reader, records, roll });
  if (!texts.ok) return texts;
  const all = texts.value.map(({ recomputed }) => recomputed);
  const sum = (count: (each: (typeof all)[number]) => number): number =>
    all.reduce((total, each) => total + count(each), 0);
  const leftOutCount = sum(({ leftOut }) => leftOut.length);
  const unloggedCount = sum(({ unlogged }) => unlogged.length);
  const followCount = sum(({ conclusions }) => conclusions.length);
  return accepted({
    followCount,
    sameCount: followCount - unloggedCount,
    unfounded: all.flatMap(({ unfounded }) => unfounded),
    leftOutCount,
    openCount: unloggedCount - leftOutCount,
    uncountedCount: all.at(-1)?.uncounted.length ?? 0,
  });
}
