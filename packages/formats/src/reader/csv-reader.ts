// A CSV file by its mapping: the header is checked once, then every row becomes records, a skip or a refusal.
import type { Refusal } from "@servanda/core";
import type { Mapping } from "../mapping/mapping.ts";
import { recordRefusals, rowRefusals } from "../messages.ts";
import { isReadable } from "../readable.ts";
import type { RowMapper } from "../rows/row-mapper.ts";
import { type CsvRow, CsvRows } from "./csv-rows.ts";
import { emitOutcome } from "./emit.ts";
import { type Reader, type ReaderOptions, refusedRow } from "./reader.ts";

/** Characters of one field. */
const MAX_FIELD = 65_536;
const MAX_COLUMNS = 512;

export function createCsvReader(mapping: Mapping, mapper: RowMapper, options: ReaderOptions): Reader {
  const { file, onEvent } = options;
  /** Where each column that the mapping asks for stands in the file; -1 for one that it lacks. */
  let indexes: readonly number[] | undefined;
  let header: readonly string[] = [];
  let isRefused = false;

  const refuse = (refusal: Refusal, { line, raw }: CsvRow, columnName?: string): void => {
    const index = columnName === undefined ? -1 : header.indexOf(columnName);
    onEvent(refusedRow(refusal, { file, line, row: raw, column: index < 0 ? undefined : index + 1, columnName }));
  };
  const onHeader = (row: CsvRow): void => {
    header = row.fields.map((field) => field.trim());
    const refusal = headerRefused(header, mapper.columns, mapping.optional);
    if (refusal !== undefined) {
      isRefused = true;
      onEvent(refusedRow(refusal, { file, line: 0, row: "" }));
      return;
    }
    indexes = mapper.columns.map((name) => header.indexOf(name));
  };
  const rows = new CsvRows(mapping.delimiter, (row) => {
    if (isRefused) return;
    if (indexes === undefined) return onHeader(row);
    const refusal = rowRefused(row, header.length);
    if (refusal !== undefined) return refuse(refusal, row);
    const long = row.fields.findIndex((field) => field.length > MAX_FIELD);
    if (long >= 0) {
      return refuse(rowRefusals.fieldTooLong(row.fields[long]?.length ?? 0, MAX_FIELD), row, header[long]);
    }
    const values = indexes.map((index) => row.fields[index] ?? "");
    emitOutcome(mapper.map(values), row.line, options, (failed) => refuse(failed.refusal, row, failed.columnName));
  });
  return {
    push: (chunk) => rows.push(chunk),
    end: () => {
      rows.end();
      // A file without a header lacks the first column that is asked for.
      if (indexes === undefined && !isRefused) onHeader({ fields: [], raw: "", line: 0, fault: undefined });
    },
  };
}

function headerRefused(
  header: readonly string[],
  needed: readonly string[],
  optional: readonly string[],
): Refusal | undefined {
  if (header.length > MAX_COLUMNS) return rowRefusals.tooManyColumns(header.length, MAX_COLUMNS);
  const missing = needed.find((name) => !header.includes(name) && !optional.includes(name));
  if (missing !== undefined) return rowRefusals.missingColumn(missing, header);
  const double = needed.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
  return double === undefined ? undefined : rowRefusals.doubleColumn(double);
}

function rowRefused(row: CsvRow, expected: number): Refusal | undefined {
  if (row.fault === "quotes") return rowRefusals.quotes();
  if (row.fields.length !== expected) return rowRefusals.fieldCount(row.fields.length, expected);
  return isReadable(row.raw) ? undefined : recordRefusals.illFormed();
}
