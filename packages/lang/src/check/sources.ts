// The agreement's file and everything it includes, as one list of statements that each know their file. Which text
// was drawn on is kept for the agreement's identity.
import { nearest } from "@servanda/core";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto, type Report } from "../diagnostics/words.ts";
import { makeSourceFile, type Place, type SourceFile, type Span } from "../document/source-file.ts";
import { standardTexts } from "../std/standard-texts.ts";
import type { Include, Statement } from "../syntax/ast.ts";
import { limits } from "../syntax/grammar.ts";
import { type ParsedAgreement, parseAgreement } from "../syntax/parser.ts";
import { type CheckPorts, folderOf, pathFrom } from "./ports.ts";

/** A statement in its place. `home` is its span in the main file: that of the `include` for what is included. */
export interface Placed<Kind extends Statement = Statement> {
  readonly statement: Kind;
  readonly source: SourceFile;
  readonly home: Span;
  /** Index into the main file's articles. */
  readonly article: number;
  readonly isIncluded: boolean;
  /** Of the library: what the agreement says itself goes before it. */
  readonly isLibrary: boolean;
  /** Folder of its file, from that of the agreement: `annexes/` or "". */
  readonly folder: string;
}

/** A text the agreement draws on, with the path that names it. */
export interface Drawn {
  readonly path: string;
  readonly text: string;
}

export interface Gathered {
  readonly main: ParsedAgreement;
  readonly statements: readonly Placed[];
  readonly drawn: Drawn[];
  /** Files of the agreement's folder that are included, in the order they are read. */
  readonly included: readonly ParsedAgreement[];
  /** Every file that is included could be read. */
  readonly isWhole: boolean;
  /** Every text that a diagnostic may point into, the main file first. */
  readonly sources: readonly SourceFile[];
  /** Names, and clauses as `clause 5.2`, in parts of any file that could not be read. */
  readonly unread: ReadonlySet<string>;
}

interface Gathering {
  readonly main: ParsedAgreement;
  readonly ports: CheckPorts;
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
  readonly drawn: Drawn[];
  readonly statements: Placed[];
  readonly included: ParsedAgreement[];
  isWhole: boolean;
  readonly sources: SourceFile[];
  readonly unread: Set<string>;
}

/** A file while it is read: the files that led to it, itself last, and where the main file includes it. */
interface Reading {
  readonly parsed: ParsedAgreement;
  readonly trail: readonly string[];
  readonly includedAt: { readonly home: Span; readonly article: number } | undefined;
  readonly isLibrary: boolean;
}

/** Parses the main file and what it includes, depth first, each file once. */
export function gather(main: ParsedAgreement, ports: CheckPorts, diagnostics: Diagnostic[]): Gathered {
  const { source } = main.document;
  const gathering: Gathering = {
    main,
    ports,
    diagnostics,
    report: collectInto(diagnostics),
    drawn: [],
    statements: [],
    included: [],
    isWhole: true,
    sources: [source],
    unread: new Set(),
  };
  diagnostics.push(...main.diagnostics);
  const ownPath = source.name.slice(folderOf(source.name).length);
  addStatements(gathering, { parsed: main, trail: [ownPath], includedAt: undefined, isLibrary: false });
  const { statements, drawn, included, isWhole, sources, unread } = gathering;
  return { main, statements, drawn, included, isWhole, sources, unread };
}

function addStatements(gathering: Gathering, reading: Reading): void {
  const { parsed, includedAt, isLibrary, trail } = reading;
  const { source } = parsed.document;
  const folder = isLibrary ? "" : folderOf(trail.at(-1) ?? "");
  for (const name of parsed.unread) gathering.unread.add(name);
  parsed.articles.forEach(({ blocks }, index) => {
    for (const statement of blocks.flatMap((block) => block.statements)) {
      const home = includedAt?.home ?? statement.span;
      const article = includedAt?.article ?? index;
      const isIncluded = includedAt !== undefined;
      if (statement.kind === "include") follow(gathering, reading, statement, { home, article });
      else gathering.statements.push({ statement, source, home, article, isIncluded, isLibrary, folder });
    }
  });
}

function follow(
  gathering: Gathering,
  { parsed: { document }, trail }: Reading,
  include: Include,
  includedAt: { home: Span; article: number },
): void {
  const { text: written, span } = include.path;
  const place = { file: document.source.name, span };
  if (include.broken) {
    gathering.isWhole = false;
    return;
  }
  const library = standardTexts.get(written);
  const path = library === undefined ? pathFrom(folderOf(trail.at(-1) ?? ""), written) : written;
  if (path === undefined || gathering.ports.leavesFolder?.(path) === true) {
    gathering.isWhole = false;
    return gathering.report("S0502", place, { path: written });
  }
  if (trail.includes(path)) return gathering.report("S0206", place, { path });
  if (gathering.drawn.some((each) => each.path === path)) return;
  const text = library ?? gathering.ports.readFile(path);
  if (text === undefined) {
    gathering.isWhole = false;
    const known = [...standardTexts.keys()];
    gathering.report("S0205", place, { path, known, nearest: nearest(path, known, 3)[0] });
    return;
  }
  const sizeUtf16 = gathering.drawn.reduce((sum, each) => sum + each.text.length, text.length);
  if (gathering.drawn.length >= limits.includeCount || sizeUtf16 > limits.includedSizeUtf16) {
    gathering.isWhole = false;
    return gathering.report("S0212", place, { files: limits.includeCount, size: limits.includedSizeUtf16 });
  }
  gathering.drawn.push({ path, text });
  const parsed = readIncluded(gathering, path, text, library !== undefined);
  reportIncluded(gathering, parsed, place);
  addStatements(gathering, { parsed, trail: [...trail, path], includedAt, isLibrary: library !== undefined });
}

/** Named as the main file is, so that a path in a message leads to the file. */
function readIncluded(gathering: Gathering, path: string, text: string, isLibrary: boolean): ParsedAgreement {
  const home = folderOf(gathering.main.document.source.name);
  const parsed = parseAgreement(makeSourceFile(isLibrary ? path : home + path, text));
  gathering.diagnostics.push(...parsed.diagnostics);
  gathering.sources.push(parsed.document.source);
  if (!isLibrary) gathering.included.push(parsed);
  return parsed;
}

/** What an included file says of the whole agreement is not heard, and a file without statements says nothing. */
function reportIncluded(gathering: Gathering, { document, articles }: ParsedAgreement, place: Place): void {
  const { source, frontMatter } = document;
  if (articles.every(({ blocks }) => blocks.length === 0)) gathering.report("S0214", place, {});
  const main = gathering.main.document.frontMatter;
  for (const key of ofTheWhole) {
    const [own, whole] = [frontMatter[key], main[key]];
    if (own === undefined || JSON.stringify(own.value) === JSON.stringify(whole?.value)) continue;
    gathering.report("S0213", { file: source.name, span: own.span }, { main: gathering.main.document.source.name });
  }
}

const ofTheWhole = ["timeZone", "dayEndsMinutes", "calendar", "horizon", "languages"] as const;
