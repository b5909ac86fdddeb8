// When a report was known, by the log alone.
import type { LogRecord } from "@servanda/agreement";
import fc from "fast-check";
import { expect, test } from "vitest";
import { records } from "../testing/records.ts";
import { seed } from "../testing/seed.ts";
import { type RecordClock, recordedOn, startOfRecord } from "./record-time.ts";

const tick = (recordedAt: number): LogRecord => ({ record: "tick", recordedAt });
const withdrawal = (recordedAt: number): LogRecord => ({
  record: "withdrawal",
  id: "1",
  source: "desk",
  of: "patrol/1",
  recordedAt,
});
const clock = (at: number, isClosed = false): RecordClock => ({ at, isClosed });

test.each<[string, number, RecordClock, LogRecord, number, boolean]>([
  ["an imported report keeps what it states", 50, startOfRecord, withdrawal(50), 100, true],
  ["any other is known when it comes", 100, startOfRecord, withdrawal(50), 100, false],
  ["a tick keeps what it states, whoever signs it", 50, startOfRecord, tick(50), 100, false],
  ["nobody brings in what is not yet on record", 100, startOfRecord, withdrawal(500), 100, true],
  ["time does not run ahead of the operator's clock", 100, startOfRecord, tick(500), 100, false],
  [
    "an older import is known when it is brought in: not before what was known",
    70,
    clock(70),
    withdrawal(50),
    100,
    true,
  ],
  ["an operator's clock that was put back turns nothing back", 200, clock(200), withdrawal(50), 100, false],
  ["at the instant of the report before", 70, clock(70), withdrawal(70), 100, true],
  ["what comes after a conclusion was known after it", 71, clock(70, true), withdrawal(70), 100, true],
  ["and no later than it says", 90, clock(70, true), withdrawal(90), 100, true],
])("%s", (_what, expected, before, record, recvAt, isImported) => {
  expect(recordedOn(before, record, { recvAt, isImported }).recordedAt).toBe(expected);
});

test("an act is done at the latest when it is known", () => {
  const act: LogRecord = { record: "act", id: "1", source: "desk", act: "plead", by: "Karsa", at: 90, recordedAt: 90 };
  expect(recordedOn(startOfRecord, act, { recvAt: 80, isImported: false })).toMatchObject({ at: 80, recordedAt: 80 });
  expect(recordedOn(startOfRecord, act, { recvAt: 95, isImported: false })).toMatchObject({ at: 90, recordedAt: 95 });
});

test("record time never goes back, and is all that is changed but for the time of an act", () => {
  const arrivals = fc.array(fc.tuple(records, fc.integer({ min: -1e12, max: 4e12 }), fc.boolean(), fc.boolean()));
  fc.assert(
    fc.property(arrivals, (all) => {
      let now = startOfRecord;
      for (const [record, recvAt, isImported, isClosed] of all) {
        const known = recordedOn(now, record, { recvAt, isImported });
        expect(known.recordedAt).toBeGreaterThanOrEqual(now.at);
        expect({ ...known, recordedAt: 0, at: 0 }).toEqual({ ...record, recordedAt: 0, at: 0 });
        now = { at: known.recordedAt, isClosed };
      }
    }),
    { seed },
  );
});
