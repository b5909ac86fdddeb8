// A duty's clock with every start that it could have, one below the other.
import type { Duty } from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { reportWords } from "../words/report-words.ts";
import { deadlineTime, localTime } from "./clock-face.ts";
import { table } from "./layout.ts";

/** `event  08:00 → 16:00  binds`; "" where the clock counts from no start. */
export function clockText(zone: TimeZone, duty: Duty, indent: string): string {
  const binding = duty.candidates.findIndex((each) => each.at !== undefined && each.at === duty.startAt);
  const rows = duty.candidates.map(({ start, at, dueAt, areHolidaysAssumed }, index) => {
    const name = startName(duty, start);
    if (at === undefined || dueAt === undefined) return [name, reportWords.startUnknown];
    const notes = [
      ...(index === binding ? [reportWords.binds, ...assumption(duty, binding)] : []),
      ...(areHolidaysAssumed === true ? [reportWords.holidaysAssumed] : []),
    ];
    const note = notes.length === 0 ? [] : [notes.join("; ")];
    return [name, `${localTime(zone, at)} → ${deadlineTime(zone, dueAt)}`, ...note];
  });
  return rows.length === 0 ? "" : table(rows, [], indent);
}

// A clock that counts from no listed start has one candidate, whatever began it.
function startName({ candidates, startAssumed, trigger, step }: Duty, start: string): string {
  if (candidates.length > 1 || startAssumed) return start;
  if (step > 0) return reportWords.startOfStep;
  return trigger === "standing" ? reportWords.startOfOwn : start;
}

function assumption(duty: Duty, binding: number): string[] {
  if (!duty.startAssumed) return [];
  return [binding > 0 ? reportWords.fellBack : reportWords.assumed];
}
