// Trees compared and taken apart, for tests: without spans, and with the statements of readings beside the others.
import { makeSourceFile } from "../document/source-file.ts";
import type { Statement } from "../syntax/ast.ts";
import { type ParsedAgreement, parseAgreement, statementsOf } from "../syntax/parser.ts";

/** The tree without the places where it was written. */
export function withoutSpans(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === "span" || key === "modalSpan" ? undefined : value)));
}

/** A file of one block. */
export function parseSnippet(block: string): ParsedAgreement {
  return parseAgreement(makeSourceFile("snippet", `\`\`\`servanda\n${block}\n\`\`\`\n`));
}

/** The statements of one block, which must be sound. */
export function statementsIn(block: string): readonly Statement[] {
  const agreement = parseSnippet(block);
  const [first] = agreement.diagnostics;
  if (first) throw new Error(`${first.code} ${first.title}: ${first.at.text}`);
  return statementsOf(agreement);
}

/** Statements and, beside them, the ones that readings hold. */
export function allStatements(agreement: ParsedAgreement): readonly Statement[] {
  const open = (statement: Statement): readonly Statement[] =>
    statement.kind === "variant" && statement.statement ? [statement, ...open(statement.statement)] : [statement];
  return statementsOf(agreement).flatMap(open);
}

/** The seed of this run: fixed, unless `SEED` says otherwise. */
export function testSeed(): number {
  return Number(process.env["SEED"] ?? 20260215);
}
