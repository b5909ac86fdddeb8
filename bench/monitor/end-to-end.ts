// From a file of records to verdicts, as a run does it: bytes, lines, records, admission, and a step of the monitor at
// each record instant.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { assert, type Instant } from "@servanda/core";
import { createIntake, createRecordReader, type ReaderEvent } from "@servanda/formats";
import { check, makeSourceFile } from "@servanda/lang";
import { askedOf, createMonitor, type Monitor } from "@servanda/monitor";
import type { Ran } from "./case.ts";
import { decode, eachChunk } from "./chunks.ts";
import { cpuSince } from "./figures.ts";

/** The text must check: a mistake in it is ours. */
export function agreementOf(text: string, readFile?: (path: string) => string): CheckedAgreement {
  const source = makeSourceFile("bench.servanda.md", text);
  const checked = readFile === undefined ? check(source) : check(source, { readFile });
  assert(checked.agreement !== undefined, JSON.stringify(checked.diagnostics));
  return checked.agreement;
}

/** `events` are the records that were admitted, `found` what `count` reads from the monitor at the end. */
export function runEndToEnd(
  path: string,
  text: string,
  count: (monitor: Monitor) => number,
  readFile?: (path: string) => string,
): Ran {
  const agreement = agreementOf(text, readFile);
  const before = process.cpuUsage();
  const monitor = createMonitor(agreement);
  let events = 0;
  let batch: LogRecord[] = [];
  let at = Number.NEGATIVE_INFINITY;
  const passTo = (recordedAt: Instant): void => {
    if (recordedAt === at) return;
    if (events > 0) monitor.step(at, batch);
    if (batch.length > 0) batch = [];
    at = recordedAt;
  };
  const onEvent = (event: ReaderEvent): void => {
    if (event.kind === "repeated") return;
    if (event.kind === "record") {
      passTo(event.record.recordedAt);
      batch.push(event.record);
    } else if (event.kind === "passed") passTo(event.recordedAt);
    else throw new Error(JSON.stringify(event));
    events += 1;
  };
  const reader = createRecordReader({ file: path, intake: createIntake(), decode, plan: askedOf(agreement), onEvent });
  eachChunk(path, (bytes) => reader.push(bytes));
  reader.end();
  monitor.step(at, batch);
  const cpuS = cpuSince(before);
  return { events, found: count(monitor), cpuS };
}
