// A monitor taken up again from a snapshot, with nothing but open duties in it: five for every attack, none of them due
// yet. Beside it the same monitor stepped through its log again, which is what a restart would cost without one.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { createEngine, type Engine, restoreEngine, type Snapshot } from "@servanda/monitor";
import type { BenchCase, Input, Ran } from "../case.ts";
import { agreementOf } from "../end-to-end.ts";
import { cpuSince, isEach, median, rounded } from "../figures.ts";
import { ruleText } from "../rules.ts";
import { GUARANTOR_COUNT } from "../workload.ts";

interface RestartInput extends Input {
  readonly path: string;
  readonly attacks: number;
}

const EPOCH_MS = Date.UTC(2026, 0, 1);
const ZONES = 50;

function text(): CheckedAgreement {
  return agreementOf(ruleText("P2", ZONES));
}

function attackAt(index: number): LogRecord {
  const at = EPOCH_MS + index;
  return {
    record: "observation",
    source: "post",
    sourceKind: "patrol",
    group: "post",
    id: `${index}`,
    kind: "attack",
    from: at,
    to: at,
    recordedAt: at,
    place: { names: [`Z${index % ZONES}`], radiusM: 0 },
  };
}

function stepped(attacks: number): Engine {
  const engine = createEngine(text());
  for (let index = 0; index < attacks; index += 1) engine.step(EPOCH_MS + index, [attackAt(index)]);
  return engine;
}

function ranSince(before: NodeJS.CpuUsage, engine: Engine): Ran {
  const cpuS = cpuSince(before);
  const open = engine.duties().length;
  return { events: open, cpuS, found: open };
}

export const restart: BenchCase<RestartInput> = {
  name: "restart",
  goal: { atMost: 1 },
  prepare({ events, folder }) {
    const path = join(folder, "snapshot.json");
    const attacks = Math.ceil(events / GUARANTOR_COUNT);
    writeFileSync(path, JSON.stringify(stepped(attacks).snapshot()));
    return { events, folder, path, attacks };
  },
  parts: {
    restore: {
      run({ path }) {
        const agreement = text();
        // What `JSON.parse` takes is the file's, not the monitor's.
        const snapshot: Snapshot = JSON.parse(readFileSync(path, "utf8"));
        const before = process.cpuUsage();
        return ranSince(before, restoreEngine(agreement, snapshot));
      },
    },
    replay: {
      run({ attacks }) {
        const before = process.cpuUsage();
        return ranSince(before, stepped(attacks));
      },
    },
  },
  verdict({ attacks }, { restore, replay }) {
    const open = attacks * GUARANTOR_COUNT;
    const perMillion = (cpuS: number): number => rounded((cpuS / open) * 1_000_000);
    return {
      events: open,
      // CPU seconds for a million open duties.
      ratio: perMillion(median((restore ?? []).map(({ cpuS }) => cpuS))),
      replaySPerMillion: perMillion(median((replay ?? []).map(({ cpuS }) => cpuS))),
      correct: isEach(restore, open, open) && isEach(replay, open, open),
    };
  },
  growing: "restore",
};
