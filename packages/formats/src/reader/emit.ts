// What a row came to, as events. Records are admitted here, each once, and only then are their names remembered.
import type { LogRecord } from "@servanda/agreement";
import { rememberNames } from "../ndjson/shared-text.ts";
import { writeRecordLine } from "../ndjson/write-record.ts";
import type { Failed } from "../rows/row.ts";
import type { RowOutcome } from "../rows/row-mapper.ts";
import { type ReaderOptions, refusedRow } from "./reader.ts";

/** `row`: the text of the record as it stands in the file, or in Servanda's own words. */
export function admitRecord(
  record: LogRecord,
  line: number,
  { file, intake, onEvent }: Pick<ReaderOptions, "file" | "intake" | "onEvent">,
  row: () => string,
): void {
  const admission = intake.admit(record);
  switch (admission.kind) {
    case "accepted":
      rememberNames(record);
      return onEvent({ kind: "record", record, line });
    case "repeated":
      return onEvent({ kind: "repeated", line });
    case "refused":
      return onEvent(refusedRow(admission.refusal, { file, line, row: row() }));
  }
}

export function emitOutcome(
  outcome: RowOutcome,
  line: number,
  options: ReaderOptions,
  refuse: (failed: Failed) => void,
): void {
  switch (outcome.kind) {
    case "records":
      for (const record of outcome.records) admitRecord(record, line, options, () => writeRecordLine(record));
      return;
    case "skipped":
      options.onEvent({ kind: "skipped", line, reason: outcome.reason });
      return;
    case "refused":
      refuse(outcome.failed);
  }
}
