// The canonical form, one edit for each block that is not in it yet; prose and blocks with mistakes stay as they are.
import { formatEdits } from "@servanda/lang";
import type { TextEdit } from "vscode-languageserver-types";
import type { View } from "../analysis/analysis.ts";
import { rangeOf } from "../analysis/places.ts";

/** Of the whole file, or of the blocks that a range of offsets touches. */
export function formattingEdits(
  { parsed, source }: View,
  within: { readonly start: number; readonly end: number } = { start: 0, end: source.text.length },
): readonly TextEdit[] {
  return formatEdits(parsed)
    .filter(({ span }) => span.start <= within.end && within.start <= span.end)
    .map(({ span, newText }) => ({ range: rangeOf(source, span), newText }));
}
