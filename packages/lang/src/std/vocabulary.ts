// The standard vocabulary, indexed: which phrase means what. Within a run of words the longest known phrase wins.
// Reads the tables of this folder; an agreement's own words (`define Jamming "jam"`) are the checker's.
import { compareText, type Kind } from "@servanda/agreement";
import { type ActRow, actRows, deedKinds, worldVerbs } from "./acts.ts";
import { type KindRow, kindRows } from "./kinds.ts";
import { attributes, clockStarts, placeWords, plainWords, plurals, referenceWords, roles, units } from "./nouns.ts";

/** Words that point at an end of a stage: `start of Ceasefire`. */
export const edgeWords: ReadonlyMap<string, "start" | "end"> = new Map([
  ["start", "start"],
  ["beginning", "start"],
  ["end", "end"],
]);

/** Moments of the agreement itself; this release does not know when they are. */
export const ownMoments: readonly string[] = ["entry", "signature", "expiry"];

/** Words of standards, registers, classes, zones and bodies. */
const structuralWords: readonly string[] = [
  "source",
  "sources",
  "independent source",
  "independent sources",
  "kind",
  "kinds",
  "on site",
  "site",
  "linked",
  "except",
  "day",
  "left",
  "right",
  "area",
  "moving",
  "pullback",
  "observed",
  "separation",
  "present",
  "half",
  "simple majority",
  "excludes",
];

const kinds: ReadonlyMap<string, KindRow> = new Map(kindRows.map((row) => [row.name, row]));
const acts: ReadonlyMap<string, ActRow> = new Map(
  actRows.flatMap((row) => [row.base, row.third, row.participle].map((form) => [form, row] as const)),
);

const known: ReadonlySet<string> = new Set([
  ...kinds.keys(),
  ...acts.keys(),
  ...worldVerbs.keys(),
  ...units.keys(),
  ...roles.keys(),
  ...plurals.keys(),
  ...attributes.keys(),
  ...placeWords,
  ...referenceWords,
  ...clockStarts,
  ...edgeWords.keys(),
  ...ownMoments,
  ...structuralWords,
  ...plainWords,
]);

/** Every phrase, sorted: for suggestions and completion. */
export const knownPhrases: readonly string[] = [...known].sort(compareText);
const longestPhrase = Math.max(...knownPhrases.map((phrase) => phrase.split(" ").length));

export function isKnownPhrase(phrase: string): boolean {
  return known.has(phrase);
}

export function kindRow(name: string): KindRow | undefined {
  return kinds.get(name);
}

export function actRow(form: string): ActRow | undefined {
  return acts.get(form);
}

/** The whole tree and the deeds, by name. */
export function standardKinds(): readonly Kind[] {
  const deeds = deedKinds.map((name): Kind => ({ name }));
  const inTree = kindRows.map(({ name, under }): Kind => (under === undefined ? { name } : { name, under }));
  return [...inTree, ...deeds].sort((a, b) => compareText(a.name, b.name));
}

/** A kind and everything under it, sorted. */
export function kindClosure(name: string): readonly string[] {
  const found = new Set([name]);
  // Parents stand before children in the table, so one pass reaches all.
  for (const row of kindRows) if (row.under !== undefined && found.has(row.under)) found.add(row.name);
  return [...found].sort(compareText);
}

/** The kind at the top of the tree above this one. */
export function rootKind(name: string): string {
  const under = kinds.get(name)?.under;
  return under === undefined ? name : rootKind(under);
}

export function isUnder(name: string, ancestor: string): boolean {
  if (name === ancestor) return true;
  const under = kinds.get(name)?.under;
  return under !== undefined && isUnder(under, ancestor);
}

/** A run of words cut into the longest phrases that `isKnown` accepts; an unknown word stands alone. */
export function segment(words: readonly string[], isKnown: (phrase: string) => boolean): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at);
    while (length > 1 && !isKnown(words.slice(at, at + length).join(" "))) length--;
    const text = words.slice(at, at + length).join(" ");
    segments.push({ text, first: at, count: length, isKnown: isKnown(text) });
    at += length;
  }
  return segments;
}

/** Words `first … first + count - 1` read as one phrase. */
export interface Segment {
  readonly text: string;
  readonly first: number;
  readonly count: number;
  readonly isKnown: boolean;
}
