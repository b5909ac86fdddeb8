// A record as the body of a `report` in the log, and back. It says what the record's NDJSON form says, with integers
// for coordinates and decimal text for fractions. Format: docs/formats/logged-records.md.
import type { LogRecord } from "@servanda/agreement";
import { accepted, assert, canonicalText, type Outcome, parseInstant, type Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import { isWhollyReadable, recordOf } from "../ndjson/parse-record.ts";
import { writtenRecord } from "../ndjson/write-record.ts";
import { type LoggedBody, type LoggedJson, loggedInstant, loggedNumber, parseLoggedNumber } from "./json.ts";

/** Millionths of a degree: 11 cm on the ground, less than any device's doubt. */
const PER_DEGREE = 1_000_000;

/** What is an instant where it is said; an act's `to` is the name of whoever it is said to. */
const actInstants: ReadonlySet<string> = new Set(["at", "recordedAt", "until"]);
const otherInstants: ReadonlySet<string> = new Set(["at", "from", "to", "recordedAt", "reportedAt"]);
const placeKeys: readonly string[] = ["latE6", "lonE6", "radiusM", "names"];

type Members = Readonly<Record<string, unknown>>;

/** Coordinates are rounded to the nearest millionth of a degree; nothing else is changed. */
export function encodeReport(record: LogRecord): LoggedBody {
  return encodeMembers({ ...writtenRecord(record) }, record.record === "act" ? actInstants : otherInstants);
}

/**
 * The record that a body says. Refused: what the NDJSON reader refuses (the same codes and bounds), and every other
 * form of the same record (`other-form`), so that one record has one body.
 */
export function decodeReport(body: unknown): Outcome<LogRecord> {
  if (!isMembers(body)) return refuse(recordRefusals.notObject(body));
  if (!isWhollyReadable(body)) return refuse(recordRefusals.illFormed());
  const raw = decodeMembers(body);
  if (!raw.ok) return raw;
  const read = recordOf(raw.value);
  if (read.kind === "refused") return refuse(read.refusal);
  if (read.kind === "ignored") return refuse(recordRefusals.institutionsOwn(read.sort));
  const key = firstDifference(body, encodeReport(read.record));
  return key === undefined ? accepted(read.record) : refuse(recordRefusals.otherForm(key));
}

function encodeMembers(members: Members, instants: ReadonlySet<string>): LoggedBody {
  const body: Record<string, LoggedJson> = {};
  for (const [key, value] of Object.entries(members)) {
    if (value !== undefined) body[key] = instants.has(key) ? encodeInstant(value) : encodeMember(key, value);
  }
  return body;
}

function encodeMember(key: string, value: unknown): LoggedJson {
  if (isMembers(value)) {
    if (key === "attributes") return mapMembers(value, encodeAttribute);
    if (key === "place") return encodePlace(value);
    if (key === "change") return encodeMembers(value, otherInstants);
  }
  // What is left is text, a flag, a whole number, null or a list of texts: the form of a record says so.
  return value as LoggedJson;
}

function encodeInstant(value: unknown): string {
  const at = typeof value === "string" ? parseInstant(value) : undefined;
  assert(at !== undefined, "the writer of records gives instants that read back");
  return loggedInstant(at);
}

function encodeAttribute(value: unknown): LoggedJson {
  return typeof value === "number" ? loggedNumber(value) : (value as string);
}

function encodePlace({ lat, lon, radiusM, names }: Members): LoggedBody {
  return {
    ...(typeof lat === "number" && typeof lon === "number"
      ? { latE6: microDegrees(lat), lonE6: microDegrees(lon) }
      : {}),
    ...(typeof radiusM === "number" ? { radiusM: loggedNumber(radiusM) } : {}),
    ...(names === undefined ? {} : { names: names as readonly string[] }),
  };
}

function microDegrees(degrees: number): number {
  // Adding zero makes minus zero plain zero.
  return Math.round(degrees * PER_DEGREE) + 0;
}

/** To the parsed form of an NDJSON line; what is wrong there is left for the line's own reader to say. */
function decodeMembers(body: Members): Outcome<Members> {
  const raw: Record<string, unknown> = { ...body };
  if (isMembers(body["attributes"])) {
    const attributes = mapMembers(body["attributes"], decodeAttribute);
    for (const [key, value] of Object.entries(attributes))
      if (value === undefined) return refuse(recordRefusals.badLoggedNumber(key, body["attributes"][key]));
    raw["attributes"] = attributes;
  }
  if (isMembers(body["place"])) {
    const place = decodePlace(body["place"]);
    if (!place.ok) return place;
    raw["place"] = place.value;
  }
  if (isMembers(body["change"])) {
    const change = decodeMembers(body["change"]);
    if (!change.ok) return change;
    raw["change"] = change.value;
  }
  return accepted(raw);
}

function decodeAttribute(value: unknown): unknown {
  return typeof value === "string" ? value : parseLoggedNumber(value);
}

function decodePlace(body: Members): Outcome<Members> {
  const { latE6, lonE6, radiusM, ...others } = body;
  for (const key in body)
    if (!placeKeys.includes(key)) return refuse(recordRefusals.unknownKey(key, "place", placeKeys));
  const place: Record<string, unknown> = { ...others };
  for (const [key, value, degrees] of [["latE6", latE6, "lat"] as const, ["lonE6", lonE6, "lon"] as const]) {
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value))
      return refuse(recordRefusals.badNumber(key, value, "whole millionths of a degree"));
    place[degrees] = Number(value) / PER_DEGREE;
  }
  if (radiusM !== undefined) {
    place["radiusM"] = parseLoggedNumber(radiusM);
    if (place["radiusM"] === undefined) return refuse(recordRefusals.badLoggedNumber("radiusM", radiusM));
  }
  return accepted(place);
}

function mapMembers<T>(members: Members, map: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, map(value)]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first key, in order, at which two bodies are not the same. */
function firstDifference(body: Members, expected: LoggedBody): string | undefined {
  const keys = [...new Set([...Object.keys(body), ...Object.keys(expected)])].sort();
  return keys.find((key) => text(body[key]) !== text(expected[key]));
}

function text(value: unknown): string {
  return value === undefined ? "" : canonicalText(value);
}

function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
