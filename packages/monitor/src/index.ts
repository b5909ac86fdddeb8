// The public surface of the monitor.
export type { Judged } from "./atoms/judged.ts";
export { createEngine } from "./engine/engine.ts";
export type { Monitor } from "./monitor.ts";
export { createNaiveMonitor } from "./naive/naive-monitor.ts";
export { inRecordOrder, replay } from "./replay.ts";
