// Kleene's tables: of a question that is made of others the answer must follow from theirs.
import { allOf, anyOf, type Kleene, kleeneWord, MAYBE, NO, not, YES } from "@servanda/core";
import { isObject } from "./read.ts";

const values: Readonly<Record<string, Kleene>> = { yes: YES, maybe: MAYBE, no: NO };

/** The first question, at any depth, whose answer does not follow from its parts. */
export interface BrokenTree {
  readonly path: readonly string[];
  readonly says: string;
  readonly follows: string;
}

export function brokenTree(value: unknown, path: readonly string[] = []): BrokenTree | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const broken = brokenTree(each, [...path, key]);
    if (broken !== undefined) return broken;
  }
  return isObject(value) ? ownMistake(value, path) : undefined;
}

function ownMistake(
  { asks, value, parts }: Readonly<Record<string, unknown>>,
  path: readonly string[],
): BrokenTree | undefined {
  if (!isObject(asks) || typeof value !== "string" || !Array.isArray(parts)) return undefined;
  const answers = parts.map((each): unknown => (isObject(each) ? each["value"] : undefined));
  const known = answers.flatMap((each) => (typeof each === "string" ? (values[each] ?? []) : []));
  if (known.length < answers.length) return undefined;
  const follows = kleeneWord(asks["kind"] === "any of" ? anyOf(known) : inOrder(asks["kind"] === "not", known));
  return follows === value ? undefined : { path, says: value, follows };
}

function inOrder(isNegated: boolean, known: readonly Kleene[]): Kleene {
  return isNegated ? not(allOf(known)) : allOf(known);
}
