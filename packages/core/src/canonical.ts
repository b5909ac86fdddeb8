// One text for one value, so that equal values have equal hashes: JSON by RFC 8785 (JSON Canonicalization Scheme).
// Not a parser, and not for people to read.
import { assert } from "./assert.ts";

/** What JSON can say. Members that are undefined are absent. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * The canonical text of a plain value (a `JsonValue`, or a record of one): members sorted by UTF-16 code units,
 * numbers as ECMAScript writes them, no spaces. Members that are undefined are left out. Values that JSON has no word
 * for, and strings with half a surrogate pair, are our bug.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    assert(Number.isFinite(value), `JSON has no word for ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    assert(value.isWellFormed(), "a string for hashing is well-formed Unicode");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (each) => canonicalText(each)).join(",")}]`;
  assert(typeof value === "object", `JSON has no word for a ${typeof value}`);
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(prototype === Object.prototype || prototype === null, "only plain objects have a canonical text");
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // Keys are distinct, and `<` on strings compares UTF-16 code units.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalText(key)}:${canonicalText(member)}`);
  return `{${members.join(",")}}`;
}
