// The bounds of a record for docs/formats/records.md, from the reader's own numbers.
import { MAX_ENTRIES, MAX_LINE, MAX_NAME, MAX_TEXT } from "../../packages/formats/src/ndjson/bounds.ts";

/** `record-bounds`. */
export function recordBounds(): string {
  return [
    `- a line: ${MAX_LINE} characters`,
    `- an id, a name, a short text: ${MAX_NAME} characters`,
    `- a matter, a basis, a text attribute: ${MAX_TEXT} characters`,
    `- a list, and the attributes of one record: ${MAX_ENTRIES} entries`,
  ].join("\n");
}
