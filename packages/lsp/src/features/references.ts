// Where a name is declared and where it is spoken of: in the agreement, in what it includes, and in every other
// agreement that includes the same declaration.
import { type AgreementSymbol, type Mention, mentionsOf, pathFrom, standardTexts } from "@servanda/lang";
import type { DocumentHighlight, Location } from "vscode-languageserver-types";
import type { Analysis, View } from "../analysis/analysis.ts";
import { covers, fileOf, locationOf, rangeOf, uriOf, uriOfPath } from "../analysis/places.ts";
import { folderOf } from "../workspace/uris.ts";
import { articleMentionedAt } from "./articles.ts";

export function mentionAt({ analysis, file }: View, offset: number): Mention | undefined {
  return analysis.index().at(file, offset);
}

/** Declarations of the name here; the file that an `include` or `from` names; the article that the prose speaks of. */
export function definitionsAt(view: View, offset: number): readonly Location[] {
  const { analysis, source } = view;
  const mention = mentionAt(view, offset);
  if (mention !== undefined) {
    return mention.symbol.declarations.flatMap(({ place }) => locationOf(analysis, place) ?? []);
  }
  const written = pathAt(view, offset);
  if (written !== undefined) {
    const uri = uriOfWritten(view, written);
    if (uri === undefined) return [];
    return [{ uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }];
  }
  const article = articleMentionedAt(view, offset);
  return article === undefined
    ? []
    : [{ uri: uriOf(analysis, view.file), range: rangeOf(source, article.headingSpan) }];
}

/** A path counts from the folder of the file it is written in. */
function uriOfWritten({ analysis, file }: View, written: string): string | undefined {
  if (standardTexts.has(written)) return uriOf(analysis, written);
  const home = folderOf(analysis.uri);
  const path = pathFrom(folderOf(file.slice(home.length)), written);
  return path === undefined ? undefined : uriOfPath(analysis, path);
}

/** The quoted path of an `include`, or of the map of a place. */
function pathAt({ parsed }: View, offset: number): string | undefined {
  for (const statement of parsed.articles.flatMap(({ blocks }) => blocks.flatMap(({ statements }) => statements))) {
    if (!covers(statement.span, offset)) continue;
    if (statement.kind === "include") return statement.path.text;
    if (statement.kind !== "place") continue;
    for (const phrase of statement.phrases) {
      const [noun] = phrase.kind === "phrase" && phrase.preposition === "from" ? phrase.nouns : [];
      if (noun?.kind === "matter" && covers(noun.span, offset)) return noun.text;
    }
  }
  return undefined;
}

/** Places of one symbol in one agreement. */
export function locationsOf(
  analysis: Analysis,
  symbol: AgreementSymbol,
  withDeclarations: boolean,
): readonly Location[] {
  return mentionsOf(symbol)
    .filter(({ isDeclaration }) => withDeclarations || !isDeclaration)
    .flatMap(({ place }) => locationOf(analysis, place) ?? []);
}

/**
 * The same symbol as other agreements know it: whatever they have at one of its declarations. What several agreements
 * share is declared in a file that each includes.
 */
export function sharedSymbol(own: Analysis, symbol: AgreementSymbol, other: Analysis): AgreementSymbol | undefined {
  for (const { place } of symbol.declarations) {
    const file = fileOf(other, uriOf(own, place.file));
    const found = file === undefined ? undefined : other.index().at(file, place.span.start);
    if (found?.isDeclaration === true && found.symbol.kind !== "variable") return found.symbol;
  }
  return undefined;
}

/** The files other than an agreement's own in which a symbol is declared. */
export function sharedFiles(analysis: Analysis, symbol: AgreementSymbol): readonly string[] {
  const files = new Set(symbol.declarations.map(({ place }) => place.file));
  return [...files].filter((file) => file !== analysis.uri && !standardTexts.has(file));
}

/** Every place of the name here in this file; declarations as written, others as read. */
export function highlightsAt(view: View, offset: number): readonly DocumentHighlight[] {
  const mention = mentionAt(view, offset);
  if (mention === undefined) return [];
  return mentionsOf(mention.symbol)
    .filter(({ place }) => place.file === view.file)
    .map(({ place, isDeclaration }) => ({ range: rangeOf(view.source, place.span), kind: isDeclaration ? 3 : 2 }));
}
