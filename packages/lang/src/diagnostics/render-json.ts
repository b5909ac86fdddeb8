// Diagnostics for other programs: plain objects, 1-based lines and columns (UTF-16 units), end exclusive.
import { positionOf, type SourceFile, type Span } from "../document/source-file.ts";
import { compareDiagnostics, type Diagnostic } from "./diagnostic.ts";

export interface JsonRegion {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonRegion {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly label: string;
  readonly also: readonly (JsonRegion & { readonly label: string })[];
  readonly text: string;
  readonly hint?: string;
  readonly edits?: readonly (JsonRegion & { readonly newText: string })[];
}

/** All of them, sorted; the caller serialises. */
export function renderJson(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
): readonly JsonDiagnostic[] {
  return [...diagnostics].sort(compareDiagnostics).map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    title: diagnostic.title,
    ...regionOf(diagnostic.at.file, diagnostic.at.span, sources),
    label: diagnostic.at.text,
    also: diagnostic.also.map((label) => ({ ...regionOf(label.file, label.span, sources), label: label.text })),
    text: diagnostic.text,
    ...(diagnostic.hint === undefined ? {} : { hint: diagnostic.hint }),
    ...(diagnostic.edits === undefined
      ? {}
      : {
          edits: diagnostic.edits.map((edit) => ({
            ...regionOf(edit.file, edit.span, sources),
            newText: edit.newText,
          })),
        }),
  }));
}

/** Where a span is, for people; line and column 1 when the file is not at hand. */
export function regionOf(file: string, span: Span, sources: readonly SourceFile[]): JsonRegion {
  const source = sources.find((each) => each.name === file);
  if (source === undefined) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const start = positionOf(source, span.start);
  const end = positionOf(source, span.end);
  return { file, line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}
