// The library against the corpus: every clause of the corpus with where it is encoded and what its encoding leaves to
// people, and everything that is wrong with the tags. A pure function of the texts.
import { makeSourceFile, type ParsedAgreement, parseAgreement, positionOf, statementsOf } from "@servanda/lang";
import { type ClauseClass, classify, namedConditions } from "./classify.ts";
import type { CorpusClause } from "./clauses.ts";
import type { Problem } from "./problem.ts";
import { findTags, type Tag } from "./tags.ts";

export interface Row {
  readonly id: string;
  readonly agreement: string;
  /** Null where no tag names the clause. */
  readonly file: string | null;
  /** 1-based, of the tag. */
  readonly line: number | null;
  readonly class: ClauseClass;
  readonly strained: boolean;
  readonly constructs: readonly string[];
  /** What is left to people, or why the clause is not encoded. */
  readonly why?: string;
}

export interface Survey {
  /** In the order of the corpus. */
  readonly rows: readonly Row[];
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
}

export interface LibraryFile {
  /** As it is to be printed. */
  readonly path: string;
  readonly text: string;
}

export const NO_TAG = "no tag";

export function survey(clauses: readonly CorpusClause[], files: readonly LibraryFile[]): Survey {
  const problems: Problem[] = [];
  const known = new Set(clauses.map(({ id }) => id));
  const placed = new Map<string, { readonly tag: Tag; readonly class: ClauseClass; readonly why: string }>();
  for (const { path, text } of files) {
    const parsed = parseAgreement(makeSourceFile(path, text));
    const found = findTags(parsed);
    problems.push(...mistakesIn(parsed), ...found.problems);
    const named = namedConditions(statementsOf(parsed));
    for (const tag of found.tags) {
      const { id, file, line, block } = tag;
      const first = placed.get(id)?.tag;
      if (!known.has(id)) problems.push({ file, line, text: `${id} is not in the corpus` });
      else if (first !== undefined)
        problems.push({ file, line, text: `${id} is tagged already at ${first.file}:${first.line}` });
      else if (block === undefined) placed.set(id, { tag, class: "not", why: tag.whyNot ?? "" });
      else {
        const { class: found, why } = classify(block.statements, named);
        placed.set(id, { tag, class: found, why: why.join("; ") });
      }
    }
  }
  const rows = clauses.map(({ id, agreement, constructs }): Row => {
    const at = placed.get(id);
    if (at === undefined) {
      return { id, agreement, file: null, line: null, class: "not", strained: false, constructs, why: NO_TAG };
    }
    const { file, line, isStrained } = at.tag;
    const row = { id, agreement, file, line, class: at.class, strained: isStrained, constructs };
    return at.why === "" ? row : { ...row, why: at.why };
  });
  return { rows, problems: problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line) };
}

/** A block that does not parse encodes nothing that could be counted. */
function mistakesIn({ document, diagnostics }: ParsedAgreement): readonly Problem[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, title, at }) => {
      const line = positionOf(document.source, at.span.start).line + 1;
      return { file: document.source.name, line, text: `does not parse: ${code} ${title}` };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
