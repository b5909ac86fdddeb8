// The first pass: every name is declared, every clause number exists, every word is known. Asked of all statements,
// with meaning or not, so that later passes can stay silent about what is unknown.
import { editDistance, nearest } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import type { Place } from "../document/source-file.ts";
import { wordSynonym } from "../std/synonyms.ts";
import { isKnownPhrase, knownPhrases, segment } from "../std/vocabulary.ts";
import type { Statement } from "../syntax/ast.ts";
import type { Name, Noun, Word } from "../syntax/ast-sentences.ts";
import { skeletonOf } from "../syntax/characters.ts";
import { openers } from "../syntax/grammar.ts";
import { type Declaration, type DeclaredKind, type Names, placeOf } from "./names.ts";
import { reportAmounts, reportEmptyClass, reportListOfActors, reportPlural, reportSideBySide } from "./slips.ts";
import type { Gathered, Placed } from "./sources.ts";
import { type Position, walkStatement } from "./walk.ts";

/** Names by which a statement is spoken of somewhere. */
export interface Usage {
  readonly names: ReadonlySet<string>;
  /** Places of what was reported: `file offset`. */
  readonly unknown: ReadonlySet<string>;
}

/** Reports unknown names, numbers and words, each name and number once; says which names are used. */
export function resolveNames({ statements, unread }: Gathered, names: Names, report: Report): Usage {
  const used = new Set<string>();
  const unknown = new Set<string>();
  const missing = new Map<string, Missing>();
  const reportUnknown: Report = (code, at, facts) => {
    unknown.add(`${at.file} ${at.span.start}`);
    report(code, at, facts);
  };
  const miss: Resolving["miss"] = (key, at, explain) => {
    unknown.add(`${at.file} ${at.span.start}`);
    const known = missing.get(key);
    if (known === undefined) missing.set(key, { at, others: [], explain });
    else known.others.push(at);
  };
  const unreadNames = new Set(unread);
  const quantified = new Set<string>();
  const vocabulary = [...names.ownWords, ...knownPhrases];
  const nearestWord = remembered((word) => nearest(word, vocabulary, reachOf(word))[0]);
  const resolving = { names, used, quantified, report: reportUnknown, nearestWord, miss, unread: unreadNames };
  for (const placed of statements) {
    resolveStatement(placed, resolving);
    const { statement } = placed;
    if (statement.kind === "variant" && statement.statement !== undefined) {
      resolveStatement({ ...placed, statement: statement.statement }, resolving);
    }
  }
  useAllOf(quantified, names, used);
  for (const [key, { at, others, explain }] of missing) {
    if (!unreadNames.has(key)) explain(at, others);
  }
  return { names: used, unknown };
}

/** A name or number that nothing declares: where it is first used, and where again. */
interface Missing {
  readonly at: Place;
  readonly others: Place[];
  readonly explain: (at: Place, others: readonly Place[]) => void;
}

/** Whether a phrase is in the library or the agreement's own. */
export function isKnownIn(names: Names): (phrase: string) => boolean {
  return (phrase) => isKnownPhrase(phrase) || names.ownWords.has(phrase);
}

type Resolution = Omit<Resolving, "bound">;

function resolveStatement(placed: Placed, resolution: Resolution): void {
  if (placed.statement.broken) return;
  reportEmptyClass(placed, resolution.report);
  const bound = new Set(bindersOf(placed.statement));
  const isKnown = isKnownIn(resolution.names);
  walkStatement(placed.statement, {
    noun: (noun, position) => {
      reportPlural(placed, noun, position, resolution.report);
      reportSideBySide(placed, noun, position, resolution.names, resolution.report);
      resolveName(placed, noun, position, { ...resolution, bound });
      if (
        noun.kind !== "moment" &&
        noun.kind !== "yearly-date" &&
        noun.kind !== "clause-reference" &&
        noun.kind !== "matter"
      ) {
        resolveWords(placed, noun, isKnown, resolution);
      }
    },
    condition: (condition) => reportListOfActors(placed, condition, resolution.names, resolution.report),
    phrases: (phrases) => reportAmounts(placed, phrases, resolution.report),
    verb: (verb) => {
      if (verb.auxiliary !== undefined) resolveWords(placed, { words: [verb] }, isKnown, resolution);
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
  /** Words behind `a`, `any`, `each`: of some kind of name, all are spoken of. */
  readonly quantified: Set<string>;
  readonly report: Report;
  /** The word of the vocabulary that was probably meant; each is looked for once. */
  readonly nearestWord: (word: string) => string | undefined;
  /** A name or number that nothing declares; said once for all its uses. */
  readonly miss: (key: string, at: Place, explain: Missing["explain"]) => void;
  /** Names in what could not be read. */
  readonly unread: Set<string>;
}

function resolveName(
  placed: Placed,
  noun: Noun,
  position: Position,
  { names, bound, used, quantified, report, miss }: Resolving,
): void {
  if (noun.kind === "clause-reference") {
    const id = noun.id.text;
    const numbers = names.clauseNumbers;
    if (id !== "" && !numbers.has(id)) {
      miss(`clause ${id}`, placeOf(placed, noun), (at, others) =>
        report("S0204", at, { id, nearest: nearest(id, [...numbers], 1)[0], others }),
      );
    }
    return;
  }
  if (noun.kind === "quantified") quantified.add(noun.words.map((word) => word.text).join(" "));
  const name: Name | undefined =
    noun.kind === "matter" || noun.kind === "moment" || noun.kind === "yearly-date" ? undefined : noun.name;
  if (name === undefined || bound.has(name.text) || (noun.kind === "amount" && isCurrency(name.text))) return;
  used.add(name.text);
  if (names.declared.has(name.text)) return;
  miss(name.text, placeOf(placed, name), (at, others) => {
    const candidates = [...names.declared.keys()];
    const looks = skeletonOf(name.text);
    const close =
      candidates.find((each) => skeletonOf(each) === looks) ?? nearest(name.text, candidates, reachOf(name.text))[0];
    const meant = close === undefined ? undefined : names.declared.get(close);
    const what = meant?.kind ?? kindAt(position);
    const known = candidates.filter((each) => isAlike(names.declared.get(each), what));
    if (meant !== undefined) used.add(meant.name);
    const isLookAlike = close !== undefined && skeletonOf(close) === looks;
    report("S0201", at, {
      name: name.text,
      what,
      known,
      meant: meant && { name: meant.name, place: meant.place },
      others,
      isLookAlike,
    });
  });
}

function remembered(find: (word: string) => string | undefined): (word: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (word) => {
    if (!found.has(word)) found.set(word, find(word));
    return found.get(word);
  };
}

/** How many slips a word of this length can hold and still be the word that was meant. */
function reachOf(word: string): number {
  return word.length < 2 ? 0 : word.length < 5 ? 1 : 2;
}

/** `5 GBP`: three capitals after a number, as ISO 4217 has them. */
function isCurrency(name: string): boolean {
  return /^[A-Z]{3}$/.test(name);
}

/** `a zone Z`, `any line` speak of all of them. */
function useAllOf(kinds: ReadonlySet<string>, names: Names, used: Set<string>): void {
  for (const { name, kind } of names.declared.values()) if (kinds.has(kind)) used.add(name);
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

function resolveWords(placed: Placed, noun: Wordy, isKnown: (phrase: string) => boolean, resolution: Resolution): void {
  const { names, used, report } = resolution;
  const { words } = noun;
  let saidUntil = 0;
  for (const each of segment(
    words.map((word) => word.text),
    isKnown,
  )) {
    const word = words[each.first];
    const define = names.labelledDefines.get(each.text);
    if (define !== undefined) used.add(define);
    if (each.isKnown || word === undefined) continue;
    // The words right after an unknown one are of the same mistake.
    const isSaid = each.first < saidUntil;
    saidUntil = Math.max(saidUntil, each.first + 2);
    if (isSaid || isUnknownOpener(placed, noun, word, resolution)) continue;
    if (usualLevels.includes(word.text)) {
      resolution.miss(word.text, placeOf(placed, word), (at) => report("S0207", at, { level: word.text }));
      continue;
    }
    const named = nameInSmallLetters(words.slice(each.first), names);
    if (named === undefined) {
      report("S0203", placeOf(placed, word), { word: word.text, ...wordMeant(noun, word.text, resolution) });
      continue;
    }
    used.add(named.name);
    saidUntil = each.first + named.words.length;
    const span = { start: word.span.start, end: named.words.at(-1)?.span.end ?? word.span.end };
    const written = named.words.map(({ text }) => text).join(" ");
    report("S0203", placeOf(placed, { span }), { word: written, nearest: named.name, isSure: true });
  }
}

/** What has words: a noun, or a verb alone. */
interface Wordy {
  readonly kind?: Noun["kind"];
  readonly words: readonly Word[];
  readonly name?: Name | undefined;
}

const openerWords: readonly string[] = openers.filter((opener) => !opener.includes(" "));

/** `stgae Ceasefire` at the start of a line: it was to open a statement, and its name is unread. */
function isUnknownOpener(placed: Placed, noun: Wordy, word: Word, { report, unread }: Resolution): boolean {
  const { text } = placed.source;
  const before = text.slice(Math.max(0, word.span.start - LONGEST_INDENT), word.span.start);
  const isFirst = /(?:^|[\r\n])[ \t]*$/.test(before);
  if (!isFirst || noun.name === undefined || noun.words.length > 1) return false;
  const [meant] = nearest(word.text, openerWords, reachOf(word.text));
  if (meant === undefined) return false;
  report("S0120", placeOf(placed, word), { found: word.text, nearest: meant });
  unread.add(noun.name.text);
  return true;
}

const LONGEST_INDENT = 40;

/** What stands in the vocabulary for an unknown word: another word for it, digits, or the nearest word. */
function wordMeant(
  noun: Wordy,
  word: string,
  { nearestWord }: Resolution,
): { nearest: string | undefined; isSure: boolean } {
  const synonym = wordSynonym(word, noun.kind === "amount");
  if (synonym !== undefined) return { nearest: synonym, isSure: word !== "all" && word !== "both" };
  const close = nearestWord(word);
  return { nearest: close, isSure: close !== undefined && editDistance(word, close, 1) <= 1 };
}

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
