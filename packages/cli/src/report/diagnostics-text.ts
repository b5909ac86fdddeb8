// Diagnostics as a person sees them in a terminal, with a line at the end that counts them.
import { compareDiagnostics, type Diagnostic, type PaintRole, renderText, type SourceFile } from "@servanda/lang";
import type { Paint, Style } from "../terminal.ts";
import { checkWords } from "../words/check-words.ts";

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

export interface Shown {
  /** However many there are. */
  readonly isAll: boolean;
  /** Says that so many are left out, and how to see them. */
  readonly more: (count: number) => string;
}

/** Errors first, then warnings, then notes; "" where there are none. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  paint: Paint,
  { isAll, more }: Shown,
): string {
  const painter = (role: PaintRole, text: string): string => paint(styles[role], text);
  const ordered = severities.flatMap((severity) =>
    diagnostics.filter((each) => each.severity === severity).sort(compareDiagnostics),
  );
  const shown = isAll ? ordered : ordered.slice(0, SHOWN);
  const parts = severities
    .map((severity) => shown.filter((each) => each.severity === severity))
    .filter((each) => each.length > 0)
    .map((each) => renderText(each, sources, { painter, maximum: each.length }));
  if (shown.length < ordered.length) parts.push(`${more(ordered.length - shown.length)}\n`);
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
