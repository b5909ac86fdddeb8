// The public surface of the monitor.
export { type Asked, askedOf } from "./asked.ts";
export { kindTreeOf, watchedShare } from "./atoms/coverage.ts";
export { createPlaces } from "./atoms/place.ts";
export { pleadableUntil } from "./atoms/status.ts";
export { certify, type Verdict } from "./certify/certify.ts";
export { dayRuleOf } from "./days.ts";
export { createEngine, createEngine as createMonitor, type Engine, restoreEngine } from "./engine/engine.ts";
export { groupReports } from "./engine/group-reports.ts";
export { createFastPlaces } from "./engine/places.ts";
export { type Snapshot, SnapshotRefused } from "./engine/snapshot.ts";
export { type ChangesFound, changesOf } from "./explain/changes.ts";
export { explainDuty, explainFinding, type RunOfRecords } from "./explain/explain.ts";
export type {
  Doubt,
  DutyExplanation,
  Explanation,
  FindingExplanation,
  Requirement,
} from "./explain/explanation.ts";
export { mentions } from "./mentions.ts";
export type { Monitor } from "./monitor.ts";
export { createNaiveMonitor } from "./naive/naive-monitor.ts";
export { replay } from "./replay.ts";
export { type SignatoryStatus, type StepAtHome, signatoryStatusOf } from "./signatory-status.ts";
