// The two ways in: Servanda's own NDJSON, and any other file by its mapping.
import type { Mapping } from "../mapping/mapping.ts";
import { MAX_LINE } from "../ndjson/bounds.ts";
import { LineSplitter } from "../ndjson/line-splitter.ts";
import { parseRecordLine } from "../ndjson/parse-record.ts";
import { compileMapping } from "../rows/row-mapper.ts";
import { createCsvReader } from "./csv-reader.ts";
import { createGeojsonReader, createNdjsonReader } from "./json-readers.ts";
import { type Reader, type ReaderOptions, refusedRow } from "./reader.ts";

/** One reader for one file: running totals are remembered from row to row. */
export function createReader(mapping: Mapping, options: ReaderOptions): Reader {
  const mapper = compileMapping(mapping);
  switch (mapping.format) {
    case "csv":
      return createCsvReader(mapping, mapper, options);
    case "ndjson":
      return createNdjsonReader(mapping, mapper, options);
    case "geojson":
      return createGeojsonReader(mapping, mapper, options);
  }
}

/** Servanda's own NDJSON. Blank lines are passed over; the institution's own records are skipped, by name. */
export function createRecordReader({ file, onEvent }: ReaderOptions): Reader {
  const lines = new LineSplitter(MAX_LINE);
  const onLine = (row: string, line: number): void => {
    if (row.trim() === "") return;
    const outcome = parseRecordLine(row);
    switch (outcome.kind) {
      case "record":
        onEvent({ kind: "record", record: outcome.record, line });
        return;
      case "ignored":
        onEvent({ kind: "skipped", line, reason: `the institution's own record: ${outcome.sort}` });
        return;
      case "refused": {
        const { column, ...refusal } = outcome.refusal;
        onEvent(refusedRow(refusal, { file, line, row, column }));
      }
    }
  };
  return { push: (chunk) => lines.push(chunk, onLine), end: () => lines.end(onLine) };
}
