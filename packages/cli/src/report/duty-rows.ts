// The lines of one trigger's duties: one for each bearer with its state, and what must be said besides.
import { type Clause, type Duty, dutyId, followsPerformance } from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { type DutyGroup, ruleOf } from "../run/duty-groups.ts";
import type { Style } from "../terminal.ts";
import { dutyStateWords, reportWords } from "../words/report-words.ts";
import { statusWords } from "../words/status-words.ts";
import { deadlineTime, localTime, spanText } from "./clock-face.ts";
import { clockText } from "./clock-text.ts";
import { table, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";
import { PERIOD, triggerText } from "./trigger-text.ts";

/** When a duty was performed, if it was. */
export type PerformedAt = (clause: Clause, duty: Duty) => number | undefined;

/** Groups of one bearer and one start are rows of one table; the others have their clock above them. */
export function groupLines(
  section: Section,
  clause: Clause,
  groups: readonly DutyGroup[],
  performedAt: PerformedAt,
): string[] {
  const lines: string[] = [];
  let rows: Row[] = [];
  const flush = (): void => {
    lines.push(...rowLines(rows, "    "));
    rows = [];
  };
  for (const group of groups) {
    const [duty] = group.duties;
    if (isSimple(group)) {
      const { cells, notes } = bearerRow(section, clause, group, duty, performedAt);
      rows.push({ cells: [...cells.slice(0, 1), span(section, clause, duty), ...cells.slice(1)], notes });
      continue;
    }
    flush();
    const indented = group.duties.map((each) => bearerRow(section, clause, group, each, performedAt));
    const clock = duty.candidates.length < 2 ? "" : clockText(section.zone, duty, "        ");
    lines.push(wrap(heading(section, clause, group), { first: "    ", indent: "      " }));
    if (clock !== "") lines.push(clock);
    lines.push(...lateNotes(group).map((note) => wrap(note, { indent: "      " })));
    lines.push(...rowLines(indented, "      "));
    if (group.notYet.length > 0)
      lines.push(wrap(statusWords.leftOut(group.notYet), { first: "      ", indent: "        " }));
    if (group.left.length > 0) lines.push(wrap(leftText(section, group), { first: "      ", indent: "        " }));
  }
  flush();
  return lines;
}

interface Row {
  readonly cells: readonly string[];
  readonly notes: readonly string[];
}

function isSimple({ duties, left }: DutyGroup): boolean {
  return duties.length === 1 && duties[0].candidates.length < 2 && left.length === 0;
}

function rowLines(rows: readonly Row[], indent: string): string[] {
  if (rows.length === 0) return [];
  const lines = table(
    rows.map(({ cells }) => cells),
    [],
    indent,
  ).split("\n");
  return lines.flatMap((line, index) => [
    line,
    ...(rows[index]?.notes ?? []).map((note) => wrap(note, { indent: `${indent}  ` })),
  ]);
}

function bearerRow(section: Section, clause: Clause, group: DutyGroup, duty: Duty, performedAt: PerformedAt): Row {
  const { run, paint, zone } = section;
  const { state, dueAt } = duty;
  const at = performedAt(clause, duty);
  // In a table the deadline stands beside the state, so the state need not repeat it.
  const isSince = state === "overdue" && dueAt !== undefined && !isSimple(group);
  const words = [
    dutyStateWords[state],
    ...(at === undefined ? [] : [localTime(zone, at)]),
    ...(isSince ? [reportWords.since(deadlineTime(zone, dueAt))] : []),
    ...(duty.certainty === "possible" ? [`(${reportWords.possibly})`] : []),
  ].join(" ");
  return {
    cells: [duty.bearer, paint(styleOf(duty), words), paint("quiet", dutyId(run.agreement, duty))],
    notes: [...(isSimple(group) ? lateNotes(group) : []), ...notesOn(duty)],
  };
}

function lateNotes({ began }: DutyGroup): string[] {
  return began === undefined || began.lateMs === 0 ? [] : [reportWords.beganLate(spanText(began.lateMs))];
}

function notesOn(duty: Duty): string[] {
  const { step, basisRevised } = duty;
  const follows = followsPerformance(duty) ? reportWords.performed : reportWords.otherwise;
  return [...(step > 0 ? [follows] : []), ...(basisRevised ? [reportWords.basisRevised] : [])];
}

function styleOf({ state }: Duty): Style {
  if (state === "overdue" || state === "fulfilled late") return "found";
  return state === "fulfilled" ? "good" : "doubt";
}

/** `2026-02-15 11:00 → 2026-02-16 11:00`, or the deadline alone. */
function span({ zone }: Section, clause: Clause, duty: Duty): string {
  const { startAt, dueAt } = duty;
  if (dueAt === undefined) return withoutDeadline(zone, clause, duty);
  if (startAt === undefined) return reportWords.dueBy(deadlineTime(zone, dueAt));
  return `${localTime(zone, startAt)} → ${deadlineTime(zone, dueAt)}`;
}

// A clock whose start is known and whose end is not has been stopped: its clause is suspended.
export function withoutDeadline(zone: TimeZone, clause: Clause | undefined, duty: Duty): string {
  if (clause !== undefined && ruleOf(clause, duty)?.clock.kind === "none") return reportWords.noDeadline;
  if (duty.startAt === undefined) return reportWords.deadlineUnknown;
  return `${localTime(zone, duty.startAt)} → ${reportWords.clockStopped}`;
}

// Where the clock has one start only, the heading tells it.
function heading(section: Section, clause: Clause, { duties: [duty], began }: DutyGroup): string {
  const onRecord = began === undefined ? undefined : localTime(section.zone, began.recordedAt);
  const clock = duty.candidates.length < 2 ? span(section, clause, duty) : undefined;
  // The clock says when the period begins.
  const isPeriod = clock !== undefined && duty.trigger.startsWith(PERIOD);
  const what = isPeriod ? reportWords.eachPeriod : (triggerText(section.zone, duty.trigger) ?? reportWords.standing);
  return reportWords.triggered(what, clock, onRecord);
}

function leftText({ zone }: Section, { left }: DutyGroup): string {
  return reportWords.leftBefore(left.map(({ actor, at }) => ({ actor, at: localTime(zone, at) })));
}
