// Laws of the monitor on the examples' own logs; agreement-of-two.prop.test.ts has them on generated ones. What was
// said up to a moment stays said, whatever comes later; neither the order within an instant nor extra ticks show.
import type { LogRecord, Transition } from "@servanda/agreement";
import { createRng, HOUR_MS, MINUTE_MS, type Rng } from "@servanda/core";
import { createMonitor, replay } from "@servanda/monitor";
import { describe, expect, test } from "vitest";
import { agreementOf, EXAMPLES } from "./examples.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
/** Each log is cut at so many records, and so many moments between its first record and its end. */
const CUTS = Number(process.env["RUNS"] ?? 6);

describe.each(EXAMPLES)("$name", (example) => {
  const agreement = agreementOf(example.agreement);
  const records = example.records();
  const firstAt = records[0]?.recordedAt ?? 0;
  const lastAt = records.at(-1)?.recordedAt ?? 0;
  const endAt = lastAt + 40 * 24 * HOUR_MS;
  const whole = run(records);

  function run(log: readonly LogRecord[], until = endAt): { said: Transition[]; end: unknown } {
    const monitor = createMonitor(agreement);
    const said = [...replay(monitor, log, until)].flat();
    return { said, end: { findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() } };
  }

  /** To the minute. */
  function instants(rng: Rng, count: number): number[] {
    return Array.from({ length: count }, () => firstAt + rng.int((endAt - firstAt) / MINUTE_MS) * MINUTE_MS);
  }

  function ticked(ticks: readonly number[]): LogRecord[] {
    const added = ticks.map((recordedAt): LogRecord => ({ record: "tick", recordedAt }));
    return [...records, ...added].sort((a, b) => a.recordedAt - b.recordedAt);
  }

  test("there is something to say of it", () => {
    expect(records.length).toBeGreaterThan(5);
    expect(whole.said.length).toBeGreaterThan(3);
  });

  test("as of any moment, a log that ends there says what the whole log had said by then", () => {
    const rng = createRng(SEED);
    const atRecords = rng.shuffle([...new Set(records.map(({ recordedAt }) => recordedAt))]).slice(0, CUTS);
    const cuts = [...atRecords, ...instants(rng, CUTS)];
    // Time passes at every cut, so that both say what falls due by then by then.
    const log = ticked(cuts);
    const all = run(log).said;
    for (const at of cuts) {
      const asOf = run(
        log.filter(({ recordedAt }) => recordedAt <= at),
        at,
      );
      const before = all.filter(({ recordedAt }) => recordedAt <= at);
      expect(asOf.said, `seed ${SEED}, as of ${at}`).toEqual(before);
    }
  });

  test("records of one instant in another order say the same", () => {
    const rng = createRng(SEED);
    const shuffled = rng.shuffle([...records]).sort((a, b) => a.recordedAt - b.recordedAt);
    expect(run(shuffled)).toEqual(whole);
    // By the hour, so that many records share an instant.
    const hourly = records.map((each) => ({ ...each, recordedAt: Math.ceil(each.recordedAt / HOUR_MS) * HOUR_MS }));
    const mixed = rng.shuffle([...hourly]).sort((a, b) => a.recordedAt - b.recordedAt);
    expect(mixed).not.toEqual(hourly);
    expect(run(mixed)).toEqual(run(hourly));
  });

  test("extra ticks change nothing but when it is said", () => {
    const rng = createRng(SEED);
    const more = run(ticked(instants(rng, 60)));
    expect(more.end).toEqual(whole.end);
    expect(untimed(more.said)).toEqual(untimed(whole.said));
  });
});

/** What was said, but for the tick at which it was. */
function untimed(said: readonly Transition[]): string[] {
  return said.map(({ recordedAt: _tick, ...rest }) => JSON.stringify(rest)).sort();
}
