// The law of the NDJSON form, and that nothing in a line makes the reader throw.
import fc from "fast-check";
import { expect, test } from "vitest";
import { records } from "../testing/records.ts";
import { seed } from "../testing/seed.ts";
import { parseRecordLine } from "./parse-record.ts";
import { writeRecordLine } from "./write-record.ts";

test("parse ∘ write = id", () => {
  fc.assert(
    fc.property(records, (record) => {
      expect(parseRecordLine(writeRecordLine(record))).toStrictEqual({ kind: "record", record });
    }),
    { seed, numRuns: 2000 },
  );
});

test("a line with one character changed is a record, ignored or refused, and never throws", () => {
  const mutated = fc
    .tuple(records, fc.nat(), fc.constantFrom(...'{}[]",:x0-.e/ \\u'))
    .map(([record, at, character]) => {
      const line = writeRecordLine(record);
      const index = at % line.length;
      return line.slice(0, index) + character + line.slice(index + 1);
    });
  fc.assert(
    fc.property(mutated, (line) => {
      const outcome = parseRecordLine(line);
      if (outcome.kind !== "record") return;
      // What is taken reads back as what was taken.
      expect(parseRecordLine(writeRecordLine(outcome.record))).toStrictEqual(outcome);
    }),
    { seed, numRuns: 5000 },
  );
});
