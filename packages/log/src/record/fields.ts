// Small parts of which records are made, checked one by one. Each says in words what it should have been.
import { formatInstant, type Instant, parseInstant, SECOND_MS } from "@servanda/core";
import type { IJson, IJsonObject } from "./i-json.ts";

/** What a member has to be. */
export interface Field {
  readonly expected: string;
  readonly fits: (value: IJson) => boolean;
}

/** Where a value fails, and what it should have been; undefined where all is well. */
export type Misfit = { readonly path: string; readonly expected: string } | undefined;

type Members = Readonly<Record<string, Field>>;
type MemberList = readonly (readonly [string, Field])[];

/** The members of an object: exactly these, of which the optional ones may be absent. */
export interface Form {
  readonly required: MemberList;
  readonly optional: MemberList;
}

export function formOf(required: Members, optional: Members = {}): Form {
  return { required: Object.entries(required), optional: Object.entries(optional) };
}

/** The first thing about a value that is not as its form says. */
export function misfitOf(value: IJson | undefined, path: string, { required, optional }: Form): Misfit {
  if (!isObject(value)) return { path, expected: "an object" };
  let count = required.length;
  for (const [key, field] of required) {
    const member = memberOf(value, key);
    if (member === undefined || !field.fits(member)) return { path: `${path}.${key}`, expected: field.expected };
  }
  for (const [key, field] of optional) {
    const member = memberOf(value, key);
    if (member === undefined) continue;
    if (!field.fits(member)) return { path: `${path}.${key}`, expected: field.expected };
    count += 1;
  }
  const hasMore = Object.keys(value).length > count;
  return hasMore ? { path, expected: "an object with the members of its form only" } : undefined;
}

export function isObject(value: IJson | undefined): value is IJsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of the object itself, never one that all objects have. */
export function memberOf(value: IJsonObject, key: string): IJson | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

const matching = (expected: string, form: RegExp): Field => ({
  expected,
  fits: (value) => typeof value === "string" && form.test(value),
});

/** The last of 43 characters has two bits that are left over, and they are zero: one text for one hash. */
const ID_FORM = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";

export const recordIdField: Field = matching("a record id", new RegExp(`^r1_${ID_FORM}$`));
export const keyIdField: Field = matching("a key id", new RegExp(`^k1_${ID_FORM}$`));
export const hexHashField: Field = matching("a SHA-256 in 64 hexadecimal digits", /^[0-9a-f]{64}$/);
export const rootField: Field = matching("32 bytes in base64", /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);
export const signatureField: Field = matching("64 bytes in base64", /^[A-Za-z0-9+/]{85}[AQgw]==$/);
/** Its parts are read by `note/vkey.ts`. */
export const vkeyField: Field = matching(
  "a verifier key",
  /^[!-*,-~]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{40,4000}={0,2}$/,
);
export const wordField: Field = matching("a word of letters, digits and hyphens", /^[A-Za-z][A-Za-z0-9-]{0,63}$/);
export const originField: Field = matching("an origin: visible ASCII without plus signs", /^[!-*,-~]{1,255}$/);
export const instantField: Field = {
  expected: "a time as 2026-02-15T00:00:00.000Z",
  fits: (value) => instantOf(value) !== undefined,
};

export const nothing: Field = { expected: "null", fits: (value) => value === null };

/** An integer in a closed range. */
export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Field {
  return {
    expected: `an integer from ${least} to ${most}`,
    fits: (value) => typeof value === "number" && value >= least && value <= most,
  };
}

/** A text of at most `most` UTF-16 code units. */
export function text(most: number, least = 0): Field {
  return {
    expected: `a text of ${least} to ${most} characters`,
    fits: (value) => typeof value === "string" && value.length >= least && value.length <= most,
  };
}

export function either(left: Field, right: Field): Field {
  return {
    expected: `${left.expected} or ${right.expected}`,
    fits: (value) => left.fits(value) || right.fits(value),
  };
}

export function listOf(field: Field, least: number, most: number): Field {
  return {
    expected: `a list of ${least} to ${most}, each ${field.expected}`,
    fits: (value) =>
      Array.isArray(value) && value.length >= least && value.length <= most && value.every((each) => field.fits(each)),
  };
}

/** Texts, each once. */
export function setOf(field: Field, least: number, most: number): Field {
  const list = listOf(field, least, most);
  return {
    expected: `${list.expected}, each once`,
    fits: (value) => list.fits(value) && Array.isArray(value) && new Set(value).size === value.length,
  };
}

/** An object with these members. */
export function form(expected: string, required: Members, optional: Members = {}): Field {
  const members = formOf(required, optional);
  return { expected, fits: (value) => misfitOf(value, "", members) === undefined };
}

export const anyObject: Field = { expected: "an object", fits: (value) => isObject(value) };

const INSTANT_CHARACTERS = 24;

/** RFC 3339 in UTC with three decimals; undefined for any other form. */
export function instantOf(value: IJson | undefined): Instant | undefined {
  if (typeof value !== "string" || value.length !== INSTANT_CHARACTERS || !/^[\d-]{10}T[\d:]{8}\.\d{3}Z$/.test(value)) {
    return undefined;
  }
  return parseInstant(value);
}

/** The one text of an instant in a record. Years 0000 to 9999. */
export function instantText(at: Instant): string {
  const ms = ((at % SECOND_MS) + SECOND_MS) % SECOND_MS;
  return `${formatInstant(at - ms).slice(0, -1)}.${String(ms).padStart(3, "0")}Z`;
}
