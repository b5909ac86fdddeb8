// Which times a record can be of. A slip of the pen in a year would otherwise be watched, counted and divided into days
// for millennia.
import type { Instant } from "@servanda/core";

/** 1900-01-01T00:00:00Z. */
const FROM = -2_208_988_800_000;
/** 2200-01-01T00:00:00Z. */
const BEFORE = 7_258_118_400_000;

/** From 1900 to 2199, UTC. */
export function isRecordable(at: Instant): boolean {
  return at >= FROM && at < BEFORE;
}
