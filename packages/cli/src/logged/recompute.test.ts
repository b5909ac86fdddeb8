// The evening on the river as a log: what follows from it, however often somebody concludes on the way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LogRecord } from "@servanda/agreement";
import { parseInstant } from "@servanda/core";
import { encodeReport, type LoggedBody, parseRecordLine } from "@servanda/formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readAgreement } from "../io/agreement-file.ts";
import { type Conclusion, type LoggedEntry, recompute } from "./recompute.ts";

const river = join(import.meta.dirname, "../../../../examples/river");
const agreement = (() => {
  const file = readAgreement(join(river, "4-whole.servanda.md"));
  if (!file.ok || file.value.checked.agreement === undefined) throw new Error("the river's agreement is sound");
  return file.value.checked.agreement;
})();
const evening = readFileSync(join(river, "records.ndjson"), "utf8").trimEnd().split("\n").map(recordOf);

function recordOf(line: string): LogRecord {
  const read = parseRecordLine(line);
  if (read.kind !== "record") throw new Error(`no record: ${line}`);
  return read.record;
}

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const muchLater = at("2026-06-01T00:00:00Z");

/** A log that is written entry by entry. */
class Log {
  readonly entries: LoggedEntry[] = [];

  add(type: string, body: LoggedBody, more: Partial<LoggedEntry> = {}): void {
    const index = this.entries.length;
    const frame = {
      index,
      id: `r1_${index}`,
      agreement: agreement.id,
      refs: [],
      speaker: { office: "Desk", isMission: true },
    };
    this.entries.push({ ...frame, type, body, recvAt: muchLater, isImported: true, ...more });
  }

  report(record: LogRecord, more: Partial<LoggedEntry> = {}): void {
    this.add("report", encodeReport(record), more);
  }

  conclude(most = Number.POSITIVE_INFINITY): readonly Conclusion[] {
    const { unlogged } = recompute(agreement, this.entries);
    for (const { body, refs } of unlogged.slice(0, most)) this.add("conclusion", body, { refs });
    return unlogged;
  }
}

const tick: LogRecord = { record: "tick", recordedAt: at("2026-03-05T00:00:00Z") };

test("what is concluded cites the records of the log that it rests on, and is concluded once", () => {
  const log = new Log();
  for (const record of evening) log.report(record);
  const first = log.conclude();
  expect(first.map(({ body, refs }) => [body["kind"], body["change"], refs])).toMatchInlineSnapshot(`
    [
      [
        "stage",
        "started",
        [],
      ],
      [
        "finding",
        "found",
        [
          "r1_1",
          "r1_0",
        ],
      ],
      [
        "finding",
        "changed",
        [
          "r1_2",
          "r1_1",
          "r1_0",
        ],
      ],
      [
        "duty",
        "began",
        [
          "r1_2",
          "r1_1",
          "r1_0",
        ],
      ],
      [
        "finding",
        "changed",
        [
          "r1_2",
          "r1_1",
          "r1_0",
        ],
      ],
      [
        "duty",
        "changed",
        [
          "r1_2",
          "r1_1",
          "r1_0",
          "r1_5",
        ],
      ],
    ]
  `);
  expect(log.conclude()).toEqual([]);
  log.report(tick);
  expect(log.conclude().map(({ body }) => [body["kind"], body["change"], body["state"]])).toMatchInlineSnapshot(`[]`);
  expect(recompute(agreement, log.entries)).toMatchObject({ unlogged: [], leftOut: [], unfounded: [], uncounted: [] });
});

test("however often somebody concludes, and stops half way, what stood follows from the entries before", () => {
  const steps = fc.array(fc.nat({ max: 4 }), { minLength: evening.length, maxLength: evening.length });
  fc.assert(
    fc.property(fc.shuffledSubarray(evening), steps, fc.boolean(), (records, stops, isImported) => {
      const log = new Log();
      records.forEach((record, index) => {
        log.report(record, { isImported, recvAt: record.recordedAt });
        log.conclude(stops[index]);
      });
      log.report(tick);
      log.conclude();
      const whole = recompute(agreement, log.entries);
      expect(whole).toMatchObject({ unlogged: [], leftOut: [], unfounded: [] });
      const bodies = (conclusions: readonly Conclusion[]): unknown => conclusions.map(({ body }) => body);
      for (let size = 0; size <= log.entries.length; size += 1) {
        const { conclusions } = recompute(agreement, log.entries.slice(0, size));
        const isBefore = ({ loggedAt }: Conclusion): boolean => loggedAt !== undefined && loggedAt < size;
        expect(bodies(conclusions.filter(isBefore))).toEqual(bodies(whole.conclusions.filter(isBefore)));
        // Where somebody has just concluded, nothing that comes later changes what followed.
        if (log.entries[size - 1]?.type !== "conclusion") continue;
        expect(bodies(conclusions)).toEqual(bodies(whole.conclusions.slice(0, conclusions.length)));
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});

test("a conclusion that was changed, said twice or too early does not follow, and one left out is missed", () => {
  const log = new Log();
  for (const record of evening) log.report(record);
  const all = log.conclude();
  const sound = log.entries;
  const begins = evening.length;
  const swapped = (entries: LoggedEntry[]): LoggedEntry[] => entries.map((entry, index) => ({ ...entry, index }));

  const changed = sound.map((each) =>
    each.index === begins ? { ...each, body: { ...each.body, level: "certain" } } : each,
  );
  expect(recompute(agreement, changed)).toMatchObject({ unfounded: [begins], leftOut: [{ body: all[0]?.body }] });

  const otherRefs = sound.map((each) => (each.index === begins ? { ...each, refs: ["r1_0"] } : each));
  expect(recompute(agreement, otherRefs).unfounded).toEqual([begins]);

  const twice = swapped([...sound, ...sound.slice(begins, begins + 1)]);
  expect(recompute(agreement, twice)).toMatchObject({ unfounded: [sound.length], unlogged: [] });

  const early = swapped([...sound.slice(begins, begins + 1), ...sound.slice(0, begins), ...sound.slice(begins + 1)]);
  expect(recompute(agreement, early)).toMatchObject({ unfounded: [0], leftOut: [{ body: all[0]?.body }] });

  const without = swapped(sound.filter(({ index }) => index !== begins));
  expect(recompute(agreement, without)).toMatchObject({ unfounded: [], leftOut: [{ body: all[0]?.body }] });
});

test("a report that cannot be read, or comes again, counts for nothing and is listed", () => {
  const log = new Log();
  const [first] = evening;
  if (first?.record !== "observation") throw new Error("the evening begins with a report");
  log.report(first);
  log.report(first);
  log.report({ ...first, kind: "gunfire" });
  log.add("report", { record: "rumour" });
  log.report({ ...first, id: "18" }, { speaker: { office: "Ostrel", isMission: false } });
  const { uncounted, records } = recompute(agreement, log.entries);
  expect(uncounted.map(({ index, refusal }) => [index, refusal.code])).toEqual([
    [1, "repeated"],
    [2, "other-content"],
    [3, "unknown-record"],
    [4, "not-own-source"],
  ]);
  expect(records).toHaveLength(1);
});

test("what is concluded after a record was shredded does not refer to it; what was before still follows", () => {
  const shredded = new Log();
  for (const record of evening) shredded.report(record);
  shredded.add("shred", { record: "r1_1" });
  shredded.conclude();
  expect(shredded.entries.flatMap(({ refs }) => refs)).not.toContain("r1_1");
  expect(recompute(agreement, shredded.entries)).toMatchObject({ unlogged: [], unfounded: [] });

  const before = new Log();
  for (const record of evening) before.report(record);
  before.conclude();
  before.add("shred", { record: "r1_1" });
  expect(before.entries.flatMap(({ refs }) => refs)).toContain("r1_1");
  expect(recompute(agreement, before.entries)).toMatchObject({ unlogged: [], unfounded: [] });
});
