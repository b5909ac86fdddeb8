// The order in which the institution came to know its records.
import { compareText, type LogRecord } from "@servanda/agreement";

/**
 * Sorted by record time; within one instant ticks come last (a record at exactly T precedes deadlines at T), and the
 * rest by identity, so that the order of files never shows. Sorts in place and returns the same array; O(n) if sorted
 * already.
 */
export function inRecordOrder<T extends LogRecord>(records: T[]): T[] {
  return records.sort(compareRecords);
}

function compareRecords(a: LogRecord, b: LogRecord): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt;
  if (a.record === "tick" || b.record === "tick") return Number(a.record === "tick") - Number(b.record === "tick");
  return compareText(a.source, b.source) || compareText(a.id, b.id);
}
