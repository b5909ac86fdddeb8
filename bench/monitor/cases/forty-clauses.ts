// Forty clauses in one pass beside one clause, end to end over the same file: notices within a dozen different times,
// barrages of a dozen sizes, and clauses about one party and one zone that hardly ever have to look.
import { join } from "node:path";
import { HOUR_MS } from "@servanda/core";
import type { Monitor } from "@servanda/monitor";
import type { BenchCase, Input } from "../case.ts";
import { runEndToEnd } from "../end-to-end.ts";
import { isEach, rateOf } from "../figures.ts";
import { agreementText, ruleText } from "../rules.ts";
import { countBarrages, countUnnotified, type TimePoint, timeline, writeWorkload } from "../workload.ts";

interface FortyInput extends Input {
  readonly path: string;
  readonly zones: number;
  readonly records: number;
  readonly expected: number;
  readonly expectedOfOne: number;
}

interface Rule {
  readonly define?: string;
  readonly text: string;
  count(points: readonly TimePoint[]): number;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const unnotified = upTo(12).map(
  (n): Rule => ({
    text: `each party must not move column in a zone Z unless notice by that party in Z in last ${18 + 2 * n} hours`,
    count: (points) => countUnnotified(points, (18 + 2 * n) * HOUR_MS),
  }),
);
const barrages = upTo(12).map(
  (n): Rule => ({
    define: `define Barrage${n} in a zone Z: at least ${n + 8} shelling in Z in last 1 hour`,
    text: `each party must not conduct Barrage${n}`,
    count: (points) => countBarrages(points, n + 8),
  }),
);
const local = upTo(16).map(
  (n): Rule => ({
    text: `P${(n % 2) + 1} must not move column in Z${n} unless notice by P${(n % 2) + 1} in Z${n} in last 24 hours`,
    count: (points) => countUnnotified(points, 24 * HOUR_MS, { zone: n, party: (n % 2) + 1 }),
  }),
);
const RULES: readonly Rule[] = [...unnotified, ...barrages, ...local];

// Weighted by the clause, so that one clause's finding cannot stand for another's.
function weighted(monitor: Monitor): number {
  return monitor.findings().reduce((sum, { clause }) => sum + Number(clause), 0);
}

export const fortyClauses: BenchCase<FortyInput> = {
  name: "40 clauses",
  goal: { atMost: 3 },
  prepare({ events, folder }) {
    const path = join(folder, "records.ndjson");
    const shape = { events, perTimePoint: 1, seed: 42, days: 30 };
    const { records, zones, P1 } = writeWorkload(shape, path);
    const points = timeline(shape);
    const expected = RULES.reduce((sum, rule, index) => sum + (index + 1) * rule.count(points), 0);
    return { events, folder, path, zones, records, expected, expectedOfOne: P1 };
  },
  parts: {
    one: { run: ({ path, zones }) => runEndToEnd(path, ruleText("P1", zones), weighted) },
    forty: {
      run: ({ path, zones }) => {
        const defines = RULES.flatMap(({ define }) => define ?? []);
        const clauses = RULES.map(({ text }, index) => `clause ${index + 1}: ${text}`);
        return runEndToEnd(path, agreementText("40 clauses", [...defines, ...clauses].join("\n"), zones), weighted);
      },
    },
  },
  verdict({ records, expected, expectedOfOne }, { one, forty }) {
    return {
      events: records,
      ratio: rateOf(one) / rateOf(forty),
      correct: isEach(one, records, expectedOfOne) && isEach(forty, records, expected),
      oneClausePerCpuS: Math.round(rateOf(one)),
      fortyClausesPerCpuS: Math.round(rateOf(forty)),
    };
  },
  growing: "forty",
};
