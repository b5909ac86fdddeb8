// What is read and not acted on, said with its place: as a note to the author, and in the agreement for whoever is
// shown its results. Never ignored, never an error.
import type { WithoutMeaning } from "@servanda/agreement";
import type { SourceFile, Span } from "../document/source-file.ts";
import { type Gap, textOf, type Work } from "./context.ts";
import type { Reporting } from "./report.ts";
import type { Placed } from "./sources.ts";

export interface GapList {
  readonly entries: readonly WithoutMeaning[];
  /** A part or the whole of a statement, by its text. */
  readonly note: (placed: Placed, source: SourceFile, span: Span, isWhole: boolean) => void;
  /** What a statement's work left. True if the statement keeps its meaning. */
  readonly settle: (placed: Placed, work: Work) => boolean;
}

export function gapList(reporting: Reporting): GapList {
  const entries: WithoutMeaning[] = [];
  const seen = new Set<string>();

  function note(placed: Placed, source: SourceFile, span: Span, isWhole: boolean): void {
    const label = labelOf(placed);
    const found = textOf(source, span);
    const what = found.startsWith(label) ? found : `${label}: ${found}`;
    const statement = placed.statement.span;
    // What lies in another statement, a define written out, is said of this one.
    const isInside = source === placed.source && span.start >= statement.start && span.end <= statement.end;
    const at = isInside ? span : headOf(placed);
    const home = placed.isIncluded ? placed.home : at;
    const key = `${what} ${home.start}`;
    if (seen.has(key)) return;
    seen.add(key);
    entries.push({ what, span: home });
    reporting.report("S0390", { file: placed.source.name, span: at }, { found, whole: isWhole });
  }

  function settle(placed: Placed, work: Work): boolean {
    if (work.errors.count > 0 || reporting.hasErrorIn({ file: placed.source.name, span: placed.statement.span }))
      return false;
    const [first] = work.gaps;
    if (first !== undefined) note(placed, first.source, first.span, true);
    else for (const each of distinct(work.marks)) note(placed, each.source, each.span, false);
    return first === undefined;
  }

  return { entries, note, settle };
}

function distinct(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter(
    (gap, index) =>
      gaps.findIndex((each) => each.span.start === gap.span.start && each.span.end === gap.span.end) === index,
  );
}

/** The first line of a statement: enough to find it by. */
export function headOf({ statement, source }: Placed): Span {
  const { start, end } = statement.span;
  const length = source.text.slice(start, end).search(/[\r\n]/);
  return length < 0 ? { start, end } : { start, end: start + length };
}

/** `clause 2.3`, `measure S1`. */
function labelOf({ statement }: Placed): string {
  switch (statement.kind) {
    case "clause":
      return `clause ${statement.id.text}`;
    case "place":
      return `${statement.form} ${statement.name.text}`;
    case "standard":
      return `standard ${statement.level.text}`;
    case "actors":
      return "actors";
    case "entry":
      return "entry into force";
    case "include":
      return "include";
    case "variant":
      return `${statement.form} ${statement.name?.text ?? ""}`.trim();
    default:
      return `${statement.kind} ${statement.name.text}`;
  }
}
