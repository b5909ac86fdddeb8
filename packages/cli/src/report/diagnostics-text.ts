// Diagnostics as a person sees them in a terminal, with a line at the end that counts them.
import { type Diagnostic, type PaintRole, renderText, type SourceFile } from "@servanda/lang";
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

/** Text of all diagnostics; "" where there are none. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  paint: Paint,
): string {
  return renderText(diagnostics, sources, { painter: (role, text) => paint(styles[role], text) });
}

/** `2 errors, 1 warning`, or undefined where there is nothing to count. */
export function countsText(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = (["error", "warning", "note"] as const)
    .map((severity) => [severity, diagnostics.filter((each) => each.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
  return counts.length === 0
    ? undefined
    : counts.map(([severity, count]) => checkWords.some(count, severity)).join(", ");
}
