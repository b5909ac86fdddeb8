// Identity and order: a repeat is nothing, a change is refused, ticks come last in their instant.
import type { LogRecord } from "@servanda/agreement";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRecordLine } from "../ndjson/parse-record.ts";
import { writeRecordLine } from "../ndjson/write-record.ts";
import { observations, records } from "../testing/records.ts";
import { seed } from "../testing/seed.ts";
import { createIntake } from "./intake.ts";
import { inRecordOrder } from "./record-order.ts";

const reread = (record: LogRecord): LogRecord => {
  const outcome = parseRecordLine(writeRecordLine(record));
  if (outcome.kind !== "record") throw new Error("parse ∘ write is not id");
  return outcome.record;
};

test("the same record read twice is a repeat", () => {
  fc.assert(
    fc.property(records, (record) => {
      const intake = createIntake();
      expect(intake.admit(record).kind).toBe("accepted");
      expect(intake.admit(reread(record)).kind).toBe(record.record === "tick" ? "accepted" : "repeated");
    }),
    { seed, numRuns: 1000 },
  );
});

test("the same identity with other content is refused, whichever field differs", () => {
  fc.assert(
    fc.property(observations, observations, (first, second) => {
      for (const key of Object.keys(second) as (keyof typeof second)[]) {
        if (key === "id" || key === "source" || key === "record") continue;
        const changed = { ...first, [key]: second[key] };
        const isSame = JSON.stringify(sorted(changed)) === JSON.stringify(sorted(first));
        const intake = createIntake();
        intake.admit(first);
        expect(intake.admit(changed).kind).toBe(isSame ? "repeated" : "refused");
      }
    }),
    { seed, numRuns: 300 },
  );
});

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}

test("what came first stands, and the refusal names the record", () => {
  const line = '{"id":"1","source":"s","kind":"shot","at":"2026-02-15T10:00:00Z"}';
  const [first, other] = [line, line.replace("shot", "burst")].map((each) => parseRecordLine(each));
  if (first?.kind !== "record" || other?.kind !== "record") throw new Error("both are records");
  const intake = createIntake();
  expect(intake.admit(first.record)).toEqual({ kind: "accepted" });
  expect(intake.admit(other.record)).toEqual({
    kind: "refused",
    refusal: {
      code: "other-content",
      message: "`s/1` is on record already, with other content; what is on record stands",
    },
  });
  expect(intake.admit(first.record)).toEqual({ kind: "repeated" });
  expect([intake.acceptedCount, intake.repeatedCount]).toEqual([1, 1]);
});

test("order is by record time, ticks last, and does not depend on arrival", () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 20 }), fc.integer(), (list, by) => {
      const log = list.map((record) => ({ ...record, recordedAt: Math.abs(record.recordedAt % 3) }));
      const identity = (record: LogRecord): string =>
        record.record === "tick" ? `${record.recordedAt} tick` : `${record.recordedAt} ${record.source}/${record.id}`;
      const turn = log.length === 0 ? 0 : Math.abs(by) % log.length;
      const turned = [...log.slice(turn), ...log.slice(0, turn)];
      const order = inRecordOrder(turned).map(identity);
      expect(order).toEqual(inRecordOrder(log).map(identity));
      for (const [index, record] of turned.entries()) {
        const before = turned[index - 1];
        if (before === undefined || before.recordedAt < record.recordedAt) continue;
        expect(before.recordedAt).toBe(record.recordedAt);
        if (before.record === "tick") expect(record.record).toBe("tick");
      }
    }),
    { seed, numRuns: 500 },
  );
});
