// One small change to a statement at a time: a number, a modal, a preposition, a name, an `unless` gone, an `or` for an
// `and`. Generic over the tree, so a new part of the language is changed too. For tests only.
import type { Statement } from "../syntax/ast.ts";
import { comparisons, modals, prepositions, quantifiers } from "../syntax/grammar.ts";

type Value = unknown;
type Tree = { readonly [key: string]: Value };

/** Keys without meaning, or with none of their own. */
const untouched: ReadonlySet<string> = new Set(["span", "modalSpan", "joiners", "broken", "written", "role", "form"]);

const choices: Readonly<Record<string, readonly string[]>> = { modal: modals, preposition: prepositions };

/** Statements that differ from this one in one place. Many of them no longer parse; the caller sees to that. */
export function mutationsOf(statement: Statement): readonly Statement[] {
  return changesOf(statement, "statement") as readonly Statement[];
}

function changesOf(value: Value, key: string): readonly Value[] {
  if (Array.isArray(value)) return changesOfList(value, key);
  if (isTree(value)) return [...changesInside(value), ...changesOfShape(value, conditions.has(key))];
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string") return choices[key]?.filter((other) => other !== value) ?? [];
  return [];
}

function isTree(value: Value): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function changesOfList(items: readonly Value[], key: string): readonly Value[] {
  const gone = items.map((_, index) => items.filter((__, other) => other !== index));
  const swapped = items.slice(1).map((item, index) => {
    const before = items[index];
    return items.map((each, at) => (at === index ? item : at === index + 1 ? before : each));
  });
  const inside = items.flatMap((item, index) =>
    changesOf(item, key).map((changed) => items.map((each, at) => (at === index ? changed : each))),
  );
  return [...gone, ...swapped, ...inside];
}

function changesInside(tree: Tree): readonly Value[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (untouched.has(key) || key === "kind") return [];
    const gone = isTree(value) && isOptional(key, tree) ? [{ ...tree, [key]: undefined }] : [];
    return [...gone, ...changesOf(value, key).map((changed) => ({ ...tree, [key]: changed }))];
  });
}

const optional: ReadonlySet<string> = new Set(
  "label when answersTo of sealed about object otherThan date time".split(" "),
);

/** What the tree may be without. */
function isOptional(key: string, { kind }: Tree): boolean {
  const isNoun = kind === "thing" || kind === "quantified" || kind === "amount";
  return optional.has(key) || (isNoun && (key === "name" || key === "binder"));
}

/** Where any condition may stand, and not only a fact. */
const conditions: ReadonlySet<string> = new Set(["when", "condition", "parts", "part"]);

function changesOfShape(tree: Tree, isCondition: boolean): readonly Value[] {
  const { kind, text } = tree;
  const as = (other: string): Tree => ({ ...tree, kind: other });
  switch (kind) {
    case "any-of":
      return [as("all-of"), not(tree), ...regrouped(tree)];
    case "all-of":
      return [as("any-of"), not(tree), ...regrouped(tree)];
    case "not":
      return [tree["part"]];
    case "happening":
    case "recorded-act":
    case "state":
      return isCondition ? [not(tree)] : [];
    case "unless":
      return [as("until")];
    case "until":
      return [as("unless")];
    case "otherwise":
      return [as("then")];
    case "then":
      return [as("otherwise")];
    case "negotiable":
      return [as("no deadline")];
    case "quantified":
      return quantifiers.map((quantifier) => ({
        ...tree,
        quantifier,
        written: { ...written(tree), text: quantifier },
      }));
    case "amount":
      return [undefined, ...comparisons].map((comparison) => ({ ...tree, comparison }));
    case "matter":
      return [{ ...tree, text: `${String(text)}, or another` }];
    case undefined:
      return typeof text === "string" ? otherTexts(text).map((other) => ({ ...tree, text: other })) : [];
    default:
      return [];
  }
}

function written(tree: Tree): Tree {
  return isTree(tree["written"]) ? tree["written"] : {};
}

function not(part: Tree): Tree {
  return { kind: "not", part, span: part["span"] };
}

/** `A or B and C` with its brackets elsewhere. */
function regrouped({ kind, parts, span }: Tree): readonly Value[] {
  const [first, second, ...rest] = Array.isArray(parts) ? (parts as readonly Value[]) : [];
  if (!isTree(second) || second["kind"] === kind || !Array.isArray(second["parts"])) return [];
  const [inner, ...others] = second["parts"] as readonly Value[];
  const outer = { kind, parts: [first, inner], joiners: [], span };
  return [{ ...second, parts: [outer, ...others, ...rest] }];
}

/** A name, word, number or quotation that reads otherwise. */
function otherTexts(text: string): readonly string[] {
  if (/^\d+$/.test(text)) return [String(Number(text) + 1)];
  if (/^\d/.test(text)) return [text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))];
  if (/^\p{Lu}/u.test(text)) return ["Zanzibar"];
  return ["tank", "opinion", "casualties", "end"].filter((word) => word !== text);
}
