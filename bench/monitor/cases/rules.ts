// P1, P2, P3 over thirty days, and P3 with all events in one day: one rule each, against the `JSON.parse` floor.
import { join } from "node:path";
import type { Monitor } from "@servanda/monitor";
import type { BenchCase, Input } from "../case.ts";
import { runFloor } from "../chunks.ts";
import { runEndToEnd } from "../end-to-end.ts";
import { isEach, rateOf } from "../figures.ts";
import { type RuleName, ruleText } from "../rules.ts";
import { writeWorkload } from "../workload.ts";

interface RuleInput extends Input {
  readonly path: string;
  readonly zones: number;
  readonly records: number;
  readonly expected: number;
}

const counts: Readonly<Record<RuleName, (monitor: Monitor) => number>> = {
  P1: (monitor) => monitor.findings().length,
  P2: (monitor) => monitor.duties().filter(({ state }) => state === "overdue" || state === "fulfilled late").length,
  P3: (monitor) => monitor.findings().length,
};

function ruleCase(name: string, rule: RuleName, days: number): BenchCase<RuleInput> {
  return {
    name,
    goal: { atLeast: 0.6 },
    prepare({ events, folder }) {
      const path = join(folder, "records.ndjson");
      const { records, zones, ...expected } = writeWorkload({ events, perTimePoint: 1, seed: 42, days }, path);
      return { events, folder, path, zones, records, expected: expected[rule] };
    },
    parts: {
      floor: { run: runFloor },
      monitor: { run: ({ path, zones }) => runEndToEnd(path, ruleText(rule, zones), counts[rule]) },
    },
    verdict({ records, expected }, { floor, monitor }) {
      const [eventsPerCpuS, floorPerCpuS] = [rateOf(monitor), rateOf(floor)];
      return {
        events: records,
        ratio: eventsPerCpuS / floorPerCpuS,
        correct: isEach(monitor, records, expected) && (floor ?? []).every(({ events }) => events === records),
        eventsPerCpuS: Math.round(eventsPerCpuS),
        floorPerCpuS: Math.round(floorPerCpuS),
      };
    },
    growing: "monitor",
  };
}

export const ruleCases: readonly BenchCase<RuleInput>[] = [
  ruleCase("P1 R=1", "P1", 30),
  ruleCase("P2 R=1", "P2", 30),
  ruleCase("P3 R=1", "P3", 30),
  ruleCase("P3 one day", "P3", 1),
];
