// The monitor of an agreement: the engine; the reference where the engine does not cover something.
import type { CheckedAgreement } from "@servanda/agreement";
import { createEngine } from "../engine/engine.ts";
import type { Monitor } from "../monitor.ts";
import { createNaiveMonitor } from "../naive/naive-monitor.ts";
import { onReference } from "./reference-clauses.ts";

export function createMonitor(agreement: CheckedAgreement): Monitor {
  return onReference(agreement).clauses.size === 0 ? createEngine(agreement) : createNaiveMonitor(agreement);
}
