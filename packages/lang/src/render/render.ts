// A whole agreement's rules as sentences, in the order of the text: what `servanda render` shows beside the prose.
import { readingName } from "../check/worlds.ts";
import type { Span } from "../document/source-file.ts";
import type { ParsedAgreement } from "../syntax/parser.ts";
import { renderClause } from "./render-clause.ts";

export interface RenderedClause {
  readonly number: string;
  /** The reading it belongs to, if it does not belong to all. */
  readonly reading?: string;
  readonly sentence: string;
  readonly span: Span;
}

export interface RenderedArticle {
  readonly heading: string;
  readonly prose: string;
  readonly clauses: readonly RenderedClause[];
}

/** Articles with their prose and the clauses under them; clauses that could not be read to their end are left out. */
export function render(parsed: ParsedAgreement): readonly RenderedArticle[] {
  return parsed.articles.map(({ article, blocks }) => ({
    heading: article.heading,
    prose: article.prose,
    clauses: blocks.flatMap((block) =>
      block.statements.flatMap((outer): readonly RenderedClause[] => {
        const statement = outer.kind === "variant" ? outer.statement : outer;
        if (statement?.kind !== "clause" || statement.broken) return [];
        const reading = outer.kind === "variant" ? { reading: readingName(outer) } : {};
        return [{ number: statement.id.text, ...reading, sentence: renderClause(statement), span: statement.span }];
      }),
    ),
  }));
}
