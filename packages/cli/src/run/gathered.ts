// What reading the sources gave: the records to judge, and an account of every row that is not among them.
import type { LogRecord } from "@servanda/agreement";
import type { RowRefusal } from "@servanda/formats";

/** Rows of all sources: `read` = accepted + repeated + refused + skipped. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
  /** A mapping leaves them out on purpose, or they are the institution's own results. */
  readonly skipped: number;
}

export interface Gathered {
  /** In record order, within the period. */
  readonly records: readonly LogRecord[];
  readonly counts: RowCounts;
  /** Accepted, and not in the period that is judged. */
  readonly outsideCount: number;
  /** Accepted, and not yet on record at `--as-of`. */
  readonly laterCount: number;
  /** The first of the refused rows. */
  readonly refusals: readonly RowRefusal[];
}

/** How many refused rows are kept for the report; quarantine gets all of them. */
export const KEPT_REFUSALS = 5;
