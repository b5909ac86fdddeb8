// Declared names that look the same and are not: `СМР` in Cyrillic beside `CMP` in Latin letters. Compares what
// is declared only; a use of the wrong one is then an unknown name, which the checker reports.

import type { Report } from "../diagnostics/words.ts";
import type { SourceFile, Span } from "../document/source-file.ts";
import type { Statement } from "./ast.ts";
import type { Name } from "./ast-sentences.ts";
import { skeletonOf } from "./characters.ts";

/** Reports each declared name whose look an earlier, different name already has. */
export function reportLookAlikes(
  source: SourceFile,
  blocks: readonly { readonly statements: readonly Statement[] }[],
  report: Report,
): void {
  const firstByLook = new Map<string, Name>();
  for (const name of blocks.flatMap(({ statements }) => statements.flatMap(declaredNames))) {
    const look = skeletonOf(name.text);
    const first = firstByLook.get(look);
    if (first === undefined) firstByLook.set(look, name);
    else if (first.text !== name.text) {
      const at = (span: Span): { file: string; span: Span } => ({ file: source.name, span });
      report("S0116", at(name.span), { name: name.text, other: first.text, first: at(first.span) });
    }
  }
}

/** The names a statement declares, its rungs and the statement of a reading included; placeholders left out. */
export function declaredNames(statement: Statement): readonly Name[] {
  return namesIn(statement).filter((name) => name.text !== "");
}

function namesIn(statement: Statement): readonly Name[] {
  switch (statement.kind) {
    case "actors":
      return statement.actors.map((actor) => actor.name);
    case "ladder":
      return [statement.name, ...statement.rungs.map((rung) => rung.name)];
    case "variant": {
      const own = statement.name === undefined ? [] : [statement.name];
      return [...own, ...(statement.statement ? namesIn(statement.statement) : [])];
    }
    case "clause":
      return [statement.id];
    case "include":
    case "standard":
    case "entry":
      return [];
    default:
      return [statement.name];
  }
}
