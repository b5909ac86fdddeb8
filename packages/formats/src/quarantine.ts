// What was refused, kept so that it can be mended and read again: one JSON object per line, raw text included.
import type { RowRefusal } from "./reader/reader.ts";

/** Without a line end. Keys in one order, so that equal refusals have equal lines. */
export function quarantineLine(refusal: RowRefusal): string {
  const { file, line, column, columnName, code, message, remedy, row } = refusal;
  return JSON.stringify({ record: "refused", file, line, column, columnName, code, message, remedy, row });
}
