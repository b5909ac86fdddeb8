// All that is to be said of one code, for whoever shows it: `servanda explain-code` and the docs. The words stand in
// codes.ts, explanations*.ts and remedies.ts.
import { type CodeRow, codes, type DiagnosticCode, type Severity } from "./codes.ts";
import { explanations } from "./explanations.ts";
import { remedies } from "./remedies.ts";

/** A code as it is explained to a person. */
export interface ExplainedCode {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** With `…` for what differs from place to place. */
  readonly title: string;
  readonly why: string;
  /** Lines that show the mistake; characters that cannot be seen are written `<U+200B>`. */
  readonly bad: string;
  readonly remedy: string;
  /** The same lines, mended. */
  readonly good: string;
}

/** Every code, in the order in which they are listed. */
export const allCodes: readonly DiagnosticCode[] = Object.keys(codes).filter(isCode);

export function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(codes, text);
}

export function explainCode(code: DiagnosticCode): ExplainedCode {
  const row: CodeRow = codes[code];
  const { why, bad, good } = explanations[code];
  return {
    code,
    severity: row.severity,
    title: row.title.replace(/\{\w+\}/g, "…"),
    why,
    bad: madeVisible(bad),
    remedy: remedies[code],
    good: madeVisible(good),
  };
}

/** An example is there to be looked at. */
function madeVisible(text: string): string {
  return text.replace(
    /[\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}
