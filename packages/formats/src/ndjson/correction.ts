// A correction from its JSON form: what a source says anew of one of its reports. Null takes a statement back.
import type { Corrected } from "@servanda/agreement";
import { formatInstant, type Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import { checkAttributes, checkCount, checkName, checkSource, isText, MAX_REF, MAX_TEXT } from "./bounds.ts";
import { placeOf } from "./place.ts";
import { instantOf, type RawRecord, type RecordOutcome, refusedField, unknownKeyOf } from "./raw-record.ts";

/** Everything that a correction may say. */
export const correctionKeys: ReadonlySet<string> = new Set(["record", "id", "source", "of", "recordedAt", "change"]);

/** Everything that it may say anew of a report. */
const changeKeys: ReadonlySet<string> = new Set([
  "at",
  "from",
  "to",
  "place",
  "by",
  "basis",
  "attribution",
  "target",
  "count",
  "onSite",
  "attributes",
]);

export function parseCorrection(raw: RawRecord): RecordOutcome {
  for (const key in raw) if (!correctionKeys.has(key)) return unknownKeyOf(key, "correction", correctionKeys);
  for (const key of ["id", "source", "of", "recordedAt", "change"] as const)
    if (raw[key] === undefined) return refusedField(undefined, recordRefusals.missing(key, "correction"));
  const { id, source, of } = raw;
  const badId = checkName("id", id);
  if (badId !== undefined) return refusedField("id", badId);
  const badSource = checkSource(source);
  if (badSource !== undefined) return refusedField("source", badSource);
  if (!isText(of, MAX_REF) || !/^[^/]+\/./.test(of)) return refusedField("of", recordRefusals.badRef(of));
  const recordedAt = instantOf(raw.recordedAt);
  if (Number.isNaN(recordedAt))
    return refusedField("recordedAt", recordRefusals.badInstant("recordedAt", raw.recordedAt));
  const change = changeOf(raw.change);
  if (isRefusal(change)) return refusedField("change", change);
  // Both are names, as was checked above.
  const identity = { id: id as string, source: source as string };
  return { kind: "record", record: { record: "correction", ...identity, recordedAt, of, change } };
}

function isRefusal(value: object): value is Refusal {
  return "code" in value;
}

function changeOf(value: unknown): Corrected | Refusal {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    return recordRefusals.badChange(value);
  const raw: RawRecord = value;
  for (const key in raw) if (!changeKeys.has(key)) return recordRefusals.unknownKey(key, "change", [...changeKeys]);
  const when = whenOf(raw);
  if (isRefusal(when)) return when;
  const place = raw.place === undefined || raw.place === null ? undefined : placeOf(raw.place);
  if (place !== undefined && isRefusal(place)) return place;
  const refusal = whoRefused(raw) ?? restRefused(raw);
  if (refusal !== undefined) return refusal;
  const { at: _at, from: _from, to: _to, place: _place, ...rest } = raw;
  const where = raw.place === undefined ? {} : { place: place ?? null };
  // Every field of the rest was checked.
  return { ...when, ...where, ...rest } as Corrected;
}

/** An instant or an interval; neither where the time stays. */
function whenOf(raw: RawRecord): Pick<Corrected, "from" | "to"> | Refusal {
  const { at, from, to } = raw;
  if (at !== undefined && (from !== undefined || to !== undefined)) return recordRefusals.atAndInterval();
  if (at === undefined && from === undefined && to === undefined) return {};
  const [first, last] = [instantOf(at ?? from), instantOf(at ?? to)];
  if (Number.isNaN(first)) return recordRefusals.badInstant(at === undefined ? "from" : "at", at ?? from);
  if (Number.isNaN(last)) return recordRefusals.badInstant("to", to);
  return first > last ? recordRefusals.backwards(formatInstant(first), formatInstant(last)) : { from: first, to: last };
}

/** Who did it comes with the ground on which that is said. */
function whoRefused({ by, basis, attribution }: RawRecord): Refusal | undefined {
  if (attribution !== undefined && attribution !== null && attribution !== "certain" && attribution !== "possible")
    return recordRefusals.badWord("attribution", attribution, ["certain", "possible"]);
  if (basis !== undefined && !isText(basis, MAX_TEXT)) return recordRefusals.badText("basis", basis, MAX_TEXT);
  if (by === null)
    return basis === undefined && attribution === undefined
      ? undefined
      : recordRefusals.attributionWithoutBy(basis === undefined ? "attribution" : "basis");
  if (by === undefined) return undefined;
  return checkName("by", by) ?? (basis === undefined ? recordRefusals.byWithoutBasis() : undefined);
}

function restRefused({ target, count, onSite, attributes }: RawRecord): Refusal | undefined {
  const isSaid = (value: unknown): boolean => value !== undefined && value !== null;
  return (
    (isSaid(target) ? checkName("target", target) : undefined) ??
    (isSaid(count) ? checkCount(count) : undefined) ??
    (isSaid(onSite) && typeof onSite !== "boolean" ? recordRefusals.badFlag("onSite", onSite) : undefined) ??
    (isSaid(attributes) ? checkAttributes(attributes) : undefined)
  );
}
