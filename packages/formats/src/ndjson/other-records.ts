// Acts, withdrawals, coverage and ticks from their JSON form. Rare beside observations, so written for reading.
import type { Act, Coverage, LogRecord } from "@servanda/agreement";
import { formatInstant, type Instant, type Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import { checkCount, checkName, checkNames, checkSource, isText, MAX_REF, MAX_TEXT } from "./bounds.ts";
import { placeOf } from "./place.ts";
import { instantOf, type RawRecord, type RecordOutcome, refusedField, unknownKeyOf } from "./raw-record.ts";

type Key = keyof RawRecord;
type Check = (key: Key, value: unknown) => Refusal | undefined;

const name: Check = checkName;
const instant: Check = (key, value) =>
  Number.isNaN(instantOf(value)) ? recordRefusals.badInstant(key, value) : undefined;
const text =
  (max: number): Check =>
  (key, value) =>
    isText(value, max) ? undefined : recordRefusals.badText(key, value, max);
const word =
  (...known: string[]): Check =>
  (key, value) =>
    typeof value === "string" && known.includes(value) ? undefined : recordRefusals.badWord(key, value, known);
const reference: Check = (_, value) =>
  isText(value, MAX_REF) && /^[^/]+\/./.test(value) ? undefined : recordRefusals.badRef(value);
const place: Check = (_, value) => {
  const found = placeOf(value);
  return "code" in found ? found : undefined;
};

interface Sort {
  readonly needed: ReadonlyMap<Key, Check>;
  readonly optional: ReadonlyMap<Key, Check>;
  readonly known: ReadonlySet<string>;
}

function sort(needed: Partial<Record<Key, Check>>, optional: Partial<Record<Key, Check>>): Sort {
  const known = new Set(["record", ...Object.keys(needed), ...Object.keys(optional)]);
  // Object.entries forgets that the keys are ours.
  const entries = (checks: Partial<Record<Key, Check>>): Map<Key, Check> =>
    new Map(Object.entries(checks) as [Key, Check][]);
  return { needed: entries(needed), optional: entries(optional), known };
}

const identified: Partial<Record<Key, Check>> = { id: name, source: (_, value) => checkSource(value) };

/** The sorts of record that this file reads. */
export type OtherSort = "act" | "withdrawal" | "coverage" | "tick";

const sorts: Readonly<Record<OtherSort, Sort>> = {
  act: sort(
    { ...identified, act: name, by: name, at: instant },
    {
      recordedAt: instant,
      matter: text(MAX_TEXT),
      to: name,
      about: text(MAX_REF),
      outcome: word("accepted", "rejected", "abstained"),
      until: instant,
      count: (_, value) => checkCount(value),
      place,
    },
  ),
  withdrawal: sort({ ...identified, of: reference, recordedAt: instant }, {}),
  coverage: sort(
    { ...identified, state: word("watched", "denied", "jammed", "blind"), from: instant, to: instant },
    { recordedAt: instant, kinds: checkNames, area: name },
  ),
  tick: sort({ recordedAt: instant }, {}),
};

/** Everything that a record of this sort may say. */
export function keysOf(which: OtherSort): ReadonlySet<string> {
  return sorts[which].known;
}

export function parseOther(which: OtherSort, raw: RawRecord): RecordOutcome {
  const { needed, optional, known } = sorts[which];
  for (const key in raw) if (!known.has(key)) return unknownKeyOf(key, which, known);
  for (const [key, check] of needed) {
    if (raw[key] === undefined) return refusedField(undefined, recordRefusals.missing(key, which));
    const refusal = check(key, raw[key]);
    if (refusal !== undefined) return refusedField(key, refusal);
  }
  for (const [key, check] of optional) {
    const refusal = raw[key] === undefined ? undefined : check(key, raw[key]);
    if (refusal !== undefined) return refusedField(key, refusal);
  }
  return built(which, raw);
}

/** All fields have been checked: what is read here has the type that it is given. */
function built(which: OtherSort, raw: RawRecord): RecordOutcome {
  const id = raw.id as string;
  const source = raw.source as string;
  switch (which) {
    case "tick":
      return taken({ record: "tick", recordedAt: instantOf(raw.recordedAt) });
    case "withdrawal":
      return taken({ record: "withdrawal", id, source, recordedAt: instantOf(raw.recordedAt), of: raw.of as string });
    case "coverage":
      return coverage(id, source, raw);
    case "act":
      return act(id, source, raw);
  }
}

function coverage(id: string, source: string, raw: RawRecord): RecordOutcome {
  const [from, to] = [instantOf(raw.from), instantOf(raw.to)];
  if (from > to) return refusedField("from", recordRefusals.backwards(formatInstant(from), formatInstant(to)));
  return taken({
    record: "coverage",
    id,
    source,
    recordedAt: recordedOr(to, raw),
    state: raw.state as Coverage["state"],
    from,
    to,
    ...given("kinds", raw.kinds as Coverage["kinds"]),
    ...given("area", raw.area as Coverage["area"]),
  });
}

function act(id: string, source: string, raw: RawRecord): RecordOutcome {
  const at = instantOf(raw.at);
  const recordedAt = recordedOr(at, raw);
  if (at > recordedAt) {
    return refusedField("at", recordRefusals.actedLater(formatInstant(at), formatInstant(recordedAt)));
  }
  if (raw.outcome === "abstained" && raw.act !== "vote")
    return refusedField("outcome", recordRefusals.badWord("outcome", raw.outcome, ["accepted", "rejected"]));
  const where = raw.place === undefined ? undefined : placeOf(raw.place);
  return taken({
    record: "act",
    id,
    source,
    recordedAt,
    act: raw.act as string,
    by: raw.by as string,
    at,
    ...given("matter", raw.matter as Act["matter"]),
    ...given("to", raw.to as Act["to"]),
    ...given("about", raw.about as Act["about"]),
    ...given("outcome", raw.outcome as Act["outcome"]),
    ...(raw.until === undefined ? {} : { until: instantOf(raw.until) }),
    ...given("count", raw.count as Act["count"]),
    ...(where === undefined || "code" in where ? {} : { place: where }),
  });
}

function recordedOr(otherwise: Instant, raw: RawRecord): Instant {
  return raw.recordedAt === undefined ? otherwise : instantOf(raw.recordedAt);
}

function taken(record: LogRecord): RecordOutcome {
  return { kind: "record", record };
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // TypeScript widens a computed key to string.
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
