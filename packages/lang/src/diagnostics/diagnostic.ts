// A mistake in the author's text, as data: what, where, why it matters, how to mend it. Collected, never thrown.
// Not for refusals (bad signatures) or our own bugs. Every renderer (text, JSON, SARIF, editor) reads this shape.
import type { Place, Span } from "../document/source-file.ts";
import type { DiagnosticCode, Severity } from "./codes.ts";

/** A place with one to six words beside it. */
export interface Label extends Place {
  readonly text: string;
}

/** Replaces the span by the text; several edits of one diagnostic do not overlap. */
export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** At most 60 characters, no full stop. */
  readonly title: string;
  readonly at: Label;
  readonly also: readonly Label[];
  /** What is wrong and why it matters; may be empty. */
  readonly text: string;
  /** One thing to do next. */
  readonly hint?: string;
  /** Machine-applicable; only when sure. */
  readonly edits?: readonly TextEdit[];
}

/** By file, then position, then code: the order in which people read. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  if (a.at.span.start !== b.at.span.start) return a.at.span.start - b.at.span.start;
  if (a.at.span.end !== b.at.span.end) return a.at.span.end - b.at.span.end;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
