// The engine, taken up again from a written snapshot after every step. It must say what an engine says that ran on.
import type { CheckedAgreement } from "@servanda/agreement";
import { createEngine, type Engine, restoreEngine } from "../engine/engine.ts";
import type { Monitor } from "../monitor.ts";

export function createRestarting(agreement: CheckedAgreement): Monitor {
  let engine: Engine = createEngine(agreement);
  return {
    step(recordedAt, records) {
      const said = engine.step(recordedAt, records);
      engine = restoreEngine(agreement, JSON.parse(JSON.stringify(engine.snapshot())));
      return said;
    },
    findings: () => engine.findings(),
    duties: () => engine.duties(),
    counts: () => engine.counts(),
  };
}
