// Mistakes as the editor shows them, each in the file that it is in.
import { type Diagnostic, frameWords, type Severity } from "@servanda/lang";
import { type DiagnosticSeverity, type Diagnostic as ShownDiagnostic } from "vscode-languageserver-types";
import type { Analysis } from "../analysis/analysis.ts";
import { locationOf, rangeOf, sourceOf, uriOf, uriOfPath } from "../analysis/places.ts";

/** Error, warning, information. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, note: 3 };
const SOURCE = "servanda";

/** By the file's URI; the agreement's own file is always there, so that mended mistakes go away. */
export function diagnosticsByFile(analysis: Analysis): ReadonlyMap<string, readonly ShownDiagnostic[]> {
  const byFile = new Map<string, ShownDiagnostic[]>([[analysis.uri, []]]);
  for (const path of analysis.drawn.keys()) byFile.set(uriOfPath(analysis, path), []);
  for (const diagnostic of analysis.checked().diagnostics) {
    byFile.get(uriOf(analysis, diagnostic.at.file))?.push(showDiagnostic(analysis, diagnostic));
  }
  return byFile;
}

export function showDiagnostic(analysis: Analysis, diagnostic: Diagnostic): ShownDiagnostic {
  const { at, also, severity, code } = diagnostic;
  const source = sourceOf(analysis, at.file) ?? analysis.parsed.document.source;
  const related = also.flatMap((label) => {
    const location = locationOf(analysis, label);
    return location === undefined ? [] : [{ location, message: label.text }];
  });
  return {
    range: rangeOf(source, at.span),
    severity: severities[severity],
    code,
    source: SOURCE,
    message: messageOf(diagnostic),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** What is wrong in the first line; why it matters and what to do below. */
function messageOf({ title, at, text, hint }: Diagnostic): string {
  const first = at.text === "" ? title : `${title}: ${at.text}`;
  return [first, text, hint === undefined ? "" : `${frameWords.hint}: ${hint}`]
    .filter((line) => line !== "")
    .join("\n");
}
