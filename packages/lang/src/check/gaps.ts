// What is read and not acted on, said with its place: as a note to the author, and in the agreement for whoever is
// shown its results. Never ignored, never an error.
import type { WithoutMeaning } from "@servanda/agreement";
import type { Place, SourceFile, Span } from "../document/source-file.ts";
import { titleOf } from "../syntax/titles.ts";
import { type Gap, textOf, type Work } from "./context.ts";
import type { Reporting } from "./report.ts";
import type { Placed } from "./sources.ts";

export interface GapList {
  readonly entries: readonly WithoutMeaning[];
  /** A part or the whole of a statement, by its text. */
  readonly note: (placed: Placed, span: Span, isWhole: boolean) => void;
  /** What a statement's work left. True if the statement keeps its meaning. */
  readonly settle: (placed: Placed, work: Work) => boolean;
  /** Says each part once, where its words stand. */
  readonly reportAll: () => void;
}

/** Words without meaning, and the statements that lose theirs by them. */
interface Lost {
  readonly gap: Gap;
  isWhole: boolean;
  /** Clauses that use the define the words stand in, by their label. */
  readonly users: Map<string, Place>;
}

/** `main` is the agreement's own file: only spans of it can be listed. */
export function gapList(main: SourceFile, reporting: Reporting): GapList {
  const entries: WithoutMeaning[] = [];
  const listed = new Set<string>();
  const lost = new Map<string, Lost>();

  function list(label: string, gap: Gap, span: Span): void {
    const found = textOf(gap.source, gap.span);
    const what = found.startsWith(label) ? found : `${label}: ${found}`;
    const key = `${what} ${span.start}`;
    if (listed.has(key)) return;
    listed.add(key);
    entries.push({ what, span });
  }

  function add(placed: Placed, gap: Gap, isWhole: boolean): void {
    const key = `${gap.source.name} ${gap.span.start} ${gap.span.end}`;
    const known = lost.get(key) ?? { gap, isWhole, users: new Map() };
    lost.set(key, known);
    known.isWhole ||= isWhole;
    if (gap.define !== undefined)
      known.users.set(titleOf(placed.statement), { file: placed.source.name, span: headOf(placed) });
    // A part without effect is the define's own; a whole that is lost is the clause's, and is found there.
    if (gap.define === undefined) list(titleOf(placed.statement), gap, placed.isIncluded ? placed.home : gap.span);
    else if (isWhole) list(titleOf(placed.statement), gap, placed.isIncluded ? placed.home : headOf(placed));
    else list(`define ${gap.define}`, gap, gap.source === main ? gap.span : placed.home);
  }

  function settle(placed: Placed, work: Work): boolean {
    if (work.errors.count > 0 || reporting.hasErrorIn({ file: placed.source.name, span: placed.statement.span }))
      return false;
    const [first] = work.gaps;
    if (first !== undefined) add(placed, first, true);
    else for (const each of work.marks) add(placed, each, false);
    return first === undefined;
  }

  function reportAll(): void {
    for (const { gap, isWhole, users } of lost.values()) {
      const found = textOf(gap.source, gap.span);
      if (reporting.hasErrorIn({ file: gap.source.name, span: gap.span })) continue;
      const facts = { found, whole: isWhole, users: [...users].map(([name, place]) => ({ name, place })) };
      reporting.report("S0390", { file: gap.source.name, span: gap.span }, facts);
    }
  }

  return {
    entries,
    note: (placed, span, isWhole) => add(placed, { source: placed.source, span, define: undefined }, isWhole),
    settle,
    reportAll,
  };
}

/** The first line of a statement: enough to find it by. */
export function headOf({ statement, source }: Placed): Span {
  const { start, end } = statement.span;
  const length = source.text.slice(start, end).search(/[\r\n]/);
  return length < 0 ? { start, end } : { start, end: start + length };
}
