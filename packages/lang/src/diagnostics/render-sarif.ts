// Diagnostics as SARIF 2.1.0 (OASIS), for review tools. The required properties, regions, related places and fixes.
import type { SourceFile, Span } from "../document/source-file.ts";
import { type CodeRow, codes, type DiagnosticCode } from "./codes.ts";
import { compareDiagnostics, type Diagnostic, type TextEdit } from "./diagnostic.ts";
import { explanations } from "./explanations.ts";
import { regionOf } from "./render-json.ts";

/** Any JSON value: SARIF is only ever serialised. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One run with one result for each diagnostic, sorted. `toolVersion` is the release that checked. */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  toolVersion: string,
): Json {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  const used = [...new Set(sorted.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "servanda", version: toolVersion, rules: used.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: sorted.map((diagnostic) => resultOf(diagnostic, used, sources)),
      },
    ],
  };
}

function ruleOf(code: DiagnosticCode): Json {
  const row: CodeRow = codes[code];
  return {
    id: code,
    shortDescription: { text: row.title },
    fullDescription: { text: explanations[code].why },
    defaultConfiguration: { level: row.severity },
  };
}

function resultOf(diagnostic: Diagnostic, used: readonly DiagnosticCode[], sources: readonly SourceFile[]): Json {
  const { code, severity, title, at, also, text, hint, edits } = diagnostic;
  const message = [`${title}: ${at.text}.`, text, hint ?? ""].filter((part) => part !== "").join(" ");
  return {
    ruleId: code,
    ruleIndex: used.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: locationOf(at.file, at.span, sources) }],
    ...(also.length === 0
      ? {}
      : {
          relatedLocations: also.map((label) => ({
            physicalLocation: locationOf(label.file, label.span, sources),
            message: { text: label.text },
          })),
        }),
    ...(edits === undefined ? {} : { fixes: [fixOf(edits, sources)] }),
  };
}

function fixOf(edits: readonly TextEdit[], sources: readonly SourceFile[]): Json {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: encodeURI(file) },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: regionJson(file, edit.span, sources),
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

function locationOf(file: string, span: Span, sources: readonly SourceFile[]): Json {
  return { artifactLocation: { uri: encodeURI(file) }, region: regionJson(file, span, sources) };
}

function regionJson(file: string, span: Span, sources: readonly SourceFile[]): Json {
  const { line, column, endLine, endColumn } = regionOf(file, span, sources);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
