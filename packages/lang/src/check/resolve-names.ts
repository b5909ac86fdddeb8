// The first pass: every name is declared, every clause number exists, every word is known. Asked of all statements,
// with meaning or not, so that later passes can stay silent about what is unknown.
import { nearest } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import { isKnownPhrase, knownPhrases, segment } from "../std/vocabulary.ts";
import type { Statement } from "../syntax/ast.ts";
import type { Name, Noun, Word } from "../syntax/ast-sentences.ts";
import { prepositionSynonyms } from "../syntax/grammar.ts";
import { type Declaration, type DeclaredKind, type Names, placeOf } from "./names.ts";
import type { Placed } from "./sources.ts";
import { type Position, walkStatement } from "./walk.ts";

/** Names by which a statement is spoken of somewhere. */
export interface Usage {
  readonly names: ReadonlySet<string>;
  /** Places of what was reported: `file offset`. */
  readonly unknown: ReadonlySet<string>;
}

/** Reports unknown names, numbers and words; says which names are used. */
export function resolveNames(statements: readonly Placed[], names: Names, report: Report): Usage {
  const used = new Set<string>();
  const unknown = new Set<string>();
  const reportUnknown: Report = (code, at, facts) => {
    unknown.add(`${at.file} ${at.span.start}`);
    report(code, at, facts);
  };
  for (const placed of statements) {
    resolveStatement(placed, names, used, reportUnknown);
    const { statement } = placed;
    if (statement.kind === "variant" && statement.statement !== undefined) {
      resolveStatement({ ...placed, statement: statement.statement }, names, used, reportUnknown);
    }
  }
  return { names: used, unknown };
}

/** Whether a phrase is in the library or the agreement's own. */
export function isKnownIn(names: Names): (phrase: string) => boolean {
  return (phrase) => isKnownPhrase(phrase) || names.ownWords.has(phrase);
}

function resolveStatement(placed: Placed, names: Names, used: Set<string>, report: Report): void {
  if (placed.statement.broken) return;
  const bound = new Set(bindersOf(placed.statement));
  const isKnown = isKnownIn(names);
  walkStatement(placed.statement, {
    noun: (noun, position) => {
      resolveName(placed, noun, position, { names, bound, used, report });
      if (
        noun.kind !== "moment" &&
        noun.kind !== "yearly-date" &&
        noun.kind !== "clause-reference" &&
        noun.kind !== "matter"
      ) {
        resolveWords(placed, noun.words, isKnown, { names, used, report });
      }
    },
    verb: (verb) => {
      if (verb.auxiliary !== undefined) resolveWords(placed, [verb], isKnown, { names, used, report });
    },
  });
}

/** The variables a statement binds: `a party X`. */
export function bindersOf(statement: Statement): readonly string[] {
  const binders: string[] = [];
  walkStatement(statement, {
    noun: (noun) => {
      if (noun.kind === "quantified" && noun.binder !== undefined) binders.push(noun.binder.text);
    },
  });
  return binders;
}

interface Resolving {
  readonly names: Names;
  readonly bound: ReadonlySet<string>;
  readonly used: Set<string>;
  readonly report: Report;
}

function resolveName(placed: Placed, noun: Noun, position: Position, { names, bound, used, report }: Resolving): void {
  if (noun.kind === "clause-reference") {
    const id = noun.id.text;
    const numbers = [names.base, ...names.readings].flatMap((world) => [...world.clauses.keys()]);
    if (id !== "" && !numbers.includes(id)) {
      report("S0204", placeOf(placed, noun), { id, nearest: nearest(id, numbers, 1)[0] });
    }
    return;
  }
  if (noun.kind === "quantified") useAllOf(noun.words.map((word) => word.text).join(" "), names, used);
  const name: Name | undefined =
    noun.kind === "matter" || noun.kind === "moment" || noun.kind === "yearly-date" ? undefined : noun.name;
  if (name === undefined || bound.has(name.text) || (noun.kind === "amount" && isCurrency(name.text))) return;
  used.add(name.text);
  if (names.declared.has(name.text)) return;
  const candidates = [...names.declared.keys()];
  const close = nearest(name.text, candidates, 2)[0];
  const meant = close === undefined ? undefined : names.declared.get(close);
  const what = meant?.kind ?? kindAt(position);
  const known = candidates.filter((each) => isAlike(names.declared.get(each), what));
  if (meant !== undefined) used.add(meant.name);
  report("S0201", placeOf(placed, name), {
    name: name.text,
    what,
    known,
    meant: meant && { name: meant.name, place: meant.place },
  });
}

/** `5 GBP`: three capitals after a number, as ISO 4217 has them. */
function isCurrency(name: string): boolean {
  return /^[A-Z]{3}$/.test(name);
}

/** `a zone Z`, `any line` speak of all of them. */
function useAllOf(word: string, names: Names, used: Set<string>): void {
  for (const declaration of names.declared.values()) if (declaration.kind === word) used.add(declaration.name);
}

function isAlike(declaration: Declaration | undefined, what: DeclaredKind | "name"): boolean {
  return declaration !== undefined && declaration.kind === what;
}

/** What was probably meant at a place of the sentence, where no declared name is near. */
function kindAt(position: Position): DeclaredKind | "name" {
  switch (position) {
    case "subject":
    case "judged by":
    case "pleaded by":
      return "party";
    case "in":
    case "outside":
    case "at":
      return "zone";
    case "during":
      return "stage";
    default:
      return "name";
  }
}

/** Levels of the library: known as words, of use only once a standard says what they take. */
const usualLevels: readonly string[] = ["suspected", "corroborated", "confirmed"];

function resolveWords(
  placed: Placed,
  words: readonly Word[],
  isKnown: (phrase: string) => boolean,
  { names, used, report }: Pick<Resolving, "names" | "used" | "report">,
): void {
  let namedUntil = 0;
  for (const each of segment(
    words.map((word) => word.text),
    isKnown,
  )) {
    const word = words[each.first];
    const define = names.labelledDefines.get(each.text);
    if (define !== undefined) used.add(define);
    if (each.isKnown || word === undefined || each.first < namedUntil) continue;
    if (usualLevels.includes(word.text)) {
      report("S0207", placeOf(placed, word), { level: word.text });
      continue;
    }
    const named = nameInSmallLetters(words.slice(each.first), names);
    if (named === undefined) {
      report("S0203", placeOf(placed, word), { word: word.text, nearest: wordMeant(word.text, names) });
      continue;
    }
    used.add(named.name);
    namedUntil = each.first + named.words.length;
    const span = { start: word.span.start, end: named.words.at(-1)?.span.end ?? word.span.end };
    const written = named.words.map(({ text }) => text).join(" ");
    report("S0203", placeOf(placed, { span }), { word: written, nearest: named.name });
  }
}

/** What stands in the vocabulary for an unknown word: a preposition, digits, or the nearest word. */
function wordMeant(word: string, names: Names): string | undefined {
  if (Object.hasOwn(prepositionSynonyms, word)) return prepositionSynonyms[word];
  const number = numberWords.indexOf(word);
  if (number >= 0) return String(number);
  return nearest(word, [...names.ownWords, ...knownPhrases], 2)[0];
}

const numberWords: readonly string[] =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");

/** `security zone` for `SecurityZone`: the declared name that the first of these words spell together. */
function nameInSmallLetters(
  words: readonly Word[],
  names: Names,
): { readonly name: string; readonly words: readonly Word[] } | undefined {
  const declared = new Map([...names.declared.keys()].map((name) => [name.toLowerCase(), name]));
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const taken = words.slice(0, count);
    const name = declared.get(taken.map(({ text }) => text).join(""));
    if (name !== undefined) return { name, words: taken };
  }
  return undefined;
}
