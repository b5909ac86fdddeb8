// Records run through the monitor to their end: what then stands, and what was listed on the way.
import type { CheckedAgreement, DayCount, Duty, Finding, LogRecord, RecordRef, Transition } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { createEngine, replay } from "@servanda/monitor";
import type { Progress } from "../io/progress.ts";
import type { Period } from "./instants.ts";

/** When a stage was seen to turn. */
export interface StageSeen {
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
}

/** What stands at the end of a run. */
export interface Replayed {
  readonly agreement: CheckedAgreement;
  readonly records: readonly LogRecord[];
  /** Up to when time passed; undefined where there is no record and no bound. */
  readonly end: Instant | undefined;
  readonly findings: readonly Finding[];
  readonly duties: readonly Duty[];
  readonly counts: readonly DayCount[];
  readonly stages: ReadonlyMap<string, StageSeen>;
  readonly beyondHorizon: readonly RecordRef[];
}

/** `records` in record order. `onStep` hears of every record instant in order. */
export function replayRecords(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  period: Period,
  onStep: (said: readonly Transition[]) => void = () => undefined,
  progress?: Progress,
): Replayed {
  const engine = createEngine(agreement);
  const end = period.asOf ?? period.until ?? records.at(-1)?.recordedAt;
  const stages = new Map<string, StageSeen>();
  const beyondHorizon: RecordRef[] = [];
  const stepCount = distinctInstants(records) + 1;
  let step = 0;
  for (const said of replay(engine, records, end)) {
    progress?.show(step / stepCount, step);
    step += 1;
    for (const each of said) {
      if (each.kind === "beyond horizon") beyondHorizon.push(each.record);
      if (each.kind !== "stage") continue;
      const edge = each.change === "started" ? { startedAt: each.at } : { endedAt: each.at };
      stages.set(each.stage, { ...stages.get(each.stage), ...edge });
    }
    onStep(said);
  }
  progress?.end();
  const findings = engine.findings();
  return { agreement, records, end, findings, duties: engine.duties(), counts: engine.counts(), stages, beyondHorizon };
}

function distinctInstants(records: readonly LogRecord[]): number {
  return records.filter((each, index) => each.recordedAt !== records[index - 1]?.recordedAt).length;
}
