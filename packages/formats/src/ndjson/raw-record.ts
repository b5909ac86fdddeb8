// A parsed JSON line before it is checked: every field may be anything. What the readers of all sorts of records
// share.
import type { LogRecord } from "@servanda/agreement";
import { type Instant, parseInstant, type Refusal } from "@servanda/core";
import { isRecordable } from "../instants.ts";
import { recordRefusals } from "../messages.ts";

/** The fields of all records; each may hold anything, or be absent. */
export interface RawRecord {
  readonly record?: unknown;
  readonly id?: unknown;
  readonly source?: unknown;
  readonly recordedAt?: unknown;
  readonly kind?: unknown;
  readonly at?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly sourceKind?: unknown;
  readonly group?: unknown;
  readonly place?: unknown;
  readonly by?: unknown;
  readonly basis?: unknown;
  readonly attribution?: unknown;
  readonly of?: unknown;
  readonly onSite?: unknown;
  readonly target?: unknown;
  readonly count?: unknown;
  readonly aggregate?: unknown;
  readonly attributes?: unknown;
  readonly about?: unknown;
  readonly reportedAt?: unknown;
  readonly act?: unknown;
  readonly matter?: unknown;
  readonly outcome?: unknown;
  readonly until?: unknown;
  readonly state?: unknown;
  readonly kinds?: unknown;
  readonly area?: unknown;
  readonly change?: unknown;
}

/** Why a line was not taken, and where: `column` from 1 in UTF-16 code units, where it is known. */
export interface LineRefusal extends Refusal {
  readonly column?: number;
}

/** `field` is the key at fault, from which the column is found. */
export type RecordOutcome =
  | { readonly kind: "record"; readonly record: LogRecord }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly field: string | undefined };

export function refusedField(field: string | undefined, refusal: Refusal): RecordOutcome {
  return { kind: "refused", refusal, field };
}

/**
 * The last unknown key of each sort and its refusal: who spells a key wrong does so in every line, and the nearest is
 * dear.
 */
const lastUnknown = new Map<string, { readonly key: string; readonly outcome: RecordOutcome }>();

export function unknownKeyOf(key: string, sort: string, known: ReadonlySet<string>): RecordOutcome {
  const last = lastUnknown.get(sort);
  if (last?.key === key) return last.outcome;
  const outcome = refusedField(key, recordRefusals.unknownKey(key, sort, [...known]));
  lastUnknown.set(sort, { key, outcome });
  return outcome;
}

/** NaN for anything that is not the text of an instant that a record can be of. */
export function instantOf(value: unknown): Instant {
  const at = typeof value === "string" ? parseInstant(value) : undefined;
  return at !== undefined && isRecordable(at) ? at : Number.NaN;
}
