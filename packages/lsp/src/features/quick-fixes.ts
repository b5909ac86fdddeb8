// The sure edits of diagnostics as quick fixes, and all of them at once.
import type { Diagnostic, TextEdit } from "@servanda/lang";
import type { CodeAction, TextEdit as ShownEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Analysis, View } from "../analysis/analysis.ts";
import { rangeOf, sourceOf, uriOf } from "../analysis/places.ts";
import { fixWords } from "../words.ts";
import { showDiagnostic } from "./diagnostics.ts";

const QUICK_FIX = "quickfix";
const FIX_ALL = "source.fixAll.servanda";

/** The fixes that touch a range of offsets; `only` are kinds that the editor asks for, if it does. */
export function quickFixes(
  { analysis, file }: View,
  range: { readonly start: number; readonly end: number },
  only: readonly string[] | undefined,
): readonly CodeAction[] {
  const mendable = analysis
    .checked()
    .diagnostics.filter(({ at, edits }) => at.file === file && edits !== undefined && edits.length > 0);
  const here = mendable.filter(({ at }) => at.span.start <= range.end && range.start <= at.span.end);
  const all = fixAll(analysis, mendable);
  return [...here.map((diagnostic) => fixFor(analysis, diagnostic)), ...(all === undefined ? [] : [all])].filter(
    ({ kind }) => only === undefined || only.some((each) => kind === each || kind?.startsWith(`${each}.`)),
  );
}

function fixFor(analysis: Analysis, diagnostic: Diagnostic): CodeAction {
  const edits = diagnostic.edits ?? [];
  return {
    title: titleOf(analysis, diagnostic, edits),
    kind: QUICK_FIX,
    diagnostics: [showDiagnostic(analysis, diagnostic)],
    isPreferred: true,
    edit: workspaceEdit(analysis, edits),
  };
}

function fixAll(analysis: Analysis, mendable: readonly Diagnostic[]): CodeAction | undefined {
  const edits = apart(mendable.map((diagnostic) => diagnostic.edits ?? []));
  if (edits.length === 0) return undefined;
  return { title: fixWords.all, kind: FIX_ALL, edit: workspaceEdit(analysis, edits) };
}

/** A mistake's edits together or not at all: none that overlaps those of a mistake before it. */
function apart(groups: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const group of groups) {
    const isFree = group.every((edit) =>
      taken.every(({ file, span }) => file !== edit.file || edit.span.end < span.start || span.end < edit.span.start),
    );
    if (isFree) taken.push(...group);
  }
  return taken;
}

function workspaceEdit(analysis: Analysis, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes: Record<string, ShownEdit[]> = {};
  for (const { file, span, newText } of edits) {
    const source = sourceOf(analysis, file);
    if (source === undefined) continue;
    const uri = uriOf(analysis, file);
    changes[uri] = [...(changes[uri] ?? []), { range: rangeOf(source, span), newText }];
  }
  return { changes };
}

function titleOf(analysis: Analysis, { title }: Diagnostic, edits: readonly TextEdit[]): string {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) return fixWords.several(title);
  const from = sourceOf(analysis, edit.file)?.text.slice(edit.span.start, edit.span.end) ?? "";
  const shown = edit.newText.trim() === "" ? edit.newText : edit.newText.trim();
  if (from.trim() === "") return fixWords.insert(shown);
  return edit.newText.trim() === "" ? fixWords.remove(from) : fixWords.replace(from, shown);
}
