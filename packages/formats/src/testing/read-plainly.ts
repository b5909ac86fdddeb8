// The meaning of a file of Servanda's own records, as plainly as it can be said: the text decoded whole, each line by
// `parseRecordLine`, each identity with its canonical text in a map. The reader must give the same events.
import { canonicalText } from "@servanda/core";
import { parseRecordLine } from "../ndjson/parse-record.ts";
import type { ReaderEvent } from "../reader/reader.ts";

export function readPlainly(text: string, file: string): ReaderEvent[] {
  const contents = new Map<string, string>();
  return text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .flatMap((ended, index): ReaderEvent[] => {
      const row = ended.endsWith("\r") ? ended.slice(0, -1) : ended;
      return row.trim() === "" ? [] : [readRow(row, index + 1, file, contents)];
    });
}

function readRow(row: string, line: number, file: string, contents: Map<string, string>): ReaderEvent {
  const outcome = parseRecordLine(row);
  if (outcome.kind === "ignored") {
    return { kind: "skipped", line, reason: `the institution's own record: ${outcome.sort}` };
  }
  if (outcome.kind === "refused") return { kind: "refused", refusal: { ...outcome.refusal, file, line, row } };
  const { record } = outcome;
  if (record.record === "tick") return { kind: "record", record, line };
  const identity = `${record.source}/${record.id}`;
  const content = canonicalText(record);
  const known = contents.get(identity);
  if (known === undefined) {
    contents.set(identity, content);
    return { kind: "record", record, line };
  }
  if (known === content) return { kind: "repeated", line };
  const message = `\`${identity}\` is on record already, with other content; what is on record stands`;
  return { kind: "refused", refusal: { code: "other-content", message, file, line, row } };
}
