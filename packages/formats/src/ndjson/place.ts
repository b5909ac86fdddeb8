// The place of a record, from its two JSON forms: a name alone, or a point with a radius of doubt, names, or both.
import type { Place } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import { checkNames, checkPoint, isText, MAX_NAME } from "./bounds.ts";
import { knownPlace } from "./shared-text.ts";

interface RawPlace {
  readonly lat?: unknown;
  readonly lon?: unknown;
  readonly radiusM?: unknown;
  readonly names?: unknown;
}

const keys: readonly string[] = ["lat", "lon", "radiusM", "names"];
const noNames: readonly string[] = [];

/** `radiusM` is 0 and `names` empty where they are not given. */
export function placeOf(value: unknown): Place | Refusal {
  if (typeof value === "string") {
    return isText(value, MAX_NAME) ? knownPlace(value) : recordRefusals.badText("place", value, MAX_NAME);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return recordRefusals.badPlace(value);
  const raw: RawPlace = value;
  for (const key in raw) if (!keys.includes(key)) return recordRefusals.unknownKey(key, "place", keys);
  if (raw.names !== undefined) {
    const refusal = checkNames("names", raw.names);
    if (refusal !== undefined) return refusal;
  }
  // Checked just above.
  const names = (raw.names as readonly string[] | undefined) ?? noNames;
  const radiusM = raw.radiusM ?? 0;
  if (raw.lat === undefined && raw.lon === undefined) {
    if (names.length === 0) return recordRefusals.badPlace(value);
    const refusal = checkPoint(0, 0, radiusM);
    return refusal ?? { radiusM: radiusM as number, names };
  }
  const refusal = checkPoint(raw.lat, raw.lon, radiusM);
  return refusal ?? { lat: raw.lat as number, lon: raw.lon as number, radiusM: radiusM as number, names };
}
