// The laws of the logged form, and what it refuses.
import type { LogRecord, Place } from "@servanda/agreement";
import { canonicalText } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { records } from "../testing/records.ts";
import { seed } from "../testing/seed.ts";
import { decodeReport, encodeReport } from "./report-body.ts";

/** As it comes out of a log: through the canonical text. */
function logged(record: LogRecord): unknown {
  return JSON.parse(canonicalText(encodeReport(record)));
}

function decoded(record: LogRecord): LogRecord {
  const outcome = decodeReport(logged(record));
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

function placeOf(record: LogRecord): Place | null | undefined {
  if (record.record === "correction") return record.change.place;
  return record.record === "observation" || record.record === "act" ? record.place : undefined;
}

/** With its place left out. */
function elsewhere(record: LogRecord): unknown {
  return record.record === "correction"
    ? { ...record, change: { ...record.change, place: null } }
    : { ...record, place: null };
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test("decode ∘ encode = id but for coordinates, which move by at most half a millionth of a degree", () => {
  fc.assert(
    fc.property(records, (record) => {
      const back = decoded(record);
      expect(elsewhere(back)).toStrictEqual(elsewhere(record));
      const [before, after] = [placeOf(record), placeOf(back)];
      expect({ ...after, lat: 0, lon: 0 }).toStrictEqual({ ...before, lat: 0, lon: 0 });
      expect(Math.abs((after?.lat ?? 0) - (before?.lat ?? 0))).toBeLessThanOrEqual(0.500001e-6);
      expect(Math.abs((after?.lon ?? 0) - (before?.lon ?? 0))).toBeLessThanOrEqual(0.500001e-6);
    }),
    { seed, numRuns: 2000 },
  );
});

test("encode ∘ decode = id on what encode gives, and it holds whole numbers only", () => {
  fc.assert(
    fc.property(records, (record) => {
      const body = logged(record);
      expect(encodeReport(decoded(record))).toEqual(body);
      for (const number of numbersIn(body)) expect(Number.isSafeInteger(number)).toBe(true);
    }),
    { seed, numRuns: 2000 },
  );
});

test("a text with one character changed is a body of its own form, or refused, and never throws", () => {
  const mutated = fc
    .tuple(records, fc.nat(), fc.constantFrom(...'{}[]",:x0-.e/ \\u'))
    .map(([record, at, character]) => {
      const text = canonicalText(encodeReport(record));
      const index = at % text.length;
      return text.slice(0, index) + character + text.slice(index + 1);
    });
  fc.assert(
    fc.property(mutated, (text) => {
      const body = parsed(text);
      const outcome = decodeReport(body);
      expect(outcome.ok ? encodeReport(outcome.value) : body).toEqual(body);
    }),
    { seed, numRuns: 5000 },
  );
});

test("a body with anything in the place of one of its members is taken as it is, or refused, and never throws", () => {
  const members =
    "record id source kind at from to recordedAt place attributes by basis change of kinds state act matter until " +
    "count group sourceKind aggregate reportedAt";
  const member = fc.constantFrom(...members.split(" "));
  const strange = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom({ decimal: "1.5" }, { latE6: 1 }, { names: [1] }),
  );
  fc.assert(
    fc.property(records, member, strange, (record, key, value) => {
      const body: unknown = JSON.parse(JSON.stringify({ ...encodeReport(record), [key]: value }));
      const outcome = decodeReport(body);
      expect(outcome.ok ? encodeReport(outcome.value) : body).toEqual(body);
    }),
    { seed, numRuns: 5000 },
  );
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const seen = {
  record: "observation",
  id: "17",
  source: "patrol-2",
  kind: "shelling",
  at: "2026-03-03T19:10:00.000Z",
  place: { latE6: 60_200_000, lonE6: 11_900_001, radiusM: { decimal: "0.5" } },
  attributes: { calibreMm: 152, charge: { decimal: "0.1" } },
};

test("coordinates are millionths of a degree, fractions decimal text", () => {
  const outcome = decodeReport(seen);
  expect(outcome).toMatchObject({
    value: { place: { lat: 60.2, lon: 11.900001, radiusM: 0.5 }, attributes: { calibreMm: 152, charge: 0.1 } },
  });
});

test.each<[string, string, unknown]>([
  ["degrees", "unknown-key", { ...seen, place: { lat: 60, lon: 11 } }],
  ["a fraction of a millionth", "bad-number", { ...seen, place: { latE6: 0.5, lonE6: 0 } }],
  ["a latitude beyond the pole", "bad-number", { ...seen, place: { latE6: 90_000_001, lonE6: 0 } }],
  ["half a point", "bad-number", { ...seen, place: { latE6: 1 } }],
  ["a fraction", "bad-number", { ...seen, attributes: { charge: 0.1 } }],
  ["a fraction that is whole", "bad-number", { ...seen, attributes: { charge: { decimal: "1" } } }],
  ["a fraction with a nought too many", "bad-number", { ...seen, attributes: { charge: { decimal: "0.10" } } }],
  ["no number", "bad-number", { ...seen, attributes: { charge: { decimal: "Infinity" } } }],
  ["a fraction and more", "bad-number", { ...seen, attributes: { charge: { decimal: "0.1", unit: "kg" } } }],
  ["what is assumed anyway", "other-form", { ...seen, sourceKind: "open" }],
  ["an instant in another zone", "other-form", { ...seen, at: "2026-03-03T20:10:00.000+01:00" }],
  ["an instant without milliseconds", "other-form", { ...seen, at: "2026-03-03T19:10:00Z" }],
  ["no instant", "bad-instant", { ...seen, at: "yesterday" }],
  ["an unknown field", "unknown-key", { ...seen, weather: "fog" }],
  ["an observation that does not say so", "other-form", { ...seen, record: undefined }],
  ["a finding", "institutions-own", { record: "finding" }],
  ["a list", "not-an-object", []],
  ["half a character", "ill-formed-text", { ...seen, kind: "\ud800" }],
])("refused: %s", (_what, code, body) => {
  expect(decodeReport(body)).toMatchObject({ ok: false, refusal: { code } });
});
