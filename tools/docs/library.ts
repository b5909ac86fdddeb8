// The made parts of docs/language/library.md: the standard vocabulary as tables. What the words are for is said on the
// page; the words themselves are the language's own.
import { kindClosure, standardTexts } from "@servanda/lang";
import { sourceKinds } from "../../packages/formats/src/ndjson/bounds.ts";
import { type ActRow, actRows, type WorldVerb, worldVerbs } from "../../packages/lang/src/std/acts.ts";
import { kindRows } from "../../packages/lang/src/std/kinds.ts";
import * as nouns from "../../packages/lang/src/std/nouns.ts";
import { edgeWords, ownMoments } from "../../packages/lang/src/std/vocabulary.ts";
import { verbs } from "../../packages/lang/src/syntax/grammar.ts";

/** `kinds`: the tree, each kind under its parent. */
export function kindTree(): string {
  const below = (parent: string | undefined, indent: string): string[] =>
    kindRows
      .filter(({ under }) => under === parent)
      .flatMap(({ name }) => [`${indent}- \`${name}\``, ...below(name, `${indent}  `)]);
  return below(undefined, "").join("\n");
}

/** `world-verbs`: what each verb of the world sees. */
export function worldVerbTable(): string {
  return tableOf(
    ["verb", "what is seen"],
    [...worldVerbs].map(([verb, seen]) => [code(verb), seenBy(seen)]),
  );
}

function seenBy(verb: WorldVerb): string {
  switch (verb.sees) {
    case "kind": {
      const below = kindClosure(verb.kind).filter((kind) => kind !== verb.kind);
      return code(verb.kind) + (below.length === 0 ? "" : `, and ${listed(below)}`);
    }
    case "deed":
      return `reports of ${code(verb.kind)}`;
    case "sighting":
      return "the thing itself";
    case "whatever":
      return "what is named after it";
  }
}

/** `acts record` or `acts world`: the acts that a record settles, or that must be seen. */
export function actTable([settled = ""]: readonly string[]): string {
  const rows = actRows.filter((row) => row.settled === settled);
  return settled === "record"
    ? tableOf(
        ["in records and after `must`", "in conditions"],
        rows.map((row) => [code(row.base), inConditions(row)]),
      )
    : tableOf(
        ["after `must`", "`kind` in records", "in conditions"],
        rows.map((row) => [code(row.base), code(kindOf(row.base)), inConditions(row)]),
      );
}

/** The third person is a reserved word for few of them; `has` takes them all. */
function inConditions({ third, participle }: ActRow): string {
  const done = code(`has ${participle}`);
  return (verbs as readonly string[]).includes(third) ? `${code(third)}, ${done}` : done;
}

function kindOf(base: string): string {
  const verb = worldVerbs.get(base);
  return verb?.sees === "kind" || verb?.sees === "deed" ? verb.kind : base;
}

/** `units`: what is counted in what. */
export function unitTable(): string {
  const rows = new Map([...nouns.units.values()].map((row) => [row.singular, row]));
  const dimensions = [...new Set([...rows.values()].map(({ dimension }) => dimension))];
  return tableOf(
    ["of", "units"],
    dimensions.map((dimension) => [
      dimension,
      [...rows.values()]
        .filter((row) => row.dimension === dimension)
        .map(({ singular, plural }) => (singular === plural ? code(singular) : `${code(singular)}, ${code(plural)}`))
        .join(" · "),
    ]),
  );
}

/** `attributes`: the word of the text and the attribute of the record. */
export function attributeTable(): string {
  return tableOf(
    ["in the text", "in a record's `attributes`"],
    [...nouns.attributes].map(([word, attribute]) => [code(word), code(attribute)]),
  );
}

/** `standards std/grades`: what including it takes in. */
export function standardBlock([path = ""]: readonly string[]): string {
  const block = /```servanda\n[^]*?\n```/.exec(standardTexts.get(path) ?? "")?.[0];
  if (block === undefined) throw new Error(`the library has no ${path}`);
  return block;
}

const wordLists: Readonly<Record<string, readonly string[]>> = {
  roles: [...nouns.roles.keys()],
  places: nouns.placeWords,
  "clock-starts": nouns.clockStarts,
  references: nouns.referenceWords,
  edges: [...edgeWords.keys(), ...ownMoments],
  plain: nouns.plainWords,
  "source-kinds": sourceKinds,
};

/** `vocabulary roles`. */
export function vocabularyList([list = ""]: readonly string[]): string {
  const words = wordLists[list];
  if (words === undefined) throw new Error(`the vocabulary has no list ${list}`);
  return words.map(code).join(" · ");
}

const code = (word: string): string => `\`${word}\``;
const listed = (words: readonly string[]): string => words.map(code).join(", ");

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
