// The pieces that the mapping's schema is made of, each with our own words for what is wrong. YAML is read without
// types (every scalar is text), so `no` stays a word, `1` a code, and numbers are read here.
import * as v from "valibot";
import { mappingMessages } from "../messages.ts";

/** From whatever YAML gave to a `T`, with issues that carry our messages. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** What a reader of one text gives: the value, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly problem: string };

export const text: Schema<string> = v.string((issue) => mappingMessages.notText(issue.input));

/** A text that means something: read by `read`. */
export function readText<T>(read: (source: string) => Read<T>): Schema<T> {
  return v.pipe(
    text,
    v.rawTransform(({ dataset, addIssue, NEVER }): T => {
      // `text` is declared by what it gives, so its input is unknown here; it is a string once it passed.
      const result = read(dataset.value as string);
      if ("value" in result) return result.value;
      addIssue({ message: result.problem });
      return NEVER;
    }),
  );
}

type KeyMessage = (issue: v.StrictObjectIssue) => string;

/** An object of these keys and no others. */
export function keys<E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, KeyMessage> {
  const known = Object.keys(entries);
  return v.strictObject(entries, (issue) => {
    if (issue.expected === "never") return mappingMessages.unknownKey(String(issue.input), known);
    if (issue.expected === "Object") return mappingMessages.notMapping(issue.input);
    // Valibot writes the missing key as `"key"`.
    return mappingMessages.missingKey((issue.expected ?? "").replaceAll('"', ""));
  });
}

/** Keys that the author chooses, each with a value of one schema; as a map, in the order written. */
export function table<T>(value: Schema<T>): Schema<ReadonlyMap<string, T>> {
  return v.pipe(
    v.record(v.string(), value, (issue) => mappingMessages.notMapping(issue.input)),
    v.transform((record): ReadonlyMap<string, T> => new Map(Object.entries(record))),
  );
}

/** A list with at least one entry; a single value stands for a list of one. */
export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return v.pipe(
    v.unknown(),
    v.transform((input): unknown => (typeof input === "string" ? [input] : input)),
    v.array(item, (issue) => mappingMessages.notList(issue.input)),
    v.minLength(1, mappingMessages.emptyList),
  );
}

export function oneOf<const W extends string>(words: readonly W[]): Schema<W> {
  return v.picklist(words, (issue) => mappingMessages.oneOf(issue.input, words));
}

export const flag: Schema<boolean> = v.pipe(
  oneOf(["true", "false"]),
  v.transform((word): boolean => word === "true"),
);

/** One schema for a text, another for anything else, so that messages speak of the one the author meant. */
export function textOr<A, B>(whenText: Schema<A>, otherwise: Schema<B>): Schema<A | B> {
  return v.lazy((input): Schema<A | B> => (typeof input === "string" ? whenText : otherwise));
}
