// From clocks of a place to instants and back, by the zone rules of a pinned package. The rules are known to the end of
// 2499 as now foreseen; after that the last offset stays. Countries change their minds: the data's version is part of
// what is concluded from it.
import { type CivilDateTime, civilToEpoch, epochToCivil } from "./civil.ts";
import { DAY_MS, type DurationMs, type Instant } from "./instant.ts";
import { decodeZone, type ZonePeriods } from "./time-zone-data.ts";

/** One IANA zone, under the name it was asked for. */
export interface TimeZone extends ZonePeriods {
  readonly name: string;
}

/** What instants a clock of the zone shows a civil time at. */
export type ZonedInstant =
  | { readonly kind: "exact"; readonly at: Instant }
  /** The clocks were put forward over it; `after` is the instant at which they were. */
  | { readonly kind: "gap"; readonly after: Instant }
  /** The clocks were put back and showed it twice. */
  | { readonly kind: "overlap"; readonly earlier: Instant; readonly later: Instant };

/** A zone by its exact IANA name or alias, such as `Europe/Kyiv`. Decodes at every call: keep the result. */
export function loadTimeZone(name: string): TimeZone | undefined {
  const periods = decodeZone(name);
  return periods === undefined ? undefined : { name, ...periods };
}

/** How far clocks are ahead of UTC: east positive. */
export function offsetAt(zone: TimeZone, instant: Instant): DurationMs {
  return zone.offsetsMs[periodAt(zone, instant)] ?? 0;
}

/** Index of the period that holds the instant: the first that ends after it. */
function periodAt({ untils }: TimeZone, instant: Instant): number {
  let low = 0;
  let high = untils.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((untils[middle] ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function toCivil(zone: TimeZone, instant: Instant): CivilDateTime {
  return epochToCivil(instant + offsetAt(zone, instant));
}

/** All instants at which clocks of the zone show `civil`, or the moment it was skipped. */
export function toInstant(zone: TimeZone, civil: CivilDateTime): ZonedInstant {
  const local = civilToEpoch(civil);
  const found: Instant[] = [];
  let after = local;
  // No offset is a whole day, so only the periods within a day around can show this time.
  const last = periodAt(zone, local + DAY_MS);
  for (let i = periodAt(zone, local - DAY_MS); i <= last; i++) {
    const from = zone.untils[i - 1] ?? Number.NEGATIVE_INFINITY;
    const at = local - (zone.offsetsMs[i] ?? 0);
    if (at >= from && at < (zone.untils[i] ?? Number.POSITIVE_INFINITY)) found.push(at);
    // The clocks jumped over it where the period before had not reached it and this one starts beyond it.
    if (at < from && local - (zone.offsetsMs[i - 1] ?? 0) >= from) after = from;
  }
  const [earlier, ...others] = found;
  if (earlier === undefined) return { kind: "gap", after };
  const later = others.at(-1);
  return later === undefined ? { kind: "exact", at: earlier } : { kind: "overlap", earlier, later };
}

/** One instant for every civil time: the instant after a gap, the earlier of an overlap. */
export function civilToInstant(zone: TimeZone, civil: CivilDateTime): Instant {
  const zoned = toInstant(zone, civil);
  switch (zoned.kind) {
    case "exact":
      return zoned.at;
    case "gap":
      return zoned.after;
    case "overlap":
      return zoned.earlier;
  }
}
