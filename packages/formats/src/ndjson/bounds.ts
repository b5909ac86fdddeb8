// How long, how many and how far: the bounds of a record's fields, and the checks that both the NDJSON reader and the
// mappings use. A check returns why not, or undefined.
import type { SourceKind } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";

/** Characters (UTF-16 code units) of one line. */
export const MAX_LINE = 65_536;
/** Characters of ids, names and short texts. */
export const MAX_NAME = 200;
/** Characters of a text attribute, a basis, a matter. */
export const MAX_TEXT = 2_000;
/** Entries of an attribute list, a list of names, a list of kinds. */
export const MAX_ENTRIES = 64;
/** A reference is `source/id`. */
export const MAX_REF: number = 2 * MAX_NAME + 1;

export const sourceKinds: readonly SourceKind[] = [
  "patrol",
  "camera",
  "uav",
  "acoustic",
  "radar",
  "satellite",
  "alert",
  "party",
  "mission",
  "press",
  "open",
  "institution",
];

export function isText(value: unknown, max: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= max;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const unprintable = /^\s*$|[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** A name or an id: not blank, no control characters, none that turn the direction of writing. */
export function isName(value: unknown): value is string {
  return isText(value, MAX_NAME) && !unprintable.test(value);
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === "number" && value >= -limit && value <= limit;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function checkName(key: string, value: unknown): Refusal | undefined {
  return isName(value) ? undefined : recordRefusals.badName(key, value, MAX_NAME);
}

/** A source's id: a name without a slash. */
export function checkSource(value: unknown): Refusal | undefined {
  if (!isName(value)) return recordRefusals.badName("source", value, MAX_NAME);
  return value.includes("/") ? recordRefusals.slash(value) : undefined;
}

export function checkNames(key: string, value: unknown): Refusal | undefined {
  if (!Array.isArray(value) || value.length > MAX_ENTRIES || value.length === 0) {
    return recordRefusals.badList(key, MAX_ENTRIES);
  }
  for (const name of value) if (!isText(name, MAX_NAME)) return recordRefusals.badText(key, name, MAX_NAME);
  return undefined;
}

/** Degrees on WGS 84 and metres of doubt. */
export function checkPoint(lat: unknown, lon: unknown, radiusM: unknown): Refusal | undefined {
  if (!isWithin(lat, 90)) return recordRefusals.badNumber("lat", lat, "a latitude from -90 to 90");
  if (!isWithin(lon, 180)) return recordRefusals.badNumber("lon", lon, "a longitude from -180 to 180");
  if (!isFiniteNumber(radiusM) || radiusM < 0) {
    return recordRefusals.badNumber("radiusM", radiusM, "a number of metres, zero or more");
  }
  return undefined;
}

export function checkCount(value: unknown): Refusal | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : recordRefusals.badNumber("count", value, "a whole number, zero or more");
}

export function checkAttributes(value: unknown): Refusal | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return recordRefusals.badAttributes(value);
  // Own keys of parsed JSON, or of an object made here.
  const attributes = value as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const name in attributes) {
    const attribute = attributes[name];
    count += 1;
    if (count > MAX_ENTRIES) return recordRefusals.tooManyAttributes(MAX_ENTRIES);
    if (!isText(name, MAX_NAME) || name === "__proto__") return recordRefusals.badText("attributes", name, MAX_NAME);
    if (typeof attribute === "string") {
      if (attribute.length > MAX_TEXT) return recordRefusals.badText(name, attribute, MAX_TEXT);
    } else if (!isFiniteNumber(attribute)) {
      return recordRefusals.badNumber(name, attribute, "a number or a text");
    }
  }
  return undefined;
}
