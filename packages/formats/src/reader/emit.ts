// What a mapped row came to, as events.
import type { Failed } from "../rows/row.ts";
import type { RowOutcome } from "../rows/row-mapper.ts";
import type { ReaderEvent } from "./reader.ts";

export function emitOutcome(
  outcome: RowOutcome,
  line: number,
  onEvent: (event: ReaderEvent) => void,
  refuse: (failed: Failed) => void,
): void {
  switch (outcome.kind) {
    case "records":
      for (const record of outcome.records) onEvent({ kind: "record", record, line });
      return;
    case "skipped":
      onEvent({ kind: "skipped", line, reason: outcome.reason });
      return;
    case "refused":
      refuse(outcome.failed);
  }
}
