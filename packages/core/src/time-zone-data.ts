// Decodes moment-timezone's packed zone data. Only the data of that package is used, never its code, so that the zone
// rules are pinned by a version and do not come from the machine.
//
// The format (momentjs.com, docs/moment-timezone, "Packed Format"), fields separated by `|`:
//   name | abbreviations | offsets | indices | transitions | population
// A number is in base 60, digits 0-9 a-z A-X, with an optional minus and a fraction. `offsets` are minutes WEST of
// Greenwich, separated by spaces; `indices` has one digit for each period and points into `offsets`; `transitions` ends
// each period but the last, the first in minutes since 1970, each later one in minutes since the one before.
// A link is `target|alias`.
import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import { assert } from "./assert.ts";
import { type DurationMs, type Instant, MINUTE_MS } from "./instant.ts";

/** The release of the IANA database, such as `2026f`. Part of every finding: see semantics.md, rule 18. */
export const TIME_ZONE_DATA_VERSION: string = packed.version;

/**
 * The periods of a zone: period `i` has `offsetsMs[i]`, east positive, and ends before `untils[i]`; the last has no
 * end.
 */
export interface ZonePeriods {
  readonly untils: readonly Instant[];
  readonly offsetsMs: readonly DurationMs[];
}

/** The periods of a zone or an alias, by its exact name. Decodes at every call. */
export function decodeZone(name: string): ZonePeriods | undefined {
  const link = packed.links.find((each) => each.endsWith(`|${name}`));
  const target = link === undefined ? name : link.slice(0, link.indexOf("|"));
  const zone = packed.zones.find((each) => each.startsWith(`${target}|`));
  if (zone === undefined || target === "") return undefined;
  const [, , offsets = "", indices = "", transitions = ""] = zone.split("|");
  const westMs = numbers(offsets).map((minutes) => Math.round(minutes * MINUTE_MS));
  const offsetsMs = [...indices].map((digit) => 0 - (westMs[decodeNumber(digit)] ?? Number.NaN));
  let until = 0;
  const untils = numbers(transitions).map((minutes) => {
    until = Math.round(until + minutes * MINUTE_MS);
    return until;
  });
  assert(untils.length === offsetsMs.length - 1, `zone ${name} has one transition between two periods`);
  return { untils, offsetsMs };
}

/** Every name that has a zone, aliases included, sorted. */
export function timeZoneNames(): string[] {
  const zones = packed.zones.map((each) => each.slice(0, each.indexOf("|")));
  const aliases = packed.links.map((each) => each.slice(each.indexOf("|") + 1));
  return [...new Set([...zones, ...aliases])].sort();
}

const numbers = (text: string): number[] => (text === "" ? [] : text.split(" ").map(decodeNumber));

function decodeNumber(text: string): number {
  const isNegative = text.startsWith("-");
  const [whole = "", fraction = ""] = (isNegative ? text.slice(1) : text).split(".");
  let value = 0;
  for (let i = 0; i < whole.length; i++) value = value * 60 + decodeDigit(whole.charCodeAt(i));
  let unit = 1;
  for (let i = 0; i < fraction.length; i++) {
    unit /= 60;
    value += decodeDigit(fraction.charCodeAt(i)) * unit;
  }
  return isNegative ? -value : value;
}

/** `0`-`9` are 0-9, `a`-`z` 10-35, `A`-`X` 36-59. */
function decodeDigit(code: number): number {
  if (code >= 97) return code - 97 + 10;
  return code >= 65 ? code - 65 + 36 : code - 48;
}
