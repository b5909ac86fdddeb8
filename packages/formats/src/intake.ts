// Order and identity of what comes in: each record once, in the order in which the institution came to know it.
// Not the log itself, and no store: of a record that was taken only its identity and a hash of its content are kept.
import { compareText, type LogRecord, refOf } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import { contentHash } from "./content-hash.ts";
import { IdentityTable } from "./identity-table.ts";
import { recordRefusals } from "./messages.ts";

/** `repeated`: the same record was admitted before; leave it out. */
export type Admission =
  | { readonly kind: "accepted" }
  | { readonly kind: "repeated" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Remembers every record it accepted: some 30 bytes each. Owned by one run. */
export interface Intake {
  admit(record: LogRecord): Admission;
  readonly acceptedCount: number;
  readonly repeatedCount: number;
}

const accepted: Admission = { kind: "accepted" };
const repeated: Admission = { kind: "repeated" };

/**
 * Identity is `source/id`. Equal content is a repeat, other content is refused, and what came first stands. Content
 * is every field, record time included, compared by a 53-bit hash: two different contents under one identity pass for
 * a repeat with odds of about 1 in 10^16. Ticks have no identity and are always accepted. `seed`: see
 * `IdentityTable`; any number where nobody hostile chooses identities.
 */
export function createIntake(seed = 1): Intake {
  const table = new IdentityTable(seed);
  let repeatedCount = 0;
  let tickCount = 0;
  return {
    admit(record: LogRecord): Admission {
      if (record.record === "tick") {
        tickCount += 1;
        return accepted;
      }
      const known = table.take(record.source, record.id, contentHash(record));
      if (known === "new") return accepted;
      if (known === "other") return { kind: "refused", refusal: recordRefusals.otherContent(refOf(record)) };
      repeatedCount += 1;
      return repeated;
    },
    get acceptedCount(): number {
      return table.count + tickCount;
    },
    get repeatedCount(): number {
      return repeatedCount;
    },
  };
}

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
