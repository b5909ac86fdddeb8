// Servanda's own NDJSON from bytes: what the scanner is sure of and what it is not give the same events as one line
// after another by `parseRecordLine` and a plain map of identities, however the bytes are cut.
import type { LogRecord } from "@servanda/agreement";
import { DAY_MS } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createIntake } from "../identity/intake.ts";
import { parseRecordLine } from "../ndjson/parse-record.ts";
import { writeRecordLine } from "../ndjson/write-record.ts";
import { NameTable } from "../scan/name-table.ts";
import { RecordScanner } from "../scan/record-scanner.ts";
import type { Chunk } from "../scan/slots.ts";
import { readInChunks } from "../testing/fuzz-intake.ts";
import { fileOf, generateLines } from "../testing/generate-lines.ts";
import { readPlainly } from "../testing/read-plainly.ts";
import { records } from "../testing/records.ts";
import { seed } from "../testing/seed.ts";
import type { ReaderEvent } from "./reader.ts";
import { createRecordReader } from "./record-reader.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

function read(bytes: Uint8Array, chunkSize = bytes.length): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  const reader = createRecordReader({
    file: "log.ndjson",
    intake: createIntake(),
    decode,
    onEvent: (event) => events.push(event),
  });
  for (let start = 0; start < bytes.length; start += chunkSize) reader.push(bytes.slice(start, start + chunkSize));
  reader.end();
  return events;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function chunkOf(line: string): Chunk {
  const bytes = bytesOf(`${line}\n`);
  return { bytes, view: new DataView(bytes.buffer) };
}

test("refusals keep line, column and text", () => {
  const text = `{"record":"finding"}

{"record":"tick","recordedAt":"2026-02-15T10:00:00Z"}
{"record":"tick","recordedAt":0}`;
  const expected: ReaderEvent[] = [
    { kind: "skipped", line: 1, reason: "the institution's own record: finding" },
    { kind: "record", line: 3, record: { record: "tick", recordedAt: Date.UTC(2026, 1, 15, 10) } },
    {
      kind: "refused",
      refusal: {
        file: "log.ndjson",
        line: 4,
        column: 18,
        code: "bad-instant",
        message: "`recordedAt` is an instant such as 2026-02-15T00:00:00Z, of the years 1900 to 2199; here is 0",
        row: '{"record":"tick","recordedAt":0}',
      },
    },
  ];
  expect(read(bytesOf(text))).toEqual(expected);
  expect(read(bytesOf(`\uFEFF${text}\n`), 7)).toEqual(expected);
});

test("generated files give the same events as reading them plainly, each record the same to its last field", () => {
  for (let index = 0; index < 1500; index += 1) {
    const bytes = fileOf(generateLines(seed + index), seed + index);
    const expected = readPlainly(decode(bytes), "log.ndjson");
    expect(readInChunks(bytes, seed + index, decode), `seed ${seed + index}`).toStrictEqual(expected);
  }
});

test("written records give the same events", () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 8 }), (list) => {
      const text = list.map((record) => `${writeRecordLine(record)}\n`).join("");
      expect(read(bytesOf(text))).toStrictEqual(readPlainly(text, "log.ndjson"));
    }),
    { seed, numRuns: 500 },
  );
});

test.each([
  '{"id":"1","source":"s","kind":"shelling","at":"2026-02-15T10:00:00Z","place":"Z1","by":"P1","basis":"seen"}',
  '{"id": "1", "source": "s", "kind": "обстріл", "from": "2026-02-15T10:00:00Z", "to": "2026-02-15T10:00:00.500Z"}',
  '{"record":"act","id":"1","source":"s","act":"consult","by":"G1","about":"s/1","at":"2026-02-15T10:00:00Z","to":"P"}',
  '{"id":"1","source":"s","kind":"k","at":"2026-02-15T10:00:00Z","place":{"lat":48.25,"lon":-1,"names":["A","B"]}}',
  '{"id":"1","source":"s","kind":"k","at":"2026-02-15T10:00:00Z","attributes":{"calibreMm":152,"text":"a long text"}}',
])("the scanner is sure of %s", (line) => {
  const given: unknown[] = [];
  const listener = { onRecord: (record: LogRecord) => given.push(record), onPassed: () => given.push("passed") };
  const scanner = new RecordScanner(createIntake(), new NameTable(), decode, listener);
  expect(scanner.scan(chunkOf(line), 0, 1)).toBe(bytesOf(line).length + 1);
  scanner.flush();
  const outcome = parseRecordLine(line);
  expect(outcome.kind === "record" ? [outcome.record] : []).toStrictEqual(given);
});

test("what the scanner is not sure of leaves no trace", () => {
  const names = new NameTable();
  const intake = createIntake();
  const known: string[] = [];
  const onRecord = (_: LogRecord, each: string): unknown => known.push(each);
  const scanner = new RecordScanner(intake, names, decode, { onRecord, onPassed: () => known.push("passed") });
  const line = '{"id":"1","source":"s","kind":"k","at":"2026-02-15T10:00:00Z","certainty":1}';
  const scan = (text: string): boolean => {
    const isSure = scanner.scan(chunkOf(text), 0, 1) >= 0;
    scanner.flush();
    return isSure;
  };
  expect([scan(line), names.size, intake.acceptedCount]).toEqual([false, 0, 0]);
  expect([scan(line.replace(',"certainty":1', "")), names.size, intake.acceptedCount]).toEqual([true, 2, 1]);
  // The same identity with other content is refused: its names are not learnt either.
  expect([scan(line.replace('"certainty":1', '"place":"P"')), names.size, intake.acceptedCount]).toEqual([true, 2, 1]);
  expect(known).toEqual(["new", "other"]);
});

test("a plan leaves out observations of other kinds, their time and identity kept", () => {
  const at = "2026-02-15T10:00:00Z";
  const line = (id: string, kind: string, more: object = {}) => JSON.stringify({ id, source: "s", kind, at, ...more });
  const lines = [
    line("1", "shelling"),
    line("2", "patrol"),
    line("2", "patrol"),
    line("2", "shelling"),
    line("3", "patrol", { recordedAt: "2026-02-17T10:00:00Z" }),
    line("4", "shelling"),
    JSON.stringify({ record: "act", id: "5", source: "s", act: "consult", by: "G", at }),
  ];
  const events: string[] = [];
  const reader = createRecordReader({
    file: "log.ndjson",
    intake: createIntake(),
    decode,
    plan: { kinds: new Set(["shelling"]), horizonMs: DAY_MS },
    onEvent: (event) => events.push(event.kind),
  });
  reader.push(bytesOf(`${lines.join("\n")}\n`));
  reader.end();
  expect(events).toEqual(["record", "passed", "repeated", "refused", "record", "record", "record"]);
});

test("an endless line is never kept whole, and is refused with its beginning", () => {
  const events = read(bytesOf(`{"id":"${"x".repeat(300_000)}\n{}\n${"x".repeat(300_000)}`), 1000);
  expect(
    events.map((event) => (event.kind === "refused" ? [event.refusal.code, event.refusal.row.length] : [])),
  ).toEqual([
    ["line-too-long", 65_537],
    ["missing-key", 2],
    ["line-too-long", 65_537],
  ]);
});
