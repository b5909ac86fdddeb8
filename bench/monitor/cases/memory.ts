// Memory as history grows: the monitor of one rule over parsed reports, at the same rate for five horizons, none of
// them late. The bytes in use are those of the runtime's heap after a full collection, less what was in use before the
// first report, in a process of its own.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Observation } from "@servanda/agreement";
import { createRng, DAY_MS, HOUR_MS } from "@servanda/core";
import { createMonitor } from "@servanda/monitor";
import type { BenchCase, Input, Ran } from "../case.ts";
import { agreementOf } from "../end-to-end.ts";
import { cpuSince, isEach, median } from "../figures.ts";

interface MemoryInput extends Input {
  readonly expected: number;
}

const HORIZON_DAYS = 4;
const HORIZONS = 5;
const ZONE_COUNT = 50;
/** Reports of the full size: all of them are kept in the heap that is measured. */
const SHARE = 2;

const TEXT = `---
title: Benchmark memory
version: "1"
time zone: UTC
horizon: ${HORIZON_DAYS} days
---

\`\`\`servanda
between P1, P2
${Array.from({ length: ZONE_COUNT }, (_, index) => `zone Z${index}`).join("\n")}
clause 1: each party must not move column in a zone Z
  unless notice by that party in Z in last 24 hours
\`\`\`
`;

function* reports(events: number): Generator<Observation> {
  const rng = createRng(41);
  const count = Math.round(events / SHARE);
  const strideMs = (HORIZONS * HORIZON_DAYS * DAY_MS) / count;
  for (let index = 0; index < count; index += 1) {
    const at = Math.floor(index * strideMs);
    const party = `P${1 + Math.floor(rng.next() * 2)}`;
    yield {
      record: "observation",
      id: String(index),
      source: "sensor",
      sourceKind: "camera",
      group: "sensor",
      kind: rng.next() < 0.2 ? "notice" : "column",
      from: at,
      to: at,
      place: { radiusM: 0, names: [`Z${Math.floor(rng.next() * ZONE_COUNT)}`] },
      by: party,
      basis: "seen",
      attribution: "certain",
      recordedAt: at,
    };
  }
}

function countPlainly(events: number): number {
  const lastNotice = new Map<string, number>();
  let count = 0;
  for (const { kind, from, by, place } of reports(events)) {
    const key = `${by} ${place?.names[0]}`;
    if (kind === "notice") lastNotice.set(key, from);
    else if (!(from - (lastNotice.get(key) ?? Number.NEGATIVE_INFINITY) <= 24 * HOUR_MS)) count += 1;
  }
  return count;
}

function run({ events }: MemoryInput): Ran {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const inUse = (): number => {
    if (typeof collect === "function") collect();
    return process.memoryUsage().heapUsed;
  };
  const monitor = createMonitor(agreementOf(TEXT));
  const baseline = inUse();
  const before = process.cpuUsage();
  const horizonMs = HORIZON_DAYS * DAY_MS;
  const bytes: number[] = [];
  let count = 0;
  for (const report of reports(events)) {
    if (report.from >= (bytes.length + 1) * horizonMs) bytes.push(inUse() - baseline);
    monitor.step(report.recordedAt, [report]);
    count += 1;
  }
  bytes.push(inUse() - baseline);
  const cpuS = cpuSince(before);
  const figures = Object.fromEntries(bytes.map((each, index) => [`after${index + 1}`, each]));
  return { events: count, cpuS, found: monitor.findings().length, figures };
}

export const memory: BenchCase<MemoryInput> = {
  name: "memory",
  goal: { atMost: 1.1 },
  prepare: ({ events, folder }) => ({ events, folder, expected: countPlainly(events) }),
  parts: { monitor: { run } },
  verdict({ events, expected }, { monitor }) {
    const after = (horizons: number): number =>
      median((monitor ?? []).map(({ figures }) => figures?.[`after${horizons}`] ?? 0));
    const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
    return {
      events: Math.round(events / SHARE),
      ratio: after(HORIZONS) / after(2),
      correct: isEach(monitor, Math.round(events / SHARE), expected),
      heapMBAfter: Array.from({ length: HORIZONS }, (_, index) => megabytes(after(index + 1))),
    };
  },
};
