// Every name of an agreement with all its places: where it is declared and where it is spoken of, over the main file
// and what it includes. Built on the checker's own tables (names.ts, walk.ts), so that an editor and the checker never
// differ about what a word names. Names are flat and global; variables (`a party X`) live in one statement. Two
// readings may declare one name: that is one symbol with two declarations. Not for what names mean.
import { type Declaration, type DeclaredKind, declarationsOf, declareNames, placeOf } from "../check/names.ts";
import { type CheckPorts, noFiles } from "../check/ports.ts";
import { bindersOf, isKnownIn } from "../check/resolve-names.ts";
import { gather, type Placed } from "../check/sources.ts";
import { walkStatement } from "../check/walk.ts";
import type { Report } from "../diagnostics/words.ts";
import { findFences } from "../document/fences.ts";
import type { Place, SourceFile, Span } from "../document/source-file.ts";
import { segment } from "../std/vocabulary.ts";
import type { Statement } from "../syntax/ast.ts";
import type { Name, Noun, Quoted, Word } from "../syntax/ast-sentences.ts";
import { lex } from "../syntax/lexer.ts";
import type { ParsedAgreement } from "../syntax/parser.ts";

/** `level`: of a standard of proof; `word`: the lower-case label of a define; `variable`: `X` of `a party X`. */
export type SymbolKind = DeclaredKind | "clause" | "level" | "word" | "variable";

/** One place where a symbol is declared. */
export interface SymbolDeclaration {
  /** Of the name itself. */
  readonly place: Place;
  /** The whole statement that declares it; of a variable the statement that it lives in. */
  readonly statement: Statement;
  /** The reading or reservation around the statement, if there is one. */
  readonly variant: Statement | undefined;
}

export interface AgreementSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** What stands in quotes behind the name. */
  readonly label: string | undefined;
  /** In the order of the text; never empty. */
  readonly declarations: readonly SymbolDeclaration[];
  /** Where it is spoken of, in the order of the text. */
  readonly references: readonly Place[];
}

/** One place of a symbol. */
export interface Mention {
  readonly symbol: AgreementSymbol;
  readonly place: Place;
  readonly isDeclaration: boolean;
}

export interface SymbolIndex {
  /** In the order of their first declaration. */
  readonly symbols: readonly AgreementSymbol[];
  /** Every text that was read, the main one first. */
  readonly sources: readonly SourceFile[];
  /** The symbol whose name covers an offset, ends included. */
  readonly at: (file: string, offset: number) => Mention | undefined;
}

interface Growing {
  readonly kind: SymbolKind;
  readonly name: string;
  label: string | undefined;
  readonly declarations: SymbolDeclaration[];
  readonly references: Place[];
}

interface Indexing {
  readonly symbols: Growing[];
  /** Names share one space; clause numbers, levels and words have one each. */
  readonly byKey: Map<string, Growing>;
  /** `file offset` of all places seen. */
  readonly seen: Set<string>;
  readonly isKnown: (phrase: string) => boolean;
}

/** A statement and, of a reading, the statement inside it as well. */
interface Unfolded {
  readonly placed: Placed;
  readonly variant: Statement | undefined;
}

const silent: Report = () => undefined;

/** Indexes a file and what it includes. O(size of the texts). */
export function indexSymbols(parsed: ParsedAgreement, ports: CheckPorts = noFiles): SymbolIndex {
  const gathered = gather(parsed, ports, []);
  const all = gathered.statements.flatMap(unfold);
  const isKnown = isKnownIn(declareNames(gathered.statements, silent));
  const indexing: Indexing = { symbols: [], byKey: new Map(), seen: new Set(), isKnown };
  for (const each of all) declare(indexing, each);
  for (const each of all) mention(indexing, each);
  for (const source of new Set(all.flatMap(({ placed }) => (isBroken(placed.statement) ? [placed.source] : [])))) {
    const inFile = all.flatMap(({ placed }) => (placed.source === source ? [placed] : []));
    mentionLost(indexing, source, inFile);
  }
  return { symbols: indexing.symbols, sources: gathered.sources, at: finder(indexing.symbols) };
}

function unfold(placed: Placed): readonly Unfolded[] {
  const { statement } = placed;
  const outer = { placed, variant: undefined };
  if (statement.kind !== "variant" || statement.statement === undefined) return [outer];
  return [outer, { placed: { ...placed, statement: statement.statement }, variant: statement }];
}

// ── declarations ───────────────────────────────────────────────────────────────────────

function declare(indexing: Indexing, { placed, variant }: Unfolded): void {
  const { statement } = placed;
  const add = (kind: SymbolKind, name: string, place: Place, label?: string): void => {
    const symbol = symbolFor(indexing, keyOf(kind, name), kind, name);
    symbol.label ??= label;
    symbol.declarations.push({ place, statement, variant });
    indexing.seen.add(spot(place));
  };
  for (const { kind, name, place, label } of declarationsOf(placed) satisfies readonly Declaration[]) {
    add(kind, name, place, label);
  }
  if (statement.kind === "clause" && statement.id.text !== "") {
    add("clause", statement.id.text, placeOf(placed, statement.id));
  } else if (statement.kind === "standard" && statement.level.text !== "") {
    add("level", statement.level.text, placeOf(placed, statement.level));
  } else if (statement.kind === "define" && isWord(statement.label)) {
    add("word", statement.label.text, placeOf(placed, { span: inside(statement.label) }));
  }
}

/**
 * `define Jamming "jam"`: a label that begins with a small letter is a word of the agreement's own. One with a reserved
 * word in it (`threat from the air`) only describes: no run of words could spell it.
 */
function isWord(label: Quoted | undefined): label is Quoted {
  if (label === undefined || !/^\p{Ll}/u.test(label.text)) return false;
  const { tokens } = lex("", label.text, { start: 0, end: label.text.length }, silent);
  return tokens.every(({ kind }) => kind === "end" || kind === "word");
}

function inside({ span }: Quoted): Span {
  return { start: span.start + 1, end: span.end - 1 };
}

function keyOf(kind: SymbolKind, name: string): string {
  return kind === "clause" || kind === "level" || kind === "word" ? `${kind} ${name}` : name;
}

function symbolFor(indexing: Indexing, key: string, kind: SymbolKind, name: string): Growing {
  const known = indexing.byKey.get(key);
  if (known !== undefined) return known;
  const fresh: Growing = { kind, name, label: undefined, declarations: [], references: [] };
  indexing.byKey.set(key, fresh);
  indexing.symbols.push(fresh);
  return fresh;
}

// ── references ─────────────────────────────────────────────────────────────────────────

function mention(indexing: Indexing, { placed, variant }: Unfolded): void {
  const { statement } = placed;
  const variables = new Map(
    bindersOf(statement).map((name): [string, Growing] => [
      name,
      { kind: "variable", name, label: undefined, declarations: [], references: [] },
    ]),
  );
  indexing.symbols.push(...new Set(variables.values()));
  walkStatement(statement, {
    noun: (noun) => {
      if (noun.kind === "quantified" && noun.binder !== undefined) {
        const place = placeOf(placed, noun.binder);
        indexing.seen.add(spot(place));
        variables.get(noun.binder.text)?.declarations.push({ place, statement, variant });
      }
      const name = nameOf(noun);
      if (name !== undefined)
        refer(indexing, variables.get(name.text) ?? indexing.byKey.get(name.text), placeOf(placed, name));
      if (noun.kind === "clause-reference") {
        refer(indexing, indexing.byKey.get(`clause ${noun.id.text}`), placeOf(placed, noun.id));
      }
      for (const { text, span } of phrasesOf(noun, indexing.isKnown)) {
        const symbol = indexing.byKey.get(`level ${text}`) ?? indexing.byKey.get(`word ${text}`);
        refer(indexing, symbol, placeOf(placed, { span }));
      }
    },
  });
}

function refer(indexing: Indexing, symbol: Growing | undefined, place: Place): void {
  if (symbol === undefined || indexing.seen.has(spot(place))) return;
  indexing.seen.add(spot(place));
  symbol.references.push(place);
}

function nameOf(noun: Noun): Name | undefined {
  switch (noun.kind) {
    case "thing":
    case "amount":
    case "quantified":
      return noun.name;
    default:
      return undefined;
  }
}

/** The words of a noun as the vocabulary cuts them. */
function phrasesOf(noun: Noun, isKnown: (phrase: string) => boolean): readonly { text: string; span: Span }[] {
  if (noun.kind !== "thing" && noun.kind !== "amount" && noun.kind !== "quantified") return [];
  const { words } = noun;
  return segment(
    words.map(({ text }) => text),
    isKnown,
  ).flatMap(({ text, first, count }) => {
    const [from, to]: readonly (Word | undefined)[] = [words[first], words[first + count - 1]];
    return from === undefined || to === undefined ? [] : [{ text, span: { start: from.span.start, end: to.span.end } }];
  });
}

/** What the trees of broken statements lost is still in their tokens: a name is a name wherever it stands. */
function mentionLost(indexing: Indexing, source: SourceFile, placed: readonly Placed[]): void {
  const variables = placed.map(({ statement }) => ({
    start: statement.span.start,
    symbols: indexing.symbols.filter(
      ({ kind, declarations }) => kind === "variable" && declarations.some((each) => each.statement === statement),
    ),
  }));
  for (const { inside } of findFences(source, 0, silent).filter(({ isServanda }) => isServanda)) {
    const { tokens } = lex(source.name, source.text, inside, silent);
    tokens.forEach((token, index) => {
      const owner = variables.findLast(({ start }) => start <= token.span.start);
      const isId = tokens[index - 1]?.kind === "keyword" && tokens[index - 1]?.text === "clause";
      const place = { file: source.name, span: token.span };
      if (isId) refer(indexing, indexing.byKey.get(`clause ${token.text}`), place);
      else if (token.kind === "name") {
        const variable = owner?.symbols.find(({ name }) => name === token.text);
        refer(indexing, variable ?? indexing.byKey.get(token.text), place);
      }
    });
  }
}

/** A statement that was not read to its end, or one with such a line. */
function isBroken(statement: Statement): boolean {
  if (statement.broken) return true;
  if (statement.kind === "ladder") return statement.rungs.some(({ broken }) => broken);
  return "lines" in statement && statement.lines.some(({ broken }) => broken);
}

// ── finding ────────────────────────────────────────────────────────────────────────────

function spot({ file, span }: Place): string {
  return `${file} ${span.start}`;
}

/** All places of a symbol: declarations, then references. */
export function mentionsOf(symbol: AgreementSymbol): readonly Mention[] {
  return [
    ...symbol.declarations.map(({ place }) => ({ symbol, place, isDeclaration: true })),
    ...symbol.references.map((place) => ({ symbol, place, isDeclaration: false })),
  ];
}

function finder(symbols: readonly AgreementSymbol[]): SymbolIndex["at"] {
  const byFile = new Map<string, Mention[]>();
  for (const each of symbols.flatMap(mentionsOf)) {
    const { file } = each.place;
    const mentions = byFile.get(file);
    if (mentions === undefined) byFile.set(file, [each]);
    else mentions.push(each);
  }
  // Names never overlap, so the last one that begins at or before an offset is the only one that can cover it.
  for (const mentions of byFile.values()) mentions.sort((a, b) => a.place.span.start - b.place.span.start);
  return (file, offset) => {
    const found = lastUpTo(byFile.get(file) ?? [], offset);
    return found !== undefined && offset <= found.place.span.end ? found : undefined;
  };
}

/** O(log n). */
function lastUpTo(ascending: readonly Mention[], offset: number): Mention | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.place.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1];
}
