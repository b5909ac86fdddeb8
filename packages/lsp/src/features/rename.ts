// A new name in all its places, or the reason why not. Before any edit leaves, the renamed agreement is checked: a
// rename never adds a mistake.
import {
  type AgreementSymbol,
  type Diagnostic,
  knownPhrases,
  lex,
  mentionsOf,
  monthNames,
  type SymbolKind,
  standardTexts,
  type Token,
} from "@servanda/lang";
import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { type Analysis, analyse, type View } from "../analysis/analysis.ts";
import { rangeOf, sourceOf, uriOf, uriOfPath } from "../analysis/places.ts";
import { renameWords } from "../words.ts";
import { mentionAt, sharedSymbol } from "./references.ts";

export type Renaming =
  | { readonly kind: "edit"; readonly edit: WorkspaceEdit }
  | { readonly kind: "refused"; readonly reason: string };

export type Renamable =
  | { readonly kind: "name"; readonly range: Range; readonly placeholder: string }
  | { readonly kind: "refused"; readonly reason: string };

/** What would be renamed at a place. */
export function renamableAt(view: View, offset: number): Renamable {
  const mention = mentionAt(view, offset);
  if (mention === undefined) return refused(renameWords.nothing);
  if (isOfLibrary(mention.symbol)) return refused(renameWords.library(mention.symbol.name));
  return { kind: "name", range: rangeOf(view.source, mention.place.span), placeholder: mention.symbol.name };
}

/** `others`: the other agreements, some of which may share the declaration. */
export function renameAt(view: View, offset: number, newName: string, others: readonly Analysis[]): Renaming {
  const mention = mentionAt(view, offset);
  if (mention === undefined) return refused(renameWords.nothing);
  const { symbol } = mention;
  const name = newName.trim();
  if (isOfLibrary(symbol)) return refused(renameWords.library(symbol.name));
  const fault = faultOf(name, symbol.kind);
  if (fault !== undefined) return refused(fault);
  const sharing = others.flatMap((analysis) => {
    const shared = analysis === view.analysis ? undefined : sharedSymbol(view.analysis, symbol, analysis);
    return shared === undefined ? [] : [{ analysis, symbol: shared }];
  });
  const affected = [{ analysis: view.analysis, symbol }, ...sharing];
  for (const each of affected) {
    const taker = takerOf(each.analysis, each.symbol, name);
    if (taker !== undefined) return refused(renameWords.taken(name, taker));
  }
  const edits = editsFor(affected, name);
  for (const { analysis } of affected) {
    const mistake = newMistake(analysis, edits);
    if (mistake !== undefined) return refused(renameWords.mistake(mistake));
  }
  return { kind: "edit", edit: { changes: Object.fromEntries([...edits].map(([uri, { shown }]) => [uri, shown])) } };
}

function refused(reason: string): { readonly kind: "refused"; readonly reason: string } {
  return { kind: "refused", reason };
}

function isOfLibrary({ declarations }: AgreementSymbol): boolean {
  return declarations.some(({ place }) => standardTexts.has(place.file));
}

// ── the new name ───────────────────────────────────────────────────────────────────────

function faultOf(name: string, kind: SymbolKind): string | undefined {
  const token = onlyToken(name);
  switch (kind) {
    case "clause":
      return token !== undefined && ["code", "integer", "name"].includes(token.kind)
        ? undefined
        : renameWords.notANumber(name);
    case "level":
    case "word":
      if (kind === "level" ? token?.kind !== "word" : !areWords(name)) return renameWords.notAWord(name);
      return kind === "word" && knownPhrases.includes(name) ? renameWords.vocabulary(name) : undefined;
    default:
      return token?.kind === "name" && !(monthNames as readonly string[]).includes(name)
        ? undefined
        : renameWords.notAName(name);
  }
}

/** The one token that a text is, or undefined if it is none or several, or has a mistake in it. */
function onlyToken(text: string): Token | undefined {
  const tokens = soundTokens(text);
  return tokens?.length === 1 && tokens[0]?.span.end === text.length ? tokens[0] : undefined;
}

function areWords(text: string): boolean {
  const tokens = soundTokens(text) ?? [];
  return tokens.length > 0 && tokens.every(({ kind }) => kind === "word");
}

function soundTokens(text: string): readonly Token[] | undefined {
  let isSound = true;
  // A word at the start of a line could open a statement; a name in a sentence cannot.
  const { tokens } = lex("", `x ${text}`, { start: 2, end: text.length + 2 }, () => {
    isSound = false;
  });
  const own = tokens.slice(0, -1).map((token) => ({ ...token, span: shifted(token.span) }));
  return isSound ? own : undefined;
}

function shifted({ start, end }: Token["span"]): Token["span"] {
  return { start: start - 2, end: end - 2 };
}

/** What has the name already: in the same space of names, a variable included. */
function takerOf(analysis: Analysis, symbol: AgreementSymbol, name: string): SymbolKind | undefined {
  const space = spaceOf(symbol.kind);
  return analysis.index().symbols.find((other) => {
    if (other === symbol || other.name !== name || spaceOf(other.kind) !== space) return false;
    if (symbol.kind !== "variable" || other.kind !== "variable") return true;
    return other.declarations[0]?.statement === symbol.declarations[0]?.statement;
  })?.kind;
}

function spaceOf(kind: SymbolKind): string {
  return kind === "clause" || kind === "level" || kind === "word" ? kind : "name";
}

// ── the edits ──────────────────────────────────────────────────────────────────────────

interface FileEdits {
  readonly shown: TextEdit[];
  /** Offsets of the same edits. */
  readonly spans: { readonly start: number; readonly end: number }[];
  readonly newText: string;
}

/** By the file's URI; a place that several agreements share is edited once. */
function editsFor(
  affected: readonly { readonly analysis: Analysis; readonly symbol: AgreementSymbol }[],
  newText: string,
): ReadonlyMap<string, FileEdits> {
  const files = new Map<string, FileEdits>();
  for (const { analysis, symbol } of affected) {
    for (const { place } of mentionsOf(symbol)) {
      const source = sourceOf(analysis, place.file);
      if (source === undefined) continue;
      const uri = uriOf(analysis, place.file);
      const edits = files.get(uri) ?? { shown: [], spans: [], newText };
      files.set(uri, edits);
      if (edits.spans.some(({ start }) => start === place.span.start)) continue;
      edits.spans.push(place.span);
      edits.shown.push({ range: rangeOf(source, place.span), newText });
    }
  }
  return files;
}

function applied(text: string, edits: FileEdits | undefined): string {
  if (edits === undefined) return text;
  const backwards = [...edits.spans].sort((a, b) => b.start - a.start);
  return backwards.reduce((now, { start, end }) => now.slice(0, start) + edits.newText + now.slice(end), text);
}

/** The title of an error that the agreement would have and has not now. */
function newMistake(analysis: Analysis, edits: ReadonlyMap<string, FileEdits>): string | undefined {
  const text = applied(analysis.parsed.document.source.text, edits.get(analysis.uri));
  const renamed = analyse(analysis.uri, text, (path) => {
    const before = analysis.drawn.get(path);
    const uri = uriOfPath(analysis, path);
    return { state: "known", text: before === undefined ? undefined : applied(before, edits.get(uri)) };
  });
  const after = errorsOf(renamed);
  if (after.length === 0) return undefined;
  const before = errorsOf(analysis).map(({ code }) => code);
  return after.find(({ code }) => {
    const at = before.indexOf(code);
    if (at >= 0) before.splice(at, 1);
    return at < 0;
  })?.title;
}

function errorsOf(analysis: Analysis): readonly Diagnostic[] {
  return analysis.checked().diagnostics.filter(({ severity }) => severity === "error");
}
