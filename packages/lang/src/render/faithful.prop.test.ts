// The law of rendering: where the tree differs, the sentence differs. Held to every statement of the library with
// every small change that still parses, and to statements made from the grammar.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { printStatement } from "../format/print-statements.ts";
import type { Statement } from "../syntax/ast.ts";
import { parseAgreement } from "../syntax/parser.ts";
import { deriveStatement, seeded } from "../testing/derive.ts";
import { mutationsOf } from "../testing/mutations.ts";
import { allStatements, parseSnippet, testSeed, withoutSpans } from "../testing/trees.ts";
import { statementText } from "./render-statements.ts";
import { wordingOf } from "./wording.ts";

const seed = testSeed();
const library = new URL("../../../../agreements/", import.meta.url);
const texts = readdirSync(library).map((name) => makeSourceFile(name, readFileSync(new URL(name, library), "utf8")));

/** What two texts may differ in and mean the same. */
function meaningOf(tree: unknown): string {
  return JSON.stringify(canonical(withoutSpans(tree)));
}

type Tree = Readonly<Record<string, unknown>>;

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const { joiners: _, written: __, broken: ___, ...rest } = value as Tree;
  const tree: Tree = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, canonical(part)]));
  return withoutNot(withoutArticle(withSortedTails(tree)));
}

/** Exceptions, ends and marks may stand in any order. */
function withSortedTails(tree: Tree): Tree {
  const { tails } = tree;
  if (!Array.isArray(tails)) return tree;
  const kindOf = (tail: unknown): string => String((tail as Tree)["kind"]);
  return { ...tree, tails: tails.toSorted((a, b) => (kindOf(a) < kindOf(b) ? -1 : kindOf(a) > kindOf(b) ? 1 : 0)) };
}

/** `a tank` is `tank`. */
function withoutArticle(tree: Tree): Tree {
  const { quantifier, binder, name, ...rest } = tree;
  const isBare = tree["kind"] === "quantified" && quantifier === "a" && binder === undefined && name === undefined;
  return isBare && (rest["words"] as readonly unknown[]).length > 0 ? { ...rest, kind: "thing" } : tree;
}

/** `X has not signed` is `not X has signed`. */
function withoutNot(tree: Tree): Tree {
  const { kind, verb, isNegated } = tree;
  if (kind === "state" && isNegated === true) return { kind: "not", part: { ...tree, isNegated: false } };
  if (kind !== "recorded-act" || (verb as Tree)["isNegated"] !== true) return tree;
  return { kind: "not", part: { ...tree, verb: { ...(verb as Tree), isNegated: false } } };
}

/** Undefined where the tree is not one that a text can have. */
function parsesBack(statement: Statement): boolean {
  const parsed = parseSnippet(printStatement(statement));
  const [only, ...others] = allStatements(parsed);
  if (only === undefined || others.length > 0 || parsed.diagnostics.some(({ severity }) => severity === "error"))
    return false;
  return meaningOf(only) === meaningOf(statement);
}

class Seen {
  readonly #first = new Map<string, { readonly meaning: string; readonly statement: Statement }>();
  readonly alike: string[] = [];
  count = 0;

  add(statement: Statement, wording: ReturnType<typeof wordingOf>): void {
    const { sentence, items } = statementText(statement, wording);
    const id = statement.kind === "clause" ? statement.id.text : "";
    const rendered = [statement.kind, id, sentence, ...items].join("\n");
    const meaning = meaningOf(statement);
    const first = this.#first.get(rendered);
    this.count++;
    if (first?.meaning === meaning) return;
    // Only a tree that some text has can mislead anybody.
    if (first === undefined || !parsesBack(first.statement)) this.#first.set(rendered, { meaning, statement });
    else if (parsesBack(statement))
      this.alike.push(`${rendered}\n--- ${printStatement(first.statement)}\n--- ${printStatement(statement)}`);
  }

  addWithChanges(statement: Statement, wording: ReturnType<typeof wordingOf>): void {
    this.add(statement, wording);
    for (const changed of mutationsOf(statement)) this.add(changed, wording);
  }
}

test("one change in a statement of the library, another sentence", { timeout: 120_000 }, () => {
  const alike: string[] = [];
  let count = 0;
  for (const file of texts) {
    const statements = allStatements(parseAgreement(file)).filter(
      (each) => each.kind !== "variant" && each.kind !== "include" && !each.broken,
    );
    const wording = wordingOf(statements, "Europe/Kyiv");
    for (const statement of statements) {
      const seen = new Seen();
      seen.addWithChanges(statement, wording);
      alike.push(...seen.alike);
      count += seen.count;
    }
  }
  expect(alike.slice(0, 20)).toEqual([]);
  expect(count).toBeGreaterThan(texts.length * 100);
});

test(`no two statements of the grammar read alike (seed ${seed})`, () => {
  const seen = new Seen();
  const wording = wordingOf([], undefined);
  for (let index = 0; index < 20_000; index++) {
    const [statement] = allStatements(parseSnippet(deriveStatement(seeded(seed + index))));
    if (statement === undefined || statement.kind === "variant" || statement.broken) continue;
    if (index < 2000) seen.addWithChanges(statement, wording);
    else seen.add(statement, wording);
  }
  expect(seen.alike.slice(0, 10)).toEqual([]);
});
