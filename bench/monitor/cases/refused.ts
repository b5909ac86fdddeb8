// What a refused line costs beside an accepted one: the same lines read twice, as they are, and with one mistake in
// each. Several sorts of mistakes in turn, so that no one path is measured.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createIntake, createRecordReader } from "@servanda/formats";
import type { BenchCase, Input, Ran } from "../case.ts";
import { decode, eachChunk } from "../chunks.ts";
import { cpuSince, isEach, rateOf } from "../figures.ts";
import { writeWorkload } from "../workload.ts";

interface RefusedInput extends Input {
  readonly path: string;
  readonly damagedPath: string;
  readonly records: number;
}

/** Each makes any line of the workload wrong. */
const MISTAKES: readonly ((line: string) => string)[] = [
  (line) => line.slice(0, line.length >> 1),
  (line) => line.replace('At":"', 'At":"at ').replace('at":"', 'at":"at '),
  (line) => line.replace("{", '{"certainty":1,'),
  (line) => line.replace("{", '{"count":1,"count":1,'),
  (line) => line.replace("}", ',"recordedAt":7}'),
  (line) => line.replace(":", ";"),
  (line) => line.replace(/"(id|recordedAt)":"[^"]*",?/, ""),
];

function damage(from: string, to: string): void {
  const file = openSync(to, "w");
  const lines = readFileSync(from, "utf8").trimEnd().split("\n");
  writeSync(file, lines.map((line, index) => `${MISTAKES[index % MISTAKES.length]?.(line) ?? line}\n`).join(""));
  closeSync(file);
}

/** Lines to events, admission included; `found` are the refused. */
function readLines(path: string): Ran {
  const before = process.cpuUsage();
  let [events, found] = [0, 0];
  const reader = createRecordReader({
    file: path,
    intake: createIntake(),
    decode,
    onEvent: (event) => {
      events += 1;
      if (event.kind === "refused") found += 1;
    },
  });
  eachChunk(path, (bytes) => reader.push(bytes));
  reader.end();
  return { events, found, cpuS: cpuSince(before) };
}

export const refused: BenchCase<RefusedInput> = {
  name: "refused",
  goal: { atMost: 3 },
  prepare({ events, folder }) {
    const path = join(folder, "records.ndjson");
    const damagedPath = join(folder, "damaged.ndjson");
    const { records } = writeWorkload({ events, perTimePoint: 1, seed: 42, days: 30 }, path);
    damage(path, damagedPath);
    return { events, folder, path, damagedPath, records };
  },
  parts: {
    accepted: { run: ({ path }) => readLines(path) },
    refused: { run: ({ damagedPath }) => readLines(damagedPath) },
  },
  verdict({ records }, runs) {
    const [acceptedPerCpuS, refusedPerCpuS] = [rateOf(runs["accepted"]), rateOf(runs["refused"])];
    return {
      events: records,
      ratio: acceptedPerCpuS / refusedPerCpuS,
      correct: isEach(runs["accepted"], records, 0) && isEach(runs["refused"], records, records),
      acceptedPerCpuS: Math.round(acceptedPerCpuS),
      refusedPerCpuS: Math.round(refusedPerCpuS),
    };
  },
};
