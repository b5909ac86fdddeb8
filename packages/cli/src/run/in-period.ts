// Which records a period takes in: world time for what happened, record time for what was known.
import type { LogRecord } from "@servanda/agreement";
import type { Period } from "./instants.ts";

/**
 * Does its world time overlap the period? A single instant belongs to both bounds; an interval that only touches a
 * bound does not overlap. A withdrawal or a correction goes with what it is of, so it always stays; so does a
 * tick.
 */
export function overlaps(record: LogRecord, { from, until }: Period): boolean {
  const interval = worldTime(record);
  if (interval === undefined) return true;
  const isInstant = interval.from === interval.to;
  if (from !== undefined && (isInstant ? interval.to < from : interval.to <= from)) return false;
  return until === undefined || (isInstant ? interval.from <= until : interval.from < until);
}

function worldTime(record: LogRecord): { from: number; to: number } | undefined {
  switch (record.record) {
    case "observation":
    case "coverage":
      return { from: record.from, to: record.to };
    case "act":
      return { from: record.at, to: record.at };
    case "correction":
    case "withdrawal":
    case "tick":
      return undefined;
  }
}

/** Was it on record at `--as-of`? */
export function wasKnown(record: LogRecord, { asOf }: Period): boolean {
  return asOf === undefined || record.recordedAt <= asOf;
}
