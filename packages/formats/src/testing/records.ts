// Random records for property tests: every sort, with every field that may be absent absent now and then.
import type { Act, Correction, Coverage, LogRecord, Observation, Place, Tick, Withdrawal } from "@servanda/agreement";
import fc from "fast-check";
import { isName, sourceKinds } from "../ndjson/bounds.ts";
import { isReadable } from "../readable.ts";

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter((text) => isName(text) && isReadable(text));
const source = name.map((text) => text.replaceAll("/", "-"));
const instant = fc.integer({ min: -1e12, max: 4e12 });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const radiusM = fc.double({ min: 0, max: 1e6, noNaN: true });
const names = fc.array(name, { minLength: 1, maxLength: 3 });
// JSON has no minus zero.
const positive = <T>(value: T): T => (Object.is(value, -0) ? (0 as T) : value);

const place: fc.Arbitrary<Place> = fc
  .oneof(
    fc.record({ lat: lat.map(positive), lon: lon.map(positive), radiusM, names: fc.oneof(names, fc.constant([])) }),
    fc.record({ radiusM, names }),
  )
  .map((each): Place => ({ ...each }));

const interval = fc.tuple(instant, fc.integer({ min: 0, max: 1e9 })).map(([from, ms]) => ({ from, to: from + ms }));
const attributes = fc.dictionary(
  name.filter((text) => text !== "__proto__"),
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(positive),
    fc.string({ unit: "grapheme" }).filter(isReadable),
  ),
  { maxKeys: 4, noNullPrototype: true },
);

const attribution = fc.oneof(
  fc.constant({}),
  fc.record(
    { by: name, basis: name, attribution: fc.constantFrom("certain", "possible") },
    { requiredKeys: ["by", "basis"] },
  ),
);

const observation = fc
  .tuple(
    fc.record({
      record: fc.constant("observation"),
      id: name,
      source,
      recordedAt: instant,
      kind: name,
      sourceKind: fc.constantFrom(...sourceKinds),
      group: name,
    }),
    interval,
    attribution,
    fc.record(
      {
        place,
        of: name,
        onSite: fc.boolean(),
        target: name,
        count: fc.nat(),
        aggregate: fc.boolean(),
        attributes,
        about: name,
        reportedAt: instant,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([base, when, who, more]): Observation => ({ ...base, ...when, ...who, ...more }) as Observation);

const act = fc
  .tuple(
    fc.record({ record: fc.constant("act"), id: name, source, act: name, by: name }),
    interval.map(({ from, to }) => ({ at: from, recordedAt: to })),
    fc.record(
      {
        matter: name,
        to: name,
        about: name,
        outcome: fc.constantFrom("accepted", "rejected"),
        count: fc.nat(),
        place,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([base, when, more]): Act => ({ ...base, ...when, ...more }) as Act);

const coverage = fc
  .tuple(
    fc.record({
      record: fc.constant("coverage"),
      id: name,
      source,
      recordedAt: instant,
      state: fc.constantFrom("watched", "denied", "jammed", "blind"),
    }),
    interval,
    fc.record({ kinds: names, area: name }, { requiredKeys: [] }),
  )
  .map(([base, when, more]): Coverage => ({ ...base, ...when, ...more }) as Coverage);

const withdrawal = fc.tuple(name, source, instant, source, name).map(
  ([id, from, recordedAt, s, i]): Withdrawal => ({
    record: "withdrawal",
    id,
    source: from,
    recordedAt,
    of: `${s}/${i}`,
  }),
);

const correction = fc
  .tuple(
    fc.record({ record: fc.constant("correction"), id: name, source, recordedAt: instant }),
    fc.tuple(source, name).map(([s, i]) => `${s}/${i}`),
    fc.oneof(fc.constant({}), interval),
    fc.oneof(attribution, fc.constant({ by: null })),
    fc.record({ target: name, count: fc.nat(), onSite: fc.constantFrom(true, null) }, { requiredKeys: ["count"] }),
    fc.record({ place: fc.oneof(place, fc.constant(null)), attributes }, { requiredKeys: [] }),
  )
  .map(([base, of, when, who, more, rest]): Correction => {
    return { ...base, of, change: { ...when, ...rest, ...who, ...more } } as Correction;
  });

const tick = instant.map((recordedAt): Tick => ({ record: "tick", recordedAt }));

export const observations: fc.Arbitrary<Observation> = observation;
export const records: fc.Arbitrary<LogRecord> = fc.oneof(observation, act, coverage, correction, withdrawal, tick);
