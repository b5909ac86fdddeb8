// The public surface of the monitor.
export { createEngine } from "./engine/engine.ts";
export { explainDuty, explainFinding, type RunOfRecords } from "./explain/explain.ts";
export type {
  Answer,
  Asks,
  Change,
  Doubt,
  DutyExplanation,
  Explanation,
  FindingExplanation,
  Ground,
  LevelAnswer,
  MatterAnswer,
  ProofAnswer,
  Requirement,
} from "./explain/explanation.ts";
export type { Monitor } from "./monitor.ts";
export { createNaiveMonitor } from "./naive/naive-monitor.ts";
export { replay } from "./replay.ts";
