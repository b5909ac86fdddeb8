// The contract both implementations keep: stepped with the records of one record instant, it says what changed and
// what stands. No clock inside: time comes in with the records.
import type { DayCount, Duty, Finding, LogRecord, Transition } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** A running monitor of one agreement. Owned by its caller; not shared between threads. */
export interface Monitor {
  /**
   * Hands over all records of one record instant (none: time passes). Instants must grow strictly. Intake has seen to
   * it that no identity comes twice. Deadlines before the instant fire first, in due order; then the records count;
   * then deadlines at the instant fire.
   */
  step(recordedAt: Instant, records: readonly LogRecord[]): readonly Transition[];
  /** Findings that stand, in the order of the text. */
  findings(): readonly Finding[];
  /** Every duty that ever began, in the order of the text. */
  duties(): readonly Duty[];
  /** Counting rules by day. */
  counts(): readonly DayCount[];
}
