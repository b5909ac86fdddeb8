// What may have been declared in a part of a text that could not be read: the names there are not unknown, they are
// unread. Said once, where the part could not be read, and not again wherever such a name is used.
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { lineSpan, positionOf, type SourceFile, type Span } from "../document/source-file.ts";

const name = /\p{Lu}[\p{L}\p{M}\p{N}_]*/gu;
const clauseNumber = /(?:clause|article|section|^)[ \t]+([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)/gim;
const blockEnd = /^[ \t]*(?:`{2,}|~{3,})[ \t]*$|^#{1,6} /m;

/** Names, and clauses as `clause 5.2`, in the lines that mistakes stand in and in what was passed over. */
export function namesInDamage(
  source: SourceFile,
  diagnostics: readonly Diagnostic[],
  skipped: readonly Span[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const read = (text: string): void => {
    for (const [each] of text.matchAll(name)) found.add(each.normalize("NFC"));
    for (const [, id] of text.matchAll(clauseNumber)) found.add(`clause ${id}`);
  };
  const lines = new Set<number>();
  for (const { code, severity, at } of diagnostics) {
    if (severity !== "error") continue;
    lines.add(positionOf(source, at.span.start).line);
    if (code === "S0131") read(blockFrom(source, at.span.end));
  }
  for (const line of lines) {
    const { start, end } = lineSpan(source, line);
    read(source.text.slice(start, end));
  }
  for (const { start, end } of skipped) read(source.text.slice(start, end));
  return found;
}

/** A block that was not taken for one of ours, up to what looks like its end. */
function blockFrom(source: SourceFile, start: number): string {
  const rest = source.text.slice(start);
  const end = rest.search(blockEnd);
  return end < 0 ? rest : rest.slice(0, end);
}
