// One measured process: the floor or the monitor over one file of records. Prints one JSON object: CPU seconds (user
// and system) from the first byte read to the last verdict, without the start of the process, which is the same for
// both; peak memory, events, and what was found.
import { closeSync, openSync, readSync } from "node:fs";
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { assert } from "@servanda/core";
import { createIntake, LineSplitter, parseRecordLine } from "@servanda/formats";
import { check, makeSourceFile } from "@servanda/lang";
import { createEngine } from "@servanda/monitor";
import { RULE_NAMES, type RuleName, ruleText } from "./rules.ts";

const CHUNK_BYTES = 1 << 20;

export interface Measured {
  readonly events: number;
  readonly cpuS: number;
  readonly peakMiB: number;
  readonly found: number;
}

type Ran = Omit<Measured, "peakMiB">;

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function eachChunk(path: string, take: (text: string) => void): void {
  const file = openSync(path, "r");
  const buffer = new Uint8Array(CHUNK_BYTES);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
    take(decoder.decode(buffer.subarray(0, size), { stream: true }));
  }
  closeSync(file);
}

/** Read in chunks, split lines, `JSON.parse` each, nothing else. */
function runFloor(path: string): Ran {
  const before = process.cpuUsage();
  let events = 0;
  let rest = "";
  eachChunk(path, (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      JSON.parse(line);
      events += 1;
    }
  });
  return { events, found: 0, cpuS: cpuSince(before) };
}

function agreementOf(rule: RuleName, zones: number): CheckedAgreement {
  const checked = check(makeSourceFile(`${rule}.servanda.md`, ruleText(rule, zones)));
  assert(checked.agreement !== undefined, JSON.stringify(checked.diagnostics));
  return checked.agreement;
}

/** From the file to verdicts: split, parse, check, admit, and step the engine at each record instant. */
function runMonitor(rule: RuleName, path: string, zones: number): Ran {
  const agreement = agreementOf(rule, zones);
  const before = process.cpuUsage();
  const engine = createEngine(agreement);
  const intake = createIntake();
  const splitter = new LineSplitter(1 << 16);
  let events = 0;
  let batch: LogRecord[] = [];
  let at = Number.NEGATIVE_INFINITY;
  const takeLine = (line: string): void => {
    const outcome = parseRecordLine(line);
    assert(outcome.kind === "record", line);
    if (intake.admit(outcome.record).kind !== "accepted") return;
    events += 1;
    if (outcome.record.recordedAt !== at) {
      if (batch.length > 0) engine.step(at, batch);
      batch = [];
      at = outcome.record.recordedAt;
    }
    batch.push(outcome.record);
  };
  eachChunk(path, (text) => splitter.push(text, takeLine));
  splitter.end(takeLine);
  engine.step(at, batch);
  const cpuS = cpuSince(before);
  const missed = engine.duties().filter(({ state }) => state === "overdue" || state === "fulfilled late");
  return { events, found: rule === "P2" ? missed.length : engine.findings().length, cpuS };
}

const [what, path, zones] = process.argv.slice(2);
assert(path !== undefined, "usage: measure.ts floor|P1|P2|P3 FILE [ZONES]");
const rule = RULE_NAMES.find((each) => each === what);
const ran = rule === undefined ? runFloor(path) : runMonitor(rule, path, Number(zones));
const measured: Measured = { ...ran, peakMiB: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(measured));
