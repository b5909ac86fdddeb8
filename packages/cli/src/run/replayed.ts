// Records run through the monitor to their end: what then stands, and what was seen on the way.
import type { CheckedAgreement, DayCount, Duty, Finding, LogRecord, Transition } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { createMonitor, replay } from "@servanda/monitor";
import type { Progress } from "../io/progress.ts";
import type { Period } from "./instants.ts";
import { createOnTheWay, type OnTheWay } from "./on-the-way.ts";

/** What stands at the end of a run. */
export interface Replayed {
  readonly agreement: CheckedAgreement;
  readonly records: readonly LogRecord[];
  /** Up to when time passed; undefined where there is no record and no bound. */
  readonly end: Instant | undefined;
  readonly findings: readonly Finding[];
  readonly duties: readonly Duty[];
  readonly counts: readonly DayCount[];
  readonly onTheWay: OnTheWay;
}

/** `records` in record order. `onStep` hears of every record instant in order. */
export function replayRecords(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  period: Period,
  onStep: (said: readonly Transition[]) => void = () => undefined,
  progress?: Progress,
): Replayed {
  const monitor = createMonitor(agreement);
  const end = period.asOf ?? period.until ?? records.at(-1)?.recordedAt;
  const onTheWay = createOnTheWay(agreement, records);
  const stepCount = distinctInstants(records) + 1;
  let step = 0;
  for (const said of replay(monitor, records, end)) {
    progress?.show(step / stepCount, step);
    step += 1;
    for (const each of said) onTheWay.note(each);
    onStep(said);
  }
  progress?.end();
  const [findings, duties, counts] = [monitor.findings(), monitor.duties(), monitor.counts()];
  return { agreement, records, end, findings, duties, counts, onTheWay };
}

function distinctInstants(records: readonly LogRecord[]): number {
  return records.filter((each, index) => each.recordedAt !== records[index - 1]?.recordedAt).length;
}
