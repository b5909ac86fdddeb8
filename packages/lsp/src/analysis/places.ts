// Between the language's places (a file's name and UTF-16 offsets) and the protocol's (a URI, lines and characters in
// UTF-16 units, which are the same units). Files of the standard library have URIs of their own.
import { offsetOf, type Place, positionOf, type SourceFile, type Span, standardTexts } from "@servanda/lang";
import type { Location, Position, Range } from "vscode-languageserver-types";
import { folderOf, joinPath, libraryUri } from "../workspace/uris.ts";
import type { Analysis } from "./analysis.ts";

export function rangeOf(source: SourceFile, span: Span): Range {
  return { start: protocolPosition(source, span.start), end: protocolPosition(source, span.end) };
}

function protocolPosition(source: SourceFile, offset: number): Position {
  const { line, column } = positionOf(source, offset);
  return { line, character: column };
}

/** Past the end of a line is its end, as the protocol says. */
export function offsetAt(source: SourceFile, { line, character }: Position): number {
  return offsetOf(source, { line, column: character });
}

/** Where a file named in a place lies. The language names an included file by the agreement's folder and its path. */
export function uriOf({ uri }: Analysis, file: string): string {
  if (file === uri) return file;
  return standardTexts.has(file) ? libraryUri(file) : joinPath(folderOf(uri), file.slice(folderOf(uri).length));
}

/** Where a path lies that the agreement drew on. */
export function uriOfPath({ uri }: Analysis, path: string): string {
  return joinPath(folderOf(uri), path);
}

/** How places name a file with this URI: the agreement, or something it drew on. */
export function fileOf(analysis: Analysis, uri: string): string | undefined {
  if (uri === analysis.uri) return uri;
  const path = [...analysis.drawn.keys()].find((each) => uriOfPath(analysis, each) === uri);
  return path === undefined ? undefined : folderOf(analysis.uri) + path;
}

export function sourceOf(analysis: Analysis, file: string): SourceFile | undefined {
  if (file === analysis.uri) return analysis.parsed.document.source;
  return analysis.index().sources.find(({ name }) => name === file);
}

export function locationOf(analysis: Analysis, place: Place): Location | undefined {
  const source = sourceOf(analysis, place.file);
  return source && { uri: uriOf(analysis, place.file), range: rangeOf(source, place.span) };
}

export function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
