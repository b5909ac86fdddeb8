// Plays the records of a page to both monitors, and keeps what each said and what stands.
import type { CheckedAgreement, DayCount, Duty, Finding, LogRecord, Transition } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { createRng, type Instant } from "@servanda/core";
import { inRecordOrder } from "@servanda/formats";
import { createMonitor, createNaiveMonitor, type Monitor, replay } from "@servanda/monitor";
import { createRestarting } from "../../../packages/monitor/src/testing/restarting.ts";
import type { Page } from "./page.ts";

/** What is known at a record time: all that was said up to then, and what stands. */
export interface Known {
  readonly said: readonly Transition[];
  readonly findings: readonly Finding[];
  readonly duties: readonly Duty[];
  readonly counts: readonly DayCount[];
}

type Create = (agreement: CheckedAgreement) => Monitor;

/** The meaning, the monitor that people use, and that one restarted after every step. */
export const monitors = {
  reference: createNaiveMonitor,
  monitor: createMonitor,
  restarted: createRestarting,
} satisfies Readonly<Record<string, Create>>;

/** As of a record time: the records up to it, and time up to it. */
export function knownAt(
  create: Create,
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  at: Instant,
): Known {
  const monitor = create(agreement);
  const known = records.filter(({ recordedAt }) => recordedAt <= at).sort((a, b) => a.recordedAt - b.recordedAt);
  const said = [...replay(monitor, known, at)].flat();
  return { said, findings: monitor.findings(), duties: monitor.duties(), counts: monitor.counts() };
}

/** The same records handed over in another order within each record instant: nothing may change. */
export function shuffled(records: readonly LogRecord[], seed: number): readonly LogRecord[] {
  return createRng(seed).shuffle([...records]);
}

/** Time looked at again and again: nothing may change but when a passed deadline is said. */
export function withTicks(records: readonly LogRecord[], until: Instant, count = 40): readonly LogRecord[] {
  const first = Math.min(...records.map(({ recordedAt }) => recordedAt));
  const stepMs = Math.max(1, Math.floor((until - first) / count));
  const ticks = Array.from({ length: count }, (_, index): LogRecord => {
    return { record: "tick", recordedAt: Math.min(until, first + (index + 1) * stepMs) };
  });
  return [...records, ...ticks];
}

/**
 * What was seen, and who watched, comes in only at the end, the last first; what was said and done keeps its record
 * time. Each comes at an instant of its own, a second after the one before.
 */
export function seenLate(records: readonly LogRecord[], end: Instant): readonly LogRecord[] {
  const late = inRecordOrder(records.filter(isSeen)).reverse();
  const delays = new Map(late.map((record, index) => [nameOf(record), end - (late.length - index) * 1000]));
  return records.map((record) => {
    const recordedAt = delays.get(nameOf(record));
    return recordedAt === undefined || !isSeen(record) ? record : { ...record, recordedAt };
  });
}

function isSeen({ record }: LogRecord): boolean {
  return record === "observation" || record === "coverage";
}

function nameOf(record: LogRecord): string {
  return record.record === "tick" ? "" : refOf(record);
}

/** The page's records, with those that it says may stand instead of others in their place. */
export function replaced({ records, instead }: Pick<Page, "records" | "instead">): readonly LogRecord[] {
  const others = new Map(instead.map((record) => [nameOf(record), record]));
  return records.map((record) => others.get(nameOf(record)) ?? record);
}
