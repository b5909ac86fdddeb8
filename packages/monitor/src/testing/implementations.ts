// The two monitors, and the engine restarted after every step, to be held to the same sentences.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { createEngine } from "../engine/engine.ts";
import type { Monitor } from "../monitor.ts";
import { createNaiveMonitor } from "../naive/naive-monitor.ts";
import { replay } from "../replay.ts";
import { hour, lineOf } from "./builders.ts";
import { createRestarting } from "./restarting.ts";

type Create = (agreement: CheckedAgreement) => Monitor;

/** What replays records under an agreement, to an hour if one is given, and says all that followed in lines. */
type LinesOf = (agreement: CheckedAgreement, records: readonly LogRecord[], untilHour?: number) => string[];

export function linesBy(create: Create): LinesOf {
  return (agreement, records, untilHour) => {
    const until = untilHour === undefined ? undefined : hour(untilHour);
    const ordered = [...records].sort((a, b) => a.recordedAt - b.recordedAt);
    return [...replay(create(agreement), ordered, until)].flat().map(lineOf);
  };
}

export const IMPLEMENTATIONS: readonly (readonly [name: string, create: Create])[] = [
  ["reference", createNaiveMonitor],
  ["engine", createEngine],
  ["engine restarted", createRestarting],
];
