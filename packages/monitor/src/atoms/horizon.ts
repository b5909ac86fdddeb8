// How late is too late (semantics.md, rule 14).
import type { LogRecord } from "@servanda/agreement";
import type { DurationMs } from "@servanda/core";

/** World time of a record older than the horizon when it was recorded: it is listed, not applied. */
export function isBeyondHorizon(record: LogRecord, horizonMs: DurationMs): boolean {
  return record.record === "observation" && record.recordedAt - record.to > horizonMs;
}
