// Sealed annexes: known to exist, not known in content. What a clause says may be altered by one that it names, or that
// stands under its article.
import type { Clause } from "../syntax/ast.ts";
import type { Noun } from "../syntax/ast-sentences.ts";
import type { Placed } from "./sources.ts";
import { walkStatement } from "./walk.ts";

export interface SealedAnnex {
  readonly name: string;
  readonly article: number;
}

/** In the order of the text. */
export function sealedAnnexes(statements: readonly Placed[]): readonly SealedAnnex[] {
  return statements.flatMap(({ statement, article }) =>
    statement.kind === "annex" && statement.sealed !== undefined ? [{ name: statement.name.text, article }] : [],
  );
}

/** Names of the sealed annexes that the clause touches. */
export function sealedTouched(
  annexes: readonly SealedAnnex[],
  { statement, article }: Placed<Clause>,
): readonly string[] {
  if (annexes.length === 0) return [];
  const named = namesIn(statement);
  return annexes.filter((each) => each.article === article || named.has(each.name)).map(({ name }) => name);
}

/** Every name that the clause speaks of, in its order. */
export function namesIn(statement: Clause): ReadonlySet<string> {
  const named = new Set<string>();
  walkStatement(statement, { noun: (noun) => noteName(noun, named) });
  return named;
}

function noteName(noun: Noun, named: Set<string>): void {
  if ((noun.kind === "thing" || noun.kind === "quantified") && noun.name !== undefined) named.add(noun.name.text);
}
