// Diagnostics as a person sees them in a terminal, with a line at the end that counts them.
import type { WithoutMeaning } from "@servanda/agreement";
import { compareDiagnostics, type Diagnostic, type PaintRole, renderText, type SourceFile } from "@servanda/lang";
import type { Paint, Style } from "../terminal.ts";
import { checkWords } from "../words/check-words.ts";
import { notesText } from "./notes-text.ts";

const styles: Readonly<Record<PaintRole, Style>> = {
  error: "error",
  warning: "warning",
  note: "note",
  title: "strong",
  frame: "quiet",
  secondary: "note",
  hint: "hint",
};

const severities = ["error", "warning", "note"] as const;
const SHOWN = 20;
/** More notes of one code than this are listed, a line each. */
const MOST_PICTURED = 3;

export interface Shown {
  /** However many there are. */
  readonly isAll: boolean;
  /** Says that so many are left out, and how to see them. */
  readonly more: (count: number) => string;
  /** What the agreement lists as without meaning. */
  readonly named?: readonly WithoutMeaning[];
}

/** Errors first, then warnings, then notes, many of one kind as a list; "" where there are none. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  paint: Paint,
  { isAll, more, named = [] }: Shown,
): string {
  const painter = (role: PaintRole, text: string): string => paint(styles[role], text);
  const byCode = Map.groupBy(
    diagnostics.filter(({ severity }) => severity === "note").sort(compareDiagnostics),
    ({ code }) => code,
  );
  const many = isAll ? [] : [...byCode.values()].filter((notes) => notes.length > MOST_PICTURED);
  const listed = new Set(many.flat());
  const ordered = severities.flatMap((severity) =>
    diagnostics.filter((each) => each.severity === severity && !listed.has(each)).sort(compareDiagnostics),
  );
  const shown = isAll ? ordered : ordered.slice(0, SHOWN);
  const parts = severities
    .map((severity) => shown.filter((each) => each.severity === severity))
    .filter((each) => each.length > 0)
    .map((each) => renderText(each, sources, { painter, maximum: each.length }));
  if (shown.length < ordered.length) parts.push(`${more(ordered.length - shown.length)}\n`);
  parts.push(...many.map((notes) => notesText(notes, sources, named, paint)));
  return parts.join("\n");
}

/** `2 errors, 1 warning`, or undefined where there is nothing to count. */
export function countsText(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = severities
    .map((severity) => [severity, diagnostics.filter((each) => each.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
  return counts.length === 0
    ? undefined
    : counts.map(([severity, count]) => checkWords.some(count, severity)).join(", ");
}
