// The agreement's file and everything it includes, as one list of statements that each know their file. Which text
// was drawn on is kept for the agreement's identity.
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto, type Report } from "../diagnostics/words.ts";
import { makeSourceFile, type SourceFile, type Span } from "../document/source-file.ts";
import { standardTexts } from "../std/ceasefire.ts";
import type { Include, Statement } from "../syntax/ast.ts";
import { type ParsedAgreement, parseAgreement } from "../syntax/parser.ts";
import { type CheckPorts, isWithinFolder } from "./ports.ts";

/** A statement in its place. `home` is its span in the main file: that of the `include` for what is included. */
export interface Placed<Kind extends Statement = Statement> {
  readonly statement: Kind;
  readonly source: SourceFile;
  readonly home: Span;
  /** Index into the main file's articles. */
  readonly article: number;
  readonly isIncluded: boolean;
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
}

interface Gathering {
  readonly ports: CheckPorts;
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
  readonly drawn: Drawn[];
  readonly statements: Placed[];
}

/** Parses the main file and what it includes, depth first, each file once. */
export function gather(main: ParsedAgreement, ports: CheckPorts, diagnostics: Diagnostic[]): Gathered {
  const gathering: Gathering = { ports, diagnostics, report: collectInto(diagnostics), drawn: [], statements: [] };
  diagnostics.push(...main.diagnostics);
  const ownPath = main.document.source.name.split(/[/\\]/).at(-1) ?? "";
  addStatements(gathering, main, undefined, [ownPath]);
  return { main, statements: gathering.statements, drawn: gathering.drawn };
}

function addStatements(
  gathering: Gathering,
  parsed: ParsedAgreement,
  includedAt: { home: Span; article: number } | undefined,
  trail: readonly string[],
): void {
  const { source } = parsed.document;
  parsed.articles.forEach(({ blocks }, index) => {
    for (const statement of blocks.flatMap((block) => block.statements)) {
      const home = includedAt?.home ?? statement.span;
      const article = includedAt?.article ?? index;
      if (statement.kind === "include") follow(gathering, source, statement, { home, article }, trail);
      else gathering.statements.push({ statement, source, home, article, isIncluded: includedAt !== undefined });
    }
  });
}

function follow(
  gathering: Gathering,
  source: SourceFile,
  include: Include,
  at: { home: Span; article: number },
  trail: readonly string[],
): void {
  const { text: path, span } = include.path;
  const place = { file: source.name, span };
  if (include.broken) return;
  if (trail.includes(path)) return gathering.report("S0206", place, { path });
  if (gathering.drawn.some((each) => each.path === path)) return;
  const library = standardTexts.get(path);
  if (library === undefined && !isWithinFolder(path)) return gathering.report("S0502", place, { path });
  const text = library ?? gathering.ports.readFile(path);
  if (text === undefined) {
    gathering.report("S0205", place, { path, known: [...standardTexts.keys()] });
    return;
  }
  gathering.drawn.push({ path, text });
  const parsed = parseAgreement(makeSourceFile(path, text));
  gathering.diagnostics.push(...parsed.diagnostics);
  addStatements(gathering, parsed, at, [...trail, path]);
}
