// The part of JSON that records are made of (after I-JSON, RFC 7493): integers only, no half surrogates, no deep nests.
// What stays is written in one way and read alike by every program.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { refuse } from "../refusals.ts";

/** Numbers are integers of at most 2^53 - 1 in size. */
export type IJson = null | boolean | number | string | readonly IJson[] | IJsonObject;
export interface IJsonObject {
  readonly [key: string]: IJson;
}

/** Values within values in a record's body, which is the first. */
const MOST_DEPTH = 16;

/** A value with the text it has: the one text, by RFC 8785. */
export interface CanonicalRead {
  readonly value: IJson;
  readonly text: string;
}

/**
 * Reads bytes that are exactly what the canonical form of their value is: no second spelling of anything, no key twice.
 * Refuses with `bad_unicode`, `malformed_json`, `too_deep`, `number_not_allowed`, `bad_field` (the key `__proto__`) or
 * `not_canonical`. The caller has bounded the size. `wraps`: how many objects stand around the body.
 */
export function readCanonical(bytes: Uint8Array, wraps: number): Outcome<CanonicalRead> {
  const text = fromUtf8(bytes);
  if (text === undefined) return refuse("bad_unicode", { path: "" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse("malformed_json", { what: error instanceof SyntaxError ? whatFails(text) : "unreadable" });
  }
  const walk: Walk = { isSorted: true, refusal: undefined };
  if (!isIJson(value, 1 - wraps, [], walk)) return walk.refusal ?? refuse("malformed_json", { what: "no value" });
  // Where keys are in order as they stand, the language's own writer gives the canonical text, several times faster.
  const canonical = walk.isSorted ? JSON.stringify(value) : canonicalText(value);
  if (canonical !== text) return refuse("not_canonical", { offset: firstDifference(bytes, toUtf8(canonical)) });
  return { ok: true, value: { value, text } };
}

/**
 * Reads text that somebody wrote by hand, in any layout, if what it says is an object that a record may hold. Of a key
 * that stands twice the last counts, as everywhere in JSON. Refuses with `malformed_json`, `bad_unicode`, `too_deep`,
 * `number_not_allowed` or `bad_field`.
 */
export function readIJsonObject(text: string): Outcome<IJsonObject> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("malformed_json", { what: whatFails(text) });
  }
  const walk: Walk = { isSorted: true, refusal: undefined };
  if (!isIJson(value, 1, [], walk)) return walk.refusal ?? refuse("malformed_json", { what: "no value" });
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return accepted(value as IJsonObject);
  return refuse("bad_field", { path: "", expected: "an object" });
}

interface Walk {
  /** Whether the keys of every object so far stand in the order of RFC 8785. */
  isSorted: boolean;
  refusal: Outcome<never> | undefined;
}

type Path = (string | number)[];

/** One pass over a value that JSON.parse made; `path` leads to it, and is used for words only. */
function isIJson(value: unknown, depth: number, path: Path, walk: Walk): value is IJson {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "string") return value.isWellFormed() || fail(walk, refuse("bad_unicode", at(path)));
  if (typeof value === "number") {
    return Number.isSafeInteger(value) || fail(walk, refuse("number_not_allowed", at(path)));
  }
  if (typeof value !== "object") return false;
  if (depth > MOST_DEPTH) return fail(walk, refuse("too_deep", { most: MOST_DEPTH }));
  if (Array.isArray(value)) return value.every((each, index) => isMember(each, index, depth, path, walk));
  let before = "";
  if (!isPlain(value)) return false;
  for (const key of Object.keys(value)) {
    if (key < before) walk.isSorted = false;
    before = key;
    if (!key.isWellFormed()) return fail(walk, refuse("bad_unicode", at([...path, key])));
    // Harmless here, and a trap for whoever copies members into an object of their own.
    if (key === "__proto__") {
      return fail(walk, refuse("bad_field", { path: printPath([...path, key]), expected: "a key that may be used" }));
    }
    if (!isMember(value[key], key, depth, path, walk)) return false;
  }
  return true;
}

/** What JSON.parse makes of braces. */
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}

function isMember(value: unknown, key: string | number, depth: number, path: Path, walk: Walk): boolean {
  path.push(key);
  const isFine = isIJson(value, depth + 1, path, walk);
  path.pop();
  return isFine;
}

function fail(walk: Walk, refusal: Outcome<never>): false {
  walk.refusal = refusal;
  return false;
}

const at = (path: Path): { path: string } => ({ path: printPath(path) });

/** `body.items[3].name`; keys that are not plain words are not repeated, for what is refused may be printed. */
function printPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const word = /^\w{1,64}$/.test(part) ? part : "?";
    return text === "" ? word : `${text}.${word}`;
  }, "");
}

/** The words of JSON.parse differ from engine to engine; this does not, and repeats nothing of the input. */
function whatFails(text: string): string {
  return text.length === 0 ? "there is nothing" : `${text.length} characters that JSON does not read`;
}

/** The first offset at which the bytes differ, or at which one of them ends. */
function firstDifference(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  let offset = 0;
  while (offset < length && left[offset] === right[offset]) offset += 1;
  return offset;
}
