// When the institution knew of a report in its log: a function of the log alone, so that everyone who replays it judges
// by the same instants. Who admits a report, and when, is the log's business.
import type { LogRecord } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** How far record time has come. */
export interface RecordClock {
  /** Record time of the last report that counts; nothing is recorded before it. */
  readonly at: Instant;
  /** A conclusion has been drawn since: what comes now was known later. */
  readonly isClosed: boolean;
}

/** Before the first report. */
export const startOfRecord: RecordClock = { at: Number.NEGATIVE_INFINITY, isClosed: false };

/** How a report came. */
export interface Arrival {
  /** When the log's operator took it. */
  readonly recvAt: Instant;
  /** By a key whose role is to bring in what others had on record: then its own record time counts. */
  readonly isImported: boolean;
}

/**
 * The report as the institution came to know it, `recordedAt` being its record time. An imported report, and a tick,
 * keep the instant that they state, but at most `recvAt`: nobody brings in what was not yet on record. Any other report
 * is known from `recvAt` on. Never earlier than the report before, and later than whatever was concluded. An act that
 * says it was done later than that was done then at the latest.
 */
export function recordedOn(clock: RecordClock, record: LogRecord, { recvAt, isImported }: Arrival): LogRecord {
  const states = isImported || record.record === "tick";
  const known = states ? Math.min(record.recordedAt, recvAt) : recvAt;
  const recordedAt = Math.max(known, clock.isClosed ? clock.at + 1 : clock.at);
  if (record.record === "act") return { ...record, recordedAt, at: Math.min(record.at, recordedAt) };
  return { ...record, recordedAt };
}
