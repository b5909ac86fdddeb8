// How types of nouns and kinds of names are called in front of a reader. One list, so that no two messages differ.
import type { FoundType } from "./facts.ts";

const names: Readonly<Record<FoundType, string>> = {
  unknown: "unknown",
  plain: "a word without a type",
  duration: "a length of time",
  distance: "a distance",
  "class distance": "a distance of the class",
  calibre: "a calibre",
  percent: "a share",
  number: "a number",
  window: "a window of time",
  moment: "a moment",
  stage: "a stage",
  actor: "an actor",
  place: "a place",
  event: "something that happens",
  count: "a number of events",
  breach: "a breach",
  reference: "what came before",
  condition: "a condition",
  menu: "a choice from a class",
  attribute: "an attribute of an event",
  matter: "a quoted matter",
  clause: "a clause",
  instrument: "a document or a list",
  party: "a party",
  guarantor: "a guarantor",
  observer: "an observer",
  body: "a body",
  line: "a line",
  zone: "a zone",
  class: "a class",
  register: "a register",
  measure: "a measure",
  annex: "an annex",
  define: "a define",
  ladder: "a ladder",
  rung: "a rung of a ladder",
  reading: "a reading",
};

/** With its article: `a distance`. */
export function typeName(type: FoundType): string {
  return names[type];
}

/** `a place or a length of time`. */
export function eitherOf(types: readonly FoundType[]): string {
  const words = types.map(typeName);
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** `` `A`, `B` and `C` ``. */
export function quotedList(names: readonly string[], joiner: "and" | "or" = "and"): string {
  return listOf(
    names.map((name) => `\`${name}\``),
    joiner,
  );
}

/** `a, b and c`. */
export function listOf(words: readonly string[], joiner: "and" | "or" = "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

const plurals: Readonly<Partial<Record<FoundType, string>>> = {
  party: "parties",
  body: "bodies",
  class: "classes",
  annex: "annexes",
};

/** `two parties`, as a count of declared names. */
export function countOf(count: number, kind: string): string {
  const digits = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const noun = count === 1 ? kind : (plurals[kind as FoundType] ?? `${kind}s`);
  return `${digits[count] ?? String(count)} ${noun}`;
}
