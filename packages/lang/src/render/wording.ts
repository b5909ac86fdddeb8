// What the renderer must know besides the tree, and how English joins words into lists.
import type { Statement } from "../syntax/ast.ts";

export interface Wording {
  /** IANA name, said beside every date; undefined where the text names none. */
  readonly timeZone: string | undefined;
  /** Names of stages run and end, names of definitions hold. */
  readonly stages: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  /** Where the parts of exceptions begin that speak of the very event the clause forbids, as the checker found. */
  readonly aboutTheJudged: ReadonlySet<number>;
}

export type Joiner = "and" | "or";

/** Nothing known but the tree. */
export const plainWording: Wording = {
  timeZone: undefined,
  stages: new Set(),
  defines: new Set(),
  aboutTheJudged: new Set(),
};

/** The wording of an agreement with these statements, those of its readings included. */
export function wordingOf(statements: readonly Statement[], timeZone: string | undefined): Wording {
  const all = statements.map((each) => (each.kind === "variant" ? each.statement : each));
  const named = (kind: "stage" | "define"): ReadonlySet<string> =>
    new Set(all.flatMap((each) => (each?.kind === kind ? [each.name.text] : [])));
  return { timeZone, stages: named("stage"), defines: named("define"), aboutTheJudged: new Set() };
}

/** Words with one blank between them; empty ones are left out. */
export function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}

/** `A`, `A and B`, `A, B and C`. `isLoose`: an item itself ends in a list or an `of`, so semicolons part them. */
export function listed(items: readonly string[], joiner: Joiner, isLoose: boolean = false): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return isLoose
    ? `${items.slice(0, -1).join("; ")}; ${joiner} ${last}`
    : `${items.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

/** A sentence with its capital letter and full stop. */
export function finished(text: string): string {
  const [first = ""] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}${text.endsWith(".") ? "" : "."}`;
}

/** A quoted matter. Its text cannot hold the straight mark, so nothing in it can look like an end of it. */
export function quoted(text: string): string {
  return `"${text}"`;
}
