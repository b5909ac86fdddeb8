// What every reader is: text goes in by chunks, and for each line or row one event or several come out. Nothing is
// dropped without an event, and nothing that one row holds stops the next.
import type { LogRecord } from "@servanda/agreement";
import type { Instant, Refusal } from "@servanda/core";
import type { Intake } from "../identity/intake.ts";

/** A line or row that was not taken, with all that is needed to mend it and read it again. */
export interface RowRefusal extends Refusal {
  readonly file: string;
  /** From 1; of GeoJSON, the number of the feature. 0 when the whole file is refused. */
  readonly line: number;
  /** From 1: of a CSV row the field, of an NDJSON line the character. */
  readonly column?: number;
  readonly columnName?: string;
  /** The raw text, without its line end; empty when the whole file is refused. */
  readonly row: string;
}

/**
 * `record`: admitted, for the first time. `passed`: as well, of a kind that the intake plan does not ask for, so that
 * only its time is said. `repeated`: the same record was admitted before. `skipped`: left out on
 * purpose, for the reason that the mapping states.
 */
export type ReaderEvent =
  | { readonly kind: "record"; readonly record: LogRecord; readonly line: number }
  | { readonly kind: "passed"; readonly recordedAt: Instant; readonly line: number }
  | { readonly kind: "repeated"; readonly line: number }
  | { readonly kind: "refused"; readonly refusal: RowRefusal }
  | { readonly kind: "skipped"; readonly line: number; readonly reason: string };

export interface ReaderOptions {
  /** For messages. */
  readonly file: string;
  /** Admits each record once. Shared by all readers of one run. */
  readonly intake: Intake;
  readonly onEvent: (event: ReaderEvent) => void;
  /** GeoJSON is read whole, so it has a bound: UTF-16 code units, 64 Mi if absent. */
  readonly maxTextLength?: number;
}

/** `end` after the last chunk: the last line may have no line end. */
export interface Reader {
  push(chunk: string): void;
  end(): void;
}

type Draft = { -readonly [K in keyof RowRefusal]: RowRefusal[K] };

/** Where a refusal belongs. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
  readonly row: string;
  readonly column?: number | undefined;
  readonly columnName?: string | undefined;
}

export function refusedRow({ code, message, remedy }: Refusal, place: RowPlace): ReaderEvent {
  const { file, line, row, column, columnName } = place;
  // Member by member: spreading costs as much as all the rest of refusing a line.
  const refusal: Draft = { code, message, file, line, row };
  if (remedy !== undefined) refusal.remedy = remedy;
  if (column !== undefined) refusal.column = column;
  if (columnName !== undefined) refusal.columnName = columnName;
  return { kind: "refused", refusal };
}
