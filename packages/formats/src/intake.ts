// Order and identity of what comes in: each record once, in the order in which the institution came to know it.
// Not the log itself, and no store: of a record that was taken only its identity and a hash of its content are kept.
import { compareText, type LogRecord, refOf } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import { contentHash } from "./content-hash.ts";
import { recordRefusals } from "./messages.ts";

/** `repeated`: the same record was admitted before; leave it out. */
export type Admission =
  | { readonly kind: "accepted" }
  | { readonly kind: "repeated" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Remembers every record it accepted: about 100 bytes each. Owned by one run. */
export interface Intake {
  admit(record: LogRecord): Admission;
  readonly acceptedCount: number;
  readonly repeatedCount: number;
}

const accepted: Admission = { kind: "accepted" };
const repeated: Admission = { kind: "repeated" };

/**
 * Identity is `source/id`. Equal content is a repeat, other content is refused, and what came first stands. Content
 * is every field, record time included. It is compared by a 53-bit hash: two different contents under one identity
 * pass for a repeat with odds of about 1 in 10^16. Ticks have no identity and are always accepted.
 */
export function createIntake(): Intake {
  // By source, then by id: no text is joined for a record that is taken.
  const placesOf = new Map<string, Map<string, number>>();
  // A map of small whole numbers into an array of hashes: a map of the hashes themselves boxes every one of them.
  let hashes = new Float64Array(1024);
  let recordCount = 0;
  let repeatedCount = 0;
  let tickCount = 0;
  return {
    admit(record: LogRecord): Admission {
      if (record.record === "tick") {
        tickCount += 1;
        return accepted;
      }
      let places = placesOf.get(record.source);
      if (places === undefined) {
        places = new Map();
        placesOf.set(record.source, places);
      }
      const hash = contentHash(record);
      const known = places.get(record.id);
      if (known === undefined) {
        places.set(record.id, recordCount);
        if (recordCount === hashes.length) hashes = grown(hashes);
        hashes[recordCount] = hash;
        recordCount += 1;
        return accepted;
      }
      if (hashes[known] !== hash) return { kind: "refused", refusal: recordRefusals.otherContent(refOf(record)) };
      repeatedCount += 1;
      return repeated;
    },
    get acceptedCount(): number {
      return recordCount + tickCount;
    },
    get repeatedCount(): number {
      return repeatedCount;
    },
  };
}

function grown(hashes: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(hashes.length * 2);
  larger.set(hashes);
  return larger;
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
