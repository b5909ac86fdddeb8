// What the keeper asks before it takes a record, and tells of each one that it took. By the roll, for every log that
// counts; tests of storage stand another gate in its place.
import { accepted, assert, type Instant, type Outcome } from "@servanda/core";
import { encodeEntry, readEntry } from "../record/entry.ts";
import { readEnvelope } from "../record/read.ts";
import type { Roll } from "../roll/roll.ts";

export interface Gate {
  /** Of a record, its form; nothing else is known of it. */
  read(bytes: Uint8Array): Outcome<Candidate>;
  /** Entries that the log has, in their order, before anything else is asked. */
  replay(entry: Uint8Array, index: number): Outcome<Replayed>;
}

export interface Candidate {
  readonly id: string;
  /** Whose quota it counts on. */
  readonly author: string;
  /** Whether it may stand next in the log, signatures and all. Nothing changes. */
  admit(recvAt: Instant, via: string): Promise<Outcome<Admitted>>;
}

export interface Admitted {
  /** What stands in the log for the record. */
  readonly entry: Uint8Array;
  /** From here on the record counts. Called at once, before another is asked about. */
  apply(index: number): void;
}

/** An entry that was read and counts. */
export interface Replayed {
  readonly id: string;
  readonly recvAt: Instant;
}

/** The fold that every verifier runs again. `roll` is empty, and the gate's from then on. */
export function gateOf(roll: Roll): Gate {
  return {
    read(bytes) {
      const record = readEnvelope(bytes);
      if (!record.ok) return record;
      const { id, body } = record.value;
      return accepted({
        id,
        author: body.author,
        async admit(recvAt, via) {
          const admission = await roll.check(record.value, recvAt);
          if (!admission.ok) return admission;
          assert(admission.value.kind === "new", "the keeper knows every record of its log");
          const entry = encodeEntry(record.value, recvAt, via);
          return accepted({ entry: entry.bytes, apply: (index) => roll.apply(entry, index) });
        },
      });
    },
    // Signatures were checked when the entry came in, and stand under a root that this log has signed since.
    replay(bytes, index) {
      const entry = readEntry(bytes);
      if (!entry.ok) return entry;
      const { record, recvAt } = entry.value;
      const judged = roll.judge(record, recvAt);
      if (!judged.ok) return judged;
      roll.apply(entry.value, index);
      return accepted({ id: record.id, recvAt });
    },
  };
}
