// From handing one record over to what follows from it, in process: every step is timed by the clock on the wall, the
// only thing here that is not CPU time, because that is what a reader of the verdict waits.
import { join } from "node:path";
import type { LogRecord } from "@servanda/agreement";
import { createIntake, createRecordReader } from "@servanda/formats";
import { createMonitor } from "@servanda/monitor";
import type { BenchCase, Input, Ran } from "../case.ts";
import { decode, eachChunk } from "../chunks.ts";
import { agreementOf } from "../end-to-end.ts";
import { cpuSince, isEach, median, rounded } from "../figures.ts";
import { ruleText } from "../rules.ts";
import { writeWorkload } from "../workload.ts";

interface LatencyInput extends Input {
  readonly path: string;
  readonly zones: number;
  readonly records: number;
  readonly expected: number;
}

const PERCENTILES = [50, 90, 99, 99.9] as const;

function recordsOf(path: string): LogRecord[] {
  const records: LogRecord[] = [];
  const reader = createRecordReader({
    file: path,
    intake: createIntake(),
    decode,
    onEvent: (event) => {
      if (event.kind !== "record") throw new Error(JSON.stringify(event));
      records.push(event.record);
    },
  });
  eachChunk(path, (bytes) => reader.push(bytes));
  reader.end();
  return records;
}

function run({ path, zones }: LatencyInput): Ran {
  const records = recordsOf(path);
  const monitor = createMonitor(agreementOf(ruleText("P1", zones)));
  const waits = new Float64Array(records.length);
  const before = process.cpuUsage();
  let found = 0;
  for (const [index, record] of records.entries()) {
    const handedOver = performance.now();
    found += monitor.step(record.recordedAt, [record]).length;
    waits[index] = performance.now() - handedOver;
  }
  const cpuS = cpuSince(before);
  waits.sort();
  const at = (percentile: number): number => waits[Math.floor(((waits.length - 1) * percentile) / 100)] ?? 0;
  const figures = Object.fromEntries(PERCENTILES.map((each) => [`p${each}Ms`, at(each)]));
  return { events: records.length, cpuS, found, figures };
}

export const latency: BenchCase<LatencyInput> = {
  name: "latency",
  goal: { atMost: 1 },
  prepare({ events, folder }) {
    const path = join(folder, "records.ndjson");
    const { records, zones, P1 } = writeWorkload({ events, perTimePoint: 1, seed: 42, days: 30 }, path);
    return { events, folder, path, zones, records, expected: P1 };
  },
  parts: { monitor: { run } },
  verdict({ records, expected }, { monitor }) {
    const figure = (name: string): number => median((monitor ?? []).map(({ figures }) => figures?.[name] ?? 0));
    return {
      events: records,
      // Milliseconds at the 99th percentile.
      ratio: figure("p99Ms"),
      correct: isEach(monitor, records, expected),
      ...Object.fromEntries(PERCENTILES.map((each) => [`p${each}Ms`, rounded(figure(`p${each}Ms`))])),
    };
  },
};
