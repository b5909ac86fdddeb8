// Reads a text by a mapping written in the test, and sorts the events.
import type { LogRecord, Observation } from "@servanda/agreement";
import { createIntake } from "../identity/intake.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import { createReader } from "../reader/create-reader.ts";
import type { RowRefusal } from "../reader/reader.ts";

export interface ReadResult {
  readonly records: readonly LogRecord[];
  readonly observations: readonly Observation[];
  readonly refusals: readonly RowRefusal[];
  readonly skipped: readonly string[];
  /** Lines of records that had been read before. */
  readonly repeated: readonly number[];
}

export function mappingOf(yaml: string): Mapping {
  const outcome = parseMapping(yaml, "test.yaml");
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return outcome.mapping;
}

/** `chunkLength`: how the text is cut. */
export function readAll(mapping: Mapping, text: string, chunkLength = 65_536): ReadResult {
  const records: LogRecord[] = [];
  const refusals: RowRefusal[] = [];
  const skipped: string[] = [];
  const repeated: number[] = [];
  const reader = createReader(mapping, {
    file: "test.csv",
    intake: createIntake(),
    onEvent: (event) => {
      if (event.kind === "record") records.push(event.record);
      else if (event.kind === "repeated") repeated.push(event.line);
      else if (event.kind === "refused") refusals.push(event.refusal);
      else if (event.kind === "skipped") skipped.push(`${event.line}: ${event.reason}`);
    },
  });
  for (let i = 0; i < text.length; i += chunkLength) reader.push(text.slice(i, i + chunkLength));
  reader.end();
  const observations = records.filter((record) => record.record === "observation");
  return { records, observations, refusals, skipped, repeated };
}
