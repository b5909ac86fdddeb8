// Counts by day with their exposure: how much of the day somebody watched.
import type { Coverage, Register } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { describe, expect, test } from "vitest";
import { replay } from "./replay.ts";
import { agreementOf, FIRE, forbid, hour, shot } from "./testing/builders.ts";
import { IMPLEMENTATIONS } from "./testing/implementations.ts";

const { by: _anyone, ...fire } = FIRE;
const register: Register = {
  key: "Fires",
  name: "Fires",
  reading: "base",
  event: fire,
  unit: { kind: "count" },
  countsIncidents: false,
  dayOf: "end",
  exceptions: [],
  isExposed: true,
  span: { start: 0, end: 0 },
};

const watch: Coverage = {
  record: "coverage",
  id: "w",
  source: "mast",
  recordedAt: hour(20),
  state: "watched",
  from: hour(6),
  to: hour(18),
};

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  test("a count carries the hours that somebody watched; of an unwatched day, none", () => {
    const monitor = create(agreementOf([forbid()], { registers: [register] }));
    Array.from(replay(monitor, [shot("a", 10), shot("b", 11), watch, shot("c", 30)]));
    expect(monitor.counts().map(({ day, count, observedMs }) => [day, count, observedMs])).toEqual([
      ["1970-01-01", 2, 12 * HOUR_MS],
      ["1970-01-02", 1, 0],
    ]);
  });

  test("a register that says nothing of its exposure carries none", () => {
    const { isExposed: _isExposed, ...plain } = register;
    const monitor = create(agreementOf([forbid()], { registers: [plain] }));
    Array.from(replay(monitor, [shot("a", 10), watch]));
    expect(monitor.counts().map(({ observedMs }) => observedMs)).toEqual([undefined]);
  });
});
