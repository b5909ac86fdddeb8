// The two edits that most hints offer.
import type { Place } from "../document/source-file.ts";
import type { TextEdit } from "./diagnostic.ts";

/** Another text in place of what the diagnostic is about. */
export function replaceWith(at: Place, newText: string): readonly TextEdit[] {
  return [{ file: at.file, span: at.span, newText }];
}

/** A text put in at an offset of the same file. */
export function insert(at: Place, offset: number, newText: string): readonly TextEdit[] {
  return [{ file: at.file, span: { start: offset, end: offset }, newText }];
}
