// What the institution does by itself, worked out by the checker and by the monitor: the same acts at the same
// instants, with the same tallies. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import type { CheckedAgreement, LogRecord, Rule } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { createNaiveMonitor, replay } from "@servanda/monitor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openPast } from "../../packages/checker/src/verdicts.ts";
import { wholeAgreements } from "../../packages/monitor/src/testing/generate-institution.ts";
import { wholeLogs } from "../../packages/monitor/src/testing/generate-institution-log.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 50);
const END = 120 * HOUR_MS;

/** Without what no certificate covers: effects, changes by a power, ladders, measures, votes of the accused. */
function covered(agreement: CheckedAgreement): CheckedAgreement {
  const clauses = agreement.clauses.filter(({ rule }) => isCovered(rule));
  const bodies = agreement.bodies.map((body) =>
    body.rules === undefined ? body : { ...body, rules: { ...body.rules, excludesAccused: false } },
  );
  return { ...agreement, clauses, bodies, ladders: [], measures: [] };
}

function isCovered(rule: Rule): boolean {
  if (/"kind":"(is|duty|effect)"/.test(JSON.stringify(rule))) return false;
  return rule.kind !== "effect" && !(rule.kind === "empower" && rule.use.kind === "change");
}

function onceOnly(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

test("the same acts and tallies", () => {
  const seen = { acts: 0, tallies: 0 };
  fc.assert(
    fc.property(wholeAgreements(), wholeLogs(), (whole, log) => {
      const agreement = covered(whole);
      // A watch of a stage or of entry may ask what is not covered too.
      fc.pre(!/"kind":"(is|duty)"/.test(JSON.stringify([agreement.stages, agreement.membership ?? null])));
      const records = onceOnly(log);
      const said = [...replay(createNaiveMonitor(agreement), records, END)].flat();
      const acts = said.flatMap((each) => (each.kind === "act" ? [each] : []));
      const past = openPast(agreement, records, END);
      const own = past.own.map((act) => ({ act, tally: past.tallies.get(refOf(act)) }));
      const byRef = (a: { act: { id: string } }, b: { act: { id: string } }): number => (a.act.id < b.act.id ? -1 : 1);
      expect(own.sort(byRef)).toEqual(acts.map(({ act, tally }) => ({ act, tally })).sort(byRef));
      seen.acts += own.length;
      seen.tallies += past.tallies.size;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(Math.min(seen.acts, seen.tallies)).toBeGreaterThan(RUNS / 10);
});
